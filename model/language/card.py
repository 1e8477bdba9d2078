"""Write the model's card: `python -m model.language.card ../shared/data FIGURES.json` (from `evaluate --json`).

What the card says of data, settings and figures is read from where they are decided, so that it can't differ.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec
from model.language import sets
from model.language.config import HERE, Config, load
from model.language.data import licences, reports
from model.language.evaluate.__main__ import Report
from model.language.evaluate.tables import tables

from backchannel.language.core.network import SHIPPED

_CARD = HERE / "card.md"


def card(data: Path, report: Report, config: Config) -> str:
    """Return the text of the card; raises LicenceError where a set must not be in a shipped model."""
    names = sorted({folder for name in config.sets if name != sets.MADE for folder in sets.FOLDERS[name]})
    said = licences.check(data, names)
    rows = ["| set | licence, as its source says | why it may be used |", "|---|---|---|"]
    rows += [f"| {one.set} | {one.text} | {one.why} |" for one in said]
    rows.append("| sentences made by rules (`model/language/made.py`) | Apache-2.0 | written for this project |")
    rows.append("| news texts with attributions (`model/language/reports/`) | Apache-2.0 | written for this project |")
    shares = ", ".join(f"{name} {share:g}" for name, share in config.sets.items())
    filled = {
        "VERSION": config.version,
        "SETS": "\n".join(rows),
        "SHARES": shares,
        "EPOCHS": str(sum(stage.epochs for stage in config.stages)),
        "SEED": str(config.steps.seed),
        "LAYERS": str(6 + config.shape.added_layers),
        "TALK_LAYERS": str(config.talk.layers),
        "TALK_EPOCHS": str(config.talk.epochs),
        "REPORTS": str(len(reports.reports("train"))),
        "DATE": report.date,
        "NETWORK": report.network,
        "FIGURES": tables(report.figures),
    }
    text = _CARD.read_text(encoding="utf-8")
    for name, value in filled.items():
        text = text.replace(f"@{name}@", value)
    return text


def main() -> None:
    """Write `CARD.md` beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of data sets")
    parser.add_argument("figures", type=Path, help="what `evaluate --json` wrote")
    parser.add_argument("--weights", type=Path, default=SHIPPED)
    given = parser.parse_args()
    try:
        text = card(given.data, msgspec.json.decode(given.figures.read_bytes(), type=Report), load())
    except licences.LicenceError as error:
        sys.exit(str(error))
    except (OSError, msgspec.DecodeError) as error:
        sys.exit(f"{given.figures}: no figures of `evaluate --json` can be read here: {error}")
    (given.weights / "CARD.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
