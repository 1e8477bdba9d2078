"""The forms that a date of publication takes, with its EDTF and its reason in words.

EDTF: Library of Congress, Extended Date/Time Format (2019), level 1 intervals and level 2 sets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from backchannel.dates.publication.evidence import Evidence
from backchannel.model import DateRange, Span, edtf_between


def one_day(day: date, agreeing: Sequence[Evidence], other: Sequence[Evidence], rejected: tuple[str, ...]) -> DateRange:
    """Return a day, with who says it, who agrees and who does not."""
    first, *rest = _by_group(agreeing)
    reason = f"{first.called} says {first.words}"
    if rest:
        reason += f"; {_and([one.called for one in rest])} {'agrees' if len(rest) == 1 else 'agree'}"
    against = _by_group(other)
    if against:
        reason += f"; not followed: {claims(against)}"
    return DateRange(
        edtf=day.isoformat(), earliest=day, latest=day, phrase=phrase(agreeing), reason=with_rejected(reason, rejected)
    )


def either(days: tuple[date, ...], words: Span | None, reason: str) -> DateRange:
    """Return several possible days, of which one is right."""
    edtf = "[" + ",".join(day.isoformat() for day in days) + "]"
    return DateRange(edtf=edtf, earliest=days[0], latest=days[-1], candidates=days, phrase=words, reason=reason)


def between(earliest: date | None, latest: date | None, words: Span | None, reason: str) -> DateRange:
    """Return closed bounds, or one bound, or none."""
    edtf = edtf_between(earliest, latest)
    return DateRange(edtf=edtf, earliest=earliest, latest=latest, phrase=words, reason=reason)


def claims(evidence: Sequence[Evidence]) -> str:
    """Say who says what: `its JSON-LD says 2011-07-18, the address says 2011/07/19`."""
    return ", ".join(f"{one.called} says {one.words}" for one in _by_group(evidence))


def phrase(evidence: Sequence[Evidence]) -> Span | None:
    """Return the first words of the document's own text among the evidence."""
    spans = [one.witness.span for one in _by_group(evidence)]
    return next((span for span in spans if span is not None), None)


def folded(words: str) -> str:
    """Return words of a text on one line."""
    return " ".join(words.split())


def with_rejected(reason: str, rejected: tuple[str, ...]) -> str:
    """Add what was rejected, and why, to a reason."""
    return f"{reason}; rejected: {', '.join(rejected)}" if rejected else reason


def _by_group(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Keep one witness of each name: the page's own words first, then other words of the text."""
    ranked = sorted(evidence, key=lambda one: (one.witness.via not in ("page", "dateline"), one.witness.span is None))
    kept: dict[str, Evidence] = {}
    for one in ranked:
        kept.setdefault(one.called, one)
    return list(kept.values())


def _and(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
