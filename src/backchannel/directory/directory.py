"""The directory as a whole: who there is, how they are named, and who held which office when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from backchannel.directory import tables
from backchannel.directory.entry import Entry
from backchannel.directory.fold import fold
from backchannel.directory.forms import Forms, make
from backchannel.directory.offices import offices
from backchannel.directory.own import Own, own
from backchannel.directory.people import People, Person
from backchannel.directory.terms import Term, Terms
from backchannel.directory.tokens import tokens
from backchannel.errors import BackchannelError

_NONE = Own()


class Directory:
    """Our tables, with what a user's own file adds or says differently."""

    def __init__(self, users: Own = _NONE) -> None:
        self.forms: Forms = make((*tables.states(), *tables.bodies()), tables.stops(), users.entries)
        self._users = users

    @property
    def entries(self) -> dict[str, Entry]:
        """The states, bodies, groups and outlets by id."""
        return self.forms.entries

    @cached_property
    def people(self) -> People:
        """Those who held an office, and the user's people."""
        return People((*self._users.people, *tables.people()))

    @cached_property
    def terms(self) -> Terms:
        """The terms of office. Where the user gives terms of an office, ours that overlap with them are left out."""
        users = [self._found(held.of, held.row, held.term) for held in self._users.held]
        ours = (term for term in tables.terms() if not any(_same_office(term, one) for one in users))
        return Terms((*users, *ours))

    @cached_property
    def rulers(self) -> dict[str, tuple[str, str]]:
        """Name and country of the people whose name stands for a government, by folded full name and surname."""
        known: dict[str, tuple[str, str]] = {}
        for name, country in tables.rulers():
            key = fold(name)
            known[key] = (name, country)
            known.setdefault(key.rsplit("-", 1)[-1], (name, country))
        return known

    def holder(self, body: str, title: str, first: date, last: date) -> tuple[Person, Term] | None:
        """Return who held the office that a title names of a state or body, on every day from `first` to `last`.

        None where the title names no office, where it isn't known who held it, or where several did.
        """
        entry = self.entries.get(body)
        for office in offices().of(title, entry.country if entry is not None and entry.type == "state" else None):
            term = self.terms.holder(body, office, first, last)
            person = self.people.by_id(term.person) if term is not None else None
            if term is not None and person is not None:
                return person, term
        return None

    def who(self, text: str, day: date) -> tuple[Person, Term] | None:
        """Return who held an office on a day: `NATO Secretary General`, `Foreign Minister of Norway`."""
        words = tokens(text)
        for i in range(len(words)):
            for form in self.forms.at(words, i):
                before = text[: words[i].start].rstrip().removesuffix(" the").removesuffix(" of").removesuffix(" for")
                end = words[min(i + len(form.words), len(words)) - 1].end
                after = text[end:].removeprefix("'s").removeprefix("\u2019s").strip()
                found = self.holder(form.entry.id, f"{before} {after}".strip(), day, day)
                if found is not None:
                    return found
        return None

    def _found(self, of: str, row: str, term: Term) -> Term:
        entry = self.forms.one(of)
        if entry is None:
            raise BackchannelError(
                f"{row}: {of!r} is no state or body of the directory", advice="Add a row for it to the same file."
            )
        from msgspec.structs import replace

        return replace(term, body=entry.id)


def _same_office(ours: Term, users: Term) -> bool:
    if (ours.body, ours.office) != (users.body, users.office):
        return False
    ends = users.until.earliest if users.until is not None else date.max
    ended = ours.until.latest if ours.until is not None else date.max
    return ours.begun.earliest < ends and users.begun.latest < ended


@cache
def _ours() -> Directory:
    return Directory()


_CHOSEN: ContextVar[Directory | None] = ContextVar("directory", default=None)


def directory() -> Directory:
    """Return the directory that is in use here: ours, or the one chosen by `using`."""
    return _CHOSEN.get() or _ours()


@contextmanager
def using(users: Path | None) -> Iterator[Directory]:
    """Use a user's own file over our tables as long as the context lasts. Raises BackchannelError for a bad one."""
    chosen = _with(users) if users is not None else _ours()
    token = _CHOSEN.set(chosen)
    try:
        yield chosen
    finally:
        _CHOSEN.reset(token)


@cache
def _with(users: Path) -> Directory:
    made = Directory(own(users))
    _ = made.terms
    return made
