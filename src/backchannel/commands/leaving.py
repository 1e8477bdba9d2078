"""`export` and `page`: forms in which a record leaves."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from backchannel.commands.common import default_record, log, record_argument
from backchannel.export import jsonl
from backchannel.export.page import render
from backchannel.record import reading


@click.command("export")
@record_argument
@click.option("--to", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="The form.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; else stdout.")
def export(record: Path | None, form: str, output: Path | None) -> None:
    """Write the record in a form that other programs read.

    jsonl is the interchange form backchannel/1: one JSON object a line, every field with the span of its words. From
    the second line on, two exports of the same content are byte-identical.
    """
    with reading(default_record(record)) as opened:
        if output is None:
            jsonl.write(opened, sys.stdout.buffer)
            return
        lines = 0
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".export-")
        try:
            with os.fdopen(handle, "wb") as file:
                lines = jsonl.write(opened, file)
            Path(name).chmod(0o644)
            Path(name).rename(output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    log(f"{output}: {lines} lines of {form}")


@click.command("page")
@record_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file; else pages/index.html in the record.",
)
def page(record: Path | None, output: Path | None) -> None:
    """Write one self-contained HTML file: the timeline, the events, and every report's words behind them.

    It needs no network and no other file; open it in any browser, mail it, print it.
    """
    with reading(default_record(record)) as opened:
        target = output or opened.folder.pages / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render(opened.contents()), encoding="utf-8", newline="")
    log(f"The page is at {target}")
