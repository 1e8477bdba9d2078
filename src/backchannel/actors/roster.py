"""The people of one document: full names, the spellings and short forms that point at them, and their offices."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from backchannel.actors.persons import Name
from backchannel.actors.roles import HEADS_OF_BODIES, sectors_of
from backchannel.actors.rolewords import role_words
from backchannel.directory import Entry, Found, Person, directory
from backchannel.directory.fold import fold, plain


class Office(Struct, frozen=True):
    """An office named in the document: the body's or state's id, the title's last word, and who holds it."""

    body: str
    head: str
    person: str


class Roster(Struct, frozen=True, kw_only=True):
    """People by id, the ids that each short form (folded) can mean, and the offices they hold."""

    people: dict[str, Entry]
    forms: dict[str, tuple[str, ...]]
    offices: tuple[Office, ...]
    titles: dict[str, tuple[str, ...]]

    def titled(self, title: str) -> Entry | None:
        """Return the only person with a title; None for nobody or several."""
        ids = set(self.titles.get(_head(title), ()))
        return self.people[next(iter(ids))] if len(ids) == 1 else None

    def who(self, text: str) -> Entry | None:
        """Return the person that a name or surname means in this document; None for a stranger."""
        ids = self.forms.get(fold(text), ())
        return self.people[ids[0]] if ids else None

    def holder(self, body: str, title: str) -> Entry | None:
        """Return the only person who is said to hold an office of a body or state; None for nobody or several."""
        wanted = _head(title)
        same = {
            office.person
            for office in self.offices
            if office.body == body
            and (office.head == wanted or (office.head in HEADS_OF_BODIES and wanted in HEADS_OF_BODIES))
        }
        return self.people[next(iter(same))] if len(same) == 1 else None


def roster(found: Iterable[Name]) -> Roster:
    """Tie the names of a document to people.

    The longest names come first, so that `Strand` and `Tove Strand` find `Tove Ingrid Strand`. A surname that two
    people bear means the one who was named first.
    """
    listed = list(found)
    order = sorted(range(len(listed)), key=lambda k: (-len(fold(listed[k].text).split("-")), k))
    keys: dict[str, str] = {}
    for k in order:
        key = fold(listed[k].text)
        keys.setdefault(key, _longer(key, keys.values(), given=_by_given_name(listed[k])) or key)
    return _build(listed, keys)


def _by_given_name(name: Name) -> bool:
    """Tell whether a title calls somebody by the given name: `Sir Patrick`, `King Abdullah`."""
    last = plain(name.title or "").split()[-1:]
    return bool(last) and last[0] in role_words().titles.given


def _longer(key: str, longer: Iterable[str], *, given: bool = False) -> str | None:
    """Return the first longer key that a shorter one abbreviates: its end, its first and last, or a long beginning.

    `given` says that it may be a given name alone.
    """
    words = key.split("-")
    for candidate in longer:
        full = candidate.split("-")
        if len(words) < len(full) and (
            full[-len(words) :] == words
            or (given and full[: len(words)] == words)
            or (len(words) > 1 and (full[: len(words)] == words or (words[0], words[-1]) == (full[0], full[-1])))
        ):
            return candidate
    return None


def _build(listed: list[Name], keys: dict[str, str]) -> Roster:
    """Make the roster of names whose full keys are known."""
    by_key: dict[str, list[Name]] = {}
    for name in listed:
        by_key.setdefault(keys[fold(name.text)], []).append(name)
    people: dict[str, Entry] = {}
    forms: dict[str, list[str]] = {}
    offices: list[Office] = []
    titles: dict[str, list[str]] = {}
    for key, group in by_key.items():
        entry = _person(key, group)
        people[entry.id] = entry
        full = key.split("-")
        variants = {fold(name.text) for name in group} | {key, full[-1]}
        for form in sorted(variants):
            forms.setdefault(form, []).append(entry.id)
        for name in group:
            if name.title is None or set(plain(name.title).split()) & role_words().titles.past:
                continue
            titles.setdefault(_head(name.title), []).append(entry.id)
            if name.owner is not None:
                offices.append(Office(name.owner.form.entry.id, _head(name.title), entry.id))
    for key, group in by_key.items():
        first = key.split("-")[0]
        if len(first) > 2 and len(key.split("-")) > 1:
            forms.setdefault(first, []).append(_person(key, group).id)
    return Roster(
        people=people,
        forms={form: tuple(ids) for form, ids in forms.items()},
        offices=tuple(offices),
        titles={head: tuple(ids) for head, ids in titles.items()},
    )


def _person(key: str, group: list[Name]) -> Entry:
    """Make a person of all the names in a document that are his."""
    known = directory().rulers.get(key)
    if known is not None:
        key = fold(known[0])
    owner = next((name.owner for name in group if name.owner is not None), None)
    listed = _listed(group, owner)
    rules = any(name.owner_rules for name in group)
    titles = " ".join(name.title for name in group if name.title)
    entry = owner.form.entry if owner is not None else None
    country = entry.country if entry is not None else (known[1] if known else None)
    part_of = entry.id if entry is not None else (f"actor-{known[1].lower()}" if known else None)
    if entry is not None and rules and entry.type == "state":
        part_of = f"{entry.id}-government"
    written = max((name.text for name in group), key=lambda text: (len(text.split()), -len(text)))
    return Entry(
        id=listed.id if listed is not None else f"actor-person-{key}", name=written, type="person", country=country,
        wikidata=listed.wikidata if listed is not None else None,
        sectors=sectors_of(titles) or (("GOV",) if known else ()), part_of=part_of,
    )  # fmt: skip


def _listed(group: list[Name], owner: Found | None) -> Person | None:
    """Return the person of the directory that the names mean; None for one whose office is another country's."""
    found = {p.id: p for name in group if (p := directory().people.named(name.text)) is not None}
    if len(found) != 1:
        return None
    (person,) = found.values()
    country = owner.form.entry.country if owner is not None and owner.form.entry.type == "state" else None
    return person if country is None or person.country in (None, country) else None


def _head(title: str) -> str:
    """Return the word of a title that says which office it is."""
    words = plain(title).replace("-", " ").split()
    if len(words) > 1 and words[-2:] == ["secretary", "general"]:
        return "secretary-general"
    if words and words[0] == "secretary" and "of" in words:
        return "secretary-of-state"
    if len(words) > 1 and words[-1] == "minister":
        return " ".join(words[-2:])
    return words[-1] if words else ""
