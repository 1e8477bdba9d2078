"""When a document was published: what its witnesses say, and what the record concludes where they tell no day."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from backchannel.model import Basis, DateRange, Dating

BASES: tuple[Basis, ...] = ("text", "folder", "events", "together")
"""What a day is inferred from, in the order in which answers are shown."""

_SHOWN = 260
"""Characters of one chain of reasons in a document's own reason: two or three links. The dating has all of it."""


def told(published: DateRange) -> bool:
    """Tell whether a date is one day."""
    return published.earliest is not None and published.earliest == published.latest


def concluded(witnessed: DateRange, datings: Iterable[Dating], *, others: int) -> DateRange:
    """Return what the record concludes: the day of the witnesses, else what was inferred, else the witnesses' bounds.

    `datings` are the document's own, `others` is the number of other documents in the record. The reason names the
    answer on every basis.
    """
    found = {dating.basis: dating.published for dating in datings}
    if told(witnessed) or not found:
        return witnessed
    return replace(_answer(witnessed, found.get("together")), reason=_reason(witnessed, found, others))


def in_short(witnessed: DateRange, datings: Iterable[Dating]) -> DateRange:
    """Return the same days with a reason in one clause, for what is concluded from the document."""
    found = {dating.basis: dating.published for dating in datings}
    if told(witnessed) or not found:
        return witnessed
    answer = _answer(witnessed, found.get("together"))
    known = answer.earliest is not None or answer.latest is not None
    how = "was concluded from" if known else "does not follow from"
    sources = "its text, other reports and public events" if "folder" in found else "its text and public events"
    left = "the witnesses leave the day open" if witnessed.candidates else "no witness tells the day"
    return replace(answer, reason=f"{left}; it {how} {sources}")


def days_in_words(when: DateRange) -> str:
    """Return days in a few words for a reason: `2011-06-03 to 2011-07-19`, `not before 2011-06-03`, `no bounds`."""
    if when.candidates and len(when.candidates) > 1:
        return f"one of {len(when.candidates)} days from {when.candidates[0]} to {when.candidates[-1]}"
    if when.earliest is not None and when.latest is not None:
        return f"{when.earliest}" if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
    if when.earliest is not None:
        return f"not before {when.earliest}"
    return "no bounds" if when.latest is None else f"not after {when.latest}"


def _answer(witnessed: DateRange, together: DateRange | None) -> DateRange:
    if together is None or not (together.edtf or together.earliest or together.latest):
        return witnessed
    return together


def _reason(witnessed: DateRange, found: dict[Basis, DateRange], others: int) -> str:
    """Return the witnesses' own reason, then each basis with its days and why; an answer given before is only named."""
    reports = "1 other report" if others == 1 else f"{others} other reports"
    names: dict[Basis, str] = {
        "text": "from its text alone",
        "folder": f"with {reports}",
        "events": "with public events",
        "together": "with both" if "folder" in found else "together",
    }
    left = "the witnesses leave the day open" if witnessed.candidates else "no witness tells the day"
    parts = [f"{left} ({_cut(witnessed.reason)})"]
    said: dict[str, Basis] = {}
    for basis in BASES:
        if (when := found.get(basis)) is None:
            continue
        words = f"{days_in_words(when)} ({_cut(when.reason)})"
        known = said.setdefault(words, basis)
        parts.append(f"{names[basis]}: {words if known == basis else f'the same as {names[known]}'}")
    return "; ".join(parts)


def _cut(reason: str) -> str:
    """Return a chain of reasons up to the last whole link, or word, that there is room for."""
    if len(reason) <= _SHOWN:
        return reason
    head = reason[:_SHOWN]
    cut = head.rfind("; ")
    return head[: cut if cut > _SHOWN // 2 else head.rfind(" ")].rstrip(" ,;:") + " …"
