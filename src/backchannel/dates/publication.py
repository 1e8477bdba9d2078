"""When a document was published: all its witnesses weighed, and the reason in words.

One hand counts once: the site's metadata, the lines that the page prints, the address, a wrapper and a mail's header
are five groups. The day that most groups allow is taken. Where as many groups speak for another day, no single day is
concluded and both are kept. Days are local as written; a time in UTC allows the neighbouring day too, and yields to a
date line that prints it.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from backchannel.dates import _phrases as say
from backchannel.dates._evidence import Evidence, Reading, read_evidence, sure_capture
from backchannel.dates._order import day_first
from backchannel.dates._yearless import yearless_day
from backchannel.model import DateRange, Document
from backchannel.read.metadata.written import find_written

_LONG_AFTER = timedelta(days=30)
"""A page that metadata alone date, and that was changed later than this, is dated by an interval: its words can be from
any day between. On the development half of the news pages (`benchmarks/publication_date.py`) this touches no page whose
gold day is that of the metadata."""
_MONTH = timedelta(days=31)
_SENT_BEFORE = timedelta(days=1)
"""A report is sent on the day that it is published or on the eve of it."""
_FURNITURE_LIMIT = 3
"""Dates in furniture that a reason names at most."""


def publication_date(document: Document) -> DateRange:
    """Return the day of publication, an interval or candidates where witnesses differ, or no bounds.

    `reason` names the witnesses. The day of the capture is an upper bound where nothing better is known. Dates of
    change, dates after the capture and placeholders are never the answer. A date that stands away from headline and
    story without a word of what it is can be that of the copy: alone it is an upper bound too.
    """
    reading = read_evidence(document)
    settled = [_settle(evidence, document, reading) for evidence in reading.days]
    strong = [evidence for evidence in settled if evidence.strong]
    weak = [evidence for evidence in settled if evidence.witness.via != "properties"]
    if not strong and all(evidence.apart for evidence in weak):
        weak = [evidence for evidence in weak if _backed(evidence, reading, document)]
    if strong or weak:
        return _weigh(strong or weak, reading)
    return _bounded(settled, reading, document)


def _settle(evidence: Evidence, document: Document, reading: Reading) -> Evidence:
    """Read an ambiguous numeric date by the other witnesses, then by the outlet's own order, if either decides."""
    if len(evidence.days) < 2:
        return evidence
    others = [other for other in reading.days if len(other.days) == 1 and other.group != evidence.group]
    kept = [day for day in evidence.days if any(other.allows(day) for other in others)]
    if not kept and document.captured:
        kept = [day for day in evidence.days if day <= document.captured]
    order = day_first(document)
    if len(kept) != 1 and order is not None:
        kept = [evidence.days[0] if order else evidence.days[1]]
    return replace(evidence, days=tuple(kept)) if len(kept) == 1 else evidence


def _backed(evidence: Evidence, reading: Reading, document: Document) -> bool:
    """Whether another witness names the month of a day, as an address does, or the opening's dateline its day."""
    if any(
        span.latest - span.earliest < _MONTH and all(span.earliest <= day <= span.latest for day in evidence.days)
        for span in reading.spans
    ):
        return True
    datelines = [one.value for one in document.witnesses if one.field == "published" and one.via == "dateline"]
    return any(yearless_day(words, day - _SENT_BEFORE, day) for words in datelines for day in evidence.days)


def _weigh(evidence: list[Evidence], reading: Reading) -> DateRange:
    """Take the day that most groups allow, and of those the one that most name; where several days tie, none."""
    days = sorted({day for one in evidence for day in one.days})
    support = {day: _support(day, evidence) for day in days}
    most = max(support.values())
    best = [day for day in days if support[day] == most]
    if len(best) > 1:
        local = [day for day in best if _local(day, evidence)]
        if len(local) != 1:
            return _undecided(best, evidence, reading)
        best = local
    day = best[0]
    agreeing = [one for one in evidence if one.allows(day)]
    if all(one.group == "metadata" for one in agreeing) and (changed := _doubt(day, reading)) is not None:
        reason = f"{say.claims(agreeing)}, but the page was changed on {changed}: its words can be from any day between"
        return say.between(min(day, changed), max(day, changed), say.phrase(agreeing), reason)
    return say.one_day(day, agreeing, [one for one in evidence if not one.allows(day)], reading.rejected)


