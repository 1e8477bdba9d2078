"""Any other spaCy pipeline in the place of ours."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from backchannel.errors import BackchannelError
from backchannel.language.core.doc import MADE_BY, Pipeline, extend
from backchannel.language.core.states import is_state
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
nationality (NORP) names a people, which none of ours does. A GPE that is a state's name becomes STATE instead."""


class OtherPipeline:
    """A spaCy pipeline that cuts words as ours does, with its entities' labels in ours, and always with sentences."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def __call__(self, text: str) -> Doc:
        """Read one text.

        Raises BackchannelError where it is longer than the pipeline takes: some need a gigabyte for 100,000 characters.
        """
        if len(text) > self._nlp.max_length:
            raise BackchannelError(
                f"the text has {len(text):,} characters, and the spaCy pipeline takes {self._nlp.max_length:,}",
                advice="Read it with our own core (leave the setting empty), which has no limit, or in parts.",
            )
        doc = self._nlp(text)
        kept = ((entity, self._label(entity)) for entity in doc.ents)
        doc.set_ents([Span(doc, entity.start, entity.end, label=label) for entity, label in kept if label])
        meta = self._nlp.meta
        doc.user_data[MADE_BY] = f"{meta['lang']}_{meta['name']}@{meta['version']}"
        return doc

    def _label(self, entity: Span) -> str:
        if entity.label_ == "GPE" and is_state(entity.text):
            return "STATE"
        return LABELS.get(entity.label_, "")


def other(name: str) -> Pipeline:
    """Load an English spaCy pipeline that is installed, or saved in a folder.

    Raises BackchannelError where there is none of that name, or it can't be loaded.
    """
    nlp = _loaded(name)
    if nlp.lang != "en":
        raise BackchannelError(
            f"the spaCy pipeline {name!r} is for the language {nlp.lang!r}", advice="Choose an English one."
        )
    nlp.tokenizer = EnglishTokenizer(nlp.vocab)
    if not any(_finds_sentences(nlp, pipe) for pipe in nlp.pipe_names):
        nlp.add_pipe("sentencizer", first=True)
    extend()
    return OtherPipeline(nlp)


def _loaded(name: str) -> Language:
    try:
        return spacy.load(name)
    except ImportError as error:
        raise BackchannelError(
            f"the spaCy pipeline {name!r} needs a package that can't be imported: {error}",
            advice="Install that package beside it, or leave the setting empty for ours.",
        ) from error
    except OSError as error:
        if Path(name).is_dir():
            raise _broken(name, error) from error
        raise BackchannelError(
            f"the spaCy pipeline {name!r} is not installed", advice="Install it, or leave the setting empty for ours."
        ) from error
    except Exception as error:  # What a pipeline's packages raise has no common root.
        raise _broken(name, error) from error


def _broken(name: str, error: Exception) -> BackchannelError:
    told = " ".join(str(error).split())
    return BackchannelError(
        f"the spaCy pipeline {name!r} can't be loaded: {type(error).__name__}: {told[:300]}",
        advice="Install or save it again with the spaCy that is installed here, or leave the setting empty for ours.",
    )


def _finds_sentences(nlp: Language, pipe: str) -> bool:
    assigns = nlp.get_pipe_meta(pipe).assigns
    return "doc.sents" in assigns or "token.is_sent_start" in assigns
