"""Commands that make the corpus: texts from written reports, worksheets for readers, readings from their notes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from corpus import across, catalogue, gum, layout, printing, store
from corpus.compiling import compiled
from corpus.form import Split
from corpus.worksheet import worksheet


def find(name: str) -> tuple[Split, catalogue.Report]:
    """Return the report of a name or number. Raises click.UsageError."""
    for split, report in catalogue.reports():
        if report.id == name or report.id.split("-")[0] == name:
            return split, report
    raise click.UsageError(f"there is no report {name!r}")


@click.command()
@click.argument("split", type=click.Choice(catalogue.SPLITS))
@click.argument("sources", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def lay(split: Split, sources: tuple[Path, ...]) -> None:
    """Make texts of written reports and add them to the catalogue of SPLIT (`outside`: all of the GUM treebank's news).

    A report that SPLIT has already is made anew; its other reports stay as they are.
    """
    if split == "outside":
        catalogue.write(catalogue.Catalogue(split=split, reports=tuple(gum.reports())))
        return
    before = catalogue.catalogue(split)
    anew = {path.stem for path in sources}
    made = [report for report in before.reports if report.id not in anew]
    names = {name.split("-")[0]: name for name in (*(report.id for report in before.reports), *anew)}
    clusters = dict(before.clusters)
    for path in sorted(sources):
        try:
            laid = layout.lay(path.stem, path.read_text(encoding="utf-8"), names)
        except layout.LayoutError as error:
            raise click.ClickException(str(error)) from error
        target = catalogue.text_path(split, path.stem)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(laid.text, encoding="utf-8")
        clusters |= laid.clusters
        made.append(laid.report)
    catalogue.write(
        catalogue.Catalogue(
            split=split, reports=tuple(sorted(made, key=lambda r: r.id)), clusters=dict(sorted(clusters.items()))
        )
    )


@click.command()
@click.argument("report")
def sheet(report: str) -> None:
    """Print the worksheet of REPORT (its name or number)."""
    split, found = find(report)
    click.echo(worksheet(found, store.text(split, found)), nl=False)


@click.command(name="compile")
@click.argument("notes", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reader", default="A", show_default=True, help="Who read.")
@click.option("--second", is_flag=True, help="A second, blind reading: kept apart.")
@click.option("--check", is_flag=True, help="Only say what doesn't fit.")
def compile_(notes: tuple[Path, ...], reader: str, second: bool, check: bool) -> None:
    """Make readings of NOTES, files named by their reports (`101-envoy.notes`). Exit code 1 if some don't fit."""
    bad = 0
    for path in notes:
        split, report = find(path.stem)
        text = store.text(split, report)
        reading, problems = compiled(path.read_text(encoding="utf-8"), text, report, split, reader=reader)
        for problem in problems:
            click.echo(f"{path.name}, {problem}", err=True)
        if reading is None:
            bad += 1
            continue
        click.echo(
            f"{path.name}: {len(reading.claims)} claims, {len(reading.quotes)} quotations and {len(reading.indirect)} "
            f"indirect, {sum(len(actor.mentions) for actor in reading.actors)} mentions",
            err=True,
        )
        if not check:
            store.write(reading, catalogue.SECOND if second else catalogue.READINGS)
    sys.exit(1 if bad else 0)


@click.command()
@click.argument("report")
@click.option("--second", is_flag=True, help="The second reading.")
def notes(report: str, second: bool) -> None:
    """Print the reading of REPORT as notes that compile to it, to correct them."""
    split, found = find(report)
    file = (catalogue.SECOND if second else catalogue.READINGS) / split / f"{found.id}.json"
    if not file.exists():
        raise click.ClickException(f"nobody has read {found.id}")
    click.echo(printing.notes(store.worded(store.read(file), store.text(split, found))), nl=False)


@click.command(name="across")
@click.argument("notes", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--reader", default="A", show_default=True, help="Who read.")
@click.option("--check", is_flag=True, help="Only say what doesn't fit.")
def across_(notes: tuple[Path, ...], reader: str, check: bool) -> None:
    """Make what holds between reports of NOTES, files named by their processes. Exit code 1 if some don't fit."""
    bad = 0
    for path in notes:
        made, problems = across.compiled(path.read_text(encoding="utf-8"), path.stem, reader=reader)
        for problem in problems:
            click.echo(f"{path.name}, {problem}", err=True)
        bad += made is None
        if made is not None and not check:
            across.write(made)
    sys.exit(1 if bad else 0)


COMMANDS = (lay, sheet, compile_, notes, across_)
