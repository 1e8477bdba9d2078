"""Whom words of a report mean."""

from __future__ import annotations

from tests.quotes.said import said


def meant(text: str, words: str) -> list[str]:
    """Return the names of those whom these words mean, in the order of the text; the words as they are written."""
    found = said(text)
    places = [(m.start, actor.name) for actor in found.actors for m in actor.mentions if m.text == words]
    return [name for _, name in sorted(places)]


def words_for(text: str, name: str) -> list[str]:
    """Return the words that mean each actor of this name, in the order of the text."""
    found = said(text)
    places = [(m.start, m.text) for actor in found.actors for m in actor.mentions if actor.name == name]
    return [text for _, text in sorted(places)]
