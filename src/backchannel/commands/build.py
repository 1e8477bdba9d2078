"""`backchannel build`: folders in, a record out."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import click
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bars

from backchannel.commands.common import console, json_option, log, print_json
from backchannel.run import Built, build


@click.command("build")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The record's folder.")
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="all cores",
    help="Worker processes.",
)  # fmt: skip
@click.option(
    "--directory", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
    help="Your own directory of actors (CSV or YAML); the record keeps it for later builds.",
)  # fmt: skip
@json_option
def command(folders: tuple[Path, ...], output: Path, jobs: int, directory: Path | None, as_json: bool) -> None:
    """Read the reports in FOLDERS (or single files) into a record.

    Text, HTML, PDF, DOCX, mail, MHTML, WARC, WACZ and ZIP files are read. The originals are copied into the record and
    never altered. Run it again after adding files: only what is new is read. It can be stopped at any moment; the same
    command goes on where it stopped.

    \b
    Examples:
      backchannel build reports/ -o record/
      backchannel build reports/ more/page.html -o record/ --jobs 4
      backchannel build reports/ -o record/ --directory actors.csv
    """
    missing = [folder for folder in folders if not folder.exists()]
    if missing:
        raise click.UsageError(f"{missing[0]}: there is no such file or folder")
    reporter = _Bars() if sys.stderr.isatty() else _Lines()
    with reporter:
        built = build(folders, output, jobs=jobs, progress=reporter, directory=directory)
    if as_json:
        print_json(built)
    else:
        _tell(built, output)


def _tell(built: Built, output: Path) -> None:
    log(
        f"{output}: {built.documents} documents, {built.claims} claims, {built.quotes} quotations, {built.events}"
        f" events ({built.files} files looked at, {built.read} sources read now)"
    )
    if built.failures or built.problems:
        log(
            f"{built.failures} sources could not be read and {built.problems} paths have a remark; all that could be"
            f" kept is kept. See: backchannel documents {output} --problems"
        )
    log(f"Next: backchannel timeline {output}   or   backchannel page {output}")


class _Bars:
    """Progress on a terminal: counts, a bar and the remaining time."""

    def __init__(self) -> None:
        self._bars = Bars(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
            TextColumn("left:"), TimeRemainingColumn(), console=console(sys.stderr), auto_refresh=False,
        )  # fmt: skip
        self._task = self._bars.add_task("starting", total=None)
        self._drawn = 0.0

    def __enter__(self) -> _Bars:
        self._bars.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bars.stop()

    def stage(self, name: str, total: int | None) -> None:
        self._bars.update(self._task, visible=False)
        self._task = self._bars.add_task(name, total=total)
        self._bars.refresh()

    def advance(self, steps: int = 1) -> None:
        self._bars.advance(self._task, steps)
        # Drawn from here and not from a thread of its own: looking into files forks, which wants a single thread.
        if time.monotonic() - self._drawn > 0.1:
            self._drawn = time.monotonic()
            self._bars.refresh()


class _Lines:
    """Progress in a log file: a line a stage, and one every ten seconds."""

    def __init__(self) -> None:
        self._name, self._total, self._done = "", None, 0  # type: str, int | None, int
        self._began = self._told = time.monotonic()

    def __enter__(self) -> _Lines:
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def stage(self, name: str, total: int | None) -> None:
        self._name, self._total, self._done = name, total, 0
        self._began = self._told = time.monotonic()
        if total != 0:
            log(name + (f" ({total})" if total else ""))

    def advance(self, steps: int = 1) -> None:
        self._done += steps
        now = time.monotonic()
        if now - self._told >= 10:
            self._told = now
            left = ""
            if self._total and self._done:
                seconds = (now - self._began) / self._done * (self._total - self._done)
                left = f" of {self._total}, about {seconds:.0f} s left"
            log(f"{self._name}: {self._done}{left}")
