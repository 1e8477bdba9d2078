"""People of the directory, by every spelling of their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from backchannel.directory.fold import fold, slug


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who held an office: the name that news uses most, other spellings, ISO 3166 alpha-3 nationality."""

    id: str
    name: str
    forms: tuple[str, ...] = ()
    country: str | None = None
    wikidata: str | None = None
    own: bool = False


class People:
    """People by the key of each form of their names. A form that two people share names neither."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people: dict[str, Person] = {}
        exact: dict[str, dict[str, Person]] = {}
        keys: dict[str, dict[str, Person]] = {}
        for person in people:
            if person.id in self._people and not person.own:
                continue
            self._people[person.id] = person
            for form in _written(person):
                exact.setdefault(slug(form), {})[person.id] = person
                keys.setdefault(fold(form), {})[person.id] = person
        self._exact = {key: _one(found) for key, found in exact.items()}
        self._keys = {key: _one(found) for key, found in keys.items()}
        self._surnames: dict[str, list[Person]] = {}
        for person in self._people.values():
            for surname in sorted({slug(form).rsplit("-", 1)[-1] for form in _written(person)}):
                self._surnames.setdefault(surname, []).append(person)

    def named(self, text: str) -> Person | None:
        """Return the person whose full name, in any spelling, a text is; None for nobody or several."""
        return self._exact.get(slug(text)) or self._keys.get(fold(text))

    def by_surname(self, text: str) -> Sequence[Person]:
        """Return the people whose name, in one of its listed spellings, ends in a word.

        A lone word isn't folded: too many given names fold to somebody's surname (Selam, Salam).
        """
        return self._surnames.get(slug(text), ())

    def by_id(self, id: str) -> Person | None:
        """Return a person, or None."""
        return self._people.get(id)

    def all(self) -> list[Person]:
        """Return everybody, in the order of their ids."""
        return [self._people[id] for id in sorted(self._people)]


def _written(person: Person) -> tuple[str, ...]:
    """Return the ways to write a name, without what tells namesakes apart: `Andris Berzins (prime minister)`."""
    return (person.name.partition(" (")[0], *person.forms)


def _one(found: dict[str, Person]) -> Person | None:
    own = [person for person in found.values() if person.own]
    if len(own) == 1:
        return own[0]
    return next(iter(found.values())) if len(found) == 1 else None


def person_id(name: str) -> str:
    """Return the id of a person by name: all spellings of one name give one id."""
    return f"actor-person-{fold(name)}"


def ids(names: Iterable[str]) -> dict[str, str]:
    """Return the ids of different people: where two have one key, each gets an id of the name's own letters."""
    listed = list(names)
    keys = Counter(person_id(name) for name in listed)
    return {name: person_id(name) if keys[person_id(name)] == 1 else f"actor-person-{slug(name)}" for name in listed}
