"""`backchannel dates`: the times that one report tells of, as days with a reason."""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace
from rich.table import Table
from rich.text import Text

from backchannel.commands.common import console, json_option, log, plain, print_json
from backchannel.commands.reports import one_report
from backchannel.dates import publication_date
from backchannel.dates.grammar.rules import load
from backchannel.errors import BackchannelError, ReadError, UsageError
from backchannel.export.dates import Sighting, columns, is_narrow, place_name, rows, set_aside, sightings
from backchannel.model import UNKNOWN_DATE, Document, Hints, Zone
from backchannel.read import media_type
from backchannel.read.assemble import assemble
from backchannel.read.text import MOST_BYTES, read_text

_STDIN = "standard input"
_DEFAULT_LANGUAGE = "en"


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
@click.option("--language", metavar="CODE", help="Language of the words for dates (ISO 639-1); else that of FILE.")
@json_option
def command(file: Path, published: date | None, language: str | None, as_json: bool) -> None:
    """Show every time that one report tells of, as days with a reason.

    FILE is anything that `build` reads, except an archive; - reads plain text from standard input. Days are closed on
    both sides; `..` is an open side. Where something doesn't agree, such as weekday and date, a `!` stands by the line.

    \b
    Examples:
      backchannel dates report.html
      backchannel dates report.txt --published 2011-07-19 --json
      echo "They met on Saturday." | backchannel dates - --published 2011-07-19
    """
    code = _known(language) if language is not None else None
    is_stdin = str(file) == "-"
    document = _from_stdin() if is_stdin else _dated(file)
    name = _STDIN if is_stdin else file.name
    for notice in document.notices:
        log(notice.message)
    code = code or _language(document, name)
    found = sightings(document, published or _published(document), code)
    if not found:
        log(f"{name}: no times were found in it")
    elif published is None:
        log(f"{name}: {_said_of(document)}")
    if as_json:
        for one in found:
            print_json(one.time)
    elif found:
        _print(place_name(document), found)
    if aside := set_aside(document, code):
        log(f"{name}: times that stand in what was taken for a page's furniture or captions, and are left out: {aside}")


def _print(place: str, found: tuple[Sighting, ...]) -> None:
    out = console(sys.stdout)
    narrow = is_narrow(out.width)
    table = Table(header_style="bold", show_edge=False, pad_edge=False)
    table.add_column(f"{place} ", justify="right", no_wrap=True)
    for column in columns(narrow=narrow):
        # What doesn't fit is broken, never cut off.
        table.add_column(column, overflow="fold", no_wrap=column == "type")
    for row in rows(found, narrow=narrow):
        table.add_row(*(_safe(cell) for cell in row))
    out.print(table)


def _safe(cell: Text) -> Text:
    """Return a cell that can't steer a terminal, with its styles where they were."""
    safe = cell.copy()
    # A line's end is ours: it stands between words and reason.
    safe.plain = "\n".join(plain(line) for line in cell.plain.split("\n"))
    return safe


def _dated(file: Path) -> Document:
    """Read a file and conclude its day of publication."""
    document = one_report(file)
    return replace(document, published=publication_date(document))


def _from_stdin() -> Document:
    """Read standard input as plain text, all of it: in a few lines nothing is set aside as a page's furniture."""
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    hints = Hints(name=_STDIN)
    with tempfile.NamedTemporaryFile(prefix="backchannel-") as copy:
        copy.write(data)
        copy.flush()
        try:
            found = media_type(Path(copy.name), hints)
            if found != "text/plain":
                raise ReadError("unsupported", f"{_STDIN} is {found}, not plain text")
            extract = read_text(Path(copy.name), hints)
        except ReadError as error:
            raise ReadError(error.code, error.message, advice="Give plain text, or the name of a file.") from None
    body = tuple(Zone(start=block.start, end=block.end, zone="body") for block in extract.blocks)
    return assemble(extract, body, hashlib.sha256(data).hexdigest(), hints, ())


def _published(document: Document) -> date | None:
    """Return the day that the document itself gives; None where it is not known to the day."""
    known = document.published
    return known.earliest if known.earliest == known.latest else None


def _said_of(document: Document) -> str:
    """Return what a person should know of the day that the document was read against."""
    day, reason = _published(document), document.published.reason
    if day is not None:
        return f"read as published on {day}: {reason}"
    why = "" if document.published == UNKNOWN_DATE else f" ({reason})"
    return f"its day of publication is not known{why}; give it with --published for times such as “yesterday”"


def _language(document: Document, name: str) -> str:
    """Return the document's language where there is a grammar for it, else English, and say so."""
    if document.language is None:
        return _DEFAULT_LANGUAGE
    try:
        return _known(document.language)
    except UsageError:
        log(f"{name}: its language is {document.language!r}, whose dates can't be read; only English ones are found")
        return _DEFAULT_LANGUAGE


def _known(language: str) -> str:
    """Return the code of a language that has a grammar; raise UsageError for any other."""
    code = language.strip().lower()
    if not re.fullmatch(r"[a-z]{2,3}", code):
        raise UsageError(f"{language!r} is no code of a language", advice="Give its code in ISO 639-1, such as en.")
    try:
        load(code)
    except BackchannelError as error:
        raise UsageError(error.message, advice=error.advice) from None
    return code
