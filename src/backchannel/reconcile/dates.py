"""The date of an event from the dates of its accounts, and the days between two dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import UNSET
from msgspec.structs import replace

from backchannel.model import UNKNOWN_DATE, Claim, DateRange, edtf_between
from backchannel.reconcile.indirect import indirect

_ROUGH = frozenset("~?%")
"""The marks of what is approximate or doubtful in EDTF."""


def shared_date(claims: Sequence[Claim], inferred: Callable[[str], DateRange | None]) -> DateRange:
    """Return the days that all accounts allow, with the reason; `claims` do not clash in time.

    Where one account's date already says all, it is taken as it stands. Where none gives a bound, those whose report's
    own day was concluded (`inferred` gives its days by its id, else None) are bounded by that. The order of the claims
    does not matter, nor do their ids.
    """
    if not any(c.when.earliest or c.when.latest for c in claims):
        claims = [replace(c, when=indirect(c, when)) if (when := inferred(c.document)) else c for c in claims]
    dated = sorted((c for c in claims if c.when.earliest or c.when.latest or c.when.weekday), key=_telling)
    if not dated:
        return replace(min(claims, key=_telling).when, phrase=None) if claims else UNKNOWN_DATE
    earliest = max((c.when.earliest for c in dated if c.when.earliest), default=None)
    latest = min((c.when.latest for c in dated if c.when.latest), default=None)
    days = _named(dated, earliest, latest)
    if days:
        earliest, latest = days[0], days[-1]
    candidates = days if len(days) > 1 else None
    agreed = bool(days) or not any(c.when.candidates for c in dated)
    for claim in dated if agreed else ():
        when = claim.when
        if (when.earliest, when.latest, when.candidates) == (earliest, latest, candidates):
            return _homed(claim)
    weekday = next((c.when.weekday for c in dated if c.when.weekday), None)
    disagreed = "" if agreed else "; the single days that they name do not fit together"
    return DateRange(
        edtf=f"[{','.join(map(str, candidates))}]" if candidates else edtf_between(earliest, latest),
        earliest=earliest,
        latest=latest,
        candidates=candidates,
        weekday=earliest.isoweekday() if earliest and earliest == latest else weekday,
        phrase=_homed(dated[0]).phrase,
        reason=f"the days that all {len(dated)} dated accounts allow{disagreed}",
    )


def _named(claims: Sequence[Claim], earliest: date | None, latest: date | None) -> tuple[date, ...]:
    """Return the days, in order, that every account allows that names single ones; none where none does, or is left."""
    named = [c.when.candidates for c in claims if c.when.candidates]
    weekdays = {c.when.weekday for c in claims if c.when.weekday}
    first, last = earliest or date.min, latest or date.max
    days = sorted(set(named[0]).intersection(*named)) if named else ()
    return tuple(day for day in days if first <= day <= last and weekdays <= {day.isoweekday()})


def _telling(claim: Claim) -> tuple[int, bool, bool, bool, int, str, str]:
    """Sort key: the date that says most comes first; of equal ones, as it is written and where, never by a claim's id.

    The narrowest one, then single days before an interval, what is exact, what has words, and the shorter EDTF.
    """
    when = claim.when
    edtf = when.edtf or ""
    width = (when.latest or date.max).toordinal() - (when.earliest or date.min).toordinal()
    rough = not edtf or not _ROUGH.isdisjoint(edtf)
    return width, not when.candidates, rough, when.phrase is None, len(edtf), claim.document, repr(when)


def first_public(published: Sequence[tuple[str, DateRange]]) -> DateRange | None:
    """Return when the first of some documents came out; None where no document's date is known.

    Each is given by its name (an outlet's, a title) and its date of publication. A document that may be of any day
    before may have been the first: the earliest day is then unknown.
    """
    known = [(when.latest, when.earliest or date.min, name, when) for name, when in published if when.latest]
    if not known:
        return None
    latest, _, name, when = min(known, key=lambda row: row[:3])
    open_ended = any(when.earliest is None for _, when in published)
    earliest = None if open_ended else min(when.earliest for _, when in published if when.earliest)
    reason = f"first told, of the reports here, by {name}: {when.reason}"
    if open_ended and when.earliest:
        reason += "; but another report here has no date and may be older"
    # Single days of one report say nothing of another one, which may have come out between them.
    stands = when.earliest == earliest and (not when.candidates or len({when for _, when in published}) == 1)
    return DateRange(
        edtf=when.edtf if stands else edtf_between(earliest, latest),
        earliest=earliest,
        latest=latest,
        candidates=when.candidates if stands else None,
        reason=reason,
    )


def lag(event: DateRange, public: DateRange | None) -> tuple[int, int] | None:
    """Return the fewest and the most days from an event to its becoming public; None where a bound is unknown."""
    if public is None or public.earliest is None or public.latest is None:
        return None
    if event.earliest is None or event.latest is None:
        return None
    most = (public.latest - event.earliest).days
    return (max(0, (public.earliest - event.latest).days), most) if most >= 0 else None


def _homed(claim: Claim) -> DateRange:
    phrase = claim.when.phrase
    if phrase is not None and phrase.document is UNSET:
        phrase = phrase.within(claim.document)
    return replace(claim.when, phrase=phrase)
