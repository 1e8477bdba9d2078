"""A reading written out as the notes that compile to it, so that a person can correct it.

What the notes say by default is left out. Remarks on days are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.form import Reading
from corpus.printing.told import channel, contradiction, disclosure, paper, position, quote
from corpus.printing.who import actor, claim, role
from corpus.printing.words import Words

__all__ = ["notes"]


def notes(reading: Reading) -> str:
    """Return the notes of a reading whose spans have their words."""
    return "\n".join("\n".join(block) + "\n" for block in _blocks(reading, Words(reading)))


def _blocks(reading: Reading, words: Words) -> Iterator[list[str]]:
    published = reading.doc.published
    yield [f"published: {published.edtf or '?'}{words.at(published.basis)}"]
    yield from (actor(one, words) for one in reading.actors)
    yield from (role(one, words) for one in reading.roles)
    yield from (claim(one, words) for one in reading.claims)
    yield from (quote(one, words) for one in (*reading.quotes, *reading.indirect))
    yield from (position(one, words) for one in reading.positions)
    yield from (paper(one, words) for one in reading.documents)
    yield from (channel(one, words) for one in reading.channels)
    yield from (disclosure(one, words) for one in reading.disclosures)
    yield from (contradiction(one, words) for one in reading.contradictions)
    for link in reading.links:
        yield [f"link: {link.start[1:]} > {link.end[1:]}, {link.sort}"]
