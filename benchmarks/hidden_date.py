"""The day of publication with the date hidden: how often the interval holds the truth, how wide it is, what it costs.

    python benchmarks/hidden_date.py [--events] [--list]

Sets, beside the checkout under `shared/data`:

- pages: the development half of the dated news pages (see `benchmarks/publication_date.py`), the story alone;
- wikinews: news and interviews of UD_English-GUM (dated Wikinews and others), without their line of the date;
- meantime: every second document of MEANTIME (opening sentences of Wikinews), without their line of the date. Measure
  only: nothing but totals is printed, whatever the options.

`--list` prints each wrong answer of the first two sets. The undated seed is answered at the end, in three ways.
"""

from __future__ import annotations

import argparse
import html
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import process_time

from msgspec import Struct
from msgspec.structs import replace

from backchannel.dates.inference import Neighbour, infer, trace
from backchannel.dates.publication import publication_date
from backchannel.model import DateRange, Document, Hints
from backchannel.read import read

SHARED = Path(__file__).resolve().parents[2] / "shared"
STORY = ("headline", "standfirst", "body", "heading")
_DATE_LINE = re.compile(
    r"^[ \t]*(?:\w+day,?[ ])?(?:[^\W\d_]+\.?[ ]\d{1,2},?[ ]\d{4}|\d{1,2}[ ][^\W\d_]+,?[ ]\d{4})[ \t.]*$", re.MULTILINE
)


class Article(Struct, frozen=True):
    """A report whose day is known and hidden."""

    id: str
    gold: date
    text: str


class Outcome(Struct, frozen=True):
    """What was inferred for a report."""

    article: Article
    answer: DateRange

    @property
    def holds(self) -> bool:
        """Whether the truth is in what was answered; no bounds hold everything."""
        gold, answer = self.article.gold, self.answer
        if answer.candidates:
            return gold in answer.candidates
        return (answer.earliest or date.min) <= gold <= (answer.latest or date.max)

    @property
    def width(self) -> int | None:
        """Days of the interval, None where a side is open."""
        if self.answer.earliest is None or self.answer.latest is None:
            return None
        return (self.answer.latest - self.answer.earliest).days + 1


def story(document: Document) -> str:
    """Return what tells the story: no wrapper, no menus, no date line."""
    return "\n\n".join(document.text[zone.start : zone.end] for zone in document.zones if zone.zone in STORY)


def pages() -> Iterator[Article]:
    """Yield the dated pages of the development half."""
    import publication_date as published  # type: ignore[import-not-found]

    for page in published.pages(published.NEWS):
        if page.development:
            yield Article(page.id, page.gold, story(published.read_page(page)))


def wikinews() -> Iterator[Article]:
    """Yield the dated news and interviews of GUM."""
    folder = SHARED / "data" / "language" / "UD_English-GUM"
    for path in sorted(folder.rglob("*.conllu")):
        for part in re.split(r"(?m)^# newdoc id = ", path.read_text(encoding="utf-8"))[1:]:
            name = part.split("\n", 1)[0].strip()
            day = re.search(r"(?m)^# meta::dateCreated = (\d{4}-\d\d-\d\d)$", part)
            if day is None or not re.search(r"_(?:news|interview)_", name):
                continue
            lines = re.findall(r"(?m)^# (newpar|text = .*)", part)
            text = "".join("\n\n" if line == "newpar" else line[7:].strip() + " " for line in lines).strip()
            text = "\n".join(line.strip() for line in text.split("\n"))
            yield Article(name, date.fromisoformat(day[1]), _DATE_LINE.sub("", text))


def meantime() -> Iterator[Article]:
    """Yield MEANTIME's documents without the line that gives their date."""
    for path in sorted((SHARED / "data" / "time" / "meantime").glob("*.tml")):
        raw = path.read_text(encoding="utf-8")
        day = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", raw, re.DOTALL)
        body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        if day is not None and body is not None:
            text = html.unescape(re.sub(r"<[^>]+>", "", body[1]))
            yield Article(path.stem, date.fromisoformat(day[1]), _DATE_LINE.sub("", text))


def figures(name: str, outcomes: list[Outcome], seconds: float) -> str:
    """Return the figures of a set in words."""
    total = len(outcomes) or 1
    both = [o.width for o in outcomes if o.width is not None]
    everything = [float("inf") if o.width is None else o.width for o in outcomes]
    single = [o for o in outcomes if o.width == 1]
    wrong = sum(not o.holds for o in single)
    lower = sum(o.answer.earliest is not None for o in outcomes)
    bounded = [o for o in outcomes if o.answer.earliest is not None or o.answer.latest is not None]
    held = sum(o.holds for o in bounded)
    return (
        f"{name:10} {len(outcomes):4} reports  holds the truth {sum(o.holds for o in outcomes) / total:6.1%}"
        f"  (of {len(bounded)} with a bound {held / (len(bounded) or 1):6.1%})"
        f"  both sides {len(both)}, from below {lower}"
        f"  median width of those {median(both) if both else 0:g} days, of all {median(everything):g}"
        f"  single days {len(single)}, wrong {wrong} ({wrong / total:.1%})  {1000 * seconds / total:.0f} ms each"
    )


def measure(name: str, articles: Iterator[Article], *, events: bool, show: bool) -> list[Outcome]:
    """Print the figures of a set, and its wrong answers."""
    known = list(articles)
    begun = process_time()
    outcomes = [Outcome(article, infer(article.text, events=events)) for article in known]
    print(figures(name, outcomes, process_time() - begun))
    for outcome in outcomes:
        if show and not outcome.holds:
            print(
                f"    {outcome.article.id[:24]} {outcome.article.gold}: {outcome.answer.edtf}: {outcome.answer.reason}"
            )
    return outcomes


def seeds() -> None:
    """Print the three answers for each seed whose own day no witness tells."""
    documents = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        documents.append((path.name[:3], _read(path)))
    for name, document in documents:
        if document.published.earliest is not None and document.published.earliest == document.published.latest:
            continue
        others = [
            Neighbour(name=f"report {n}", text=story(d), earliest=d.published.earliest, latest=d.published.latest)
            for n, d in documents
            if n != name
        ]
        print(f"\nseed {name}, by its witnesses: {document.published.edtf}: {document.published.reason}")
        text = story(document)
        for way, found in (
            ("from its text alone", trace(text)),
            ("with the other seeds", trace(text, folder=others)),
            ("with public events", trace(text, events=True)),
            ("with both", trace(text, folder=others, events=True)),
        ):
            print(f"  {way}: {found.answer.edtf}: {found.answer.reason}")


def _read(path: Path) -> Document:
    document = read(path, sha256(path.read_bytes()).hexdigest(), Hints(name=path.name))
    return replace(document, published=publication_date(document))


def main() -> None:
    """Measure all sets, and answer for the seeds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", action="store_true", help="ask the calendar of public events too")
    parser.add_argument("--list", action="store_true", help="print each wrong answer of the sets that may be read")
    parser.add_argument("--no-pages", action="store_true", help="leave out the pages, which take minutes to read")
    options = parser.parse_args()
    if not options.no_pages:
        measure("pages", pages(), events=options.events, show=options.list)
    measure("wikinews", wikinews(), events=options.events, show=options.list)
    measure("meantime", meantime(), events=options.events, show=False)
    seeds()


if __name__ == "__main__":
    main()
