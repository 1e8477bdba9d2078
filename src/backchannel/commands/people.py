"""`quotes` and `actors`: who said what, who is who, and who held an office on a day."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import click
from msgspec import Struct

from backchannel.commands.casting import Casting, days_of, in_place, names_of, title_of
from backchannel.commands.common import json_option, open_record, print_json, print_table, record_argument, when
from backchannel.directory import Person, Term, directory, using
from backchannel.directory.offices import offices
from backchannel.errors import BackchannelError, UsageError
from backchannel.model import Actor, ActorType, Quote, QuoteForm, Role
from backchannel.record.folder import Folder

_MOST_NAMES, _MOST_ROLES = 4, 3
"""How many of an actor's names and roles a line of the table holds; `show` has them all."""


class _Known(Struct, frozen=True, kw_only=True):
    """An actor with his roles and counts, as `actors --json` prints it."""

    actor: Actor
    roles: tuple[Role, ...]
    quotes: int
    claims: int


class _Holder(Struct, frozen=True, kw_only=True):
    """Who held an office on a day, as `actors --who --json` prints it.

    `until` is None where no end is known; `known_to` is then the last day on which it is known to have been held.
    """

    person: str
    name: str
    office: str
    organisation: str
    begun: str
    until: str | None
    known_to: date | None
    acting: bool
    source: str


@click.command("quotes")
@record_argument
@click.option("--speaker", metavar="TEXT", help="Only of speakers of this name, in any spelling.")
@click.option("--form", type=click.Choice(get_args(QuoteForm)), help="Only quotations of this form.")
@click.option("--document", metavar="ID", help="Only of this document.")
@json_option
def quotes(record: Path | None, speaker: str | None, form: str | None, document: str | None, as_json: bool) -> None:
    """List the quotations: who is given which words, when, in what manner and through whom.

    Sorted by document and place. `through` is the chain by which a report has the words: the outlet first, the nearest
    to the speaker last. A question mark stands for a speaker that the text doesn't tell.

    \b
    Examples:
      backchannel quotes record/ --speaker Lavrov
      backchannel quotes record/ --form direct --json
    """
    with open_record(record) as opened:
        if document is not None and opened.results.document(document) is None:
            raise BackchannelError(
                f"{opened.folder.root}: no document here has the id {document!r}",
                advice="See their ids with: backchannel documents",
            )
        cast = Casting(opened)
        found = [
            quote for quote in in_place(opened.talk.quotes(document))
            if (form is None or quote.form == form) and (speaker is None or cast.named(speaker, quote.speaker))
        ]  # fmt: skip
        if as_json:
            for quote in found:
                print_json(quote)
            return
        print_table(
            ("said", "speaker", "manner, form", "words", "through", "id"),
            ((when(q.said), cast.name(q.speaker) if q.speaker else "?", manner(q), words(q), cast.chain(q), q.id)
             for q in found),
            empty="The record holds no such quotations.",
        )  # fmt: skip


