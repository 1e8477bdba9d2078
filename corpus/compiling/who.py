"""Notes on actors, roles and claims → the classes of the form."""

from __future__ import annotations

from typing import get_args

from backchannel.model.words import (
    ActorType,
    Certainty,
    Content,
    Directness,
    Existence,
    Layer,
    Medium,
    MentionForm,
    ParticipantRole,
    RoleSort,
    Status,
)
from corpus.compiling.context import OUTLET, Context, ident
from corpus.form import Actor, Claim, Mention, Participant, Plover, Role, Secrecy, Where
from corpus.notation import Block, Field, items
from corpus.words import CONTEXTS, KINDS, MODES, SECTORS, plover

_FORMS: dict[str, MentionForm] = {"names": "name", "titles": "title", "nouns": "nominal", "pronouns": "pronoun"}
_ROLES: tuple[ParticipantRole, ...] = get_args(ParticipantRole)


def actor(block: Block, context: Context) -> Actor:
    """Read `actor KEY: NAME, TYPE, COUNTRY, SECTOR …`; a name may hold commas, so the type is looked for."""
    context.fields(block, "names titles nouns pronouns part_of")
    parts = items(block.main, ",")
    types = set(get_args(ActorType))
    at = next((n for n, part in enumerate(parts) if n and part in types), None)
    if at is None:
        context.report(block.line, "an actor is `NAME, TYPE, COUNTRY, SECTORS`, with a type of the codebook")
        at = len(parts)
    type_: ActorType = context.word(parts[at], get_args(ActorType), block.line, "group") if at < len(parts) else "group"
    country, sectors = None, []
    for part in parts[at + 1 :]:
        if part in SECTORS:
            sectors.append(part)
        elif len(part) == 3 and part.isupper() and country is None:
            country = part
        elif part != "-":
            context.report(block.line, f"{part!r} is neither a country of three letters nor a PLOVER sector")
    parent = context.keys("actor", block.one("part_of"))
    return Actor(
        id=ident("actor", block.key),
        name=", ".join(parts[:at]),
        kind=KINDS[type_],
        type=type_,
        plover=Plover(code=country, sector=next(iter(sectors), None), sectors=tuple(sectors)),
        parent=next(iter(parent), None),
        mentions=_mentions(block, context),
    )


def _mentions(block: Block, context: Context) -> tuple[Mention, ...]:
    found = {}
    for field in block.fields:
        if field.name in _FORMS:
            for span in context.field(field):
                if (span.start, span.end) in found:
                    context.report(
                        field.line, f"{span.text!r} in unit {span.sent} is listed twice: write #2 for the second"
                    )
                form = _FORMS[field.name]
                found[span.start, span.end] = Mention(
                    start=span.start, end=span.end, text=span.text, sent=span.sent, form=form
                )
    return tuple(mention for _, mention in sorted(found.items()))


def role(block: Block, context: Context) -> Role:
    """Read `role N: ACTOR, TITLE, ORGANISATION, SORT`; the organisation may be `-` or left out."""
    context.fields(block, "words from until")
    parts = items(block.main, ",")
    if len(parts) < 3:
        context.report(block.line, "a role is `ACTOR, TITLE, ORGANISATION, office|process|recognition`")
        parts = [*parts, "", "", "office"][:4]
    sort: RoleSort = context.word(parts[-1], get_args(RoleSort), block.line, "office")
    titles = parts[1:-1]
    org = titles.pop() if len(titles) > 1 else None
    begun, until = block.one("from"), block.one("until")
    return Role(
        id=f"R{block.key}",
        actor=context.key("actor", parts[0], block.line),
        role=", ".join(titles),
        org=None if org == "-" else org,
        kind=sort,
        started=context.days(begun).edtf,
        ended=context.days(until).edtf,
        evidence=context.field(block.one("words")),
    )


