"""Factuality of EWT's verbs: UDS 2.0 (White et al. 2020; CC BY-SA 4.0), made into our four labels.

UDS gives a verb a number: that what it tells of happened (positive), or did not or not yet (negative), as annotators
judged it. Whether something that did not happen is negated, planned or merely uncertain is not in the set. It is read
from the treebank's syntax: the rules below, in this order.

- `happened`: the number is above `HAPPENED`;
- `negated`: it is not, and the verb has a negation of its own;
- `planned`: it is not, and the verb stands in the future (`will`, `going to`) or is the infinitive of a plan;
- `uncertain`: all others (conditions, wishes, questions, commands, possibilities).

The labels list annotated words only: every other word is silent, not "no event". Verbs of a sentence that UDS left out
are among the silent.
"""

from __future__ import annotations

import json
import zipfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from model.language.data.conllu import Document, Sentence
from model.language.data.lists import listed

FILE = "language/decomp-factuality/decomp/data/2.0/normalized/sentence/annotations/factuality.zip"
HAPPENED = 0.5
"""The numbers have two peaks, near -1 and 1; those between -0.5 and 0.5 (17%) are of verbs that annotators were unsure
of or differed on, so that they count as not happened."""

_SHIFTS = {"train": ((11466, 0), (1, -1)), "dev": ((344, -2), (1, -1)), "test": ((1, -1),)}
"""From which number on what must be added to UDS's number of a sentence to get its index in the treebank's file.

UDS numbers the sentences of EWT 1.2 from 1; since then one sentence of train was split and two of dev were joined.
Found by where the numbered words are verbs (99.5% of them with these shifts, about 10% with any other)."""

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "hardly"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "ll"})
_PLANS = listed(
    """
    agree aim arrange ask attempt call commit consider decide demand determine eager expect hope intend invite offer
    order pledge plan prepare promise propose ready request schedule seek set swear threaten try undertake urge
    volunteer vow want will wish would
    """
)
"""Verbs, adjectives and nouns after which an infinitive tells of something planned, demanded or offered."""


def labels(root: Path, part: str, documents: Sequence[Document]) -> dict[str, tuple[tuple[int, str], ...]]:
    """Return the labels of a part of EWT: for each document's id, indexes of its words, each with one of `FACTUALITY`.

    `documents` are all documents of that part in the file's order. A document without annotations has no entry.
    """
    numbers = _numbers(root / FILE, part)
    found = dict[str, tuple[tuple[int, str], ...]]()
    index = 0
    for document in documents:
        here, offset = list[tuple[int, str]](), 0
        for sentence in document.sentences:
            for word, value in sorted(numbers.get(index, {}).items()):
                if word < len(sentence.tokens) and sentence.tokens[word].upos == "VERB":
                    here.append((offset + word, label(sentence, word, value)))
            index, offset = index + 1, offset + len(sentence.tokens)
        if here:
            found[document.id] = tuple(here)
    return found


def label(sentence: Sentence, word: int, value: float) -> str:
    """Return the label of one verb (its index in the sentence) with the number that UDS gives it."""
    if value > HAPPENED:
        return "happened"
    if _negated(sentence, word):
        return "negated"
    return "planned" if _planned(sentence, word) else "uncertain"


def _numbers(file: Path, part: str) -> dict[int, dict[int, float]]:
    """Read UDS: index of the sentence in the part, then index of the word in the sentence, then the number."""
    with zipfile.ZipFile(file) as archive:
        data = json.loads(archive.read("factuality.json"))["data"]
    numbers = defaultdict[int, dict[int, float]](dict)
    for name, nodes in data.items():
        _, own, number = name.split("-")
        if own != part:
            continue
        shift = next(shift for first, shift in _SHIFTS[part] if int(number) >= first)
        for node, notes in nodes.items():
            numbers[int(number) + shift][int(node.rpartition("-")[2]) - 1] = notes["factuality"]["factual"]["value"]
    return numbers


def _children(sentence: Sentence, word: int) -> list[int]:
    return [i for i, token in enumerate(sentence.tokens) if token.head == word + 1]


def _negated(sentence: Sentence, word: int) -> bool:
    for child in _children(sentence, word):
        token = sentence.tokens[child]
        if token.deprel.startswith(("advmod", "det", "cc")) and (
            token.lemma.lower() in _NEGATIONS or "Polarity=Neg" in token.feats
        ):
            return True
        if token.deprel.startswith(("nsubj", "obj")) and (
            token.lemma.lower() in ("nobody", "nothing", "none") or _negated_noun(sentence, child)
        ):
            return True
    return False


def _negated_noun(sentence: Sentence, word: int) -> bool:
    return any(
        sentence.tokens[i].deprel == "det" and sentence.tokens[i].lemma.lower() in ("no", "neither")
        for i in _children(sentence, word)
    )


def _planned(sentence: Sentence, word: int) -> bool:
    own = sentence.tokens[word]
    children = [sentence.tokens[i] for i in _children(sentence, word)]
    if any(child.deprel == "aux" and child.form.lower() in _FUTURE for child in children):
        return True
    if own.head == 0 or not any(child.deprel == "mark" and child.lemma.lower() == "to" for child in children):
        return False
    governor = sentence.tokens[own.head - 1]
    if own.deprel.startswith("conj"):
        return _planned(sentence, own.head - 1)
    if own.deprel.startswith(("xcomp", "ccomp")) and governor.form.lower() in ("going", "gon"):
        return True
    return own.deprel.startswith(("xcomp", "ccomp", "acl", "advcl")) and governor.lemma.lower() in _PLANS
