"""Why an expression means its days: what a reason is made of, and the sentence that a reader sees."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

_FROM_REPORT = "counted from that day"
"""What is said where nothing but the report's day, named at the beginning of the sentence, was asked."""


class Reason(Struct, frozen=True):
    """What a reason is made of, in words.

    `notes` are rules and conventions in the order in which they were applied. `lead` reads on from the expression
    itself ("in the past tense", "counted from ..."). `report` names the day of the report, or the one on
    which something was said, where the expression was read against it.
    """

    notes: tuple[str, ...] = ()
    lead: str = ""
    report: str = ""

    def also(self, *notes: str) -> Reason:
        """Return the reason with further notes."""
        return replace(self, notes=(*self.notes, *notes))

    def words(self) -> str:
        """Return the reason without the expression and the report's day."""
        notes = "; ".join(dict.fromkeys(self.notes))
        if self.lead and notes:
            return f"{self.lead}: {notes}"
        return self.lead or notes or (_FROM_REPORT if self.report else "")


GIVEN = Reason(("given in full",))
BEYOND = Reason(("beyond the calendar",))
"""Days of Python, and of this record, begin with the year 1 and end with 9999."""


def because(*notes: str) -> Reason:
    """Return a reason of nothing but notes."""
    return Reason(notes)


def together(reasons: Sequence[Reason], names: Sequence[str] = ()) -> Reason:
    """Return the reason of what is made of several; what holds of all of them is said once, else with its `names`."""
    report = next((one.report for one in reasons if one.report), "")
    if len({one.words() for one in reasons}) == 1:
        return replace(reasons[0], report=report)
    leads = {one.lead for one in reasons}
    if len(leads) == 1 and "" not in leads:
        return Reason(tuple(note for one in reasons for note in one.notes), leads.pop(), report)
    said = [one.words() for one in reasons]
    if names:
        said = [f"{words} ({name})" for words, name in zip(said, names, strict=True)]
    return Reason(tuple(said), report=report)


def sentence(phrase: str, why: Reason, clash: str | None = None) -> str:
    """Return a reason as one sentence: the day of the report if that matters, the phrase, how it was read, a clash."""
    notes = dict.fromkeys((*why.notes, clash) if clash else why.notes)
    lead = why.lead or (_FROM_REPORT if why.report and not why.notes else "")
    said = f"'{folded(phrase)}'"
    if why.report:
        said = f"{why.report}; {said}"
    if lead:
        said = f"{said} {lead}"
    return f"{said}: {'; '.join(notes)}" if notes else said


def folded(text: str) -> str:
    """Return a text with single spaces and no line breaks."""
    return " ".join(text.split())
