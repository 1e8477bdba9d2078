"""Commands that check and measure the corpus."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from corpus import statistics, style
from corpus.agreement import Figures, compare
from corpus.catalogue import SECOND
from corpus.checks import problems
from corpus.convert import docbin, plover, rows
from corpus.form import Split
from corpus.statistics import Count
from corpus.store import readings

_SPLIT = click.Choice(["train", "dev", "test", "outside"])


@click.command()
def validate() -> None:
    """Check texts, readings and links; exit code 3 if something doesn't hold."""
    found = list(problems())
    for problem in found:
        click.echo(problem)
    click.echo(f"{len(found)} problems", err=True)
    sys.exit(3 if found else 0)


@click.command()
@click.option("--split", "splits", multiple=True, type=_SPLIT, help="Only these.  [default: train, dev, test]")
def count(splits: tuple[Split, ...]) -> None:
    """Count what the corpus holds, beside the least that it is to hold; exit code 3 if it is less."""
    chosen = splits or statistics.OURS
    counts: Iterable[Count] = [
        *statistics.texts(chosen),
        *statistics.readings(reading for reading, _ in readings(*chosen)),
    ]
    short = False
    for one in counts:
        less = one.least is not None and one.number < one.least and not splits
        short |= less
        least = "" if one.least is None or splits else f"  (at least {one.least}{', too few' if less else ''})"
        click.echo(f"{one.name:45}{one.number:7}{least}")
    sys.exit(3 if short else 0)


@click.command()
@click.option("--split", "splits", multiple=True, type=_SPLIT, help="Only these.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--differences", help="Also the labels that readers gave differently in this field (`type`, `layer` …).")
def agreement(splits: tuple[Split, ...], as_json: bool, differences: str | None) -> None:
    """Measure how well two readers agree, over the reports that both have read."""
    figures = _compared(splits)
    if as_json:
        click.echo(json.dumps([row._asdict() for row in figures.rows()], indent=1))
        return
    for row in figures.rows():
        click.echo(f"{row.name:45}{row.value:7.3f}  {row.sort}, {row.of}")
    for (one, other), times in figures.differences(differences) if differences else ():
        click.echo(f"{times:5}  {one} / {other}")


def _compared(splits: tuple[Split, ...]) -> Figures:
    first = {reading.doc.file: reading for reading, _ in readings(*splits)}
    second = [reading for reading, _ in readings(*splits, folder=SECOND)]
    return compare((first[other.doc.file], other) for other in second if other.doc.file in first)


@click.command(name="style")
def style_() -> None:
    """Tell our reports from the news of GUM by words alone, and say by which; then by the manner alone."""
    ours, theirs = (list(style.bodies(*splits)) for splits in (statistics.OURS, ("outside",)))
    for manner, name in ((False, "all words"), (True, "manner alone")):
        found = style.told(ours, theirs, manner=manner)
        click.echo(f"{name}: {found.accuracy:.3f} of {found.windows} windows told apart (0.5 is chance)")
        click.echo(f"  ours:   {'  '.join(found.ours)}")
        click.echo(f"  theirs: {'  '.join(found.theirs)}")


@click.command()
@click.argument("to", type=click.Choice(["docbin", "plover", "rows"]))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--split", "splits", multiple=True, type=_SPLIT, help="Only these.")
def convert(to: str, out: Path, splits: tuple[Split, ...]) -> None:
    """Write the readings in another form to OUT: spaCy's DocBin, PLOVER's JSON lines, rows in the manner of CoNLL."""
    found = readings(*splits)
    if to == "docbin":
        docbin.docbin(found).to_disk(out)
    elif to == "plover":
        out.write_text("".join(f"{row}\n" for reading, _ in found for row in plover.records(reading)), encoding="utf-8")
    else:
        out.write_text("".join(rows.rows(reading, text) for reading, text in found), encoding="utf-8")


COMMANDS = (validate, count, agreement, style_, convert)
