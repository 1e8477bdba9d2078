"""`backchannel parse`: one report as the language core reads it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.text import Text

from backchannel import __version__
from backchannel.commands.common import console, log, plain
from backchannel.commands.reports import one_report
from backchannel.errors import BackchannelError, UsageError
from backchannel.export.parse import Parsed, as_json, parsed, render, screen
from backchannel.keep.durable import write_whole
from backchannel.language import core, reading
from backchannel.model import Document

if TYPE_CHECKING:
    from backchannel.language.core.doc import Pipeline

ENVIRONMENT = "BACKCHANNEL_PIPELINE"


@click.command("parse")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--tree", is_flag=True, help="Show each sentence's dependency tree, with parts of speech.")
@click.option(
    "--sentence", "-s", "only", type=click.IntRange(min=1), multiple=True, metavar="N",
    help="Show this sentence only, with its tree. May be given more than once.",
)  # fmt: skip
@click.option("--page", type=click.Path(path_type=Path, dir_okay=False), help="Write all of it as an HTML file.")
@click.option(
    "--pipeline", envvar=ENVIRONMENT, metavar="NAME",
    help=f"An installed spaCy pipeline to read with instead of our core, or a folder; also ${ENVIRONMENT}.",
)  # fmt: skip
@click.option("--threads", type=click.IntRange(min=1), default=1, show_default=True, help="Threads of our core.")
@click.option("--json", "as_object", is_flag=True, help="Print one JSON object, for other programs.")
def command(
    file: Path,
    tree: bool,
    only: tuple[int, ...],
    page: Path | None,
    pipeline: str | None,
    threads: int,
    as_object: bool,
) -> None:
    """Show how the language core reads one report: its sentences, names, who is the same, who says what, trees.

    FILE is anything that `build` reads, except an archive. Names stand in brackets with their labels: PER person, ORG
    organisation, STATE state or government, LOC place, EVENT, LAW law or document. A machine reads, and may be wrong.

    \b
    Examples:
      backchannel parse report.pdf
      backchannel parse report.html --sentence 4
      backchannel parse report.txt --page report-parse.html
    """
    document = one_report(file)
    nlp = core.pipeline(pipeline, threads=threads)
    found = parsed(reading(document, nlp), file=file.name, pipeline=_name(nlp, pipeline))
    for remark in _remarks(document, found):
        log(remark)
    _require(only, found)
    if page is not None:
        _write(page, found)
    if as_object:
        sys.stdout.buffer.write(as_json(found) + b"\n")
    elif page is None or tree or only:
        _print(found, tree=tree, only=only)


def _write(page: Path, found: Parsed) -> None:
    html = render(found, generator=f"backchannel {__version__}").encode()
    try:
        write_whole(page, lambda target: target.write(html), prefix=".parse-")
    except OSError as error:
        # The error itself names a file that the person has never heard of.
        raise BackchannelError(
            f"{page}: the page can't be written: {error.strerror or error}",
            advice="Check the path, its permissions and the free space.",
        ) from error
    log(f"The page is at {page}")


def _print(found: Parsed, *, tree: bool, only: tuple[int, ...]) -> None:
    """Print for people: broken at the terminal's width, or whole lines where the output is none."""
    out = console(sys.stdout)
    width = out.width if sys.stdout.isatty() else None
    for line in screen(found, tree=tree, only=only, width=width):
        out.print(_safe(line), soft_wrap=width is None, no_wrap=True, overflow="ellipsis")


def _safe(line: Text) -> Text:
    """Return a line that can't steer a terminal, with its styles where they were."""
    safe = line.copy()
    safe.plain = plain(line.plain)
    return safe


def _name(nlp: Pipeline, pipeline: str | None) -> str:
    """Return what read it, with its version."""
    from spacy.util import get_package_version

    from backchannel.language.core.doc import CorePipeline

    if isinstance(nlp, CorePipeline):
        weights = f", weights of {pipeline}" if pipeline else ""
        return f"Backchannel's language core, version {nlp.core.settings.version}{weights}"
    name = pipeline or "an unnamed pipeline"
    version = get_package_version(name)
    return f"the spaCy pipeline {name}" + (f", version {version}" if version else "")


def _remarks(document: Document, found: Parsed) -> list[str]:
    remarks = list(found.notices)
    if not found.words:
        remarks.append(f"{found.file}: nothing in it was taken for the text of a report")
    if document.language not in (None, "en"):
        remarks.append(f"{found.file}: its language is {document.language!r}; only English is read rightly")
    return remarks


def _require(only: tuple[int, ...], found: Parsed) -> None:
    missing = [number for number in only if number > len(found.sentences)]
    if missing:
        raise UsageError(
            f"{found.file} has no sentence {missing[0]}",
            advice=f"It has {len(found.sentences)}; see their numbers without --sentence.",
        )
