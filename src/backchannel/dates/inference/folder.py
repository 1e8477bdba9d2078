"""Links from other documents of a folder: a dated one nearly the same, one that dates what this one tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from backchannel.dates.find import Dated, find
from backchannel.dates.inference.dayset import between
from backchannel.dates.inference.from_text import link_name
from backchannel.dates.inference.network import Link
from backchannel.dates.inference.told import Telling, sentence_at
from backchannel.dates.inference.wording import quoted, span_words
from backchannel.dates.tree import Bound, Fields, Unit, core
from backchannel.language.words import word_set

RANK_COPY, RANK_DATED = 16, 34
_SHINGLE = 5
_COPY, _COPY_AT_LEAST = 0.5, 20
"""Share of the shorter text's runs of five words that the other has too, from which on one is a copy of the other, and
how many runs make a text long enough to say so (Broder 1997, "On the resemblance and containment of documents")."""
_COPIED_WITHIN = 3
"""Days between two printings of an agency's report, by convention: it is printed the same day, or after a weekend."""
_SHARED, _SHARED_NAMES = 4, 2
"""Words that two sentences must share, and how many of them with a capital, to tell of the same thing in one month. By
convention: an actor, what was done, and one thing more."""
_EMPTY = word_set(
    "the and for that with was were had has have been this from will would but not are his her its their they which "
    "who whom when where while after before during about into over also said told says than then there what more most "
    "some such january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday"
)
_WORD = re.compile(r"[^\W\d_]+")
_STEM = 6
"""Letters by which words are compared: "resolution" and "resolutions", "authorized" and "authorizing" are one."""
_ANY_TIME = 150_000


class Neighbour(Struct, frozen=True, kw_only=True):
    """Another document of the folder: how to call it, its text, and its days of publication as far as they are known.

    `told` are days that are known for words of it, as from its claims: each the words of a sentence, and its bounds.
    """

    name: str
    text: str
    earliest: date | None = None
    latest: date | None = None
    told: tuple[tuple[str, date, date], ...] = ()

    @property
    def published(self) -> date | None:
        """The day of publication where it is known for certain."""
        return self.earliest if self.earliest == self.latest else None


def links(text: str, tellings: Sequence[Telling], folder: Sequence[Neighbour]) -> list[Link]:
    """Return what the other documents say about the day of publication of a text."""
    found: list[Link] = []
    own = _shingles(text)
    for place, neighbour in enumerate(folder):
        if (link := _copy(own, neighbour, place)) is not None:
            found.append(link)
        found.extend(_dated(text, tellings, neighbour))
    return found


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1))


def _copy(own: frozenset[tuple[str, ...]], neighbour: Neighbour, place: int) -> Link | None:
    if neighbour.earliest is None or neighbour.latest is None:
        return None
    other = _shingles(neighbour.text)
    least = min(len(own), len(other))
    if least < _COPY_AT_LEAST or len(own & other) < _COPY * least:
        return None
    days = between(neighbour.earliest, neighbour.latest)
    share = round(100 * len(own & other) / least)
    reason = (
        f"{share}% of it stands word for word in {neighbour.name}, published {span_words(days)}: "
        f"copies of a report come out within {_COPIED_WITHIN} days"
    )
    return Link(
        source=f"copy of {place}", days=days, least=-_COPIED_WITHIN, most=_COPIED_WITHIN, rank=RANK_COPY, reason=reason
    )


def _dated(text: str, tellings: Sequence[Telling], neighbour: Neighbour) -> Iterator[Link]:
    """Yield the days that a neighbour gives for what is told here without a year."""
    open_ones = [telling for telling in tellings if telling.yearless and telling.side != "future"]
    if not open_ones:
        return
    known = [*_sentences(neighbour), *((words, first, last) for words, first, last in neighbour.told)]
    for telling in open_ones:
        mine = _content(text[telling.sentence[0] : telling.sentence[1]])
        same = [
            (words, first, last)
            for words, first, last in known
            if between(first, last) & telling.days and _alike(mine, _content(words))
        ]
        years = {first.year for _, first, _ in same}
        if len(years) != 1:
            continue
        words, first, last = max(same, key=lambda one: len(mine.keys() & _content(one[0]).keys()))
        days = between(first, last)
        shared = sorted(mine.keys() & _content(words).keys())
        reason = (
            f"{quoted(telling.expression.text)} is told with what {neighbour.name} dates {span_words(days)} "
            f"(both have: {', '.join(mine[key] for key in shared)})"
        )
        yield Link(source=link_name(telling), days=days, least=0, most=_ANY_TIME, rank=RANK_DATED, reason=reason)


def _sentences(neighbour: Neighbour) -> Iterator[tuple[str, date, date]]:
    for dated in find(neighbour.text, neighbour.published):
        days = dated.reading.days
        if days is not None and _is_event(dated) and days.last.year > 1800:
            begin, end = sentence_at(neighbour.text, dated.expression.start)
            yield neighbour.text[begin:end], days.first, days.last


def _is_event(dated: Dated) -> bool:
    node = dated.expression.node
    fine = dated.reading.unit in (Unit.DAY, Unit.MONTH)
    return fine and not isinstance(node, Bound) and isinstance(core(node), Fields)


def _content(words: str) -> dict[str, str]:
    """Return the words of a sentence that say something, under their first letters."""
    return {
        word.casefold()[:_STEM]: word
        for word in _WORD.findall(words)
        if (len(word) > 2 or word.isupper()) and word.casefold() not in _EMPTY
    }


def _alike(one: dict[str, str], other: dict[str, str]) -> bool:
    shared = list(one.keys() & other.keys())
    names = [key for key in shared if one[key][0].isupper() and other[key][0].isupper()]
    return len(shared) >= _SHARED and len(names) >= _SHARED_NAMES
