"""The directory: states, organisations, armed groups, outlets, and the words that name them (`data/README.md`)."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import Literal, cast

from msgspec import Struct

from backchannel.actors.fold import fold, plain
from backchannel.actors.tokens import Token, tokens
from backchannel.model import ActorType

FormKind = Literal["name", "adjective", "people", "metonym", "seat", "stop"]


class Entry(Struct, frozen=True, kw_only=True):
    """One actor of the directory."""

    id: str
    name: str
    type: ActorType
    country: str | None = None
    sectors: tuple[str, ...] = ()
    part_of: str | None = None


class Form(Struct, frozen=True, kw_only=True):
    """One way to name an actor. `words` are the words as written; `kind` is how they name it."""

    words: tuple[str, ...]
    kind: FormKind
    entry: Entry


class Found(Struct, frozen=True, kw_only=True):
    """A form found at `tokens[first:last]`, which is `start` to `end` of the sentence's view."""

    first: int
    last: int
    start: int
    end: int
    form: Form


class Directory(Struct, frozen=True, kw_only=True):
    """All forms by their first word, longest first; and all entries by id."""

    forms: dict[str, tuple[Form, ...]]
    entries: dict[str, Entry]

    def at(self, words: tuple[Token, ...], i: int) -> list[Form]:
        """Return the forms of greatest length that begin at token `i`."""
        best: list[Form] = []
        for form in self.forms.get(plain(words[i].text), ()):
            if best and len(form.words) < len(best[0].words):
                break
            if _matches(form, words, i):
                best.append(form)
        return best

    def one(self, text: str) -> Entry | None:
        """Return the entry that a whole text names, whatever its case; None where it names none."""
        words = tokens(text)
        if words and plain(words[0].text) == "the":
            words = words[1:]
        if not words:
            return None
        wanted = [plain(word.text) for word in words]
        for form in self.forms.get(wanted[0], ()):
            if [plain(word) for word in form.words] == wanted and form.kind in ("name", "seat"):
                return form.entry
        return None


def _matches(form: Form, words: tuple[Token, ...], i: int) -> bool:
    """Compare a form with the words from `i`: single words exactly, longer forms by their letters."""
    size = len(form.words)
    if i + size > len(words):
        return False
    if size == 1:
        return form.words[0] == words[i].text
    if form.words[0][0].isupper() and not words[i].text[0].isupper():
        return False
    return all(
        plain(form.words[k]) == plain(words[i + k].text)
        and (k == 0 or words[i + k].start - words[i + k - 1].end <= 1 + words[i + k - 1].possessive * 2)
        for k in range(size)
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def directory() -> Directory:
    """Return the directory, read once in a process."""
    forms: list[Form] = []
    entries: dict[str, Entry] = {}
    for row in _rows("states.csv"):
        entry = Entry(id=f"actor-{row['iso3'].lower()}", name=row["name"], type="state", country=row["iso3"])
        kinds: tuple[tuple[str, FormKind], ...] = (
            ("forms", "name"), ("adjectives", "adjective"), ("people", "people"), ("metonyms", "metonym"),
            ("seats", "seat"),
        )  # fmt: skip
        forms.extend(_form(text, kind, entry) for column, kind in kinds for text in _split(row[column]))
        entries[entry.id] = entry
    for row in _rows("bodies.csv"):
        entry = Entry(
            id=f"actor-{row['id']}", name=row["name"], type=cast(ActorType, row["type"]),
            country=row["country"] or None,
            sectors=_split(row["sectors"]), part_of=f"actor-{row['part_of']}" if row["part_of"] else None,
        )  # fmt: skip
        forms.extend(_form(text, "name", entry) for text in _split(row["forms"]))
        entries[entry.id] = entry
    nobody = Entry(id="actor-none", name="nobody", type="group")
    stops = resources.files(__package__).joinpath("data", "stoplist.txt").read_text(encoding="utf-8").split("\n")
    forms.extend(_form(text, "stop", nobody) for text in stops if text)
    return Directory(forms=_index(forms), entries=entries)


def _form(text: str, kind: FormKind, entry: Entry) -> Form:
    return Form(words=tuple(token.text for token in tokens(text)), kind=kind, entry=entry)


def _index(forms: list[Form]) -> dict[str, tuple[Form, ...]]:
    index: dict[str, list[Form]] = {}
    for form in forms:
        index.setdefault(plain(form.words[0]), []).append(form)
    return {key: tuple(sorted(values, key=lambda f: -len(f.words))) for key, values in index.items()}


@cache
def known_people() -> dict[str, tuple[str, str]]:
    """Return name and country of the people whose name stands for a government, by folded full name and surname."""
    known: dict[str, tuple[str, str]] = {}
    for row in _rows("people.csv"):
        key = fold(row["name"])
        known[key] = (row["name"], row["country"])
        known.setdefault(key.rsplit("-", 1)[-1], (row["name"], row["country"]))
    return known
