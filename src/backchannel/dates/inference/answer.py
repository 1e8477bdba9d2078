"""The day of publication where no witness tells it: from the text, the folder and the calendar of public events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.grammar import scan
from backchannel.dates.inference import begun, beside, copies, from_text, happened, recency, retold, weekday
from backchannel.dates.inference.dayset import DaySet, between, is_reckoned, of_days
from backchannel.dates.inference.lasting import lastings
from backchannel.dates.inference.neighbour import Neighbour, accounts
from backchannel.dates.inference.network import Link, solve
from backchannel.dates.inference.news import is_news
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.said import said
from backchannel.dates.inference.told import tellings
from backchannel.dates.inference.words import Words, words_of
from backchannel.model import DateRange

_BEYOND = "only days from 1800 to 2199 are reckoned with, so nothing else was asked"


class Answers(Struct, frozen=True, kw_only=True):
    """Four answers to when a text was published, each by what it was allowed to ask.

    `text` is by the text alone, `folder` with the other documents (None where there are none), `events` with the
    calendar of public events, `together` with both.
    """

    text: DateRange
    folder: DateRange | None
    events: DateRange
    together: DateRange


class Trace(Struct, frozen=True, kw_only=True):
    """How a day was inferred: the answer, the links that it rests on (surest first), what agrees, what was set aside.

    `days` are all days that are left; they may have gaps where the year is open. There are none where what was
    witnessed lies before 1800 or after 2199: such days aren't reckoned with.
    """

    answer: DateRange
    days: DaySet
    because: tuple[Link, ...]
    agreeing: tuple[Link, ...]
    aside: tuple[Link, ...]


class _Clues(Struct, frozen=True):
    """A text's links by where they are from, and what was witnessed.

    `mute` says why the text has none, where its language has no words.
    """

    story: str
    words: Words | None
    text: tuple[Link, ...] = ()
    folder: tuple[Link, ...] = ()
    events: tuple[Link, ...] = ()
    weekday: int | None = None
    mute: str | None = None
    witnessed: DateRange | None = None


def answers(
    text: str, *, witnessed: DateRange | None = None, folder: Sequence[Neighbour] = (), language: str = "en"
) -> Answers:
    """Return when a text was published by the text alone, with the folder, with public events, and with both.

    See `infer` for what is handed in. Raises BackchannelError where the calendar can't be read.
    """
    clues = _clues(text, witnessed, folder, True, language)
    by_text, by_events = (_concluded(clues, folder=False, events=asked).answer for asked in (False, True))
    if not folder:
        return Answers(text=by_text, folder=None, events=by_events, together=by_events)
    by_folder, together = (_concluded(clues, folder=True, events=asked).answer for asked in (False, True))
    return Answers(text=by_text, folder=by_folder, events=by_events, together=together)


def infer(
    text: str,
    *,
    witnessed: DateRange | None = None,
    folder: Sequence[Neighbour] = (),
    events: bool = False,
    language: str = "en",
) -> DateRange:
    """Return when a text was published, as far as it can be told without any witness of that day.

    `text` is the story without wrapper, menus and captions. `witnessed` is what the page's own witnesses leave open; it
    is never contradicted. `folder` are other documents, `events` says whether the calendar of public events is asked:
    each makes an answer of its own. The answer is an interval, some days (`candidates`), a part of a year that isn't
    known (only in `edtf` and the words), or nothing; `reason` is the chain of reasons. A language without words gives
    what was witnessed and says so. Raises BackchannelError where the calendar can't be read.
    """
    return trace(text, witnessed=witnessed, folder=folder, events=events, language=language).answer


def trace(
    text: str,
    *,
    witnessed: DateRange | None = None,
    folder: Sequence[Neighbour] = (),
    events: bool = False,
    language: str = "en",
) -> Trace:
    """Return what `infer` returns, with all that it rests on."""
    clues = _clues(text, witnessed, folder, events, language)
    return _concluded(clues, folder=True, events=events)


def _clues(text: str, witnessed: DateRange | None, folder: Sequence[Neighbour], events: bool, language: str) -> _Clues:
    seen = _witnessed(witnessed)
    words = words_of(language)
    if words is None:
        return _Clues(
            story=text,
            words=None,
            text=seen,
            mute=f"a text in the language {language!r} can't be dated by its words yet",
            witnessed=witnessed,
        )
    told = tellings(text, words)
    news = is_news(scan(text, language))
    lasting = lastings(text, told, words)
    by_text = [
        *seen,
        *from_text.links(told, news),
        *beside.links(text, words),
        *recency.links(told, news),
        *begun.by_text(text, lasting, told, words),
    ]
    known = [account for neighbour in folder for account in accounts(neighbour, language)]
    by_folder = [
        *copies.links(text, folder),
        *retold.links(text, told, known, words),
        *begun.by_folder(lasting, known, words),
    ]
    by_events = [*happened.links(text, told, words), *begun.by_calendar(text, lasting, words)] if events else []
    return _Clues(
        story=text,
        words=words,
        text=tuple(by_text),
        folder=tuple(by_folder),
        events=tuple(by_events),
        weekday=weekday.of_lead(text, words),
        witnessed=witnessed,
    )


def _witnessed(witnessed: DateRange | None) -> tuple[Link, ...]:
    if witnessed is None or not (witnessed.earliest or witnessed.latest or witnessed.candidates):
        return ()
    days = between(witnessed.earliest or date.min, witnessed.latest or date.max)
    if witnessed.candidates:
        days = of_days(witnessed.candidates)
    reason = witnessed.reason
    return (Link(source="witnesses", days=days, least=0, most=0, rank=Rank.WITNESS, basis="witnesses", reason=reason),)


def _is_beyond(witnessed: DateRange) -> bool:
    """Whether what was witnessed can't be reckoned with: it lies outside the days that a network has."""
    known = _witnessed(witnessed)
    return bool(known) and not (known[0].days and is_reckoned(witnessed.candidates or ()))


def _concluded(clues: _Clues, *, folder: bool, events: bool) -> Trace:
    if clues.witnessed is not None and _is_beyond(clues.witnessed):
        answer = replace(clues.witnessed, reason=f"{clues.witnessed.reason}; {_BEYOND}")
        return Trace(answer=answer, days=DaySet(()), because=(), agreeing=(), aside=())
    links = [*clues.text, *(clues.folder if folder else ()), *(clues.events if events else ())]
    solution = solve(links)
    if (
        events
        and clues.words is not None
        and (more := happened.relative_links(clues.story, clues.words, solution.days))
    ):
        links += more
        solution = solve(links)
    if clues.weekday is not None and (link := weekday.link(clues.weekday, solution.days)) is not None:
        solution = solve([*links, link])
    return Trace(
        answer=said(solution, clues.mute, clues.witnessed),
        days=solution.days,
        because=solution.because,
        agreeing=solution.agreeing,
        aside=solution.aside,
    )
