"""To whom, by which way and when something was said: what hangs on the word of saying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.dates import Calendar
from backchannel.language import Sentence, sentence_at
from backchannel.language.trees import children
from backchannel.model import Actor, DateRange, Medium, Span
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.speakers import Speakers
from backchannel.quotes.syntax import Stretch, phrase
from backchannel.quotes.utterances import Text

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import.
    from spacy.tokens import Token

PRESS = frozenset(("outlet", "agency"))
"""Types of actors that publish."""


class Circumstances(Struct, frozen=True, kw_only=True):
    """Who was spoken to, by which way, and in which words of the text."""

    addressee: str | None = None
    medium: Medium | None = None
    channel: Span | None = None


def circumstances(one: Attribution, speakers: Speakers, words: Lexicon, press: frozenset[str]) -> Circumstances:
    """Return the circumstances of an attribution but for its day; `press` are the ids of outlets and agencies."""
    if one.head is None or one.cue is None:
        return Circumstances()
    reading = speakers.cast.reading
    head = reading.doc[one.head]
    hearer = _hearer(head, one, words)
    addressee = speakers.meant(hearer) if hearer is not None else None
    medium, way = _way(head, one, words)
    if medium is None and addressee in press:
        medium = "public_statement"
    return Circumstances(addressee=addressee, medium=medium, channel=reading.span(*way) if way is not None else None)


def _hearer(head: Token, one: Attribution, words: Lexicon) -> Stretch | None:
    """Return the phrase of whom a verb of saying speaks to: `told X`, `said to X`, `spoke with X`."""
    own = [c for c in children(head, "iobj", "obj") if not _in_contents(c, one)]
    own += [
        c for c in children(head, "obl")
        if any(k.dep_ == "case" and k.lower_ in words.grammar.hearers for k in c.children) and not _in_contents(c, one)
    ]  # fmt: skip
    people = [c for c in own if c.pos_ in ("PROPN", "NOUN", "PRON") and c.ent_type_ not in ("EVENT", "LAW")]
    if not people or one.cue is None:
        return None
    start, end = phrase(people[0])
    case = {c.i for c in people[0].children if c.dep_ == "case"}
    while start in case:
        start += 1
    return (start, end) if start < end else None


def _in_contents(token: Token, one: Attribution) -> bool:
    return any(start <= token.i < end for start, end in one.contents)


def _way(head: Token, one: Attribution, words: Lexicon) -> tuple[Medium | None, Stretch | None]:
    """Return the way by which a verb says that something was said: `in a statement`, `on the phone`, `by letter`."""
    for child in children(head, "obl", "nmod"):
        if _in_contents(child, one) or not any(
            c.dep_ == "case" and c.lower_ in words.grammar.ways for c in child.children
        ):
            continue
        noun = child.lemma_.lower()
        where = phrase(child)
        if noun in words.phone:
            return "phone", where
        if noun in words.letter:
            return "letter", where
        if noun in words.public:
            return "public_statement", where
        if child.ent_type_ in ("LOC", "STATE"):
            return None, where
    return None, None


class Days(Struct, frozen=True, kw_only=True, eq=False):
    """Finds the day of saying: the time that stands outside of the content, nearest to the cue."""

    calendar: Calendar
    sentences: Sequence[Sentence]
    text: Text

    def said(self, one: Attribution) -> DateRange:
        """Return when the words of an attribution were said."""
        where = one.cue or one.contents[0]
        cue = self.text.reading.span(*where)
        sentence = sentence_at(self.sentences, cue.start)
        if sentence is None:
            return self.calendar.undated("past")
        reading = self.text.reading
        inside = [reading.span(*content) for content in one.contents]
        best: tuple[int, int] | None = None
        times = self.calendar.find(sentence)
        for number, time in enumerate(times):
            phrase_ = sentence.view.span(self.calendar.document, time.start, time.end)
            if any(c.start <= phrase_.start and phrase_.end <= c.end for c in inside) or not self._of(one, phrase_):
                continue
            gap = max(phrase_.start - cue.end, cue.start - phrase_.end, 0)
            best = min(best or (gap, number), (gap, number))
        if best is None:
            return self.calendar.undated("past")
        return self.calendar.resolve(times[best[1]], sentence, "past")

    def _of(self, one: Attribution, time: Span) -> bool:
        """Say whether a time hangs on the cue and not on another verb of the sentence."""
        reading = self.text.reading
        tokens = reading.tokens(time.start, time.end)
        if one.head is None or not len(tokens):
            return True
        word = reading.doc[tokens.start : tokens.stop].root
        seen: set[int] = set()
        while word.i not in seen and word.i != one.head:
            if word.pos_ == "VERB":
                return False
            seen.add(word.i)
            word = word.head
        return True


def press_of(actors: Sequence[Actor]) -> frozenset[str]:
    """Return the ids of the actors that publish: outlets and agencies."""
    return frozenset(actor.id for actor in actors if actor.type in PRESS)
