"""The order of the per-document stages: one original in, one result out."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from backchannel import actors, claims, dates, language
from backchannel.errors import ReadError
from backchannel.model import Entry, Failure, Result
from backchannel.read.limits import Limits, limited
from backchannel.read.reader import read

Seconds = dict[str, float]
"""CPU seconds by stage."""


class Outcome(Struct, frozen=True, kw_only=True):
    """A result and what it cost. The cost is not part of the result: the same input gives the same result."""

    result: Result
    seconds: Seconds = {}


def process(path: Path, entry: Entry) -> Outcome:
    """Run every stage on one original. Raises `ReadError` where it can't be read."""
    seconds: Seconds = {}
    with _timed(seconds, "read"):
        document = read(path, entry.source, entry.hints)
    with _timed(seconds, "dates"):
        document = replace(document, published=dates.publication_date(document))
    with _timed(seconds, "language"):
        sentences = language.sentences(document)
    with _timed(seconds, "actors"):
        found = actors.find(document, sentences)
    with _timed(seconds, "claims"):
        told = claims.extract(document, sentences, found)
    return Outcome(result=Result(source=entry.source, document=document, actors=found, claims=told), seconds=seconds)


def process_limited(path: Path, entry: Entry, limits: Limits) -> Outcome:
    """Run every stage on one original in a child process of its own. What goes wrong there becomes a `Failure`."""
    try:
        return limited(lambda: process(path, entry), Outcome, limits)
    except ReadError as error:
        failure = Failure(
            source=entry.source, stage="read", code=error.code, message=error.message, advice=error.advice
        )
        return Outcome(result=Result(source=entry.source, document=None, failure=failure))


@contextmanager
def _timed(seconds: Seconds, stage: str) -> Iterator[None]:
    start = time.process_time()
    yield
    seconds[stage] = time.process_time() - start
