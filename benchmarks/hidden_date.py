"""The day of publication with the date hidden: how often the interval holds the truth, how wide it is, what it costs.

    python -m benchmarks.hidden_date [--list] [--only SET]

Sets, beside the checkout under `shared/data`, each answered by the text alone and with public events:

- pages: the development half of the dated news pages (see `benchmarks/publication_date.py`), the story alone;
- wikinews: news and interviews of UD_English-GUM (dated Wikinews and others), without their line of the date;
- wikiwars: the training articles of WikiWars, no news but histories of wars, with the day of their copy;
- held-out: the other half of the pages, of other sites;
- meantime: every second document of MEANTIME (opening sentences of Wikinews), without their line of the date;
- polnear: the development part of PolNeAR (American political news of September and October 2016).

The last three are for measuring only: nothing but totals is printed of them, whatever the options. `--list` prints each
wrong answer of the others. The seeds without a witness of their own day are answered at the end, in four ways.
"""

from __future__ import annotations

import argparse
import html
import re
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import process_time

from benchmarks import publication_date as published
from msgspec import Struct

from backchannel.dates.inference import Answers, answers
from backchannel.model import DateRange, Entry, Hints, Result
from backchannel.read import Limits
from backchannel.record.published import told
from backchannel.run.dating import DEFAULT_LANGUAGE, folder_for, neighbour, story
from backchannel.run.stages import prepare, process

SHARED = Path(__file__).resolve().parents[2] / "shared"
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


def pages() -> Iterator[Article]:
    """Yield the dated pages of the development half."""
    yield from _pages(development=True)


def held_out() -> Iterator[Article]:
    """Yield the dated pages of the other half, of sites that no rule was made on."""
    yield from _pages(development=False)


def _pages(*, development: bool) -> Iterator[Article]:
    for page in published.pages(published.NEWS):
        if page.development is development:
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
    yield from timeml("meantime")


def wikiwars() -> Iterator[Article]:
    """Yield the training articles of WikiWars, which tell of wars long over, with the day on which they were saved."""
    yield from timeml("wikiwars/trainingset")


def timeml(folder: str) -> Iterator[Article]:
    """Yield documents in TimeML without their marks and without the line that gives their date."""
    for path in sorted((SHARED / "data" / "time" / folder).glob("*.tml")):
        raw = path.read_text(encoding="utf-8")
        day = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", raw, re.DOTALL)
        body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        if day is not None and body is not None:
            text = html.unescape(re.sub(r"<[^>]+>", "", body[1]))
            yield Article(path.stem, date.fromisoformat(day[1]), _DATE_LINE.sub("", text))


def polnear() -> Iterator[Article]:
    """Yield the articles of PolNeAR's development part; their day stands in the name of the file."""
    for path in sorted((SHARED / "data" / "attribution" / "polnear-dev" / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        yield Article(path.stem, date.fromisoformat(path.name.split("_")[1]), _DATE_LINE.sub("", text))


SETS: dict[str, Callable[[], Iterator[Article]]] = {
    "pages": pages,
    "wikinews": wikinews,
    "wikiwars": wikiwars,
    "held-out": held_out,
    "meantime": meantime,
    "polnear": polnear,
}
MAY_BE_READ = ("pages", "wikinews", "wikiwars")


def figures(name: str, outcomes: list[Outcome]) -> str:
    """Return the figures of a set in words."""
    total = len(outcomes) or 1
    bounded = [o for o in outcomes if o.answer.earliest is not None or o.answer.latest is not None]
    both = [o.width for o in outcomes if o.width is not None]
    single = [o for o in outcomes if o.width == 1]
    named = sum(o.answer.candidates is not None for o in outcomes)
    part = sum(o.answer.edtf is not None and "XXXX" in o.answer.edtf for o in outcomes)
    held, held_bounded = (sum(o.holds for o in some) for some in (outcomes, bounded))
    below = sum(o.answer.earliest is not None for o in outcomes)
    return (
        f"{name:22} {len(outcomes):4} reports  holds the truth {held / total:6.1%}"
        f" (of {len(bounded)} with a bound {held_bounded / (len(bounded) or 1):6.1%})"
        f"  both sides {len(both)}, from below {below}, some days {named}, parts of an unknown year {part}"
        f"  median width of both-sided {median(both) if both else 0:g} days"
        f"  single days {len(single)}, wrong {sum(not o.holds for o in single)}"
    )


def measure(name: str, articles: Iterator[Article], *, show: bool) -> list[Outcome]:
    """Print the figures of a set by the text alone and with public events, and its wrong answers; return the first."""
    known = list(articles)
    begun = process_time()
    found = [answers(article.text) for article in known]
    cost = 1000 * (process_time() - begun) / (len(known) or 1)
    for way, chosen in (("text alone", [a.text for a in found]), ("with events", [a.events for a in found])):
        outcomes = [Outcome(article, answer) for article, answer in zip(known, chosen, strict=True)]
        print(figures(f"{name}, {way}", outcomes))
        for outcome in outcomes:
            if show and not outcome.holds:
                answer = outcome.answer
                print(f"    {outcome.article.id[:24]} {outcome.article.gold}: {answer.edtf}: {answer.reason}")
    print(f"{name}: {cost:.0f} ms a report for all answers")
    return [Outcome(article, answer.text) for article, answer in zip(known, found, strict=True)]


def seeds() -> None:
    """Print the four answers for each seed whose own day no witness tells, as `build` gives them."""
    prepare()
    found = {path.name[:3]: _read(path) for path in sorted((SHARED / "seeds").glob("*.txt"))}
    undated = {name: one.document for name, one in found.items() if one.document and not told(one.document.published)}
    folder = folder_for({document.id: story(document) for document in undated.values()}, DEFAULT_LANGUAGE, Limits())
    for one in found.values():
        if one.document is not None:
            folder.offer(neighbour(one.document, one.claims))
    for name, document in undated.items():
        print(f"\nseed {name}, by its witnesses: {document.published.edtf}: {document.published.reason}")
        _print(answers(story(document), folder=folder.neighbours(document.id)))


def _print(found: Answers) -> None:
    for way in ("text", "folder", "events", "together"):
        answer: DateRange | None = getattr(found, way)
        if answer is not None:
            days = f" {[str(d) for d in answer.candidates]}" if answer.candidates else ""
            print(f"  {way}: {answer.earliest} to {answer.latest}{days}, {answer.edtf}: {answer.reason}")


def _read(path: Path) -> Result:
    return process(path, Entry(source=sha256(path.read_bytes()).hexdigest(), hints=Hints(name=path.name))).result


def main() -> None:
    """Measure the sets, and answer for the seeds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", action="store_true", help="print each wrong answer of the sets that may be read")
    parser.add_argument("--only", choices=(*SETS, "seeds"), help="one set alone; the pages take a minute to read")
    options = parser.parse_args()
    every: list[Outcome] = []
    for name, articles in SETS.items():
        if options.only in (None, name):
            every += measure(name, articles(), show=options.list and name in MAY_BE_READ)
    if options.only is None:
        print(figures("all, text alone", every))
    if options.only in (None, "seeds"):
        seeds()


if __name__ == "__main__":
    main()
