"""A document read by a language pipeline: its story as one spaCy `Doc`, with the way back to every character.

Whatever works on tokens (a name, a mention, who is said to have said what) works on `Reading.doc`, and gives the words
that it found as `Reading.span`: exactly those of the document, with its soft hyphens and broken lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from backchannel.errors import BackchannelError
from backchannel.language.paragraphs import Paragraph, paragraphs
from backchannel.language.view import View
from backchannel.model import Document, Span, ZoneName

if TYPE_CHECKING:
    # Only for types: spaCy takes a second to import, and most commands need none.
    from spacy.tokens import Doc

_BETWEEN = " \u2014\u2013-"
"""What stands between a dateline and the words after it, and belongs to neither."""


class Line(Struct, frozen=True, kw_only=True):
    """One line of the text that was read: a paragraph, or the dateline before one.

    `start` and `end` are indexes into `Reading.view.text`; `paragraph` counts paragraphs from 0.
    """

    zone: ZoneName
    paragraph: int
    start: int
    end: int


class ReadSentence(Struct, frozen=True, kw_only=True):
    """One sentence: tokens `start` to `end` (exclusive) of `Reading.doc`, none of them white space at either edge."""

    zone: ZoneName
    paragraph: int
    start: int
    end: int


class Reading(Struct, frozen=True, kw_only=True, eq=False):
    """What a pipeline says of a document's headline, standfirst, headings and body.

    `doc` spells `view.text` exactly, one line of it for each of `lines`; `starts` are its tokens' first characters
    there. `whole` is False where the story was too long to be read to its end.
    """

    document: Document
    view: View
    lines: tuple[Line, ...]
    doc: Doc
    starts: tuple[int, ...]
    whole: bool = True

    @property
    def made_by(self) -> str:
        """The pipeline that read, as `made_by` has it: `model:NAME@VERSION`, both unknown where it doesn't say."""
        return f"model:{self.doc.user_data.get('made_by', 'unknown@unknown')}"

    def span(self, start: int, end: int) -> Span:
        """Return the document's own words for tokens `start` to `end` (exclusive) of `doc`.

        Raises IndexError where there is no token between them.
        """
        if not 0 <= start < end <= len(self.starts):
            raise IndexError(f"no tokens from {start} to {end} in a reading of {len(self.starts)}")
        return self.view.span(self.document, self.starts[start], self.starts[end - 1] + len(self.doc[end - 1].text))

    def tokens(self, start: int, end: int) -> range:
        """Return the tokens that hold any of the document's characters `start` to `end` (exclusive).

        The way back from a `Span`: empty where nothing of that stretch was read.
        """
        i, j = self.view.find(start), self.view.find(end)
        first = bisect_right(self.starts, i) - 1
        if i == j:
            return range(0)
        if first < 0 or self.starts[first] + len(self.doc[first].text) <= i:
            first += 1
        return range(first, max(first, bisect_left(self.starts, j)))

    def sentences(self) -> Iterator[ReadSentence]:
        """Yield the sentences that the pipeline found, in order.

        The end of a line ends a sentence, whether or not the pipeline saw it; a pipeline that finds no sentences gives
        one a line.
        """
        cuts = {sentence.start for sentence in self.doc.sents} if self.doc.has_annotation("SENT_START") else set()
        for line in self.lines:
            first, last = bisect_left(self.starts, line.start), bisect_left(self.starts, line.end)
            bounds = [first, *(i for i in range(first + 1, last) if i in cuts), last]
            for start, end in pairwise(bounds):
                inner = [i for i in range(start, end) if not self.doc[i].is_space]
                if inner:
                    start, end = inner[0], inner[-1] + 1
                    yield ReadSentence(zone=line.zone, paragraph=line.paragraph, start=start, end=end)


def reading(document: Document, nlp: Callable[[str], Doc], *, longest: int | None = None) -> Reading:
    """Let a pipeline read what tells the story of a document: its first `longest` characters, in whole paragraphs.

    Each paragraph is one line of the text that `nlp` gets, its dateline a line of its own (as in `sentences`): a line's
    end is a sure end of a sentence. Raises BackchannelError where the `Doc` doesn't spell that text.
    """
    text: list[str] = []
    offsets: list[int] = []
    lines: list[Line] = []
    whole = True
    for number, paragraph in enumerate(paragraphs(document)):
        if longest is not None and len(offsets) + len(paragraph.view.text) > longest:
            whole = False
            break
        for zone, i, j in _parts(paragraph):
            if offsets:
                text.append("\n")
                # A line break stands for what follows the line in the document, which is white space or a dash.
                offsets.append(offsets[-1] + 1)
            part = paragraph.view.part(i, j)
            lines.append(Line(zone=zone, paragraph=number, start=len(offsets), end=len(offsets) + j - i))
            text.append(part.text)
            offsets.extend(part.offsets)
    view = View(text="".join(text), offsets=tuple(offsets))
    doc = nlp(view.text)
    if doc.text != view.text:
        raise BackchannelError(
            "the language pipeline's words don't spell the text that it was given",
            advice="Choose another pipeline: words can be led back to the document only where they spell it.",
        )
    starts = tuple(token.idx for token in doc)
    return Reading(document=document, view=view, lines=tuple(lines), doc=doc, starts=starts, whole=whole)


def _parts(paragraph: Paragraph) -> Iterator[tuple[ZoneName, int, int]]:
    """Yield the zone and the view range of a paragraph's dateline, where it has one, and of its words."""
    text, begin = paragraph.view.text, paragraph.dateline
    if begin and (end := len(text[:begin].rstrip(_BETWEEN))):
        yield "dateline", 0, end
    while begin < len(text) and text[begin].isspace():
        begin += 1
    if begin < len(text):
        yield paragraph.zone, begin, len(text)
