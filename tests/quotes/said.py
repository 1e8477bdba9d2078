"""A report of our own read for its quotations."""

from __future__ import annotations

from datetime import date
from functools import cache

from msgspec import Struct

from backchannel import actors, dates, language, quotes
from backchannel.language.core import pipeline
from backchannel.language.core.doc import Pipeline
from backchannel.model import Actor, Quote
from tests.language.documents import body


class Said(Struct, frozen=True):
    """The quotations of a report, and everybody in it."""

    quotes: tuple[Quote, ...]
    actors: tuple[Actor, ...]

    def name(self, id: str | None) -> str | None:
        """Return an actor's name."""
        return next((actor.name for actor in self.actors if actor.id == id), None)

    def words(self, *forms: str) -> list[tuple[str, str | None]]:
        """Return words and speaker's name of the quotations of these forms (those in marks where none is named)."""
        wanted = forms or ("direct", "mixed", "document")
        return [
            (" … ".join(span.text for span in quote.spans), self.name(quote.speaker))
            for quote in self.quotes
            if quote.form in wanted
        ]


@cache
def core() -> Pipeline:
    return pipeline()


def said(text: str, published: date | None = date(2011, 7, 19), outlet: str = "Example Courier") -> Said:
    document = body(text, published, outlet)
    sentences = language.sentences(document)
    calendar = dates.Calendar.of(document, sentences)
    reading = language.reading(document, core())
    cast = actors.cast(reading, actors.find(document, sentences), sentences, calendar)
    found = quotes.find(sentences, cast, calendar, actors.outlet_of(document, cast.actors))
    return Said(found.quotes, found.actors)
