"""The day of publication where no witness tells it: from the text, the folder and the calendar of public events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from backchannel.dates.inference import beside, folder, from_text, happened, recency
from backchannel.dates.inference.dayset import DaySet, between
from backchannel.dates.inference.folder import RANK_COPY, Neighbour
from backchannel.dates.inference.from_text import RANK_YEARLESS
from backchannel.dates.inference.happened import RANK_LASTING
from backchannel.dates.inference.network import Link, Solution, solve
from backchannel.dates.inference.told import Telling, tellings
from backchannel.dates.inference.wording import span_words
from backchannel.model import DateRange

_FEW = 31
"""Days that are named one by one, at most, where not all between the bounds are possible."""
_SHOWN = 4
"""Reasons in agreement that are named at most; the trace has all."""
_NOTHING = "nothing in the text bounds the day of its publication"


class Trace(Struct, frozen=True, kw_only=True):
    """How a day was inferred: the answer, the links that it rests on (surest first), what agrees, what was set aside.

    `days` are all days that are left; they may have gaps where the year is open.
    """

    answer: DateRange
    days: DaySet
    because: tuple[Link, ...]
    agreeing: tuple[Link, ...]
    aside: tuple[Link, ...]


def infer(
    text: str,
    *,
    captured: date | None = None,
    folder: Sequence[Neighbour] = (),
    events: bool = False,
    language: str = "en",
) -> DateRange:
    """Return when a text was published, as far as it can be told without any witness of that day.

    `text` is the story without wrapper, menus and captions. `captured`, the day of the copy, is an upper bound.
    `folder` are other documents, `events` says whether the calendar of public events is asked: each makes an answer of
    its own. The answer is an interval, some days (`candidates`), or no bounds; `reason` is the chain of reasons. Raises
    BackchannelError where the calendar can't be read.
    """
    return trace(text, captured=captured, folder=folder, events=events, language=language).answer


def trace(
    text: str,
    *,
    captured: date | None = None,
    folder: Sequence[Neighbour] = (),
    events: bool = False,
    language: str = "en",
) -> Trace:
    """Return what `infer` returns, with all that it rests on."""
    told = tellings(text, language)
    links = [*from_text.links(told), *beside.links(text, language), *recency.links(told)]
    if captured is not None:
        links.append(_copied(captured))
    links += _folder_links(text, told, folder)
    if events:
        links += happened.links(text, told, language)
    solution = solve(links)
    return Trace(
        answer=_answer(solution),
        days=solution.days,
        because=solution.because,
        agreeing=solution.agreeing,
        aside=solution.aside,
    )


def _copied(captured: date) -> Link:
    day = between(captured, captured)
    reason = f"the copy was made {span_words(day)}"
    return Link(source="the copy", days=day, least=-_ANY_TIME, most=0, rank=0, reason=reason)


_ANY_TIME = 150_000


def _folder_links(text: str, told: Sequence[Telling], neighbours: Sequence[Neighbour]) -> list[Link]:
    return folder.links(text, told, neighbours) if neighbours else []


def _answer(solution: Solution) -> DateRange:
    days = solution.days
    earliest, latest = days.earliest, days.latest
    reason = _reason(solution)
    if earliest is None and latest is None:
        return DateRange(reason=reason)
    if earliest is not None and earliest == latest:
        return DateRange(edtf=earliest.isoformat(), earliest=earliest, latest=latest, reason=reason)
    if len(days.runs) > 1 and days.size <= _FEW:
        named = tuple(days.days())
        edtf = f"[{','.join(day.isoformat() for day in named)}]"
        return DateRange(edtf=edtf, earliest=earliest, latest=latest, candidates=named, reason=reason)
    edtf = f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"
    return DateRange(edtf=edtf, earliest=earliest, latest=latest, reason=reason)


def _others(solution: Solution) -> list[str]:
    """Return the reasons from other documents and from public events that agree without being needed."""
    said = {link.reason for link in solution.because}
    outside = (
        link.reason
        for link in solution.agreeing
        if RANK_COPY <= link.rank <= RANK_LASTING and link.rank != RANK_YEARLESS
    )
    return [reason for reason in dict.fromkeys(outside) if reason not in said][:_SHOWN]


def _reason(solution: Solution) -> str:
    """Return the chain of reasons: what is needed for the bounds, the conclusion, and what was not followed."""
    chain = list(dict.fromkeys(link.reason for link in solution.because))
    if solution.days.earliest is None and solution.days.latest is None:
        chain = [*chain, "but no year is known"] if chain else [_NOTHING]
    else:
        chain.append(f"so it was published {span_words(solution.days)}")
        if agreeing := _others(solution):
            chain.append(f"in agreement with: {', '.join(agreeing)}")
    if solution.aside:
        aside = dict.fromkeys(link.reason for link in solution.aside)
        chain.append(f"not followed, since it contradicts what is surer: {', '.join(aside)}")
    return "; ".join(chain)