@click.command("actors")
@click.argument("targets", nargs=-1, metavar="[RECORD] [TEXT]")
@click.option("--type", "type_", type=click.Choice(get_args(ActorType)), help="Only actors of this type.")
@click.option("--who", metavar="OFFICE", help="Say who held OFFICE on the day of --on; needs no record.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day for --who (YYYY-MM-DD).")
@json_option
def actors(
    targets: tuple[str, ...], type_: str | None, who: str | None, on: datetime | None, as_json: bool
) -> None:  # fmt: skip
    """List the actors: their names in the texts, roles with their days, and how often they are named and quoted.

    TEXT keeps those that have it in a name, in any spelling. Those who take part in most stand first. A role's days are
    its term where a text tells one, else those on which texts call somebody so; a term that the directory knows is
    marked “directory”.

    \b
    Examples:
      backchannel actors record/ Gaddafi
      backchannel actors record/ --type igo
      backchannel actors --who "NATO Secretary General" --on 2011-07-04
    """
    first = Path(targets[0]) if targets and Folder(Path(targets[0])).is_record() else None
    text = " ".join(targets[1:] if first else targets)
    if who is not None or on is not None:
        if who is None or on is None or text or type_:
            raise UsageError(
                "--who and --on belong together, and to nothing else but a record",
                advice='For instance: backchannel actors --who "NATO Secretary General" --on 2011-07-04',
            )
        _tell_holder(who, on.date(), Folder(first).users_directory() if first else None, as_json)
        return
    with open_record(first) as opened:
        cast = Casting(opened)
        found = [
            actor for actor in cast.actors.values()
            if (type_ is None or actor.type == type_) and (not text or cast.named(text, actor.id))
        ]  # fmt: skip
        listed = sorted((_known(actor, cast) for actor in found), key=_order)
        if as_json:
            for known in listed:
                print_json(known)
            return
        print_table(
            ("name", "type", "country", "in the texts", "roles", "mentions", "quotes", "claims", "id"),
            ((k.actor.name, k.actor.type, k.actor.code.country or "", _names(names_of(k.actor)), _roles(k.roles),
              str(len(k.actor.mentions)), str(k.quotes), str(k.claims), k.actor.id) for k in listed),
            empty="The record holds no such actors.",
        )  # fmt: skip


def manner(quote: Quote) -> str:
    """Return in what manner words are given to somebody, and in what form: `not denied, indirect, hedged`."""
    parts = [f"not {quote.manner}" if quote.negated else quote.manner, quote.form]
    return ", ".join([*parts, *(["hedged"] if quote.hedged else [])])


def words(quote: Quote) -> str:
    """Return the words of a quotation on one line."""
    return " … ".join(" ".join(span.text.split()) for span in quote.spans)


def _known(actor: Actor, cast: Casting) -> _Known:
    return _Known(
        actor=actor, roles=tuple(cast.roles.get(actor.id, ())), quotes=len(cast.quotes.get(actor.id, ())),
        claims=len(cast.claims.get(actor.id, ())),
    )  # fmt: skip


def _order(known: _Known) -> tuple[int, int, str, str]:
    return -known.claims - known.quotes, -len(known.actor.mentions), known.actor.name, known.actor.id


def _names(used: Counter[str]) -> str:
    listed = sorted(used, key=lambda name: (-used[name], name))
    return ", ".join(listed[:_MOST_NAMES]) + (f" and {len(listed) - _MOST_NAMES} more" * (len(listed) > _MOST_NAMES))


def _roles(roles: tuple[Role, ...]) -> str:
    told = [
        f"{title_of(role)} ({'directory: ' if role.basis == 'directory' else ''}{days_of(role)})"
        for role in roles[:_MOST_ROLES]
    ]
    return "; ".join(told) + (f"; {len(roles) - _MOST_ROLES} more" * (len(roles) > _MOST_ROLES))


def _tell_holder(who: str, day: date, users: Path | None, as_json: bool) -> None:
    """Print who held an office on a day. Raises `BackchannelError` where the directory doesn't know."""
    with using(users):
        found = directory().who(who, day)
        if found is None:
            raise BackchannelError(
                f"the directory doesn't know who held {who!r} on {day}",
                advice="Name office and body, such as “foreign minister of Norway”. Nobody is named where several may"
                " have held it. A file of your own can add who did: backchannel build --directory FILE.",
            )
        holder = _holder(*found)
    if as_json:
        print_json(holder)
        return
    until = holder.until or (f"at least {holder.known_to}" if holder.known_to else "no end known")
    print_table(
        ("person", "office", "organisation", "term", "source", "id"),
        [(holder.name, holder.office + (", acting" if holder.acting else ""), holder.organisation,
          f"{holder.begun} to {until}",
          holder.source, holder.person)],
        empty="",
    )  # fmt: skip


def _holder(person: Person, term: Term) -> _Holder:
    body = directory().entries.get(term.body)
    return _Holder(
        person=person.id, name=person.name, office=offices().title(term.office),
        organisation=body.name if body is not None else term.body, begun=term.begun.edtf,
        until=term.until.edtf if term.until is not None else None, known_to=term.known_to, acting=term.acting,
        source=term.source,
    )  # fmt: skip
