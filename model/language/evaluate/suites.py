"""What is measured on words that the sets give: trees, entities, coreference, attribution, factuality."""

from __future__ import annotations

from collections.abc import Iterator

from model.language.data import re3d
from model.language.data.countries import is_state
from model.language.evaluate import attribution, coreference, factuality, parsing, polnear, spans
from model.language.evaluate.bench import Bench, Measured, is_news, is_official, is_reported, size
from model.language.evaluate.figures import Figure, percent
from model.language.evaluate.scores import Score
from model.language.evaluate.system import attributions, entities
from model.language.examples import ATTRIBUTION

_SYNTAX = (
    ("upos", "UPOS"),
    ("xpos", "XPOS"),
    ("feats", "features"),
    ("lemma", "lemma"),
    ("uas", "UAS"),
    ("las", "LAS"),
    ("las_universal", "LAS (universal)"),
    ("spacy_uas", "UAS as spaCy counts"),
    ("spacy_las", "LAS as spaCy counts"),
)


def syntax(bench: Bench) -> Iterator[Figure]:
    """Tags and trees on EWT, GUM's news and interviews, and PUD."""
    yield from _syntax("ewt", f"EWT {bench.part}", bench.measured("ewt"))
    gum = bench.measured("gum")
    yield from _syntax("gum", f"GUM {bench.part}, news and interview", gum.only(is_reported))
    if bench.part == "test":
        yield from _syntax("gum-official", "GUM's own test list, the genres that we read", gum.only(is_official))
        yield from _syntax("pud", "PUD (measure only)", bench.measured("pud"))


def _syntax(key: str, name: str, over: Measured) -> Iterator[Figure]:
    found = parsing.measure(over.gold, over.found)
    for field, label in _SYNTAX:
        value = percent(getattr(found, field).value)
        yield Figure(f"{key}.{field.replace('_', '-')}", label, value, name, size(over.gold))


def named(bench: Bench) -> Iterator[Figure]:
    """Entities on CrossNER politics, GUM's news, re3d and UNER."""
    politics = bench.measured("crossner-politics")
    name = f"CrossNER politics {bench.part}"
    yield from _entities(
        "entities.crossner-4", f"{name} (PER ORG LOC EVENT)", spans.measure(politics.gold, politics.found, spans.FOUR)
    )
    yield from _entities(
        "entities.crossner-3", f"{name} (PER ORG LOC)", spans.measure(politics.gold, politics.found, spans.THREE)
    )
    lenient = spans.measure(politics.gold, politics.found, spans.FOUR, lenient=True)
    yield _f1("entities.crossner-4-lenient", "entities F1", f"{name}, names of other kinds not counted", lenient.total)
    news = bench.measured("gum").only(is_news)
    yield from _entities(
        "entities.gum", f"GUM news {bench.part} (PER ORG LOC)", spans.measure(news.gold, news.found, spans.THREE)
    )
    yield from _re3d(bench)
    if bench.part == "test":
        uner = bench.measured("uner")
        found = spans.measure(uner.gold, uner.found, spans.THREE)
        yield from _entities("entities.uner", "UNER EWT test (PER ORG LOC)", found)


def _re3d(bench: Bench) -> Iterator[Figure]:
    """Measure re3d's spans that are names; what is found within its longer phrases is not counted.

    Its own spans hold articles, titles and offices ("the Foreign Secretary X"), which no name of ours has, and a state
    that acts is an organisation there. So both are measured: its spans as they are, and the names in them.
    """
    own, names = spans.NO_SPANS, spans.NO_SPANS
    for document in re3d.gold(bench.data, bench.part):
        named = [one for one in document.entities if one.named]
        phrases = [(one.start, one.end) for one in document.entities if not one.named]
        found = [
            (spans.THREE.get(label, ""), start, end) for label, start, end in entities(bench.pipeline(document.text))
        ]
        given = [s for s in found if s[0] and not any(i <= s[1] and s[2] <= j for i, j in phrases)]
        own = own + spans.score([(one.type, one.start, one.end) for one in named], given)
        names = names + spans.score([_name(one, document.text) for one in named], given)
    yield from _entities("entities.re3d", f"re3d {bench.part}, raw text (PER ORG LOC), its own spans", own)
    yield from _entities("entities.re3d-names", f"re3d {bench.part}, raw text (PER ORG LOC), names alone", names)


