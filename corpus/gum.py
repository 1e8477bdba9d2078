"""The news of the GUM treebank as reports outside the corpus: their texts, made from the treebank's sentences.

GUM: Zeldes (2017), "The GUM corpus: creating multilayer resources in the classroom", Language Resources and
Evaluation 51. A text is the sentences in order, paragraphs split by an empty line; headings are those of GUM's own
markup. The corpus keeps offsets into it and its hash, never its words.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from backchannel.model.words import ZoneName
from corpus.catalogue import Report, Unit, digest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("SHARED", ROOT / "shared")) / "data/language/UD_English-GUM/not-to-release/sources"
"""Where the treebank's files are looked for; the environment's SHARED names another place for the shared data."""

_DATE = re.compile(r"\w+day,? \w+ \d{1,2},? \d{4}\.?")


class _Sentence(Struct, frozen=True, kw_only=True):
    text: str
    opens: str | None
    """`head` or `p` (or another block) where the sentence opens one."""


@cache
def text(report: str) -> str | None:
    """Return the text of a GUM document (`news_korea`), or None if the treebank isn't there."""
    file = FOLDER / f"GUM_{report}.conllu"
    return _made(file)[0] if file.exists() else None


def reports() -> Iterator[Report]:
    """Return the treebank's news as reports, in the order of their names; none if it isn't there."""
    for file in sorted(FOLDER.glob("GUM_news_*.conllu")):
        whole, units = _made(file)
        head = file.read_text(encoding="utf-8")[:4000]
        made = re.search(r"# meta::dateCreated = (\d{4}-\d\d-\d\d)", head)
        yield Report(
            id=file.stem.removeprefix("GUM_"),
            process="outside",
            genre="broadcaster",
            outlet="Wikinews" if "wikinews" in head.lower() else "unknown outlet",
            published=date.fromisoformat(made[1]) if made else None,
            dated=any(unit.zone == "dateline" for unit in units),
            sha256=digest(whole),
            units=units,
        )


def _made(file: Path) -> tuple[str, tuple[Unit, ...]]:
    whole, units = "", []
    for number, sentence in enumerate(_sentences(file)):
        zone: ZoneName = "body"
        if sentence.opens == "head":
            zone = "headline" if number == 0 else "heading"
        elif number == 1 and _DATE.fullmatch(sentence.text):
            zone = "dateline"
        if whole:
            whole += "\n\n" if sentence.opens else " "
        units.append(Unit(start=len(whole), end=len(whole) + len(sentence.text), zone=zone))
        whole += sentence.text
    return whole + "\n", tuple(units)


def _sentences(file: Path) -> Iterator[_Sentence]:
    opens: str | None = None
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar"):
            opens = "head" if "head" in line else "p"
        elif line.startswith("# text = "):
            yield _Sentence(text=line.removeprefix("# text = ").strip(), opens=opens)
            opens = None
