"""Files with one word a line and a tag; and the one way in which every such set's tokens become our words.

Sets differ in how they cut words; training must see them as reading cuts them (`core.words`). So `cut` takes each token
apart by those rules, and takes back the treebanks' escapes (`-LRB-`). Where a set tells nothing of the space between
words, `detokenised_breaks` guesses it. Put together again as text and read, all words of CrossNER politics come out the
same, 99.7% of wikigold's and LitBank's, 97.9% of multiNER's, 95.1% of the tweets' (first 600 examples of each).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.language.splitting import JOINED, LINE, SPACE, split

_ESCAPES = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "-LCB-": "{", "-RCB-": "}", "``": '"', "''": '"'}
_CLOSING = frozenset(
    (")", "]", "}", ",", ".", ";", ":", "?", "!", "%", "...", "…", "”", "»", "'s", "’s", "'S", "’", "´s", "°", "²")
)
_OPENING = frozenset(("(", "[", "{", "“", "«", "„", "$", "£", "€", "US$", "#", "@", "‘"))
_ENCLITIC = re.compile(r"(?i)^(?:n['’´]t|['’´](?:s|ll|re|ve|d|m|t|em))$")
_BOTH = frozenset(("/", "--", "—", "----"))


@dataclass(frozen=True)
class Tagged:
    """One sentence of a file: its tokens as the file cuts them, and a tag for each."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True)
class Cut:
    """Tokens cut into our words. `at[i]` is the index of the first word of token i; `at[len(tokens)]` their number."""

    words: tuple[str, ...]
    breaks: tuple[int, ...]
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the words that tokens `start` to `end` (exclusive) became; empty where all of them were dropped."""
        return self.at[start], self.at[end]


def split_word(token: str) -> tuple[str, ...]:
    """Return the words that a token holds, as reading would cut them."""
    token = _ESCAPES.get(token, token)
    # `-held` was cut off the word before it by the file; reading cuts the whole in three.
    return (token[0], *split(token[1:])[0]) if token[:1] in ("-", "–") and token[1:2].isalpha() else split(token)[0]


def mended(tokens: Sequence[str]) -> list[str]:
    """Undo a cut that English tokenizers make elsewhere: `don` `'t` becomes `do` `n't`."""
    fixed = list(tokens)
    for i in range(1, len(fixed)):
        before, word = fixed[i - 1], fixed[i]
        if word in ("'t", "’t") and len(before) > 2 and before.endswith("n") and before.isalpha():
            fixed[i - 1], fixed[i] = before[:-1], f"n{word}"
    return fixed


def cut(tokens: Sequence[str], dropped: frozenset[str] = frozenset()) -> Cut:
    """Cut one sentence's tokens into words, leaving out the tokens in `dropped`; its first word begins a line."""
    words: list[str] = []
    inner: list[bool] = []
    at = []
    tokens = mended(tokens)
    for i, token in enumerate(tokens):
        at.append(len(words))
        if token in ("s", "S") and i > 1 and words[-1:] in (["'"], ["’"]):
            words[-1] += token  # a possessive cut in two
            at[i] = len(words)
            continue
        for n, part in enumerate(() if token in dropped else split_word(token)):
            words.append(part)
            inner.append(n > 0 or (part in ("-", "–", "—") and len(token) > 1 and i > 0))
    at.append(len(words))
    breaks = [JOINED if joined else b for joined, b in zip(inner, detokenised_breaks(words), strict=True)]
    return Cut(tuple(words), tuple(breaks), tuple(at))


def detokenised_breaks(words: Sequence[str]) -> list[int]:
    """Guess what stood before each word of a sentence whose words were cut apart; the first word begins a line.

    Straight quotation marks open and close by turns; a straight apostrophe after `s` closes or is a possessive.
    """
    breaks: list[int] = []
    open_marks: set[str] = set()
    glue = True
    for i, word in enumerate(words):
        joined, glue_next = glue, False
        if word in ('"', "'"):
            possessive = word == "'" and i > 0 and words[i - 1][-1:] in "sS" and "'" not in open_marks
            closes = possessive or word in open_marks
            joined = joined or closes
            glue_next = not closes
            if not possessive:
                open_marks.symmetric_difference_update((word,))
        elif word in _CLOSING or _ENCLITIC.match(word):
            joined = True
        elif word in _OPENING:
            glue_next = True
        elif word in _BOTH and i + 1 < len(words):
            joined = glue_next = True
        breaks.append(LINE if i == 0 else JOINED if joined else SPACE)
        glue = glue_next
    return breaks


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the entities of a sentence's tags as (first token, end, label); reads BIO, and IO as BIO without a `B`."""
    start, label = 0, ""
    for i, tag in enumerate((*tags, "O")):
        here = tag[2:] if tag[:2] in ("B-", "I-") else ""
        if label and (here != label or tag.startswith("B-")):
            yield start, i, label
            label = ""
        if here and not label:
            start, label = i, here


def sentences(path: Path, text: str | None = None) -> Iterator[Tagged]:
    """Yield the sentences of a file (or of `text`, already read): word first, tag last on a line, blank lines between.

    A `-DOCSTART-` line is a sentence of its own.
    """
    tokens: list[str] = []
    tags: list[str] = []
    for line in [*(path.read_text(encoding="utf-8") if text is None else text).split("\n"), ""]:
        fields = [f for f in re.split(r"[\t\r ]+", line.replace("\ufeff", "")) if f]
        if len(fields) > 1:
            tokens.append(fields[0])
            tags.append(fields[-1])
        elif not fields and tokens:
            yield Tagged(tuple(tokens), tuple(tags))
            tokens, tags = [], []
