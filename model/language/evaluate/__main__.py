"""Measure the language core and print every figure.

python -m model.language.evaluate [--shared FOLDER] [--weights FOLDER] [--part dev|test] [--only NAME …] [--json FILE]
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from model.language.evaluate.bench import Bench
from model.language.evaluate.figures import Figure
from model.language.evaluate.raw_suites import boundaries
from model.language.evaluate.speed import speed
from model.language.evaluate.suites import attributed, chains, facts, named, syntax
from model.language.evaluate.tables import tables

from backchannel.errors import BackchannelError
from backchannel.language.core.network import SHIPPED

SUITES: dict[str, Callable[[Bench], Iterator[Figure]]] = {
    "syntax": syntax,
    "boundaries": boundaries,
    "entities": named,
    "coreference": chains,
    "attribution": attributed,
    "factuality": facts,
    "speed": speed,
}


class Report(msgspec.Struct, frozen=True):
    """All figures of one run. `date` is a day in UTC; `network` the ONNX file with the beginning of its SHA-256."""

    date: str
    network: str
    part: str
    figures: list[Figure]


def main() -> None:
    """Run the suites that are asked for."""
    options = _options()
    bench = Bench(options.shared, options.part, options.weights)
    figures: list[Figure] = []
    for name in options.only or SUITES:
        sys.stderr.write(f"measuring {name} …\n")
        try:
            figures += SUITES[name](bench)
        except BackchannelError as error:
            raise SystemExit(f"{error}\n{error.advice}") from error
        except OSError as error:
            message = f"{name}: {error.filename} can't be read: {error.strerror}"
            raise SystemExit(f"{message}\nLeave the suite out by naming others with --only.") from error
    report = Report(f"{datetime.now(UTC):%Y-%m-%d}", _network(options.weights or SHIPPED), options.part, figures)
    sys.stdout.write(f"The language core, {report.part} parts, measured {report.date}, {report.network}\n\n")
    sys.stdout.write(tables(figures) + "\n")
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode(report)) + b"\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m model.language.evaluate", description="Measure the language core.")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with data/, gold/ and seeds/")
    parser.add_argument("--weights", type=Path, help="folder of weights (default: the shipped ones)")
    parser.add_argument("--part", choices=("dev", "test"), default="test", help="part of the sets (default: test)")
    parser.add_argument("--only", action="append", choices=list(SUITES), help="measure only this; may be given again")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    if not (options.shared / "data").is_dir():
        parser.error(f"{options.shared} has no folder data: say with --shared where the data sets are")
    return options


def _network(folder: Path) -> str:
    for path in sorted(folder.glob("*.onnx")):
        return f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()[:12]}"
    return f"no network in {folder.name}"


if __name__ == "__main__":
    main()
