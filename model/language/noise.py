"""What pages do to words: capitals, misprints, other quotation marks, lost lines. The labels stay what they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from model.language.examples import Example, Syntax
from model.language.splitting import JOINED, LINE, SPACE, split

from backchannel.language.words import word_set

_SMALL = word_set("a an the of in on at to for by as and or but nor from with over up vs is")
_CURLY = {"'s": "’s", "'": "’", "n't": "n’t", "'re": "’re", "'ve": "’ve", "'ll": "’ll", "'d": "’d", "'m": "’m"}
_STRAIGHT = {curly: straight for straight, curly in _CURLY.items()} | {"“": '"', "”": '"'}
_DASHES = ("-", "--", "–", "—")

HEADLINES = (
    "Talks resume after weeks of silence",
    "What we know so far",
    "Live updates",
    "Breaking news",
    "Analysis",
    "Envoys leave without a deal",
    "Rebels say truce holds",
    "Opposition rejects offer of early vote",
    "Both sides claim progress",
    "Secret meetings came to nothing, officials say",
    "Ministers to meet next week",
    "Aid convoy turned back at checkpoint",
    "Hopes fade for a ceasefire",
    "A long night at the table",
    "Prisoners freed under swap",
    "Army denies shelling of village",
    "Mediators call for patience",
    "World news",
    "Read more",
    "Related stories",
)
"""Lines without a name and without a full stop that a page puts above its text; written by us."""


@dataclass(frozen=True)
class Noise:
    """How often each change is made, as a probability per example (`typo` is per word). Set by judgement, not tuned."""

    capitals: float = 0.04
    capital_line: float = 0.06
    title_line: float = 0.06
    lower: float = 0.03
    typo: float = 0.004
    quotes: float = 0.25
    final_stop: float = 0.05
    drop_breaks: float = 0.12
    dashes: float = 0.15
    headline: float = 0.06


def noise(example: Example, rng: Random, config: Noise | None = None) -> Example:
    """Return the example with some of the changes of `Noise`; words are neither split nor joined.

    The number of words changes in two cases only: a last full stop that falls away, and a line put before an example
    that has neither trees nor mentions nor other layers that would have to say something about it.
    """
    config = config or Noise()
    if rng.random() < config.final_stop:
        example = without_final_stop(example)
    if rng.random() < config.drop_breaks:
        example = replace(
            example, breaks=(*example.breaks[:1], *[SPACE if b == LINE else b for b in example.breaks[1:]])
        )
    if rng.random() < config.headline:
        example = with_headline(example, rng.choice(HEADLINES))
    if rng.random() < config.quotes:
        example = _words(example, _curled(example) if rng.random() < 0.5 else _straightened(example))
    if rng.random() < config.dashes:
        example = _words(example, _dashed(example, rng))
    example = _misprinted(example, rng, config.typo)
    return _recased(example, rng, config)


def without_final_stop(example: Example) -> Example:
    """Return the example without its last full stop, or as it is where something hangs on that word."""
    last = len(example.words) - 1
    spans = [(e.start, e.end) for e in example.entities or ()] + [(m.start, m.end) for m in example.mentions or ()]
    if last < 1 or example.words[last] != "." or any(end > last for _, end in spans) or last in (example.starts or ()):
        return example
    tree = example.syntax
    if tree is not None and (tree.head[last] < 0 or last in tree.head):
        return example
    attribution = example.attribution
    if attribution is not None:
        cut = ((kind, start, min(end, last)) for kind, start, end in attribution)
        attribution = tuple((kind, start, end) for kind, start, end in cut if start < end)
    return replace(
        example,
        words=example.words[:last],
        breaks=example.breaks[:last],
        syntax=None if tree is None else _without_last(tree),
        attribution=attribution,
        factuality=None if example.factuality is None else tuple(f for f in example.factuality if f[0] < last),
    )


def with_headline(example: Example, line: str) -> Example:
    """Return the example with a line before it, if nothing but names and sentence beginnings is known of its words."""
    layers = (example.syntax, example.mentions, example.attribution, example.factuality)
    if any(layer is not None for layer in layers) or not example.words:
        return example
    words, breaks = split(line)
    by = len(words)
    entities = example.entities
    return replace(
        example,
        words=words + example.words,
        breaks=(LINE, *breaks[1:], LINE, *example.breaks[1:]),
        starts=None if example.starts is None else (0, *[at + by for at in example.starts]),
        entities=None if entities is None else tuple(replace(e, start=e.start + by, end=e.end + by) for e in entities),
    )


def _without_last(tree: Syntax) -> Syntax:
    return Syntax(tree.upos[:-1], tree.xpos[:-1], tree.feats[:-1], tree.lemma[:-1], tree.head[:-1], tree.deprel[:-1])


def _words(example: Example, words: Sequence[str]) -> Example:
    return replace(example, words=tuple(words))


def _curled(example: Example) -> list[str]:
    words, opening = [], True
    for word in example.words:
        if word in ('"', "``", "''"):
            words.append("“" if (opening or word == "``") and word != "''" else "”")
            opening = words[-1] == "”"
        else:
            words.append(_CURLY.get(word, word))
    return words


def _straightened(example: Example) -> list[str]:
    return [_STRAIGHT.get(word, word) for word in example.words]


def _dashed(example: Example, rng: Random) -> list[str]:
    """Put another dash for each that stands between words with spaces; a hyphen inside a word stays."""
    new = rng.choice(_DASHES)
    free = [
        b != JOINED and after != JOINED for b, after in zip(example.breaks, [*example.breaks[1:], SPACE], strict=True)
    ]
    return [new if word in _DASHES and loose else word for word, loose in zip(example.words, free, strict=True)]


def _misprinted(example: Example, rng: Random, share: float) -> Example:
    words = list(example.words)
    lemmas = list(example.syntax.lemma) if example.syntax else []
    for at, word in enumerate(words):
        if len(word) < 6 or not (word.isalpha() and word[1:].islower()) or rng.random() >= share:
            continue
        change = rng.choice((_exchange, _lose, _double))
        place = rng.randrange(1, len(word) - 4)
        if lemmas:
            if lemmas[at][: place + 2].casefold() != word[: place + 2].casefold():
                continue  # a lemma that would no longer follow from the misprinted word by its ending
            lemmas[at] = change(lemmas[at], place)
        words[at] = change(word, place)
    syntax = replace(example.syntax, lemma=tuple(lemmas)) if example.syntax else None
    return replace(example, words=tuple(words), syntax=syntax)


def _exchange(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _lose(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _double(word: str, at: int) -> str:
    return word[: at + 1] + word[at:]


def _recased(example: Example, rng: Random, config: Noise) -> Example:
    drawn = rng.random()
    steps: tuple[tuple[float, bool, Callable[[str, bool], str]], ...] = (
        (config.capitals, True, _upper),
        (config.lower, True, _lower),
        (config.capital_line, False, _upper),
        (config.title_line, False, _title),
    )
    for share, whole, change in steps:
        if drawn < share:
            first, last = (0, len(example.words)) if whole else _line(example, rng)
            changed = [change(word, at == first) for at, word in enumerate(example.words[first:last], first)]
            return _words(example, [*example.words[:first], *changed, *example.words[last:]])
        drawn -= share
    return example


def _line(example: Example, rng: Random) -> tuple[int, int]:
    starts = [at for at, before in enumerate(example.breaks) if at == 0 or before == LINE]
    which = rng.randrange(len(starts)) if starts else 0
    return (starts[which] if starts else 0, [*starts[1:], len(example.words)][which])


def _upper(word: str, _first: bool) -> str:
    return word.upper()


def _lower(word: str, _first: bool) -> str:
    return word.lower()


def _title(word: str, first: bool) -> str:
    small = not first and word.casefold() in _SMALL
    return word if small or not word[0].isalpha() else word[0].upper() + word[1:]
