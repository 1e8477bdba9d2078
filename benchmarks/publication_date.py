"""The date of publication on saved news pages: right, wrong or unknown, beside htmldate.

    python benchmarks/publication_date.py [FOLDER]

FOLDER holds `ground-truth.json` (id → `url`, `date`) and `html/ID.html.gz`; the default is the news set beside the
checkout. Each page goes the way that it goes in a build: read, labelled, its head heard, assembled, weighed.

The sites are split in halves by a bit of their name's hash: rules were made looking at the development half. A gold
day that stands nowhere on its page, in any usual form, is counted apart, since no reader of the page could find it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from msgspec import Struct

from backchannel.dates.publication import publication_date
from backchannel.model import Document, Hints
from backchannel.read.assemble import assemble
from backchannel.read.decode import decode
from backchannel.read.html import read_html
from backchannel.read.metadata._outlets import domain
from backchannel.read.metadata.head import head_witnesses
from backchannel.read.zones import label

NEWS = Path(__file__).resolve().parents[2] / "shared" / "data" / "pages" / "news"
Verdict = Literal["right", "wrong", "unknown"]


class Page(Struct, frozen=True, kw_only=True):
    """One page of the set with its gold day."""

    id: str
    url: str
    gold: date
    data: bytes

    @property
    def development(self) -> bool:
        """Whether the page's site is in the half that the rules were made on."""
        return hashlib.sha256((domain(self.url) or "").encode()).digest()[-1] < 0x80

    @property
    def answerable(self) -> bool:
        """Whether the gold day stands anywhere on the page, its address included."""
        text = self.data.decode("utf-8", "replace") + self.url
        return any(form in text for form in _forms(self.gold))


class Outcome(Struct, frozen=True, kw_only=True):
    """What was concluded for a page, and what the peer says."""

    page: Page
    answer: date | None
    edtf: str | None
    reason: str
    peer: date | None

    @property
    def verdict(self) -> Verdict:
        """Compare the answer with the gold day."""
        return judge(self.answer, self.page.gold)


def judge(answer: date | None, gold: date) -> Verdict:
    """Return whether a day is the gold day."""
    return "unknown" if answer is None else "right" if answer == gold else "wrong"


def pages(folder: Path) -> Iterator[Page]:
    """Read the set, in the order of its file."""
    for name, truth in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        if truth.get("date"):
            data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
            yield Page(id=name, url=truth["url"], gold=date.fromisoformat(truth["date"]), data=data)


def read_page(page: Page) -> Document:
    """Read a page as a build does, without its address: a file that someone saved."""
    hints = Hints(name=f"{page.id}.html")
    extract = read_html(page.data, hints, None)
    zones = extract.zones if extract.zones is not None else label(extract.text, extract.blocks)
    source = hashlib.sha256(page.data).hexdigest()
    return assemble(extract, zones, source, hints, head_witnesses(decode(page.data, None).text))


def evaluate(folder: Path, *, held_out: bool = False, peer: bool = False) -> list[Outcome]:
    """Conclude the date of every page, or of those of the held-out half."""
    outcomes = []
    for page in pages(folder):
        if held_out and page.development:
            continue
        found = publication_date(read_page(page))
        day = found.earliest if found.earliest == found.latest else None
        other = _peer(page) if peer else None
        outcomes.append(Outcome(page=page, answer=day, edtf=found.edtf, reason=found.reason, peer=other))
    return outcomes


def _peer(page: Page) -> date | None:
    from htmldate import find_date  # a development tool, not needed to evaluate ours

    found = find_date(page.data.decode("utf-8", "replace"), original_date=True)
    return date.fromisoformat(found) if found else None


def _forms(day: date) -> tuple[str, ...]:
    """Return the usual ways to write a day."""
    names = (day.strftime("%B"), day.strftime("%b"))
    number, padded = str(day.day), f"{day.day:02}"
    forms = [
        f"{day:%Y-%m-%d}",
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{day:%m/%d/%Y}",
        f"{day.month}/{number}/{day.year}",
    ]
    forms += [f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day.year}/{names[1].lower()}/{padded}"]
    for name in (*names, f"{names[1]}."):
        forms += [f"{name} {number}, {day.year}", f"{name} {padded}, {day.year}", f"{number} {name} {day.year}"]
        forms += [f"{padded} {name} {day.year}", f"{name} {number} {day.year}"]
    return tuple(forms)


def share(outcomes: list[Outcome]) -> str:
    """Return the counts and shares of one group of pages."""
    counts = Counter(outcome.verdict for outcome in outcomes)
    total = len(outcomes) or 1
    return "  ".join(f"{name} {counts[name]:3} ({counts[name] / total:6.1%})" for name in ("right", "wrong", "unknown"))


def main() -> None:
    """Print the figures, and every page that is not right."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else NEWS
    outcomes = evaluate(folder, peer=True)
    for outcome in outcomes:
        if outcome.verdict != "right":
            page = outcome.page
            note = "" if page.answerable else " [gold day nowhere on the page]"
            print(f"{outcome.verdict:8}{page.url[:100]}")
            print(f"        gold {page.gold}{note}, ours {outcome.edtf}: {outcome.reason}")
    groups = {
        "all pages": outcomes,
        "development half": [outcome for outcome in outcomes if outcome.page.development],
        "held-out half": [outcome for outcome in outcomes if not outcome.page.development],
        "gold day on the page": [outcome for outcome in outcomes if outcome.page.answerable],
    }
    print()
    for name, group in groups.items():
        print(f"{name:22}{len(group):4}  {share(group)}")
    peers = Counter(judge(outcome.peer, outcome.page.gold) for outcome in outcomes)
    print(f"{'htmldate, all pages':22}{len(outcomes):4}  {dict(sorted(peers.items()))}")


if __name__ == "__main__":
    main()
