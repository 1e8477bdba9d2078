"""Four open sets of names: wikigold, the Broad Twitter Corpus, WNUT 2017, and filings to the United States' SEC.

All know persons, organisations and places, and none tells states from other places. The tweets are noisy: a trainer
reads the sets one at a time and weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from model.language.data.columns import Cut, Tagged, cut, sentences, spans
from model.language.data.countries import place_labels
from model.language.data.lists import listed
from model.language.data.names import TITLES, is_people, without_titles
from model.language.examples import ENTITY_LABELS, Entity, Example
from model.language.splitting import LINE, SPACE

NAMES = ("wikigold", "BTC", "WNUT17", "SEC-filings")
TWITTER_PARTS = ("a", "b", "e", "f", "g", "h")
"""Sections of the Broad Twitter Corpus: a, b, h general, e on the loss of flight MH17, f well-known people, g news."""

_INITIAL = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_ABBREVIATED = re.compile(r"(?:[A-Z]\.)+")
_ALL = frozenset(ENTITY_LABELS)
_ANNOTATED = frozenset(("PER", "ORG", "STATE", "LOC"))
_KINDS = {
    "PER": "PER",
    "person": "PER",
    "ORG": "ORG",
    "corporation": "ORG",
    "group": "ORG",
    "LOC": "LOC",
    "location": "LOC",
}
_ROLES = listed(
    """
    borrower lender bank agent company customer guarantor employee executive tenant landlord seller buyer parent
    """
)
"""Words that a contract uses as names of its parties; the SEC set marks them as persons and organisations."""


def read(root: Path, part: str, name: str, sections: Sequence[str] = TWITTER_PARTS) -> Iterator[Example]:
    """Yield the examples of one of the sets, `name` from `NAMES`; `sections` narrows the Broad Twitter Corpus.

    There is only "train", but for wikigold, where every tenth document is held out as "dev". An unknown part is empty.
    WNUT's test part, kept for others' comparisons, isn't read; its dev part is trained on.
    """
    folder = root / "language" / "ner-open" / "data" / name / "CONLL-format" / "data"
    if name == "wikigold":
        yield from _wikigold(folder / "wikigold.conll.txt", part)
    elif part == "train" and name == "BTC":
        yield from _lines(name, [folder / f"{section}.conll" for section in sections])
    elif part == "train" and name == "WNUT17":
        yield from _lines(name, [folder / "train" / "wnut17train.conll", folder / "dev" / "emerging.dev.conll"])
    elif part == "train" and name == "SEC-filings":
        yield from _lines(name, [folder / "train" / "FIN5.txt"])


def _wikigold(path: Path, part: str) -> Iterator[Example]:
    """Yield whole documents; the set's own sentence ends, found by a program, are not passed on."""
    documents: list[list[Tagged]] = [[]]
    for sentence in sentences(path):
        if sentence.tokens == ("-DOCSTART-",):
            documents.append([])
        else:
            documents[-1].append(sentence)
    for number, document in enumerate(d for d in documents if d):
        if part == ("dev" if number % 10 == 9 else "train"):
            words: list[str] = []
            breaks: list[int] = []
            entities: list[Entity] = []
            for sentence in document:
                pieces = cut(sentence.tokens)
                entities += _entities("wikigold", sentence, pieces, len(words))
                breaks += [SPACE if words and b == LINE else b for b in pieces.breaks]
                words += pieces.words
            yield Example(
                "wikigold", str(number), tuple(words), tuple(breaks), entities=tuple(entities), annotated=_ANNOTATED
            )


def _lines(name: str, paths: Sequence[Path]) -> Iterator[Example]:
    for path in paths:
        for number, found in enumerate(sentences(path)):
            if found.tokens[0] != "-DOCSTART-":
                sentence = _rejoined(found) if name in ("BTC", "WNUT17") else found
                pieces = cut(sentence.tokens)
                entities = tuple(_entities(name, sentence, pieces, 0))
                where = f"{path.stem}-{number}"
                yield Example(name, where, pieces.words, pieces.breaks, entities=entities, annotated=_ANNOTATED)


def _entities(name: str, sentence: Tagged, pieces: Cut, offset: int) -> Iterator[Entity]:
    for start, end, kind in spans(sentence.tags):
        labels = _labels(name, sentence.tokens[start:end], _KINDS.get(kind, ""))
        first, last = pieces.span(start, end)
        if labels == {"PER"}:
            first = without_titles(pieces.words, first, last)
        if labels and first < last:
            yield Entity(offset + first, offset + last, labels, optional=labels == _ALL)


def _rejoined(sentence: Tagged) -> Tagged:
    """Put together what the tweets' tokenizer cut apart: `@` and its handle, `U . S .`; the first tag but O counts."""
    tokens: list[str] = []
    tags: list[str] = []
    for i, (token, tag) in enumerate(zip(sentence.tokens, sentence.tags, strict=True)):
        before = tokens[-1] if tokens else ""
        after = sentence.tokens[i + 1 : i + 2]
        handle = before == "@" and token[:1].isalnum()
        dot = (
            token == "."
            and bool(_INITIAL.fullmatch(before))
            and bool(after)
            and (len(before) > 1 or len(after[0]) == 1)
        )
        last = token == "." and len(before) > 2 and bool(_INITIAL.fullmatch(before))
        letter = len(token) == 1 and token.isupper() and bool(_ABBREVIATED.fullmatch(before))
        if handle or dot or last or letter:
            tokens[-1] += token
            tags[-1] = tag if tags[-1] == "O" else tags[-1]
        else:
            tokens.append(token)
            tags.append(tag)
    return Tagged(tuple(tokens), tuple(tags))


def _labels(name: str, tokens: Sequence[str], kind: str) -> frozenset[str]:
    """Return the labels left open; all of them where what the set marks may be no name for us."""
    word = tokens[0].lower() if len(tokens) == 1 else ""
    role = name == "SEC-filings" and (word in _ROLES or word.rstrip("s") in _ROLES)
    people = name == "BTC" and kind == "LOC" and is_people(word)
    small = not any(c.isupper() for token in tokens for c in token)
    title = kind == "PER" and tokens[-1].lower().rstrip(".") in TITLES
    if not kind or role or people or small or title or tokens[0][0] in "#@":
        return _ALL
    return place_labels(" ".join(tokens)) if kind == "LOC" else frozenset({kind})
