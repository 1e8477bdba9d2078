"""Who held which office when: terms of office, and their holders on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from backchannel.directory.edtf import Days


class Term(Struct, frozen=True, kw_only=True):
    """One term of office: `person` (an actor's id) held `office` of `body` (an actor's id).

    `office` is one of the kinds of `data/offices.toml`, for envoys followed by a colon and their subject
    (`envoy:libya`). `until` is None for who was in office when the directory was written, or whose end isn't known:
    `known_to` is then the last day on which the office is known to have been held. `acting` is set for interim and
    for rival holders. `source` says what the row stands on.
    """

    body: str
    office: str
    person: str
    begun: Days
    until: Days | None
    known_to: date | None = None
    acting: bool = False
    source: str

    def may_hold(self, first: date, last: date) -> bool:
        """Say whether the office can have been held on some day from `first` to `last`."""
        return self.begun.earliest <= last and (self.until is None or first <= self.until.latest)

    def holds(self, first: date, last: date) -> bool:
        """Say whether the office was surely held on every day from `first` to `last`."""
        ends = self.until.earliest if self.until is not None else self.known_to
        return self.begun.latest <= first and (ends is None or last <= ends)


class Terms:
    """Terms by office and by person."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._offices: dict[tuple[str, str], list[Term]] = {}
        self._people: dict[str, list[Term]] = {}
        for term in sorted(terms, key=_order):
            self._offices.setdefault((term.body, term.office), []).append(term)
            self._people.setdefault(term.person, []).append(term)

    def of_office(self, body: str, office: str) -> Sequence[Term]:
        """Return the terms of an office, oldest first."""
        return self._offices.get((body, office), ())

    def of_person(self, person: str) -> Sequence[Term]:
        """Return the terms of a person, oldest first."""
        return self._people.get(person, ())

    def offices(self, body: str) -> list[str]:
        """Return the offices of a body that anybody is known to have held, in the order of their names."""
        return sorted(office for own, office in self._offices if own == body)

    def all(self) -> list[Term]:
        """Return every term, by body, office and begin."""
        return [term for key in sorted(self._offices) for term in self._offices[key]]

    def holder(self, body: str, office: str, first: date, last: date) -> Term | None:
        """Return the term of the one who held an office through all the days from `first` to `last`.

        None where several may have, or where nobody is known to have held it throughout. Acting and rival holders
        count only where there is nobody else.
        """
        possible = [term for term in self.of_office(body, office) if term.may_hold(first, last)]
        for acting in (False, True):
            own = [term for term in possible if term.acting == acting]
            if own:
                sure = [term for term in own if term.holds(first, last)]
                vague = [term for term in own if term not in sure]
                if any(all(not _meets(term, one) for one in sure) for term in vague):
                    return None
                people = {term.person for term in sure}
                return max(sure, key=_order) if len(people) == 1 else _came(sure, first, last)
        return None


def _meets(vague: Term, sure: Term) -> bool:
    """Say whether a term may be taken to end where a sure one begins, or to begin where it ends: one in an office.

    So a month in which somebody left doesn't hide who is known to have come on a day of that month.
    """
    if vague.person == sure.person:
        return True
    left = vague.until is not None and vague.begun.latest <= sure.begun.earliest and _within(sure.begun, vague.until)
    return left or (sure.until is not None and _within(sure.until, vague.begun))


def _within(inner: Days, outer: Days) -> bool:
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest


def _came(sure: Sequence[Term], first: date, last: date) -> Term | None:
    """Return who came, on a day of change, which belongs to both; else None."""
    came = [term for term in sure if term.begun.earliest == first == last]
    return came[0] if len(came) == 1 else None


def _order(term: Term) -> tuple[date, date, date, date, str, str, str, bool, str]:
    """Return what rows are sorted by: everything, so that their order in the tables doesn't matter."""
    ends = term.until or Days(date.max, term.known_to or date.max)
    return (
        term.begun.earliest, term.begun.latest, ends.earliest, ends.latest, term.body, term.office, term.person,
        term.acting, term.source,
    )  # fmt: skip
