"""The words that name the directory's states, organisations, armed groups and outlets, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from backchannel.directory.entry import Entry, Form, FormKind
from backchannel.directory.fold import plain
from backchannel.directory.tables import Named
from backchannel.directory.tokens import Token, tokens


class Found(Struct, frozen=True, kw_only=True):
    """A form found at `tokens[first:last]`, which is `start` to `end` of the sentence's view."""

    first: int
    last: int
    start: int
    end: int
    form: Form


class Forms(Struct, frozen=True, kw_only=True):
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
        and (k == 0 or _near(form.gaps[k - 1], words[i + k - 1 : i + k + 1]))
        for k in range(size)
    )


def _near(gap: int, pair: Sequence[Token]) -> bool:
    """Tell whether two words stand as near to each other as in the form, a possessive ending between them or not."""
    left, right = pair
    return right.start - left.end <= max(1, gap) + left.possessive * 2


def _form(text: str, kind: FormKind, entry: Entry) -> Form:
    words = tokens(text)
    gaps = tuple(after.start - word.end for word, after in pairwise(words))
    return Form(words=tuple(word.text for word in words), gaps=gaps, kind=kind, entry=entry)


def make(given: Iterable[Named], stops: Iterable[str], first: Iterable[Named] = ()) -> Forms:
    """Make the forms of actors; those of `first` win over others of the same words or the same id."""
    nobody = Entry(id="actor-none", name="nobody", type="group")
    forms: list[Form] = []
    entries: dict[str, Entry] = {}
    taken: set[tuple[str, ...]] = set()
    for entry, named in first:
        entries[entry.id] = entry
        forms.extend(_form(text, kind, entry) for text, kind in named)
    taken = {_key(form) for form in forms}
    for entry, named in given:
        kept = entries.setdefault(entry.id, entry)
        own = (_form(text, kind, kept) for text, kind in named)
        forms.extend(form for form in own if _key(form) not in taken)
    forms.extend(_form(text, "stop", nobody) for text in stops)
    return Forms(forms=_index(forms), entries=entries)


def _key(form: Form) -> tuple[str, ...]:
    return tuple(plain(word) for word in form.words)


def _index(forms: list[Form]) -> dict[str, tuple[Form, ...]]:
    index: dict[str, list[Form]] = {}
    for form in forms:
        index.setdefault(plain(form.words[0]), []).append(form)
    return {key: tuple(sorted(values, key=lambda f: -len(f.words))) for key, values in index.items()}
