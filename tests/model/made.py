"""Sentences written by hand, as a treebank's reader would give them."""

from __future__ import annotations

from collections.abc import Sequence

from model.language.data import conllu

from backchannel.language.core.features import BREAKS

Row = tuple[str, str, str, int, str, str]
"""A word as the tests write it: form, UPOS, XPOS, head (from 1 in the sentence), relation, MISC."""


def document_of(*sentences: Sequence[Row]) -> conllu.Document:
    """A document of sentences written by hand; lemmas are the forms in small letters."""
    return conllu.Document(
        "made",
        tuple(
            conllu.Sentence(
                f"made-{number}",
                tuple(
                    conllu.Token(form, form.lower(), upos, xpos, "", head, relation, misc, BREAKS.index("space"))
                    for form, upos, xpos, head, relation, misc in rows
                ),
            )
            for number, rows in enumerate(sentences)
        ),
    )
