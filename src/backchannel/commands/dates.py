"""`backchannel dates`: the times that one report tells of, as days with a reason, and when it came out itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Literal

import click
from msgspec import Struct
from rich.table import Table
from rich.text import Text

from backchannel.commands.common import console, json_option, log, plain, print_json
from backchannel.commands.languages import known_language, language_of
from backchannel.commands.reports import STDIN, from_stdin, one_dated, others
from backchannel.dates.inference import Neighbour, answers
from backchannel.errors import ReadError
from backchannel.export.dates import (
    Publication,
    Sighting,
    columns,
    is_narrow,
    place_name,
    publication,
    publication_columns,
    publication_rows,
    rows,
    set_aside,
    sightings,
)
from backchannel.model import Document
from backchannel.read import Limits, limited
from backchannel.record.published import told
from backchannel.run.dating import folder_for, neighbour, story

LIMITS = Limits()
"""What looking at one report may use: as much as reading it."""


class _Looked(Struct, frozen=True):
    """What was found in a report: the day that it was read against, its times, and how many stand aside.

    `publication` is set where no witness tells the day.
    """

    day: date | None
    publication: Publication | None
    found: tuple[Sighting, ...]
    aside: int


class _Day(click.ParamType[date]):
    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        with suppress(ValueError):
            if re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value), re.ASCII):
                return date.fromisoformat(str(value))
        return self.fail(f"{value!r} is not a day; write it as 2011-07-19.", param, ctx)


@click.command("dates")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|-")
@click.option("--published", type=_Day(), metavar="DATE", help="Day of the report (YYYY-MM-DD); else what FILE says.")
@click.option(
    "--beside", type=click.Path(path_type=Path, exists=True), multiple=True, metavar="PATH",
    help="Another report, or a folder of them, that may tell when FILE came out. May be given more than once.",
)  # fmt: skip
@click.option("--language", metavar="CODE", help="Language of the words for dates (ISO 639-1); else that of FILE.")
@json_option
def command(file: Path, published: date | None, beside: tuple[Path, ...], language: str | None, as_json: bool) -> None:
    """Show every time that one report tells of, as days with a reason.

    FILE is anything that `build` reads, except an archive; - reads plain text from standard input. Days are closed on
    both sides; `..` is an open side. Where something doesn't agree, such as weekday and date, a `!` stands by the line.

    Where neither --published nor FILE tells the report's own day, what can be inferred of it comes first: from its
    text, with the reports --beside it, with public events, and with both. With --json that is an object of its own,
    {"publication": {"witnesses": …, "text": …, "folder": …, "events": …, "together": …}}, before one for each time.

    \b
    Examples:
      backchannel dates report.html
      backchannel dates report.txt --published 2011-07-19 --json
      backchannel dates clipping.txt --beside reports/
      echo "They met on Saturday." | backchannel dates - --published 2011-07-19
    """
    code = known_language(language) if language is not None else None
    is_stdin = str(file) == "-"
    document = from_stdin() if is_stdin else one_dated(file)
    name = STDIN if is_stdin else file.name
    for notice in document.notices:
        log(notice.message)
    code = code or language_of(document, name)
    dated = published is not None or told(document.published)
    if dated and beside:
        log(f"{name}: its day is told, so nothing --beside it was asked")
    looked = _limited(document, published, () if dated else _beside(document, beside, file, code), code, name)
    if not looked.found:
        log(f"{name}: no times were found in it")
    if published is None and (looked.found or not dated):
        log(f"{name}: {_said_of(document, looked)}")
    if as_json:
        if looked.publication:
            print_json({"publication": looked.publication})
        for one in looked.found:
            print_json(one.time)
    else:
        _print(document, looked)
    if looked.aside:
        log(
            f"{name}: times that stand in what was taken for a page's furniture or captions, and are left out:"
            f" {looked.aside}"
        )


def _beside(document: Document, paths: Sequence[Path], file: Path, language: str) -> tuple[Neighbour, ...]:
    """Return what other reports can say of a document's day."""
    if not paths:
        return ()
    folder = folder_for({document.id: story(document)}, language, LIMITS)
    for other in others(paths, file):
        if other.document is not None and other.document.id != document.id:
            folder.offer(neighbour(other.document, other.claims))
    return folder.neighbours(document.id)


def _limited(
    document: Document, published: date | None, neighbours: Sequence[Neighbour], language: str, name: str
) -> _Looked:
    """Look at a report in a child process: a hostile text could make the search for times endless."""
    try:
        return limited(lambda: _look(document, published, neighbours, language), _Looked, LIMITS)
    except ReadError as error:
        raise ReadError(error.code, f"{name}: {error.message}", advice=error.advice) from None


def _look(document: Document, published: date | None, neighbours: Sequence[Neighbour], language: str) -> _Looked:
    witnessed, answer = document.published, None
    day = published or (witnessed.earliest if told(witnessed) else None)
    if day is None:
        known = witnessed if witnessed.earliest or witnessed.latest else None
        found = answers(story(document), witnessed=known, folder=neighbours, language=language)
        answer = publication(witnessed, found)
        day = found.together.earliest if told(found.together) else None
    return _Looked(day, answer, sightings(document, day, language), set_aside(document, language))


def _print(document: Document, looked: _Looked) -> None:
    out = console(sys.stdout)
    narrow = is_narrow(out.width)
    if looked.publication:
        head = _table("published ", publication_columns(narrow=narrow), "left")
        _add(head, publication_rows(looked.publication, narrow=narrow))
        out.print(head)
    if looked.publication and looked.found:
        out.print()
    if looked.found:
        times = _table(f"{place_name(document)} ", columns(narrow=narrow), "right")
        _add(times, rows(looked.found, narrow=narrow))
        out.print(times)


def _table(first: str, others: Iterable[str], justify: Literal["left", "right"]) -> Table:
    table = Table(header_style="bold", show_edge=False, pad_edge=False)
    table.add_column(first, justify=justify, no_wrap=True)
    for column in others:
        # What doesn't fit is broken, never cut off.
        table.add_column(column, overflow="fold", no_wrap=column == "type")
    return table


def _add(table: Table, cells: Iterable[tuple[Text, ...]]) -> None:
    for row in cells:
        table.add_row(*(_safe(cell) for cell in row))


def _safe(cell: Text) -> Text:
    """Return a cell that can't steer a terminal, with its styles where they were."""
    safe = cell.copy()
    # A line's end is ours: it stands between words and reason.
    safe.plain = "\n".join(plain(line) for line in cell.plain.split("\n"))
    return safe


def _said_of(document: Document, looked: _Looked) -> str:
    """Return what a person should know of the day that the document was read against."""
    if looked.publication is None:
        return f"read as published on {looked.day}: {document.published.reason}"
    if looked.day is not None:
        return f"read as published on {looked.day}, which no witness tells and which was inferred"
    return "its day of publication is not known to the day; give it with --published for times such as “yesterday”"
