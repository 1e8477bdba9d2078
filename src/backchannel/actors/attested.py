"""The roles that one document gives to its actors: offices, parts in talks, recognitions, each with its places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backchannel.actors.cast import Cast
from backchannel.actors.counterparts import counterparts
from backchannel.actors.given import Given
from backchannel.actors.holders import titled
from backchannel.actors.parts import parts, ruling
from backchannel.actors.rolewords import RoleWords, role_words
from backchannel.actors.tenure import Tenure, Times, agreed
from backchannel.actors.whose import Body, Whose
from backchannel.dates import Calendar
from backchannel.directory import directory
from backchannel.directory.fold import slug
from backchannel.directory.offices import offices
from backchannel.language import Sentence
from backchannel.model import Actor, Attestation, Role, RoleSort, role_id

_FOR_AN_OFFICE = "rule:office-in-time"
"""What made an actor whom the document names by his office alone."""


def attested(cast: Cast, sentences: Sequence[Sentence], calendar: Calendar) -> tuple[Role, ...]:
    """Return the roles that a document gives to its actors, ordered by id.

    Places that name one role in other words (`the NATO chief`, of the Secretary General) are one role. An attestation's
    date is the day of the report, or the time that its clause tells of; `begun` and `until` are what the text says.
    """
    words = role_words()
    whose = Whose.of(cast, sentences, words)
    found = list(titled(whose, words))
    found += counterparts(tuple(found), whose, words)
    found += parts(whose, words)
    found += ruling(whose, words)
    times = Times(calendar=calendar, sentences=sentences, whose=whose, words=words)
    by_actor: dict[str, list[Given]] = {}
    for given in found:
        by_actor.setdefault(given.actor, []).append(given)
    roles: dict[str, Role] = {}
    for id, own in by_actor.items():
        for group in _groups(own, whose.actors[id], words):
            role = _role(group, whose, times)
            roles.setdefault(role.id, role)
    return tuple(roles[id] for id in sorted(roles))


def _groups(given: Sequence[Given], actor: Actor, words: RoleWords) -> list[list[Given]]:
    """Gather the places that name one role of an actor; those with most words first, as others shorten them."""
    groups: list[list[Given]] = []
    alike: dict[tuple[RoleSort, bool, bool], list[list[Given]]] = {}
    for one in sorted(given, key=lambda g: (g.weak, g.body is None, -len(g.core.split()), g.noun)):
        kind = alike.setdefault((one.sort, one.over, one.ending), [])
        own = next((group for group in kind if _same(one, group, words)), None)
        if own is not None:
            own.append(one)
        elif not one.weak or (actor.made_by == _FOR_AN_OFFICE and one.body is not None):
            kind.append([one])
            groups.append(kind[-1])
    return groups


def _same(one: Given, group: Sequence[Given], words: RoleWords) -> bool:
    """Tell whether a place names the role of a group of its sort: titles that fit, and no other body."""
    lead = group[0]
    body = next((g.body for g in group if g.body is not None), None)
    if one.sort == "recognition":
        return True
    if one.body is not None and body is not None and _key(one.body) != _key(body):
        return False
    mine, other = slug(one.core).split("-"), slug(lead.core).split("-")
    if {w for w in mine if w in words.titles.times} != {w for w in other if w in words.titles.times}:
        return False
    if mine == other[-len(mine) :]:
        return True
    return one.weak and bool(set(offices().of(one.core)) & set(offices().of(lead.core)))


def _key(body: Body | None) -> str:
    return "" if body is None else body.id or slug(body.name)


def _role(group: Sequence[Given], whose: Whose, times: Times) -> Role:
    lead, actor = group[0], whose.actors[group[0].actor]
    body = next((g.body for g in group if g.body is not None), None) or _implied(lead, actor, whose)
    tenures = [times.of(one) for one in group]
    organisation = body.name if body is not None else None
    return Role(
        id=role_id(actor.id, lead.title, organisation), actor=actor.id, title=lead.title,
        organisation=organisation,
        body=body.id if body is not None and body.id in whose.actors else None, sort=lead.sort,
        attested=tuple(sorted(_attestations(group, tenures, whose), key=lambda a: (a.start, a.end))),
        begun=agreed([t.begun for t in tenures]), until=agreed([t.until for t in tenures]), basis="text",
        made_by=f"rule:{lead.rule}", confidence=lead.confidence,
    )  # fmt: skip


def _attestations(group: Sequence[Given], tenures: Sequence[Tenure], whose: Whose) -> Iterator[Attestation]:
    """Yield each place once."""
    reading, seen = whose.cast.reading, set()
    for one, tenure in zip(group, tenures, strict=True):
        span = reading.span(one.start, one.end)
        if (span.start, span.end) not in seen:
            seen.add((span.start, span.end))
            yield Attestation(
                document=reading.document.id, start=span.start, end=span.end, text=span.text, date=tenure.told
            )


def _implied(lead: Given, actor: Actor, whose: Whose) -> Body | None:
    """Return whose office it is where the text doesn't say (`Foreign Minister X`): the directory's, or the actor's own.

    Only for titles of the directory: a colonel is nobody's by his title.
    """
    person = directory().people.by_id(actor.id)
    kinds = offices().of(lead.core, actor.code.country or (person.country if person is not None else None))
    if lead.sort != "office" or not kinds:
        return None
    terms = [(term.office.partition(":")[0], term.body) for term in directory().terms.of_person(actor.id)]
    known = next((ids for kind in kinds if (ids := {body for office, body in terms if office == kind})), None)
    if known is None:
        known = {actor.part_of} if actor.part_of is not None else set()
    for id in known if len(known) == 1 else ():
        entry = directory().entries.get(id)
        name = entry.name if entry is not None else whose.actors[id].name if id in whose.actors else None
        if name is not None:
            return Body(name, id, lead.noun, lead.noun + 1)
    return None