def _name(one: re3d.Gold, text: str) -> tuple[str, int, int]:
    start, end = one.core
    return "LOC" if is_state(text[start:end]) else one.type, start, end


def chains(bench: Bench) -> Iterator[Figure]:
    """Coreference on GUM and on the development part of LitBank."""
    gum = bench.measured("gum")
    yield from _coreference("gum-news", f"GUM news {bench.part}", gum.only(is_news))
    yield from _coreference("gum", f"GUM {bench.part}, news and interview", gum.only(is_reported))
    yield from _coreference("litbank", "LitBank dev (literature)", bench.measured("litbank", "dev"))


def _coreference(key: str, name: str, over: Measured) -> Iterator[Figure]:
    for singletons in (False, True):
        found = coreference.measure(over.gold, over.found, singletons=singletons)
        where = f"{name}, {'with' if singletons else 'no'} singletons"
        own = f"coreference.{key}{'-singletons' if singletons else ''}"
        documents = f"{len(over.gold):,} texts, {found.mentions.asked:,.0f} mentions"
        yield Figure(own, "CoNLL F1", percent(found.f1), where, documents)
        parts = (("muc", "MUC"), ("b_cubed", "B-cubed"), ("ceaf_e", "CEAF-e"), ("mentions", "mentions"))
        for field, label in parts:
            yield Figure(f"{own}.{field}", f"{label} F1", percent(getattr(found, field).f1), where, documents)


def attributed(bench: Bench) -> Iterator[Figure]:
    """Source, cue and content on GUM, and on PolNeAR's development part, which is for measuring only."""
    gum = bench.measured("gum")
    yield from _attribution("gum", f"GUM {bench.part}", attribution.measure(gum.gold, gum.found))
    if bench.part == "test":
        result = attribution.Attribution()
        for article in polnear.articles(bench.data):
            found = attributions(bench.pipeline(article.text))
            result = result + attribution.of_characters(article.text, article.spans, found)
        yield from _attribution("polnear", "PolNeAR dev, raw text (measure only)", result)


def _attribution(key: str, name: str, found: attribution.Attribution) -> Iterator[Figure]:
    for way, scores in (("exact", found.exact), ("token", found.tokens)):
        for kind in ATTRIBUTION:
            yield _f1(f"attribution.{key}.{kind}-{way}", f"{kind}, {way} F1", name, scores.of(kind))


def facts(bench: Bench) -> Iterator[Figure]:
    """Factuality on the words of EWT that the UDS decomp set marks."""
    over = bench.measured("ewt")
    found = factuality.measure(over.gold, over.found)
    name, words = f"UDS factuality on EWT {bench.part}", f"{found.accuracy.total:,} marked words"
    yield Figure("factuality.accuracy", "accuracy", percent(found.accuracy.value), name, words)
    yield Figure("factuality.macro", "macro F1", percent(found.macro_f1), name, words)
    for label, score in found.labels.items():
        yield _f1(f"factuality.{label}", f"{label} F1", name, score)


def _entities(key: str, name: str, found: spans.SpanScores) -> Iterator[Figure]:
    yield _f1(key, "entities F1", name, found.total)
    for label, score in sorted(found.labels.items()):
        yield _f1(f"{key}.{label}", f"{label} F1", name, score)


def _f1(key: str, label: str, name: str, score: Score) -> Figure:
    found = (
        f"{score.asked:,.0f} asked, {score.given:,.0f} found: P {100 * score.precision:.1f} R {100 * score.recall:.1f}"
    )
    return Figure(key, label, percent(score.f1), name, found)
