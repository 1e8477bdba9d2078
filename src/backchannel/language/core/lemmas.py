"""Lemmas: looked up for the words of the treebanks, made by a script for all others.

A lemma script says how to make a word's lemma from its letters, as one label among a few hundred. It is `case|cut|add`
(after Straka, "UDPipe 2.0", 2018): `l` lower-cases the word first and `k` keeps it; `cut` characters are taken off its
end and `add` is put there: `l|3|y` makes "Parties" into "party". With `*` for `cut` the lemma is `add`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct


class Script(Struct, frozen=True):
    """One script taken apart; `cut` is None where nothing of the word stays."""

    lower: bool
    cut: int | None
    add: str

    @classmethod
    def parse(cls, written: str) -> Script:
        """Take a script apart. Raises ValueError if it isn't one."""
        case, cut, add = written.split("|", 2)
        if case not in ("l", "k"):
            raise ValueError(f"not a lemma script: {written!r}")
        return cls(case == "l", None if cut == "*" else int(cut), add)

    @property
    def keeps(self) -> bool:
        """Whether anything of the word stays."""
        return self.cut is not None

    def apply(self, word: str) -> str | None:
        """Return the lemma, or None where the word is too short to be cut so far."""
        if self.cut is None:
            return self.add
        form = word.lower() if self.lower else word
        kept = len(form) - self.cut
        return form[:kept] + self.add if kept > 0 else None


_INFLECTED = frozenset(("NNS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS", "RBR", "RBS"))
"""Tags of words that differ from their lemma, which must then be a word itself."""
_REMEMBERED = 200_000
"""Words remembered before the memory is emptied."""


class Lemmatiser:
    """Looks lemmas up by lower-cased form and tag, and applies scripts to words that it doesn't know.

    `lexicon` has the lemmas; `words` are whole words that exist: of the scripts that the network offers, the first that
    makes one of them out of an inflected word is taken, as "announc" is none.
    """

    def __init__(self, scripts: Iterable[str], lexicon: Mapping[tuple[str, str], str], words: frozenset[str]) -> None:
        self._scripts = [Script.parse(script) for script in scripts]
        self._lexicon, self._words = lexicon, words.union(lexicon.values())
        self._known: dict[tuple[str, str, tuple[int, ...]], str] = {}

    def lemmas(self, words: Sequence[str], tags: Sequence[str], best: Sequence[Sequence[int]]) -> list[str]:
        """Return a lemma for each word with its Penn tag; `best` has the numbers of its scripts, best first."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        return [self._lemma(word, tag, tuple(row)) for word, tag, row in zip(words, tags, best, strict=True)]

    def _lemma(self, word: str, tag: str, best: tuple[int, ...]) -> str:
        known = self._known.get((word, tag, best))
        if known is None:
            known = self._lexicon.get((word.lower(), tag)) or self._made(word, tag, best)
            self._known[word, tag, best] = known
        return known

    def _made(self, word: str, tag: str, best: tuple[int, ...]) -> str:
        scripts = [self._scripts[number] for number in best]
        first = next((lemma for script in scripts if (lemma := script.apply(word))), word.lower())
        if tag not in _INFLECTED or first in self._words:
            return first
        made = (script.apply(word) for script in scripts if script.keeps)
        return next((lemma for lemma in made if lemma in self._words), first)
