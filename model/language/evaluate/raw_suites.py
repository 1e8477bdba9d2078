"""What is measured on raw text: where sentences begin and end, on treebanks' documents and on saved pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from model.language.evaluate import seeds
from model.language.evaluate.bench import Bench, is_news
from model.language.evaluate.boundaries import Range, Raw, raw, score
from model.language.evaluate.figures import Figure, percent
from model.language.evaluate.scores import NOTHING, Score
from model.language.evaluate.system import sentences
from model.language.examples import Example

from backchannel.language.boundaries import boundaries as rule_ends

Splitter = Callable[[str], list[Range]]


def boundaries(bench: Bench) -> Iterator[Figure]:
    """Sentence boundaries on GUM's news, EWT's development part and the saved pages that have a reading."""

    def core(text: str) -> list[Range]:
        return sentences(bench.pipeline(text))

    news = [one for one in bench.examples("gum") if is_news(one)]
    web = bench.examples("ewt", "dev")
    name = f"GUM news {bench.part}, raw text"
    for splitter, way, suffix in ((core, "sentences F1", ""), (by_rules, "sentences F1, rules", "-rules")):
        yield _figure(f"boundaries.gum{suffix}", way, name, _documents(news, splitter, paragraphs=True))
        where = f"{name}, no paragraphs"
        yield _figure(f"boundaries.gum-flat{suffix}", way, where, _documents(news, splitter, paragraphs=False))
        where = "EWT dev, raw text"
        yield _figure(f"boundaries.ewt{suffix}", way, where, _documents(web, splitter, paragraphs=True))
    yield from _pages(bench, core)


def by_rules(text: str) -> list[Range]:
    """Return the sentences that the package's rules make of each paragraph of a text."""
    found: list[Range] = []
    begin = 0
    for paragraph in text.split("\n\n"):
        ends = rule_ends(paragraph) if paragraph.strip() else []
        found += [(begin + i, begin + j) for i, j in zip([0, *ends], ends, strict=False)]
        begin += len(paragraph) + 2
    return found


def _documents(gold: Iterable[Example], splitter: Splitter, *, paragraphs: bool) -> Score:
    result = NOTHING
    for page in (raw(one, paragraphs=paragraphs) for one in gold):
        result = result + _one(page, splitter)
    return result


def _one(page: Raw, splitter: Splitter) -> Score:
    return score(page.text, page.sentences, splitter(page.text))


def _pages(bench: Bench, core: Splitter) -> Iterator[Figure]:
    """Measure saved pages: the core on the page's text as it is, and whatever the package makes of the page today."""
    alone = read = NOTHING
    for page in seeds.pages(bench.shared):
        begin, end = page.region
        found = [(begin + i, begin + j) for i, j in core(page.text[begin:end])]
        alone = alone + seeds.score_story(page, found)
        read = read + seeds.score_story(page, seeds.as_read(page))
    yield _figure("boundaries.pages", "sentences F1", "saved pages, story sentences, raw text", alone)
    yield _figure("boundaries.pages-as-read", "sentences F1, as read", "saved pages, story sentences", read)


def _figure(key: str, label: str, name: str, found: Score) -> Figure:
    size = f"{found.asked:,.0f} sentences, {found.given:,.0f} found"
    return Figure(key, label, percent(found.f1), name, size)
