"""When a document was published: all its witnesses weighed, and the reason in words.

One hand counts once: the site's metadata, the lines that the page prints, the address, a wrapper and a mail's header
are five groups. The day that most groups allow is taken. Where as many groups speak for another day, no single day is
concluded and both are kept. Days are local as written; a time in UTC allows the neighbouring day too, and yields to a
date line that prints it.
"""

from __future__ import annotations

from datetime import date, timedelta

from backchannel.dates.publication import phrases as say
from backchannel.dates.publication.evidence import Evidence, Reading, sure_capture
from backchannel.dates.publication.weighing import support_of, weigh
from backchannel.model import DateRange, Document
from backchannel.read.metadata.written import find_written

_LONG_AFTER = timedelta(days=30)
"""A page that metadata alone date, and that was changed later than this, is dated by an interval: its words can be from
any day between. On the development half of the news pages (`benchmarks/publication_date.py`) this touches no page whose
gold day is that of the metadata."""
_FURNITURE_LIMIT = 3
"""Dates in furniture that a reason names at most."""


def publication_date(document: Document) -> DateRange:
    """Return the day of publication, an interval or candidates where witnesses differ, or no bounds.

    `reason` names the witnesses. The day of the capture is an upper bound where nothing better is known. Dates of
    change, dates after the capture and placeholders are never the answer. A date that stands away from headline and
    story without a word of what it is can be that of the copy: alone it is an upper bound too.
    """
    weighing = weigh(document)
    if weighing.counted:
        return _concluded(weighing.counted, weighing.reading)
    return _bounded(weighing.settled, weighing.reading, document)


def _concluded(evidence: tuple[Evidence, ...], reading: Reading) -> DateRange:
    """Take the day that most groups allow, and of those the one that most name; where several days tie, none."""
    days = sorted({day for one in evidence for day in one.days})
    support = {day: support_of(day, evidence) for day in days}
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


def _local(day: date, evidence: tuple[Evidence, ...]) -> bool:
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


def _undecided(days: list[date], evidence: tuple[Evidence, ...], reading: Reading) -> DateRange:
    """Keep the days that as many groups speak for: an interval where the later one is a day of change."""
    speaking = [one for one in evidence if any(one.allows(day) for day in days)]
    words = say.phrase(speaking)
    if len(speaking) == 1:
        return say.either(tuple(days), words, f"{say.claims(speaking)}, which can be read in two orders")
    if days[-1] in reading.modified + reading.printed_changes:
        reason = f"{say.claims(speaking)}; the page was changed on {days[-1]}: its words can be from any day between"
        return say.between(days[0], days[-1], words, reason)
    return say.either(tuple(days), words, f"the witnesses differ and none decides: {say.claims(speaking)}")


def _bounded(unsure: tuple[Evidence, ...], reading: Reading, document: Document) -> DateRange:
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