def _support(day: date, evidence: list[Evidence]) -> tuple[int, int]:
    """Return how many groups allow a day, and how many name it for certain.

    A time in UTC or in an unknown zone is not certain of its day where the neighbouring day is spoken for.
    """
    spoken = {other for one in evidence for other in one.days}
    allowing = {one.group for one in evidence if one.allows(day)}
    certain = [one for one in evidence if one.local or one.group == "address" or not spoken.intersection(one.near)]
    naming = {one.group for one in certain if day in one.days}
    return len(allowing), len(naming)


def _local(day: date, evidence: list[Evidence]) -> bool:
    """Whether a witness names `day` as the local one and every other allows it."""
    named = any(one.local and day in one.days for one in evidence)
    return named and all(one.allows(day) for one in evidence)


def _doubt(day: date, reading: Reading) -> date | None:
    """Return the day of change that makes `day`, known from metadata alone, doubtful, if there is one.

    The page prints nothing but that day, or it is long after `day`, or before it: then `day` was not the first one.
    """
    printed = [change for change in reading.printed_changes if change > day]
    late = [change for change in reading.modified if change - day > _LONG_AFTER]
    early = max(reading.modified, default=day)
    return max(printed + late, default=None) or (early if early < day - timedelta(days=1) else None)


def _undecided(days: list[date], evidence: list[Evidence], reading: Reading) -> DateRange:
    """Keep the days that as many groups speak for: an interval where the later one is a day of change."""
    speaking = [one for one in evidence if any(one.allows(day) for day in days)]
    words = say.phrase(speaking)
    if len(speaking) == 1:
        return say.either(tuple(days), words, f"{say.claims(speaking)}, which can be read in two orders")
    if days[-1] in reading.modified + reading.printed_changes:
        reason = f"{say.claims(speaking)}; the page was changed on {days[-1]}: its words can be from any day between"
        return say.between(days[0], days[-1], words, reason)
    return say.either(tuple(days), words, f"the witnesses differ and none decides: {say.claims(speaking)}")


def _bounded(unsure: list[Evidence], reading: Reading, document: Document) -> DateRange:
    """Give what bounds there are: a month or year that a witness names, the file's making, the capture."""
    reasons = [f"{span.called} says {span.words}" for span in reading.spans]
    earliest = max((span.earliest for span in reading.spans), default=None)
    latest = min((span.latest for span in reading.spans), default=None)
    if earliest is not None and latest is not None and earliest > latest:
        earliest = min(span.earliest for span in reading.spans)
        latest = max(span.latest for span in reading.spans)
    for one in unsure:
        if one.witness.via == "properties":
            reasons.append(f"{one.called} say that the file was made on {one.words}")
            latest = min(filter(None, (latest, max(one.days))))
    if apart := [one for one in unsure if one.apart]:
        reasons.append(f"{say.claims(apart)}, without a word of what it is the date of: it can be that of the copy")
        latest = min(filter(None, (latest, max(day for one in apart for day in one.days))))
    if changes := reading.modified + reading.printed_changes:
        reasons.append(f"the page was changed on {min(changes)}")
        latest = min(filter(None, (latest, min(changes))))
    if (captured := sure_capture(document, files_word=True)) is not None:
        reasons.append(f"the copy was made on {captured}")
        latest = min(filter(None, (latest, captured)))
    if earliest is not None and latest is not None and earliest > latest:
        earliest = None
    if not reasons:
        reasons = ["no date line, metadata, address or wrapper says when it was published"]
    if elsewhere := _furniture(document):
        reasons.append(f"not taken: {', '.join(elsewhere)}, which stands in the page's furniture or a caption")
    return say.between(earliest, latest, None, say.with_rejected("; ".join(reasons), reading.rejected))


def _furniture(document: Document) -> list[str]:
    """Return the first dates in boilerplate and captions, to say that they were seen and not taken."""
    found = [
        written.text
        for zone in document.zones
        if zone.zone in ("boilerplate", "caption")
        for written in find_written(document.text[zone.start : zone.end])
    ]
    said = " ".join(witness.value for witness in document.witnesses if witness.field in ("published", "modified"))
    return [words for words in dict.fromkeys(found) if words not in said][:_FURNITURE_LIMIT]
