"""All scorers in one call, without reading or writing anything: for looking at dev sets while a model is trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.language.evaluate import attribution, boundaries, coreference, factuality, parsing, spans
from model.language.evaluate.attribution import Attribution
from model.language.evaluate.coreference import Coreference
from model.language.evaluate.factuality import Factuality
from model.language.evaluate.figures import percent
from model.language.evaluate.parsing import Parsing
from model.language.evaluate.scores import Score
from model.language.evaluate.spans import SpanScores
from model.language.examples import ENTITY_LABELS, Example

from backchannel.language.core.analysis import Analysis

COARSE = {**spans.FOUR, "LAW": "LAW"}
FINE = {label: label for label in ENTITY_LABELS}


@dataclass(frozen=True)
class Quick:
    """What the scorers say of some texts; layers that no text marks count nothing.

    `entities` calls a state a place, `entities_fine` doesn't. `sentences` is None where it wasn't measured.
    """

    sentences: Score | None
    parsing: Parsing
    entities: SpanScores
    entities_fine: SpanScores
    coreference: Coreference
    singletons: Coreference
    attribution: Attribution
    factuality: Factuality

    def figures(self) -> tuple[tuple[str, float], ...]:
        """Names and values (percent) of what was measured, the most telling ones only."""
        rows: list[tuple[str, float]] = []
        if self.sentences is not None and self.sentences.asked:
            rows.append(("sentences", percent(self.sentences.f1)))
        if self.parsing.uas.total:
            names = ("upos", "xpos", "feats", "lemma", "uas", "las", "las_universal")
            rows += [(name, percent(getattr(self.parsing, name).value)) for name in names]
        if self.entities.total.asked:
            rows.append(("entities", percent(self.entities.total.f1)))
            rows.append(("entities_fine", percent(self.entities_fine.total.f1)))
        if self.coreference.muc.asked:
            rows.append(("coreference", percent(self.coreference.f1)))
            rows.append(("mentions", percent(self.singletons.mentions.f1)))
        for kind, score in self.attribution.tokens.labels.items():
            rows.append((f"{kind}_tokens", percent(score.f1)))
            rows.append((f"{kind}_exact", percent(self.attribution.exact.of(kind).f1)))
        if self.factuality.accuracy.total:
            rows.append(("factuality", percent(self.factuality.accuracy.value)))
            rows.append(("factuality_macro", percent(self.factuality.macro_f1)))
        return tuple(rows)


def measure(gold: Sequence[Example], found: Sequence[Analysis], untold: Sequence[Analysis] | None = None) -> Quick:
    """Score analyses of examples, one each, in the same order.

    `found` is what the core says of the words when told where sentences begin; `untold` when it must find that out,
    which is the only thing asked of it there.
    """
    return Quick(
        sentences=None if untold is None else boundaries.of_words(gold, untold),
        parsing=parsing.measure(gold, found),
        entities=spans.measure(gold, found, COARSE),
        entities_fine=spans.measure(gold, found, FINE),
        coreference=coreference.measure(gold, found, singletons=False),
        singletons=coreference.measure(gold, found, singletons=True),
        attribution=attribution.measure(gold, found),
        factuality=factuality.measure(gold, found),
    )
