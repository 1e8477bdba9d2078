"""Which of an event's words stand in what is told: its names, and who, where and what it was about."""

from __future__ import annotations

from collections.abc import Sequence

from backchannel.dates.events.facts import Name, Phrase
from backchannel.dates.events.lexicon import Lexicon, Term
from backchannel.dates.events.told import Told

NAME, NAME_MORE = 4.0, 1.0
FULL, PARTLY = 2.0, 1.2
"""Points for a name of one word and each word more, and for an actor, place or thing that stands there whole or in
part; see `evidence.py` for how they were found."""
NOBODY = frozenset[str]()


def _same(said: Term, known: Term) -> bool:
    """Say whether a word of the text is one of the event's: "began" is not Begin."""
    return not said.keys.isdisjoint(known.keys) and (said.name or not known.name or bool(known.kinds))


def _hits(phrase: Phrase, own: Sequence[Term]) -> tuple[Term, ...]:
    return tuple([term for term in own if any(_same(term, other) for other in phrase)])


def has(phrase: Phrase, own: Sequence[Term]) -> bool:
    """Say whether a phrase stands whole among words."""
    return bool(phrase) and all(any(_same(term, other) for term in own) for other in phrase)


def standing(phrases: Sequence[Phrase], around: Sequence[Term], used: frozenset[str]) -> int:
    """Count the alternatives that stand around, leaving out what the name has already said."""
    found = {term.word for phrase in phrases if has(phrase, around) for term in _hits(phrase, around)}
    return len({term.word for term in around if term.word in found and term.keys.isdisjoint(used)})


def best_name(names: Sequence[Name], told: Told) -> tuple[float, Name | None, frozenset[str]]:
    """Return the points for the longest name of the event that stands whole in the words, and the words it used."""
    found = [name for name in names if name.signs and all(_stands(term, told) for term in name.phrase)]
    if not found:
        return 0.0, None, NOBODY
    best = max(found, key=lambda name: (len(name.phrase), name.proper))
    used = frozenset(term.word for term in _hits(best.phrase, told.terms))
    return NAME + NAME_MORE * (len(best.phrase) - 1), best, used


def _stands(term: Term, told: Told) -> bool:
    if (term.begins and told.begins) or (term.ends and told.ends):
        return True
    return not term.keys.isdisjoint(told.keys) and any(_same(other, term) for other in told.terms)


def but(own: Sequence[Term], used: frozenset[str]) -> list[Term]:
    """Return the words that haven't been used yet."""
    return [term for term in own if term.word not in used]


def best_of(
    phrases: Sequence[Phrase], keys: frozenset[str], own: Sequence[Term], words: Lexicon
) -> tuple[float, frozenset[str]]:
    """Return the points of the alternative that fits best, and the words that it used; `keys` are all of theirs."""
    best, by = 0.0, NOBODY
    own = [term for term in own if not term.keys.isdisjoint(keys)]
    if not own:
        return best, by
    common = words.words["common"]
    for phrase in phrases:
        hits = _hits(phrase, own)
        if not hits:
            continue
        whole = all(any(_same(hit, term) for hit in hits) for term in phrase)
        partly = any(term.name and term.word not in common for term in hits)
        points = FULL if whole else PARTLY if partly else 0.0
        if points > best:
            best, by = points, frozenset(term.word for term in hits)
    return best, by
