"""What the commands share: the record argument, the streams, tables."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec
from rich.console import Console
from rich.table import Table

from backchannel.errors import UsageError
from backchannel.model import DateRange
from backchannel.record import Record, reading
from backchannel.record.folder import Folder
from backchannel.record.record import BUILDING

F = TypeVar("F", bound=Callable[..., Any])

ENVIRONMENT = "BACKCHANNEL_RECORD"


def record_argument(command: F) -> F:
    """Give a command the argument RECORD, which may be left out (see `default_record`)."""
    return click.argument("record", type=click.Path(path_type=Path), required=False)(command)


def json_option(command: F) -> F:
    """Give a command the option --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line, for other programs.")(
        command
    )


def default_record(record: Path | None) -> Path:
    """Return the record to work on: the one given, $BACKCHANNEL_RECORD, or the present folder where it is one."""
    if record is not None:
        return record
    if os.environ.get(ENVIRONMENT):
        return Path(os.environ[ENVIRONMENT])
    if Folder(Path()).is_record():
        return Path()
    raise UsageError(
        "no record is named",
        advice=f"Give the record's folder, set {ENVIRONMENT}, or change into the record's folder.",
    )


@contextmanager
def open_record(record: Path | None) -> Iterator[Record]:
    """Open the record to work on, to read; tell the person where a build of it was not finished."""
    with reading(default_record(record)) as opened:
        began = opened.state(BUILDING)
        if began:
            log(f"The build that began at {began} is under way or was broken off: what is shown may not be all.")
        yield opened


def print_json(value: object) -> None:
    """Print one object as one line of JSON on stdout."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")


def print_table(columns: Iterable[str], rows: Iterable[Iterable[str]], *, empty: str) -> None:
    """Print a table on stdout; where there are no rows, say so on stderr."""
    table = Table(*columns, header_style="bold", show_edge=False, pad_edge=False, expand=False)
    count = 0
    for row in rows:
        # Cells hold words of documents: never markup.
        table.add_row(*(plain(cell) for cell in row))
        count += 1
    if count:
        console(sys.stdout).print(table)
    else:
        log(empty)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line, which ends quietly with 0 where our reader has had enough; rich ends with 1."""
        raise BrokenPipeError


def console(stream: Any) -> Console:
    """Return a console on a stream; not on a terminal, it never breaks lines to fit one."""
    width = None if stream.isatty() else 200
    return _Console(file=stream, highlight=False, markup=False, width=width)


def log(message: str) -> None:
    """Say something to the person, on stderr."""
    click.echo(plain(message), err=True)


def when(date: DateRange | None) -> str:
    """Return a date as people read it: a day, an interval, or a question mark."""
    if date is None:
        return "?"
    earliest, latest = date.earliest, date.latest
    if earliest and earliest == latest:
        return earliest.isoformat()
    if earliest and latest:
        return f"{earliest} to {latest}"
    if latest:
        return f"by {latest}"
    if earliest:
        return f"from {earliest}"
    if date.weekday:
        names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        return f"a {names[date.weekday - 1]}"
    return "?"


_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060"
"""Characters without a shape that scripts need: soft hyphen, zero-width space, (non-)joiners of letters and of emoji,
word joiner. They move nothing on a terminal, as marks of direction (U+202E and its like) do."""


def plain(text: str) -> str:
    """Return text that can't steer a terminal: control characters out of a hostile document are shown, not obeyed.

    Every character stands for one: places in the text stay the same.
    """
    return "".join(c if c.isprintable() or c in _UNSEEN else " " if c.isspace() else "�" for c in text)
