"""CrossNER (Liu et al., AAAI 2021): sentences of Wikipedia in five domains, with names of each domain's own kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from model.language.data.columns import Tagged, cut, sentences, spans
from model.language.data.countries import stated_place_labels
from model.language.data.lists import listed
from model.language.examples import ENTITY_LABELS, Entity, Example

NAME = "CrossNER"
DOMAINS = ("politics", "science", "literature", "music", "ai")

_PERSONS = frozenset(("person", "politician", "writer", "musicalartist", "scientist", "researcher"))
_ORGANISATIONS = frozenset(("organisation", "politicalparty", "band", "university"))
_EVENTS = frozenset(("event", "election"))
_NOTHING = listed(
    """
    musicgenre musicalinstrument chemicalcompound chemicalelement protein enzyme discipline theory literarygenre
    algorithm field task metrics programlang product
    """
)
"""Kinds that none of our labels holds; their words are outside of entities."""

_SURNAME = re.compile(r"'[A-Z]\w")
_PARTICLES = frozenset(("O", "D", "d", "L", "l"))
_ALL = frozenset(ENTITY_LABELS)
_ANNOTATED = frozenset(("PER", "ORG", "STATE", "LOC"))


def read(root: Path, part: str, domain: str | None = None) -> Iterator[Example]:
    """Yield the sentences of one part, of one domain or of all; books, awards, journals and `misc` are optional.

    Conferences of the `ai` domain are optional too: the set gives the label to societies as much as to their meetings.
    Events are marked throughout where the domain has the label; laws nowhere.
    """
    for name in DOMAINS if domain is None else (domain,):
        path = root / "language" / "CrossNER" / "ner_data" / name / f"{part}.txt"
        marked = _ANNOTATED if name == "ai" else _ANNOTATED | {"EVENT"}
        for number, sentence in enumerate(sentences(path)):
            yield _example(f"{name}-{part}-{number}", _mended(sentence), marked)


def _mended(sentence: Tagged) -> Tagged:
    """Put together what the set's own clean-up cut apart: `O 'Connor`, `Award s`, `Austria n`.

    A country's name with an `n` becomes an adjective, which the set elsewhere calls `misc`.
    """
    tokens: list[str] = []
    tags: list[str] = []
    for token, tag in zip(sentence.tokens, sentence.tags, strict=True):
        before = tokens[-1] if tokens else ""
        apart = token in ("s", "n") and before[-3:].isalpha() and len(before) > 2
        if apart or (_SURNAME.match(token) and before in _PARTICLES):
            tokens[-1] += token
            if token == "n" and tags[-1] != "O":
                tags[-1] = f"{tags[-1][:2]}misc"
        else:
            tokens.append(token)
            tags.append(tag)
    return Tagged(tuple(tokens), tuple(tags))


def _example(name: str, sentence: Tagged, annotated: frozenset[str]) -> Example:
    words = cut(sentence.tokens)
    entities = []
    for start, end, kind in spans(sentence.tags):
        labels = _labels(kind, " ".join(sentence.tokens[start:end]))
        first, last = words.span(start, end)
        if labels and first < last:
            entities.append(Entity(first, last, labels, optional=labels == _ALL))
    return Example(NAME, name, words.words, words.breaks, entities=tuple(entities), annotated=annotated)


def _labels(kind: str, name: str) -> frozenset[str]:
    if kind in _PERSONS:
        return frozenset({"PER"})
    if kind in _ORGANISATIONS:
        return frozenset({"ORG"})
    if kind in _EVENTS:
        return frozenset({"EVENT"})
    if kind == "country":
        return frozenset({"STATE"})
    if kind == "location":
        return stated_place_labels(name)
    return frozenset() if kind in _NOTHING else _ALL
