"""`export` and `page`: forms in which a record leaves."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

import click

from backchannel.commands.common import log, open_record, record_argument
from backchannel.export import jsonl
from backchannel.export.page import render
from backchannel.keep.durable import write_whole


@click.command("export")
@record_argument
@click.option("--to", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="The form.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file; else stdout.")
def export(record: Path | None, form: str, output: Path | None) -> None:
    """Write the record in a form that other programs read.

    jsonl is the interchange form backchannel/1: one JSON object a line, every field with the span of its words. From
    the second line on, two exports of the same content are byte-identical.
    """
    with open_record(record) as opened:
        if output is None:
            jsonl.write(opened, sys.stdout.buffer)
            return
        lines = 0

        def write(file: BinaryIO) -> None:
            nonlocal lines
            lines = jsonl.write(opened, file)

        write_whole(output, write, prefix=".export-")
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
    with open_record(record) as opened:
        target = output or opened.folder.pages / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        html = render(opened.contents()).encode()
        write_whole(target, lambda file: file.write(html), prefix=".page-")
    log(f"The page is at {target}")
