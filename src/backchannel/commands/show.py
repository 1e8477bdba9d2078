"""`backchannel show`: one object, with every field and its words."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from backchannel.commands import show_people
from backchannel.commands.common import default_record, json_option, log, open_record, plain, print_json, when
from backchannel.commands.listing import names, who, words_of
from backchannel.errors import BackchannelError
from backchannel.model import Actor, Basis, Claim, Contradiction, Document, Event, Quote, Role
from backchannel.record import Record

_BASIS: dict[Basis, str] = {
    "text": "its text alone",
    "folder": "the other reports",
    "events": "public events",
    "together": "all of these",
}


@click.command("show")
@click.argument("targets", nargs=-1, required=True, metavar="[RECORD] ID")
@json_option
def command(targets: tuple[str, ...], as_json: bool) -> None:
    """Show one object by its ID.

    That is a document, claim, quotation, actor, role, event, channel, disclosure, contradiction or original.
    A document is shown with its text, what each part of it is and how its day is known; an event with all its accounts
    and with what contradicts them; a quotation in its paragraph, with speaker, cue and words marked; an actor with the
    names in use, offices (what texts attest apart from what the directory knows), quotations and claims.
    """
    if len(targets) > 2:
        raise click.UsageError("give the record's folder and one id")
    root = default_record(Path(targets[0]) if len(targets) == 2 else None)
    with open_record(root) as opened:
        found = _find(opened, targets[-1])
        if as_json:
            print_json(found)
        elif isinstance(found, Document):
            _document(opened, found)
        elif isinstance(found, Event):
            _event(opened, found)
        elif isinstance(found, Claim):
            _claim(opened, found)
        elif isinstance(found, Quote):
            show_people.quote(opened, found)
        elif isinstance(found, Actor):
            show_people.actor(opened, found)
        elif isinstance(found, Role):
            show_people.role(opened, found)
        elif isinstance(found, Contradiction):
            _contradiction(found)
        else:
            click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())


def _find(opened: Record, id: str) -> object:
    found: object = opened.results.document(id) or opened.results.claim(id) or opened.conclusions.find(id)
    found = found or opened.talk.quote(id) or opened.contradictions.one(id) or opened.sources.provenance(id)
    if not found:
        raise BackchannelError(
            f"{opened.folder.root}: nothing here has the id {id!r}",
            advice="See ids with: backchannel timeline, claims, quotes, actors or documents.",
        )
    return found


def _document(opened: Record, document: Document) -> None:
    for place in opened.sources.provenance(document.source):
        log(f"from      {place.path} (added {place.added})")
    log(f"sha256    {document.source}")
    published = opened.published(document)
    log(f"published {when(published)}: {published.reason}")
    for dating in opened.conclusions.datings(document.id):
        log(f"  by {_BASIS[dating.basis]}: {when(dating.published)}: {dating.published.reason}")
    for witness in document.witnesses:
        log(f"  {witness.field} by {witness.via}: {witness.value}")
    for notice in document.notices:
        log(f"remark    {notice.message}")
    for zone in document.zones:
        click.echo(f"{zone.zone:11} {zone.start:6}  {' '.join(document.text[zone.start : zone.end].split())}")


def _event(opened: Record, event: Event) -> None:
    name_of = names(opened)
    click.echo(event.label)
    click.echo(f"  when     {when(event.when)}: {event.when.reason}")
    click.echo(f"  who      {who(event.participants, name_of)}")
    if event.where:
        click.echo(f"  where    {event.where.place}")
    click.echo(f"  status   {event.status}; secrecy at the time: {event.secrecy.existence}")
    if event.first_public:
        click.echo(f"  public   {when(event.first_public)}: {event.first_public.reason}")
    click.echo(f"  accounts {len(event.claims)} of {event.independent_origins} separate origins")
    for id in event.claims:
        claim = opened.results.claim(id)
        if claim:
            click.echo(f"    {claim.id} in {claim.document}\n      “{words_of(claim)}”")
    for contradiction in opened.contradictions.all():
        if set(contradiction.claims) & set(event.claims):
            click.echo(f"  but      {plain(contradiction.note)} ({contradiction.id})")


def _contradiction(found: Contradiction) -> None:
    click.echo(plain(found.note))
    click.echo(f"  about    {found.about}, {found.scope.replace('_', ' ')}")
    for side in found.sides:
        click.echo(f"  says     {plain(side.says)}")
        for span in side.spans:
            words = " ".join(span.text.split())
            click.echo(f"    in {span.document} at {span.start}-{span.end}: “{plain(words)}”")
    for claim in found.claims:
        click.echo(f"  touches  {claim}")
    click.echo(f"  made by  {found.made_by}")


def _claim(opened: Record, claim: Claim) -> None:
    name_of = names(opened)
    click.echo(f"“{words_of(claim)}”")
    click.echo(f"  in       {claim.document} at {claim.evidence[0].start}-{claim.evidence[0].end}")
    click.echo(f"  what     {claim.layer}, {claim.type or 'no PLOVER type'}, CAMEO {claim.cameo or 'none'}")
    click.echo(f"  who      {who(claim.participants, name_of)}")
    click.echo(f"  when     {when(claim.when)}: {claim.when.reason}")
    if claim.where:
        click.echo(f"  where    {claim.where.place}")
    click.echo(f"  status   {claim.status}, {claim.certainty}; secrecy at the time: {claim.secrecy.existence}")
    click.echo(f"  says     {' ← '.join(name_of(a) for a in claim.attribution) or 'not known'}")
    confidence = "not known" if claim.confidence is None else f"{claim.confidence:.2f}"
    click.echo(f"  made by  {claim.made_by}, confidence {confidence}")
