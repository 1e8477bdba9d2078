"""The labels that the heads choose from, gathered from the training sets in a fixed order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from model.language.examples import ENTITY_LABELS, Example

_WORDS = 2
"""A lemma script seen with fewer different words is left out: it spells one word, which `lexicon.py` looks up."""
_UNLIKE_WORDS = frozenset(("ADD", "GW"))
"""Penn tags of addresses and of pieces of broken words, whose lemmas are no rule for other words."""


@dataclass(frozen=True)
class Labels:
    """Every head's labels in the order of their ids; the first value of a feature is "_", its absence."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: dict[str, tuple[str, ...]]
    lemma: tuple[str, ...]
    entity: tuple[str, ...]
    relation: tuple[str, ...]


def entity_tags() -> tuple[str, ...]:
    """Return the BIOES tags."""
    return ("O", *(f"{place}-{label}" for label in ENTITY_LABELS for place in "BIES"))


def features_of(feats: str) -> dict[str, str]:
    """Take a UD feature string apart."""
    return {} if feats in ("", "_") else dict(part.split("=", 1) for part in feats.split("|"))


def script(word: str, lemma: str) -> str:
    """Say how to make the lemma from the word: `case|cut|add` (see `core/lemmas.py`, which follows it)."""
    lowered = word.lower()
    best = max(((_shared(form, lemma), case == "l", case, form) for case, form in (("l", lowered), ("k", word))))
    shared, _, case, form = best
    if shared == 0:
        return f"l|*|{lemma}"
    return f"{case}|{len(form) - shared}|{lemma[shared:]}"


def _shared(form: str, lemma: str) -> int:
    length = 0
    while length < min(len(form), len(lemma)) and form[length] == lemma[length]:
        length += 1
    return length


def gather(examples: Iterable[Example]) -> Labels:
    """Collect the labels of the parsed examples."""
    upos: set[str] = set()
    xpos: set[str] = set()
    relations: set[str] = set()
    feats: dict[str, set[str]] = {}
    scripts: defaultdict[str, set[str]] = defaultdict(set)
    for example in examples:
        syntax = example.syntax
        if syntax is None:
            continue
        upos.update(syntax.upos)
        xpos.update(syntax.xpos)
        relations.update(syntax.deprel)
        for value in set(syntax.feats):
            for name, said in features_of(value).items():
                feats.setdefault(name, set()).add(said)
        for word, lemma, tag, said in zip(example.words, syntax.lemma, syntax.xpos, syntax.feats, strict=True):
            if tag not in _UNLIKE_WORDS and "Typo=Yes" not in said:
                scripts[script(word, lemma)].add(word.lower())
    kept = sorted(rule for rule, words in scripts.items() if len(words) >= _WORDS)
    ordered = {name: ("_", *sorted(values)) for name, values in sorted(feats.items())}
    return Labels(_sorted(upos), _sorted(xpos), ordered, tuple(kept), entity_tags(), _sorted(relations))


def _sorted(values: set[str]) -> tuple[str, ...]:
    return tuple(sorted(values))
