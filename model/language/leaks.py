"""What must not be trained on because it is measured on: sentences of held-out parts that stand in a training set too.

Sets share texts: editions of one press release, one page of an encyclopedia in two domains. What is held out is looked
for word for word, whatever the case, in every training example, and the sentences there that it touches are cut out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from model.language.examples import Entity, Example, Mention, Syntax, cuts

_LEAST = 6
"""Words; shorter sentences ("I agree with you.") are everyone's. By judgement, not tuned."""

Held = Mapping[tuple[str, ...], set[tuple[str, ...]]]
"""Held-out sentences in small letters, by their first `_LEAST` words."""


@dataclass(frozen=True)
class Leaks:
    """What was cut out of one training set: sentences (or lines, where it marks none), words, and whole examples."""

    sentences: int
    words: int
    examples: int


def index(examples: Iterable[Example]) -> Held:
    """Return the sentences of held-out examples (or lines and what ends in a full stop, where they mark none)."""
    found: defaultdict[tuple[str, ...], set[tuple[str, ...]]] = defaultdict(set)
    for example in examples:
        folded = _folded(example)
        for start, end in pairwise([*cuts(example), len(folded)]):
            if end - start >= _LEAST:
                found[folded[start : start + _LEAST]].add(folded[start:end])
    return found


def without_leaks(examples: Iterable[Example], held: Held) -> tuple[list[Example], Leaks]:
    """Return the examples of a training set without the sentences in which a held-out one stands, and what was cut."""
    kept: list[Example] = []
    sentences = words = whole = 0
    for example in examples:
        leaked = _leaked(example, held)
        if not leaked:
            kept.append(example)
            continue
        stay = [True] * len(example.words)
        for start, end in leaked:
            stay[start:end] = [False] * (end - start)
        sentences, words = sentences + len(leaked), words + stay.count(False)
        if any(stay):
            kept.append(_cut(example, stay))
        else:
            whole += 1
    return kept, Leaks(sentences, words, whole)


def _folded(example: Example) -> tuple[str, ...]:
    return tuple(word.casefold() for word in example.words)


def _leaked(example: Example, held: Held) -> list[tuple[int, int]]:
    """Return the sentences (first word, end) that hold words of a held-out one."""
    folded = _folded(example)
    touched: list[tuple[int, int]] = []
    for start in range(len(folded) - _LEAST + 1):
        for sentence in held.get(folded[start : start + _LEAST], ()):
            if folded[start : start + len(sentence)] == sentence:
                touched.append((start, start + len(sentence)))
    if not touched:
        return []
    # A cut may fall into a name where sentences are guessed at full stops; half a name teaches something wrong.
    inner = {i for entity in example.entities or () for i in range(entity.start + 1, entity.end)}
    units = pairwise([*(i for i in cuts(example) if i not in inner), len(folded)])
    return [(s, e) for s, e in units if any(s < end and start < e for start, end in touched)]


def _cut(example: Example, stay: list[bool]) -> Example:
    """Keep the words that stay, and what is said of them."""
    at = [0, *accumulate(stay)]
    numbers = [i for i, yes in enumerate(stay) if yes]
    spans = [(role, at[s], at[e]) for role, s, e in example.attribution or () if at[s] < at[e]]
    facts = [(at[i], label) for i, label in example.factuality or () if stay[i]]
    starts = [at[i] for i in example.starts or () if stay[i]]
    breaks = [example.breaks[i] for i in numbers]
    return replace(
        example,
        words=tuple(example.words[i] for i in numbers),
        breaks=(example.breaks[0], *breaks[1:]),
        starts=None if example.starts is None else tuple(starts),
        syntax=None if example.syntax is None else _syntax(example.syntax, numbers, at),
        entities=None if example.entities is None else tuple(_entities(example.entities, at)),
        mentions=None if example.mentions is None else tuple(_mentions(example.mentions, stay, at)),
        attribution=None if example.attribution is None else tuple(spans),
        factuality=None if example.factuality is None else tuple(facts),
    )


def _syntax(syntax: Syntax, numbers: list[int], at: list[int]) -> Syntax:
    return Syntax(
        upos=tuple(syntax.upos[i] for i in numbers),
        xpos=tuple(syntax.xpos[i] for i in numbers),
        feats=tuple(syntax.feats[i] for i in numbers),
        lemma=tuple(syntax.lemma[i] for i in numbers),
        # Sentences go or stay whole, so a head stays where its word does.
        head=tuple(at[syntax.head[i]] if syntax.head[i] >= 0 else -1 for i in numbers),
        deprel=tuple(syntax.deprel[i] for i in numbers),
    )


def _entities(entities: Iterable[Entity], at: list[int]) -> list[Entity]:
    moved = (replace(one, start=at[one.start], end=at[one.end]) for one in entities)
    return [one for one in moved if one.start < one.end]


def _mentions(mentions: Iterable[Mention], stay: list[bool], at: list[int]) -> list[Mention]:
    return [replace(m, start=at[m.start], end=at[m.end], head=at[m.head]) for m in mentions if stay[m.head]]
