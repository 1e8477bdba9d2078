"""What a text tells of something that happened: its words, the names around it, the bounds of time."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.events.actors import actors, owned
from backchannel.dates.events.facts import Facts
from backchannel.dates.events.lexicon import Lexicon, Term, terms

Side = Literal["before", "after", "during"]
"""From which side something is looked at: "before the war", "since the war", "during the war"."""
_YEAR = re.compile(r"(?:19|20)\d\d")


class Told(Struct, frozen=True):
    """What a text tells: the words as terms with all keys and kinds, the names around, the bounds of time.

    `passage` is the text around; its names are read with `with_around` when they are needed. `begins` and `ends`: it
    tells of a beginning or an end; `implied` says that only the side tells so ("after the war"). `whole`: it tells of
    the whole of what lasts. `days` are months and days in it, `years` its years. `often` and `again`: all that is told
    of is of such kinds; of beginnings and ends only those of talks come often. `things` began or ended, `verbs` tell
    what was done, `ordinals` which of a row it was; `owned` are words after a name in the genitive ("Nixon's barber"),
    `actors` keys of those who did it, where the words tell.
    """

    terms: tuple[Term, ...]
    passage: str
    near: date | None
    after: date | None
    before: date | None
    words: Lexicon
    keys: frozenset[str]
    kinds: frozenset[str]
    begins: bool
    ends: bool
    implied: bool
    whole: bool
    days: tuple[tuple[int, int], ...]
    years: tuple[int, ...]
    often: bool
    again: bool
    things: tuple[Term, ...]
    verbs: tuple[Term, ...]
    ordinals: frozenset[str]
    owned: frozenset[str]
    actors: frozenset[str]
    around: tuple[Term, ...] = ()

    @property
    def numbered(self) -> bool:
        """Say whether a number stands in the words: of a day, a year, a resolution."""
        return any(term.number for term in self.terms)

    def with_around(self) -> Told:
        """Return the same with the names around, but for those that the words themselves have."""
        said = {term.word for term in self.terms}
        others = {t.word: t for t in terms(self.passage, self.words) if t.name and t.word not in said}
        return replace(self, around=tuple(others.values()))

    def allows(self, first: date, last: date) -> bool:
        """Say whether an event lies within the bounds."""
        return (self.before is None or first <= self.before) and (self.after is None or last >= self.after)

    def nearest(self, first: date, last: date) -> float:
        """Return the days between an event and the time that the passage tells of; infinite where that is unknown."""
        if self.near is None:
            return float("inf")
        return max((first - self.near).days, (self.near - last).days, 0)

    def is_all_of(self, facts: Facts) -> bool:
        """Say whether every word of what is told stands among an event's own."""
        known = facts.every | facts.kinds
        return not any(
            term.keys.isdisjoint(known) and term.kinds.isdisjoint(known) and not (term.edge or term.light)
            for term in self.terms
        )


def told_of(
    text: str, words: Lexicon, *, near: date | None, after: date | None, before: date | None, around: str,
    side: Side | None,
) -> Told:  # fmt: skip
    """Bring what a text tells to terms; `around` is the passage it stands in, of which names are kept."""
    own = terms(text, words)
    said = {term.word for term in own}
    keys, kinds = (frozenset().union(*(getattr(term, name) for term in own)) for name in ("keys", "kinds"))
    outs = words.words["breaks_out"]
    breaks_out = bool(said & outs) and not said.isdisjoint(words.words["out"])
    begins, ends = breaks_out or any(t.begins for t in own), any(t.ends for t in own)
    sorts = [term.kinds for term in own if term.kinds and not (term.edge or term.light)]
    acts = not kinds.isdisjoint(words.words["acts"])
    lasting = bool(sorts) and not (begins or ends) and all(kinds <= words.words["lasting"] for kinds in sorts)
    return Told(
        terms=own, passage=around, near=near or before, after=after, before=before, words=words,
        keys=keys, kinds=kinds, begins=begins or (lasting and side == "before"),
        ends=ends or (lasting and side == "after"), implied=lasting and side in ("before", "after"),
        whole=side == "during" or (lasting and side is None),
        days=_days(text, words) if any(t.number for t in own) else (),
        years=tuple(int(term.word) for term in own if term.number and _YEAR.fullmatch(term.word)),
        often=all(kinds & words.words["often" if not (begins or ends) else "hosted"] for kinds in sorts),
        again=all(kinds & words.words["again"] for kinds in sorts),
        things=_things(own) if begins or ends or lasting else (),
        verbs=tuple(t for t in own if t.verb and not (t.edge or t.light or (begins and t.word in outs))),
        ordinals=words.words["ordinals"] & said,
        owned=owned(text, words), actors=actors(text, words) if acts else frozenset(),
    )  # fmt: skip


def _things(own: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return what is said to begin or end: the deeds, and the nouns beside ("the fair opened", "end of the trip")."""
    found = [t for t in own if t.kinds and not (t.edge or t.light or t.name or t.number)]
    for place, term in enumerate(own):
        if term.edge:
            after = own[place + 1 : place + 2]
            does = term.verb and bool(after) and bool(after[0].kinds)  # "began to bomb"
            near = own[max(place - 1, 0) : place] if term.verb and not does else after
            found += [noun for noun in near if not (noun.edge or noun.light or noun.name or noun.number)]
    return tuple(found)


def _days(text: str, words: Lexicon) -> tuple[tuple[int, int], ...]:
    pattern = _day_pattern(words.language, tuple(words.months))
    return tuple(
        (words.months[(found["b"] or found["c"]).casefold()], int(found["a"] or found["d"]))
        for found in pattern.finditer(text)
    )


@cache
def _day_pattern(_language: str, names: tuple[str, ...]) -> re.Pattern[str]:
    month = "|".join(sorted((name.capitalize() for name in names), key=len, reverse=True))
    return re.compile(rf"\b(?:(?P<a>\d{{1,2}}) (?P<b>{month})|(?P<c>{month})\.? (?P<d>\d{{1,2}}))\b")
