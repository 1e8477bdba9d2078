"""When one report was published, where no witness of it tells the day: the answers, to be looked at."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from rich.text import Text

from backchannel.dates.inference import Answers
from backchannel.export.dates.screen import days_of
from backchannel.model import DateRange


class Publication(Struct, frozen=True, kw_only=True):
    """What the report's witnesses say of its day, and what follows on each basis from everything else.

    `folder` is None where no other report was given that could help.
    """

    witnesses: DateRange
    text: DateRange
    folder: DateRange | None
    events: DateRange
    together: DateRange


def publication(witnesses: DateRange, found: Answers) -> Publication:
    """Return the answers beside what the witnesses say."""
    return Publication(
        witnesses=witnesses, text=found.text, folder=found.folder, events=found.events, together=found.together
    )


def publication_columns(*, narrow: bool) -> tuple[str, ...]:
    """Return the names of the columns after the first one, which is the basis."""
    return ("days", "edtf", "why") if not narrow else ("days and why", "edtf")


def publication_rows(found: Publication, *, narrow: bool = False) -> Iterator[tuple[Text, ...]]:
    """Yield a row for each basis: what it is, days, EDTF, reason; `narrow` puts the reason under the days."""
    for name, when in (
        ("its witnesses", found.witnesses),
        ("its text", found.text),
        ("with other reports", found.folder),
        ("with public events", found.events),
        ("with both" if found.folder else "together", found.together),
    ):
        if when is None:
            continue
        days, edtf, reason = (
            Text(days_of(when), style="bold"),
            Text((when.edtf or "").replace("/", "/\n")),
            Text(when.reason),
        )
        if narrow:
            reason.stylize("dim")
            yield Text(name), Text("\n").join((days, reason)), edtf
        else:
            yield Text(name), days, edtf, reason
