"""Which words in quotation marks somebody said, and in whose attribution they stand."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from backchannel.language.marks import Line, Quoted, marks_of
from backchannel.language.reading import Reading
from backchannel.model import QuoteForm
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Lexicon
from backchannel.quotes.overlaps import Overlaps

_LONE = 4
"""Words of a quotation at least that stands without any words of saying: shorter ones are names and labels."""
_NAMING_REACH = 24
"""Characters before a mark in which words that give a name are looked for: the longest of them, and an article."""
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_ALIKE = 4
"""Characters by which two contents of the same words may differ: marks and a comma."""
_FREE = 3
"""Words of a content at least that stand outside of quotation marks, for it to be told as indirect speech too."""


class _Attributed(Struct, frozen=True, kw_only=True, eq=False):
    """Attributions by place: characters of cues and contents, and those of speech by where their cue begins."""

    cues: list[tuple[int, int] | None]
    contents: Overlaps
    after: list[tuple[int, int]]


class Utterance(Struct, frozen=True, kw_only=True):
    """Words that were said: characters of the view's text without their marks, in pieces where a paragraph broke them.

    `attribution` is the place in the list of attributions, None where there is none; `continues` the place of the
    utterance that it goes on from, in the list of utterances.
    """

    pieces: tuple[tuple[int, int], ...]
    form: QuoteForm
    attribution: int | None
    continues: int | None = None


class Text(Struct, frozen=True, kw_only=True, eq=False):
    """A reading with its marks as written: the view's text has one form of apostrophe for all."""

    reading: Reading
    written: str
    lines: tuple[Line, ...]
    quotations: tuple[Quoted, ...]

    @classmethod
    def of(cls, reading: Reading) -> Text:
        """Find the quotation marks of a reading."""
        found = marks_of(reading)
        return cls(reading=reading, written=found.written, lines=found.lines, quotations=found.quotations)

    def line_of(self, at: int) -> int:
        """Return the number of the line in which a character stands."""
        return max(bisect_right(self.lines, at, key=lambda line: line.start) - 1, 0)

    def characters(self, stretch: tuple[int, int]) -> tuple[int, int]:
        """Return the characters of tokens `stretch`."""
        start, end = stretch
        doc, starts = self.reading.doc, self.reading.starts
        return starts[start], starts[end - 1] + len(doc[end - 1].text)


def utterances(text: Text, found: Sequence[Attribution], words: Lexicon) -> tuple[Utterance, ...]:
    """Return what was said, in the order of the text: quotations, and what is told without marks."""
    cues = [text.characters(one.cue) if one.cue is not None else None for one in found]
    contents = Overlaps(
        (*text.characters(content), k) for k, one in enumerate(found) if one.cue is not None for content in one.contents
    )
    after = sorted((cue[0], k) for k, cue in enumerate(cues) if cue is not None and found[k].speech)
    said = _Attributed(cues=cues, contents=contents, after=after)
    made: list[Utterance] = []
    for group in _groups(text.quotations):
        utterance = _quotation(text, group, said, words, made)
        if utterance is not None:
            made.append(utterance)
    places = Overlaps((*piece, k) for k, one in enumerate(made) for piece in one.pieces)
    made += [
        Utterance(pieces=pieces, form="indirect", attribution=k)
        for k, one in enumerate(found)
        if one.speech and one.cue is not None and _tells(text, one, words) and (pieces := _told(text, one, places))
    ]
    return tuple(made)


def _groups(found: Sequence[Quoted]) -> list[list[Quoted]]:
    """Return outer quotations, each with the pieces in which it goes on."""
    groups: list[list[Quoted]] = []
    for piece in found:
        if piece.depth:
            continue
        if piece.resumes and groups:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _quotation(
    text: Text, group: list[Quoted], said: _Attributed, words: Lexicon, made: Sequence[Utterance]
) -> Utterance | None:  # fmt: skip
    pieces = tuple((piece.first, piece.last) for piece in group)
    start, end = group[0].start, group[-1].end
    where = _attributed(group, said)
    named = words.naming.search(text.written, max(0, start - _NAMING_REACH), start)
    if named is not None and text.written[named.end() : start].strip() in ("", ",", *words.grammar.articles):
        return None
    if where is not None:
        form: QuoteForm = "direct" if _whole(text, group[0], where, made) else "mixed"
        return Utterance(pieces=pieces, form=form, attribution=where)
    if not stands_alone(text, start, end):
        return None
    before = len(made) - 1 if made else None
    if before is not None and made[before].form == "direct" and _near(text, made[before].pieces[-1][1], start):
        return Utterance(pieces=pieces, form="direct", attribution=made[before].attribution, continues=before)
    if len(text.written[start:end].split()) < _LONE:
        return None
    return Utterance(pieces=pieces, form="direct", attribution=_announced(text, end, said))