def claim(block: Block, context: Context) -> Claim:
    """Read `claim N: LAYER TYPE, mode, context …` with its fields."""
    context.fields(block, "words when where status by secrecy medium outcome event label " + " ".join(_ROLES))
    layer, deed, modes, contexts = _sort(block, context)
    words = context.field(block.one("words"))
    if not words:
        context.report(block.line, "a claim needs `words:`")
    by = context.keys("actor", block.one("by"))
    status, certainty = _status(block.one("status"), context, by)
    way, directness = medium(block.one("medium"), context)
    event = block.one("event")
    return Claim(
        id=ident("claim", block.key),
        event=f"E:{event.value}" if event is not None else f"E:{context.number}-{block.key}",
        evidence=words,
        layer=layer,
        type=plover(deed, status),
        deed=deed,
        modes=modes,
        contexts=contexts,
        participants=tuple(_participant(f, context) for f in block.fields if f.name in _ROLES),
        when=context.days(block.one("when")),
        where=_where(block.one("where"), context),
        status=status,
        certainty=certainty,
        attribution=(ident("actor", OUTLET), *by),
        secrecy=secrecy(block.one("secrecy"), context),
        medium=way,
        directness=directness,
        outcome=context.told(block.one("outcome")),
    )


def _sort(block: Block, context: Context) -> tuple[Layer, str | None, tuple[str, ...], tuple[str, ...]]:
    first, *rest = items(block.main, ",") or [""]
    words = first.split()
    layer: Layer = context.word(words[0] if words else "", get_args(Layer), block.line, "statement")
    deed = words[1] if len(words) > 1 and words[1] != "-" else None
    if deed is not None and deed not in MODES:
        context.report(block.line, f"{deed!r} is no PLOVER type: {' '.join(MODES)}")
        deed = None
    modes, contexts = [], []
    for word in rest:
        if word in MODES.get(deed or "", ()):
            modes.append(word)
        elif word in CONTEXTS:
            contexts.append(word)
        elif word != "-":
            context.report(block.line, f"{word!r} is neither a mode of {deed} nor a PLOVER context")
    return layer, deed, tuple(modes), tuple(contexts)


def _participant(field: Field, context: Context) -> Participant:
    key, _, words = field.value.partition("@")
    found = context.spans(words, field.line)
    part: ParticipantRole = context.word(field.name, _ROLES, field.line, "actor")
    return Participant(actor=context.key("actor", key.strip(), field.line), role=part, span=next(iter(found), None))


def _status(field: Field | None, context: Context, by: tuple[str, ...]) -> tuple[Status, Certainty]:
    status: Status = "happened"
    certainty: Certainty = "attributed" if by else "asserted"
    for word in context.parts(field):
        if word in get_args(Certainty):
            certainty = context.word(word, get_args(Certainty), field.line if field else 0, "asserted")
        else:
            status = context.word(word, get_args(Status), field.line if field else 0, "happened")
    return status, certainty


def _where(field: Field | None, context: Context) -> Where | None:
    if field is None:
        return None
    place, *country = items(field.value.partition("@")[0], ",") or [""]
    code = next((part for part in country if len(part) == 3 and part.isupper()), None)
    spans = context.spans(field.value.partition("@")[2], field.line)
    return Where(place=place, country=code, spans=spans)


def medium(field: Field | None, context: Context) -> tuple[Medium | None, Directness | None]:
    """Read `MEDIUM, DIRECTNESS`; either may be left out."""
    medium: Medium | None = None
    directness: Directness | None = None
    for word in context.parts(field):
        line = field.line if field else 0
        if word in get_args(Directness):
            directness = context.word(word, get_args(Directness), line, "direct")
        elif word != "-":
            medium = context.word(word, get_args(Medium), line, "in_person")
    return medium, directness


def secrecy(field: Field | None, context: Context) -> Secrecy:
    """Read `EXISTENCE, CONTENT @ words`; open and disclosed where there is no field."""
    if field is None:
        return Secrecy()
    parts = [*context.parts(field), "unknown"]
    existence: Existence = context.word(parts[0], get_args(Existence), field.line, "unknown")
    content: Content = context.word(parts[1], get_args(Content), field.line, "unknown")
    return Secrecy(existence=existence, content=content, spans=context.spans(field.value.partition("@")[2], field.line))
