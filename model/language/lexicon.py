"""The lemmas of words as the training treebanks give them: what a script over subwords can only guess at.

Whether "fired" is "fire" or "fir" is a matter of knowing the word. So the words that were seen are looked up, by their
lower-cased form and Penn tag, and the scripts are for those that were not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from model.language.examples import Example

_NAMES = frozenset(("NNP", "NNPS", "FW", "ADD", "LS", "GW", "XX", "NFP", "SYM"))
"""Tags whose words keep their form, or have no end of different ones."""
_AGREED = 0.6
"""Share of a word's occurrences that must have one lemma; below it the sentence decides, so the scripts are asked.

By judgement, not tuned."""

Lexicon = dict[tuple[str, str], str]


def gather(examples: Iterable[Example]) -> Lexicon:
    """Return the lemma of each form and tag; those whose lemma is the form itself are left out for bare forms' tags."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for example in examples:
        if example.syntax is None:
            continue
        rows = zip(example.words, example.syntax.xpos, example.syntax.lemma, example.syntax.feats, strict=True)
        for word, tag, lemma, feats in rows:
            if tag not in _NAMES and "Typo=Yes" not in feats and lemma != "_":
                seen[word.lower(), tag][lemma] += 1
    found: Lexicon = {}
    for (form, tag), lemmas in sorted(seen.items()):
        lemma, count = lemmas.most_common(1)[0]
        if count >= _AGREED * lemmas.total() and not (lemma == form and tag in ("NN", "JJ", "RB", "VB", "VBP", "CD")):
            found[form, tag] = lemma
    return found


def written(lexicon: Lexicon) -> str:
    """Return the text of `lemmas.tsv`: form, tag and lemma a line."""
    return "".join(f"{form}\t{tag}\t{lemma}\n" for (form, tag), lemma in lexicon.items())
