"""When somebody had a role: the days that a place of a text tells of, and the beginning and end that it tells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backchannel.actors.given import Given
from backchannel.actors.incumbents import SAME_TIME
from backchannel.actors.rolewords import RoleWords, among
from backchannel.actors.whose import Whose
from backchannel.dates import Calendar, Expression, find, language_of, ranged
from backchannel.language import Sentence, sentence_at
from backchannel.model import DateRange, edtf_between

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token


class Tenure(Struct, frozen=True, kw_only=True):
    """The days told of by one place, and those on which the role began and ended, where the text tells."""

    told: DateRange
    begun: DateRange | None = None
    until: DateRange | None = None


class Times(Struct, frozen=True, kw_only=True, eq=False):
    """Finds the times of roles in one document."""

    calendar: Calendar
    sentences: Sequence[Sentence]
    whose: Whose
    words: RoleWords

    def of(self, given: Given) -> Tenure:
        """Return the times of what one place gives."""
        begun, until, told = None, None, None
        doc = self.whose.cast.reading.doc
        past = _past(doc[given.verb if given.verb is not None else given.noun])
        for sentence, expression, words in self._times(given):
            root = doc[words.start : words.stop].root
            resolved = self.calendar.resolve(expression, sentence, "past")
            opening = {doc[i].lower_ for i in (words.start - 1, words.start) if i >= 0}
            if self._is_of(root, given):
                first, last = self._ends(expression, resolved, opening)
                starts = given.verb is not None and bool(among(doc[given.verb], self.words.times.starting))
                if first is None and last is None and (starts or given.ending):
                    first, last = (None, resolved) if given.ending else (resolved, None)
                begun, until = begun or first, until or last
                if first is not None or last is not None:
                    told = told or self._at(first, last, starts=starts)
                    continue
            if told is None and (past or self._is_earlier(resolved)) and self._is_told(root, given):
                told = resolved
        begun = begun or self._counted(doc[given.noun])
        if given.over:
            until = until or self._over()
        if told is None:
            told = self._before() if given.over else self.calendar.undated("past") if past else self._report()
        return Tenure(told=told, begun=begun, until=until)

    def _times(self, given: Given) -> list[tuple[Sentence, Expression, range]]:
        """Return the times of the sentence that a place stands in, with their tokens."""
        reading = self.whose.cast.reading
        place = reading.span(given.noun, given.noun + 1).start
        sentence = sentence_at(self.sentences, place)
        found = []
        for expression in self.calendar.find(sentence) if sentence is not None else ():
            assert sentence is not None
            span = sentence.view.span(self.calendar.document, expression.start, expression.end)
            words = reading.tokens(span.start, span.end)
            if len(words):
                found.append((sentence, expression, words))
        return found

    def _is_of(self, root: Token, given: Given) -> bool:
        """Tell whether a time hangs on the title or on the verb that gives the role, and on no clause between."""
        above = {given.noun} | ({given.verb} if given.verb is not None else set())
        one = root
        while one.head.i != one.i and not one.dep_.startswith("nsubj"):
            one = one.head
            if one.i in above:
                return True
            if one.pos_ in ("VERB", "AUX") or one.i in self.whose.names:
                return False
        return False

    def _is_told(self, root: Token, given: Given) -> bool:
        """Tell whether a time is that of the clause which gives a role, or of its title."""
        clause = _clause(root.doc[given.noun])
        return root.head.i == clause.i or self._is_of(root, given)

    def _ends(
        self, expression: Expression, resolved: DateRange, opening: set[str]
    ) -> tuple[DateRange | None, DateRange | None]:
        """Return the beginning and the end that a time tells with its words: `since 2004`, `from 2005 until 2008`."""
        if expression.ends is not None and opening & (self.words.times.begun | self.words.times.between):
            first = expression.text[: expression.ends[0] - expression.start]
            last = expression.text[expression.ends[1] - expression.start :]
            return self._read(first, resolved), self._read(last, resolved)
        if opening & self.words.times.begun:
            return self._read(expression.text, resolved), None
        return None, self._read(expression.text, resolved) if opening & self.words.times.until else None

    def _read(self, text: str, resolved: DateRange) -> DateRange | None:
        """Read one end of a time by itself: `2004` of `since 2004`."""
        skipped = self.words.times.begun | self.words.times.until | self.words.times.between | self.words.times.joining
        kept = " ".join(text.split())
        while kept and kept.split()[0].lower() in skipped:
            kept = kept.partition(" ")[2]
        found = find(kept, self.calendar.anchor, language=language_of(self.calendar.document)) if kept else ()
        return replace(ranged(found[0]), phrase=resolved.phrase) if len(found) == 1 else None

    def _counted(self, noun: Token) -> DateRange | None:
        """Return when a rule of so many years began: `his 41-year rule`."""
        day = self.calendar.anchor
        for child in noun.children:
            if day is None or child.i >= noun.i or noun.lemma_.lower() not in self.words.rule.nouns:
                continue
            words = noun.doc[child.left_edge.i : child.right_edge.i + 1]
            parts = [t.lower_ for t in words if t.text != "-"]
            counted = len(parts) > 1 and parts[1] in self.words.rule.years
            number = self.words.rule.numbers.get(parts[0], parts[0]) if counted else ""
            if number.isdecimal() and len(number) <= 2:
                first, last = _years_before(day, int(number) + 1), _years_before(day, int(number))
                return DateRange(
                    edtf=edtf_between(first, last), earliest=first, latest=last, anchor=day.isoformat(),
                    phrase=self.whose.cast.reading.span(words.start, words.end),
                    reason=f"'{words.text}' counted from the day of the report, {day.isoformat()}",
                )  # fmt: skip
        return None

    def _at(self, first: DateRange | None, last: DateRange | None, *, starts: bool) -> DateRange | None:
        """Return the days told of where the beginning or the end is told: from one to the other, or the day itself."""
        if last is None:
            return first if starts else None
        if first is None or first.earliest is None or last.latest is None or last.latest < first.earliest:
            return last
        return replace(last, edtf=edtf_between(first.earliest, last.latest), earliest=first.earliest, weekday=None)

    def _is_earlier(self, resolved: DateRange) -> bool:
        published = self.calendar.document.published.earliest
        return published is not None and resolved.latest is not None and published - resolved.latest > SAME_TIME

    def _report(self) -> DateRange:
        """Return the day of the report, on which it calls somebody so."""
        published = self.calendar.document.published
        if published.earliest is None and published.latest is None:
            return DateRange(reason="called so on the day of the report, which is unknown")
        return replace(published, phrase=None, reason="called so on the day of the report")

    def _before(self) -> DateRange:
        return self._over() or DateRange(reason="told of as over; the day of the report is unknown")

    def _over(self) -> DateRange | None:
        """Return when a role that is told of as past had ended: not after the day of the report."""
        day = self.calendar.document.published.latest
        if day is None:
            return None
        return DateRange(
            edtf=edtf_between(None, day), latest=day, anchor=day.isoformat(),
            reason=f"told of as over in the report of {day.isoformat()}",
        )  # fmt: skip


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _past(token: Token) -> bool:
    """Tell whether a verb, or a noun with a copula, is in a past tense."""
    return any(t.tag_ == "VBD" and t.dep_ in ("aux", "aux:pass", "cop") for t in token.children) or token.tag_ == "VBD"


def _clause(token: Token) -> Token:
    """Return the verb, or the noun with a copula, of the clause that a token stands in."""
    while token.head.i != token.i:
        if token.pos_ == "VERB" or any(c.dep_ == "cop" for c in token.children):
            return token
        token = token.head
    return token


def agreed(found: Sequence[DateRange | None]) -> DateRange | None:
    """Return the days that several places tell, if all that tell any tell the same; else None."""
    told = [one for one in found if one is not None]
    bounds = {(one.earliest, one.latest) for one in told}
    return told[0] if len(bounds) == 1 else None