def _attributed(group: Sequence[Quoted], said: _Attributed) -> int | None:
    """Return the attribution in whose content most of a quotation lies.

    Of several it is the narrowest, and of equals the one whose cue is nearest. One whose cue stands in the quotation
    itself (`"I think …"`) is of what the speaker says, not of the saying.
    """
    best: tuple[float, int, int, int] | None = None
    for start, end, k in said.contents.at(group[0].start, group[-1].end):
        cue_start, cue_end = said.cues[k] or (start, start)
        if any(piece.start < cue_end and cue_start < piece.end for piece in group):
            continue
        shared = sum(max(0, min(end, piece.end) - max(start, piece.start)) for piece in group)
        whole = sum(piece.end - piece.start for piece in group)
        if shared * 2 > whole or (shared and end - start <= shared + 2):
            gap = max(cue_start - group[-1].end, group[0].start - cue_end, 0)
            fit = (-min(1.0, shared / whole), (end - start) // _ALIKE, gap, k)
            best = fit if best is None or fit < best else best
    return best[3] if best is not None else None


def _whole(text: Text, piece: Quoted, where: int, made: Sequence[Utterance]) -> bool:
    """Say whether a quotation is an utterance and not a part of the text's own sentence."""
    first = next((c for c in text.written[piece.first : piece.last] if c.isalnum()), "")
    if first.isupper() or first.isdigit():
        before = text.written[: piece.start].rstrip()
        return not before or before[-1] in ".,:!?…”\"»’'\n—–" or _starts_line(text, piece.start) or _long(text, piece)
    return any(one.attribution == where and one.form == "direct" for one in made)


def _long(text: Text, piece: Quoted) -> bool:
    return _SENTENCE_END.search(text.written[piece.first : piece.last]) is not None


def _starts_line(text: Text, at: int) -> bool:
    line = text.lines[text.line_of(at)]
    return not text.written[line.start : at].strip()


def stands_alone(text: Text, start: int, end: int) -> bool:
    """Say whether a quotation is one or more sentences of its own."""
    line = text.lines[text.line_of(start)]
    before, after = text.written[line.start : start], text.written[end : line.end]
    inside = text.written[start + 1 : end - 1]
    begins = not before.strip() or _SENTENCE_END.search(before) is not None
    closes = not after.strip() or (_SENTENCE_END.search(inside) is not None and after[:1].isspace())
    return begins and (closes or after.strip() in (".", "!", "?"))


def _near(text: Text, before: int, start: int) -> bool:
    """Say whether a quotation stands in the paragraph of another one, or in the next with nothing between them."""
    first, second = text.line_of(before), text.line_of(start)
    if first == second:
        return True
    return second - first == 1 and not text.written[text.lines[second].start : start].strip()


def _announced(text: Text, end: int, said: _Attributed) -> int | None:
    """Return the attribution right after a quotation that has no content of its own but what stands before it."""
    place = bisect_left(said.after, (end, -1))
    if place == len(said.after):
        return None
    start, k = said.after[place]
    return k if not text.written[end:start].strip(" ,\"”»'’") else None


def _tells(text: Text, one: Attribution, words: Lexicon) -> bool:
    """Say whether a content tells something, as a clause does, and isn't a thing alone (`denied the charge`)."""
    doc = text.reading.doc
    if all(words.anonymity.search(doc[start:end].text) is not None for start, end in one.contents):
        return False
    return any(token.pos_ in ("VERB", "AUX") for start, end in one.contents for token in doc[start:end])


def _told(text: Text, one: Attribution, quotations: Overlaps) -> tuple[tuple[int, int], ...]:
    """Return the content of an attribution as indirect speech; nothing where almost all of it is quoted."""
    pieces = tuple(text.characters(content) for content in one.contents)
    free = 0
    for start, end in pieces:
        at = start
        for first, last, _ in [*quotations.at(start, end), (end, end, 0)]:
            free += len(re.findall(r"\w+", text.written[at : max(at, first)]))
            at = max(at, last)
    return pieces if free >= _FREE else ()
