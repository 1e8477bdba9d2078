"""What must hold of a reading: spans, references, words, days, and that its events follow from its claims."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from msgspec import Struct

from corpus.catalogue import READINGS, SECOND, Report, reports
from corpus.checks.problem import Broken
from corpus.days import bounds
from corpus.events import events
from corpus.form import Mention, Reading, Sentence, Span, Split, When
from corpus.store import Missing, read, text, worded
from corpus.words import CONTEXTS, MODES, SECTORS, plover

_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_FURNITURE = ("boilerplate", "wrapper", "byline", "dateline")


def problems() -> Iterator[Broken]:
    """Return what doesn't hold of the readings: every report has one, and some have a second."""
    for split, report in reports():
        try:
            whole = text(split, report)
        except Missing:
            whole = None
        for folder in (READINGS, SECOND):
            file = folder / split / f"{report.id}.json"
            if file.exists():
                yield from (Broken(f"{folder.name}/{report.id}", says) for says in _file(file, split, report, whole))
            elif folder == READINGS:
                yield Broken(report.id, "nobody has read it")


def _file(file: Path, split: Split, report: Report, whole: str | None) -> Iterator[str]:
    try:
        reading = read(file)
    except msgspec.ValidationError as error:
        yield f"not in the form: {error}"
        return
    if reading.doc.sha256 != report.sha256 or reading.doc.split != split or reading.doc.process != report.process:
        yield "it is of another text, split or process than the catalogue's"
    if split == "outside":
        if any(span.text is not None for span in _spans(reading)):
            yield "a stand-off reading holds words of the text"
        if whole is None:
            return
        reading = worded(reading, whole)
    if whole is not None:
        yield from _words(reading, whole)
        yield from of_reading(reading, whole)


def of_reading(reading: Reading, whole: str) -> Iterator[str]:
    """Return what doesn't hold of a reading whose spans are those of its text."""
    yield from _references(reading)
    yield from _vocabulary(reading)
    for when in _days(reading):
        yield from _day(when)
    if reading.doc.split != "outside" and reading.events != events(reading.claims, whole):
        yield "its events are not what follows from its claims"


def _words(reading: Reading, whole: str) -> Iterator[str]:
    """Return spans that are not the words of the text, or not in the sentence that they name."""
    sentences = {sentence.id: sentence for sentence in reading.sentences}
    for span in _spans(reading):
        if span.text != whole[span.start : span.end] or not span.text:
            yield f"{span.text!r} is not what stands at {span.start}"
        elif isinstance(span, Span | Mention):
            home = sentences.get(span.sent)
            if home is None or not home.start <= span.start < span.end <= home.end:
                yield f"{span.text!r} is not in sentence {span.sent}"
            elif span.text.strip() != span.text:
                yield f"{span.text!r} has white space at an end"


def _references(reading: Reading) -> Iterator[str]:
    actors = [actor.id for actor in reading.actors]
    claims = [claim.id for claim in reading.claims]
    quotes = [quote.id for quote in (*reading.quotes, *reading.indirect)]
    rest = [x.id for group in (reading.roles, reading.positions, reading.documents, reading.channels) for x in group]
    rest += [x.id for group in (reading.disclosures, reading.contradictions) for x in group]
    for name, times in Counter((*actors, *claims, *quotes, *rest)).items():
        if times > 1:
            yield f"{name} is there {times} times"
    known = {*actors, *claims, *quotes}
    for name in _named(reading):
        if name not in known:
            yield f"there is no {name}"


def _named(reading: Reading) -> Iterator[str]:
    """Return every id by which something names something else."""
    for claim in reading.claims:
        yield from (part.actor for part in claim.participants)
        yield from claim.attribution
    for quote in (*reading.quotes, *reading.indirect):
        yield from quote.source_chain
        yield from quote.claims
        yield from _given(quote.speaker, quote.addressee, quote.continues)
    for position in reading.positions:
        yield from _given(position.party, position.addressee)
        yield from position.source_chain
    for paper in reading.documents:
        yield from (*paper.authors, *paper.parties)
    for channel in reading.channels:
        yield from (*channel.between, *channel.mediators, *channel.initiated_by, *channel.claims)
    for disclosure in reading.disclosures:
        yield from (*disclosure.by, *disclosure.what)
    yield from (end for link in reading.links for end in (link.start, link.end))
    yield from (role.actor for role in reading.roles)
    yield from _given(*(actor.parent for actor in reading.actors))


def _given(*names: str | None) -> Iterator[str]:
    yield from (name for name in names if name is not None)


def _vocabulary(reading: Reading) -> Iterator[str]:
    zones = {sentence.id: sentence.kind for sentence in reading.sentences}
    for actor in reading.actors:
        yield from (f"{sector} is no PLOVER sector" for sector in actor.plover.sectors if sector not in SECTORS)
    for claim in reading.claims:
        if not claim.evidence:
            yield f"{claim.id} has no words"
        elif zones.get(claim.evidence[0].sent) in _FURNITURE:
            yield f"{claim.id} stands in {zones[claim.evidence[0].sent]}"
        if claim.type != plover(claim.deed, claim.status) or (claim.deed and claim.deed not in MODES):
            yield f"{claim.id}: type {claim.type} for {claim.deed}, {claim.status}"
        yield from (f"{claim.id}: no mode {m}" for m in claim.modes if m not in MODES.get(claim.deed or "", ()))
        yield from (f"{claim.id}: no context {c}" for c in claim.contexts if c not in CONTEXTS)
        if claim.attribution[:1] != (reading.actors[0].id,) and "A:outlet" not in claim.attribution[:1]:
            yield f"{claim.id}: its chain does not begin with the outlet"
        if claim.certainty == "attributed" and len(claim.attribution) < 2:
            yield f"{claim.id} is attributed to nobody"


def _day(when: When) -> Iterator[str]:
    """Return what is wrong with days: EDTF that isn't, bounds that aren't its, a weekday that isn't the words'."""
    if when.edtf is not None:
        try:
            parse_edtf(when.edtf)
        except EDTFParseException:
            yield f"{when.edtf!r} is no EDTF"
        if "/" not in when.edtf and bounds(when.edtf)[:2] != (when.earliest, when.latest):
            yield f"{when.edtf!r} has other bounds than {when.earliest} and {when.latest}"
    single = when.earliest is not None and when.earliest == when.latest
    if single and when.earliest is not None and when.weekday != when.earliest.isoweekday():
        yield f"{when.earliest} is not weekday {when.weekday}"
    named = re.findall(rf"\b({'|'.join(_WEEKDAYS)})s?\b", (when.phrase.text or "").lower()) if when.phrase else []
    offset = when.phrase and re.search(r"\b(?:before|after|from|until|since|between|eve|by)\b", when.phrase.text or "")
    if len(set(named)) == 1 and single and not offset and when.weekday != _WEEKDAYS.index(named[0]) + 1:
        yield f"{when.phrase.text if when.phrase else ''!r} is not {when.earliest}"


def _days(reading: Reading) -> Iterable[When]:
    return (value for value in _walk(reading) if isinstance(value, When))


def _spans(reading: Reading) -> Iterator[Span | Mention | Sentence]:
    for value in _walk(reading):
        if isinstance(value, Span | Mention | Sentence):
            yield value


def _walk(value: object) -> Iterator[object]:
    """Return a value and everything inside it."""
    yield value
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from _walk(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item)
