"""What the core's tagger marks of a document: sources, cues and contents, cut at paragraphs and made whole."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import Struct

from backchannel.language.reading import Reading
from backchannel.quotes.syntax import completed, trimmed

_OPENING = re.compile(
    r"[A-Z][A-Z.'-]{2,}(?: [A-Z][A-Z.'-]+)*(?:, [\w., ]{2,40})?(?: ?\([\w ]{2,20}\))? ?[\u2014\u2013-]+ "
)
"""A dateline that stands in the paragraph itself: `GENEVA, May 6, 1999 (Reuters) - `."""


class Tag(Struct, frozen=True):
    """Tokens `start` to `end` that the tagger marks, their head, and its confidence."""

    start: int
    end: int
    head: int
    confidence: float


class Tagged(Struct, frozen=True, kw_only=True, eq=False):
    """The tagger's spans of a document, and the sentence of each token."""

    reading: Reading
    cues: tuple[Tag, ...]
    sources: tuple[Tag, ...]
    contents: tuple[Tag, ...]
    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def contents_at(self, start: int, end: int) -> list[Tag]:
        """Return the contents that share a token with `start` to `end`, in order."""
        first = bisect_right(self.contents, start, key=lambda one: one.start) - 1
        return [one for one in self.contents[max(first - 1, 0) : first + 3] if one.start < end and start < one.end]


def datelines(reading: Reading) -> frozenset[int]:
    """Return the tokens of datelines: place, day and agency before a report's words say none of them."""
    starts, found = reading.starts, set[int]()
    for line in reading.lines:
        opening = _OPENING.match(reading.view.text, line.start, line.end)
        end = line.end if line.zone == "dateline" else opening.end() if opening is not None else line.start
        found.update(range(bisect_left(starts, line.start), bisect_left(starts, end)))
    return frozenset(found)


def tags_of(reading: Reading) -> Tagged:
    """Return the tagger's spans of a reading."""
    doc = reading.doc
    sentences, paragraphs = [0] * len(doc), [0] * len(doc)
    for number, sentence in enumerate(reading.sentences()):
        for i in range(sentence.start, sentence.end):
            sentences[i], paragraphs[i] = number, sentence.paragraph
    for i in range(1, len(doc)):
        if doc[i].is_space:
            sentences[i], paragraphs[i] = sentences[i - 1], paragraphs[i - 1]
    cues, sources, contents = (tuple(_tags(reading, kind, paragraphs)) for kind in ("cue", "source", "content"))
    return Tagged(
        reading=reading, cues=cues, sources=sources, contents=contents, sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
    )  # fmt: skip


def _tags(reading: Reading, kind: str, paragraphs: Sequence[int]) -> Iterator[Tag]:
    """Yield the spans of a kind in order; a content is cut at the ends of paragraphs.

    What the next paragraph says has a cue of its own, or goes on in quotation marks.
    """
    doc = reading.doc
    beyond = datelines(reading)
    for words in sorted(doc.spans.get(kind, ()), key=lambda s: (s.start, s.end)):
        start = words.start
        if start in beyond:
            continue
        for i in range(words.start + 1, words.end + 1):
            if i < words.end and (kind != "content" or paragraphs[i] == paragraphs[start]):
                continue
            if any(token.is_alpha or token.is_digit for token in doc[start:i]):
                first, last = trimmed(doc, (start, i)) if i < words.end or start > words.start else (start, i)
                # Cues are left as they are: completing them was tried on the reports held out to choose on, and was
                # no better.
                own = (first, last) if kind == "cue" else completed(doc, (first, last))
                yield Tag(*own, doc[first:last].root.i, words._.confidence)
            start = i
