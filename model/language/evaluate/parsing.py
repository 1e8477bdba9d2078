"""Tags, features, lemmas and trees over the words and sentences of the treebank, as the CoNLL 2018 shared task counts.

Zeman et al. (2018) and its script `conll18_ud_eval.py`: every word counts, punctuation too. Its LAS compares relations
without their subtypes (`nsubj:pass` is `nsubj`): here `las_universal`. Here `las` asks for the subtype too and so is
never higher; it is the one that the bars are held against. spaCy's scorer asks for the subtype and leaves out words
whose gold relation is `punct`: `spacy_uas`, `spacy_las`, to be read beside figures that spaCy publishes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from model.language.evaluate.scores import NONE_ASKED, Share
from model.language.examples import Example, Syntax

from backchannel.language.core.analysis import Analysis


@dataclass(frozen=True)
class Parsing:
    """Shares of words that are right. `feats` asks for all features of a word at once; a lemma's case counts."""

    upos: Share = NONE_ASKED
    xpos: Share = NONE_ASKED
    feats: Share = NONE_ASKED
    lemma: Share = NONE_ASKED
    uas: Share = NONE_ASKED
    las: Share = NONE_ASKED
    las_universal: Share = NONE_ASKED
    spacy_uas: Share = NONE_ASKED
    spacy_las: Share = NONE_ASKED

    def __add__(self, other: Parsing) -> Parsing:
        """Add the counts of two documents."""
        return Parsing(*(Share(*a) + Share(*b) for a, b in zip(astuple(self), astuple(other), strict=True)))


def score(gold: Syntax, found: Analysis) -> Parsing:
    """Score one document. A missing gold lemma (`_`) is right whatever is found, as in the shared task's script."""
    size = len(gold.upos)
    # A root is -1 in the treebanks' examples and its own head in an analysis.
    heads = [i if head < 0 else head for i, head in enumerate(gold.head)]
    head = [a == b for a, b in zip(heads, found.heads, strict=True)]
    relation = [a == b for a, b in zip(gold.deprel, found.deprels, strict=True)]
    universal = [_plain(a) == _plain(b) for a, b in zip(gold.deprel, found.deprels, strict=True)]
    lemma = [a in ("_", b) for a, b in zip(gold.lemma, found.lemmas, strict=True)]
    feats = [_features(a) == _features(b) for a, b in zip(gold.feats, found.feats, strict=True)]
    labelled = [a and b for a, b in zip(head, relation, strict=True)]
    words = [i for i in range(size) if gold.deprel[i] != "punct"]
    return Parsing(
        upos=_equal(gold.upos, found.upos),
        xpos=_equal(gold.xpos, found.xpos),
        feats=Share(sum(feats), size),
        lemma=Share(sum(lemma), size),
        uas=Share(sum(head), size),
        las=Share(sum(labelled), size),
        las_universal=Share(sum(a and b for a, b in zip(head, universal, strict=True)), size),
        spacy_uas=Share(sum(head[i] for i in words), len(words)),
        spacy_las=Share(sum(labelled[i] for i in words), len(words)),
    )


def measure(gold: Iterable[Example], found: Iterable[Analysis]) -> Parsing:
    """Score documents; those without a tree are passed over."""
    result = Parsing()
    for example, analysis in zip(gold, found, strict=True):
        if example.syntax is not None:
            result = result + score(example.syntax, analysis)
    return result


def _equal(gold: tuple[str, ...], found: tuple[str, ...]) -> Share:
    return Share(sum(a == b for a, b in zip(gold, found, strict=True)), len(gold))


def _plain(relation: str) -> str:
    return relation.partition(":")[0]


def _features(feats: str) -> frozenset[str]:
    return frozenset(feats.split("|")) - {"", "_"}
