"""The roles of a record: those that its documents give, and the terms of office that the directory knows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from backchannel.directory import Term, directory
from backchannel.directory.edtf import Days
from backchannel.directory.offices import offices
from backchannel.model import DateRange, Role
from backchannel.reconcile.roles import join
from backchannel.record.record import Record


def roles(record: Record) -> Iterator[Role]:
    """Give every role of a record whose actors are concluded."""
    yield from join(record.talk.roles())
    known = {actor.id: actor.type for actor in record.conclusions.actors()}
    for id in sorted(known):
        if known[id] == "person":
            yield from held(id, frozenset(known))


def held(person: str, known: frozenset[str]) -> Iterator[Role]:
    """Give the terms of office that the directory has of a person, oldest first, each once.

    `known` are the ids of the record's actors: a body that is none of them is told by its name alone.
    """
    given: set[str] = set()
    for term in directory().terms.of_person(person):
        role = _of_term(term, known)
        if role.id not in given:
            given.add(role.id)
            yield role


def _of_term(term: Term, known: frozenset[str]) -> Role:
    seed = f"directory|{term.person}|{term.office}|{term.body}|{term.begun.edtf}"
    entry = directory().entries.get(term.body)
    title = offices().title(term.office)
    return Role(
        id=f"role-{hashlib.sha256(seed.encode()).hexdigest()[:16]}", actor=term.person,
        title=f"acting {title}" if term.acting else title, organisation=entry.name if entry is not None else None,
        body=term.body if term.body in known else None, sort="office", begun=_days(term.begun, term, "began"),
        until=_days(term.until, term, "ended") if term.until is not None else None, basis="directory",
        source=term.source, made_by="rule:directory", confidence=None,
    )  # fmt: skip


def _days(days: Days, term: Term, what: str) -> DateRange:
    return DateRange(
        edtf=days.edtf, earliest=days.earliest, latest=days.latest,
        reason=f"the directory says when the term {what}, from {term.source}",
    )  # fmt: skip
