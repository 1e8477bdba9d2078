"""The directory as a whole: who there is, how they are named, and who held which office when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path

from msgspec.structs import replace

from backchannel.directory import adopted, tables
from backchannel.directory.entry import Entry
from backchannel.directory.fold import fold
from backchannel.directory.forms import Forms, make
from backchannel.directory.given import sexes
from backchannel.directory.offices import offices
from backchannel.directory.own import Held, Own, content_of, own
from backchannel.directory.people import People, Person
from backchannel.directory.terms import Term, Terms
from backchannel.directory.tokens import tokens
from backchannel.errors import BackchannelError

_NONE = Own()
_BEFORE = re.compile(r"(?:\s*\b(?:of|for|the))*\s*$")
_AFTER = re.compile(r"^(?:['\u2019]s?)?\s+")


class Directory:
    """Our tables, with what a user's own file adds or says differently."""

    def __init__(self, users: Own = _NONE) -> None:
        ours = (*tables.states(), *tables.bodies())
        forms = make(ours, tables.stops())
        self.forms: Forms = (
            make(ours, tables.stops(), adopted.entries(users.entries, forms)) if users.entries else forms
        )
        self._users = users

    @property
    def entries(self) -> dict[str, Entry]:
        """The states, bodies, groups and outlets by id."""
        return self.forms.entries

    @cached_property
    def people(self) -> People:
        """Those who held an office, and the user's people."""
        return People((*self._adopted.values(), *tables.people()))

    @cached_property
    def _adopted(self) -> dict[str, Person]:
        """The user's people by the ids of their rows."""
        return adopted.people(self._users.people, People(tables.people())) if self._users.people else {}

    @cached_property
    def terms(self) -> Terms:
        """The terms of office. Where the user gives terms of an office, ours that overlap with them are left out."""
        users = [self._found(held) for held in self._users.held]
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

    def load(self) -> None:
        """Read all tables now, which otherwise are read when they are first asked for."""
        _ = self.people, self.terms, self.rulers, sexes()

    def holder(self, body: str, title: str, first: date, last: date) -> tuple[Person, Term] | None:
        """Return who held the office that a title names of a state or body, on every day from `first` to `last`.

        None where the title names no office, where it isn't known who held it, or where several did.
        """
        entry = self.entries.get(body)
        for office in offices().of(title, entry.country if entry is not None and entry.type == "state" else None):
            if self.terms.of_office(body, office):
                # A title may name several kinds of office. The first that there is here is meant, even if empty.
                term = self.terms.holder(body, office, first, last)
                person = self.people.by_id(term.person) if term is not None else None
                return (person, term) if term is not None and person is not None else None
        return None

    def who(self, text: str, day: date) -> tuple[Person, Term] | None:
        """Return who held an office on a day: `NATO Secretary General`, `Foreign Minister of Norway`."""
        words = tokens(text)
        for i in range(len(words)):
            for form in self.forms.at(words, i):
                end = words[min(i + len(form.words), len(words)) - 1].end
                before = _BEFORE.sub("", text[: words[i].start])
                title = f"{before} {_AFTER.sub('', text[end:])}".strip()
                found = self.holder(form.entry.id, title, day, day)
                if found is None and form.entry.part_of is not None:
                    # The director of the CIA holds an office of the state, by a title with the CIA in it.
                    found = self.holder(form.entry.part_of, text, day, day)
                if found is not None:
                    return found
        return None

    def _found(self, held: Held) -> Term:
        """Return a user's term with the actor, the kind of office and the person that its words mean."""
        entry = self.forms.one(held.of)
        if entry is None:
            raise BackchannelError(
                f"{held.row}: {held.of!r} is no state or body of the directory",
                advice="Add a row for it to the same file.",
            )
        office = self._office(entry, held.office)
        if office is None:
            raise BackchannelError(
                f"{held.row}: office {held.office!r} of {held.of!r} is none that is known",
                advice=f"Offices are {', '.join(sorted(offices().titles))}, or a title that names one.",
            )
        return replace(held.term, body=entry.id, office=office, person=self._adopted[held.term.person].id)

    def _office(self, entry: Entry, title: str) -> str | None:
        """Return the kind of office that a user's title means: one that we know of the actor, else the likeliest."""
        named = offices().of(title, entry.country if entry.type == "state" else None)
        if title.partition(":")[0] in offices().titles:
            named = (title, *named)
        known = {term.office for term in tables.terms() if term.body == entry.id}
        likely = ("head",) if entry.type != "state" and "head" in named else named[:1]
        return next((office for office in (*(one for one in named if one in known), *likely)), None)


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
    chosen = _with(users, content_of(users)) if users is not None else _ours()
    token = _CHOSEN.set(chosen)
    try:
        yield chosen
    finally:
        _CHOSEN.reset(token)


@lru_cache(maxsize=4)
def _with(users: Path, content: bytes) -> Directory:
    """Return the directory with a user's file, made once for a file and what it holds."""
    made = Directory(own(users, content))
    _ = made.terms
    return made
