"""The page's head: what the record holds, what time it covers, and what could not be read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from backchannel.export.page.days import MONTHS
from backchannel.export.page.words import STATUS, plural
from backchannel.model import Contents, DateRange


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that gave no document, and why."""

    name: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands at the top of the page. `told` and `reported` are periods in words, None where no day is known."""

    heading: str
    holds: str
    told: str | None
    reported: str | None
    statuses: str
    generator: str
    unread: tuple[Unread, ...]


def summary(contents: Contents) -> Summary:
    """Return the head of the page for `contents`."""
    told = _period([event.when for event in contents.events if event.when.earliest and event.when.latest])
    reported = _period([document.published for document in contents.documents])
    counts: Counter[str] = Counter(event.status for event in contents.events)
    secret = sum(event.secrecy.existence == "secret" for event in contents.events)
    parts = [f"{counts[status]:,} {words}" for status, words in STATUS.items() if counts[status]]
    parts += [f"{secret:,} secret at the time"] if secret else []
    return Summary(
        heading=f"Contacts and talks, {_years(told)}" if told else "Contacts and talks",
        holds=(
            f"{plural(len(contents.events), 'event')} in {plural(len(contents.channels), 'channel')}, told in "
            f"{plural(len(contents.claims), 'account')} by {plural(len(contents.documents), 'report')}"
            + (f", with {plural(len(contents.quotes), 'quotation')}." if contents.quotes else ".")
        ),
        told=_months(told),
        reported=_months(reported),
        statuses=", ".join(parts),
        generator=contents.generator,
        unread=tuple(
            Unread(contents.files.get(f.source, f"file with SHA-256 {f.source[:16]}…"), f.message, f.advice)
            for f in contents.failures
        ),
    )


def _period(dates: list[DateRange]) -> tuple[date, date] | None:
    days = [day for when in dates for day in (when.earliest, when.latest) if day is not None]
    return (min(days), max(days)) if days else None


def _years(period: tuple[date, date]) -> str:
    first, last = period
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def _months(period: tuple[date, date] | None) -> str | None:
    if period is None:
        return None
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in period)
    return first if first == last else f"{first} – {last}"
