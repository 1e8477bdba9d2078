"""The order of the per-document stages: one original in, one result out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backchannel import actors, claims, dates, directory, language, quotes
from backchannel import read as read_room
from backchannel.errors import ReadError, RecordError
from backchannel.language.core import pipeline
from backchannel.model import Document, Entry, Failure, Hints, Notice, Result, Zone
from backchannel.read import Limits, limited, read
from backchannel.read.assemble import assemble
from backchannel.read.extract import Block, Extract

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from backchannel.language.core.doc import Pipeline

OURS = ("disk-full", "no-process")
"""Codes of errors that say nothing of the original but of this machine: they end the run, which can be gone on with."""

LONGEST = 120_000
"""Characters of a story that the language core reads, some 20,000 words: where sentences are three words long it takes
7 of the 25 CPU seconds that a document may have. Longer texts (books, archives in one file) have no quotations beyond.
"""

TOO_LONG = Notice(
    code="too-long",
    message=f"Quotations are looked for in the first {LONGEST:,} characters of the story alone: it is longer.",
)

Seconds = dict[str, float]
"""CPU seconds by stage."""


class Outcome(Struct, frozen=True, kw_only=True):
    """A result and what it cost. The cost is not part of the result: the same input gives the same result."""

    result: Result
    seconds: Seconds = {}


def process(path: Path, entry: Entry, users: Path | None = None) -> Outcome:
    """Run every stage on one original. Raises `ReadError` where it can't be read.

    `users` is the user's own directory of actors, None for ours alone.
    """
    seconds: Seconds = {}
    with _timed(seconds, "read"):
        document = read(path, entry.source, entry.hints)
    with directory.using(users):
        return _analyse(document, seconds)


def _analyse(document: Document, seconds: Seconds) -> Outcome:
    """Run every stage after reading."""
    with _timed(seconds, "dates"):
        document = replace(document, published=dates.publication_date(document))
    with _timed(seconds, "language"):
        sentences = language.sentences(document)
    with _timed(seconds, "dates"):
        calendar = dates.Calendar.of(document, sentences)
    with _timed(seconds, "core"):
        reading = language.reading(document, _core(), longest=LONGEST)
    if not reading.whole:
        document = replace(document, notices=(*document.notices, TOO_LONG))
    with _timed(seconds, "actors"):
        found = actors.find(document, sentences)
        cast = actors.cast(reading, found, sentences, calendar)
        roles = actors.attested(cast, sentences, calendar)
    with _timed(seconds, "quotes"):
        said = quotes.find(sentences, cast, calendar, actors.outlet_of(document, cast.actors))
    with _timed(seconds, "claims"):
        told = claims.extract(document, sentences, cast.named, calendar, said.chains.at)
    with _timed(seconds, "dates"):
        clashes = dates.contradictions(document, sentences, calendar, told)
    result = Result(
        source=document.source, document=document, actors=said.actors, roles=roles,
        quotes=claims.with_claims(said.quotes, told), claims=told, contradictions=clashes,
    )  # fmt: skip
    return Outcome(result=result, seconds=seconds)


@cache
def _core() -> Pipeline:
    """Return the language core, loaded once in a process; with one thread, as threads don't outlive a fork."""
    return pipeline(threads=1)


def prepare(users: Path | None = None) -> None:
    """Load every model and table that the stages need, once: children forked afterwards share them."""
    read_room.prepare()
    # Long enough that the language identifier, which is asked only about longer texts, is loaded too.
    text = "Norwegian and Swedish officials met for secret talks in Geneva on Saturday, the agency Reuters said. " * 4
    text = text.strip()
    specimen = assemble(
        Extract(media_type="text/plain", text=text, blocks=(Block(start=0, end=len(text)),), locators=()),
        (Zone(start=0, end=len(text), zone="body"),),
        "0" * 64,
        Hints(name="specimen.txt"),
        (),
    )
    with directory.using(users) as chosen:
        chosen.load()
        _analyse(specimen, {})


def ours(error: ReadError) -> ReadError:
    """Return an error that an original causes; raise `RecordError` for one that is this machine's."""
    if error.code in OURS:
        raise RecordError(error.message, advice=error.advice) from None
    return error


def process_limited(path: Path, entry: Entry, limits: Limits, users: Path | None = None) -> Outcome:
    """Run every stage on one original in a child process of its own. What goes wrong there becomes a `Failure`."""
    try:
        return limited(lambda: process(path, entry, users), Outcome, limits)
    except ReadError as error:
        ours(error)
        failure = Failure(
            source=entry.source, stage="read", code=error.code, message=error.message, advice=error.advice
        )
        return Outcome(result=Result(source=entry.source, document=None, failure=failure))


@contextmanager
def _timed(seconds: Seconds, stage: str) -> Iterator[None]:
    start = time.process_time()
    yield
    seconds[stage] = seconds.get(stage, 0.0) + time.process_time() - start
