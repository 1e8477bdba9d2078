"""What `show` prints of quotations, actors and roles."""

from __future__ import annotations

from datetime import date

import click

from backchannel.commands.casting import Casting, names_of, term_of, title_of
from backchannel.commands.common import plain, when
from backchannel.commands.listing import words_of
from backchannel.commands.people import manner, words
from backchannel.model import Actor, Document, Quote, Role, Span
from backchannel.record import Record


def quote(opened: Record, found: Quote) -> None:
    """Print a quotation: its words, in their paragraph with who, cue and words marked, and its circumstances."""
    cast = Casting(opened)
    _say(f"“{words(found)}”")
    _say(f"  in       {found.document} at {found.spans[0].start}-{found.spans[-1].end}")
    _say(f"  speaker  {_person(cast, found.speaker) if found.speaker else 'not told'}")
    _say(f"  manner   {manner(found)}")
    if found.addressee:
        _say(f"  to       {_person(cast, found.addressee)}")
    _say(f"  said     {when(found.said)}: {found.said.reason}")
    if found.medium or found.channel:
        way = f" (“{' '.join(found.channel.text.split())}”)" if found.channel else ""
        _say(f"  by way   {(found.medium or 'not told').replace('_', ' ')}{way}")
    _say(f"  through  {' ← '.join(cast.name(actor) for actor in found.attribution) or 'not known'}")
    if found.continues:
        _say(f"  goes on  from {found.continues}")
    for claim in found.claims:
        _say(f"  touches  {claim}")
    _say(f"  made by  {found.made_by}, confidence {_sure(found.confidence)}")
    document = opened.results.document(found.document)
    if document is not None:
        _say("  text")
        for line in _marked(document, found):
            _say(f"    {line}")


def actor(opened: Record, found: Actor) -> None:
    """Print an actor: the names in use, the offices by what they stand on, quotations, claims."""
    cast = Casting(opened)
    kind = found.type if found.type != "unnamed" else "named by no text"
    _say(f"{found.name} ({kind}{', ' + found.code.country if found.code.country else ''})")
    for key, value in sorted(found.identifiers.items()):
        _say(f"  {key:8} {value}")
    if found.part_of:
        _say(f"  part of  {_person(cast, found.part_of)}")
    forms = sorted({mention.form for mention in found.mentions})
    counts = {form: sum(mention.form == form for mention in found.mentions) for form in forms}
    _say(
        f"  mentions {len(found.mentions)}{': ' * bool(counts)}{', '.join(f'{n} {form}' for form, n in counts.items())}"
    )
    used = names_of(found)
    for name in sorted(used, key=lambda name: (-used[name], name)):
        _say(f"    {used[name]:4}  {name}")
    _roles(cast, found)
    said = cast.quotes.get(found.id, [])
    _say(f"  said     {len(said)} quotations")
    for one in said:
        _say(f"    {when(one.said)}, {manner(one)}: “{words(one)}” ({one.id})")
    told = cast.claims.get(found.id, [])
    _say(f"  in       {len(told)} claims")
    for claim in told:
        parts = sorted({p.role.replace("_", "-") for p in claim.participants if p.actor == found.id})
        _say(f"    {when(claim.when)}, {claim.layer}, as {', '.join(parts)}: “{words_of(claim)}” ({claim.id})")
    _say(f"  made by  {found.made_by}, confidence {_sure(found.confidence)}")


def role(opened: Record, found: Role) -> None:
    """Print a role with the words that attest it, or with the term and where the directory has it from."""
    cast = Casting(opened)
    _say(f"{title_of(found)}: {_person(cast, found.actor)}")
    _say(f"  sort     {found.sort}")
    _role(found, "  ")
    _say(f"  made by  {found.made_by}, confidence {_sure(found.confidence)}")


def _roles(cast: Casting, found: Actor) -> None:
    roles = cast.roles.get(found.id, [])
    for basis, title in (("text", "attested by the texts"), ("directory", "known from the directory")):
        own = [role for role in roles if role.basis == basis]
        if own:
            _say(f"  roles {title}")
        for role in own:
            _say(f"    {title_of(role)} ({role.id})")
            _role(role, "      ")


def _role(role: Role, indent: str) -> None:
    if role.basis == "directory" or role.begun or role.until:
        source = f", source: {role.source}" if role.source else ""
        _say(f"{indent}term     {term_of(role)}{source}")
    for one in sorted(role.attested, key=lambda one: (one.date.latest or date.max, one.document, one.start)):
        said = " ".join(one.text.split())
        _say(f"{indent}{when(one.date)}: “{said}” in {one.document} at {one.start}-{one.end}")


def _marked(document: Document, found: Quote) -> list[str]:
    """Return the paragraphs of a quotation, each on a line, with [speaker: …], [cue: …] and [words: …] put in."""
    spans: list[tuple[str, Span]] = [("words", span) for span in found.spans]
    spans += [(name, span) for name, span in (("speaker", found.speaker_span), ("cue", found.cue_span)) if span]
    first, last = min(span.start for _, span in spans), max(span.end for _, span in spans)
    zones = [(z.start, z.end) for z in document.zones if z.start < last and first < z.end] or [(first, last)]
    opening = {span.start: "" for _, span in spans}
    closing = {span.end: "" for _, span in spans}
    for name, span in sorted(spans, key=lambda one: (one[1].start, -one[1].end)):
        opening[span.start] += f"[{name}: "
        closing[span.end] += "]"
    lines = []
    for start, end in zones:
        pieces = (
            closing.get(at, "") * (at > start) + opening.get(at, "") * (at < end) + document.text[at : at + (at < end)]
            for at in range(start, end + 1)
        )
        lines.append(" ".join("".join(pieces).split()))
    return lines


def _person(cast: Casting, actor: str) -> str:
    known = cast.actors.get(actor)
    kind = ", not named" if known is not None and known.type == "unnamed" else ""
    return f"{cast.name(actor)}{kind} ({actor})"


def _sure(confidence: float | None) -> str:
    return "not known" if confidence is None else f"{confidence:.2f}"


def _say(line: str) -> None:
    click.echo(plain(line))
