"""News reports written for this project, with their attributions marked: who (source), by which words (cue), what.

They lie in `model/language/reports`, one text a file, and follow the guidelines of PolNeAR (Newell et al., LREC 2018).
`<s1>…</s1>`, `<c1>…</c1>` and `<t1>…</t1>` hold source, cue and content of attribution 1; `<s1,2>` is the source of
two; a number with an `x` belongs to an attribution inside another's content, which those guidelines leave out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from model.language.examples import ATTRIBUTION, Example

from backchannel.language.core.words import tokenise

NAME = "reports"
FOLDER = Path(__file__).parent.parent / "reports"

_TAG = re.compile(r"<(/?)([sct])(\d+x?(?:,\d+x?)*)>")
_KINDS = {"s": "source", "c": "cue", "t": "content"}
_NESTED = "x"
_HELD = 8
"""Every eighth report of each folder by name is held out to choose on."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """One attribution: characters of its source, cue and content, each in pieces or nowhere; whether it is nested."""

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def nested(self) -> bool:
        """Whether it stands inside the content of another."""
        return self.id.endswith(_NESTED)


@dataclass(frozen=True)
class Report:
    """A report without its tags, and its attributions in the order of their numbers."""

    id: str
    text: str
    attributions: tuple[Attribution, ...]


def parse(name: str, tagged: str) -> Report:
    """Read a tagged text. Raises ValueError, naming the report, where tags don't balance."""
    parts: defaultdict[str, dict[str, list[Span]]] = defaultdict(lambda: {kind: [] for kind in ATTRIBUTION})
    text, opened = "", list[tuple[str, str, int]]()
    last = 0
    for tag in _TAG.finditer(tagged):
        text += tagged[last : tag.start()]
        last = tag.end()
        if not tag[1]:
            opened.append((tag[2], tag[3], len(text)))
            continue
        if not opened or opened[-1][:2] != (tag[2], tag[3]):
            raise ValueError(f"{name}: {tag[0]} closes nothing at character {len(text)}")
        kind, ids, start = opened.pop()
        for id in ids.split(","):
            parts[id][_KINDS[kind]].append((start, len(text)))
    if opened:
        raise ValueError(f"{name}: <{opened[-1][0]}{opened[-1][1]}> isn't closed")
    made = tuple(
        Attribution(id, *(tuple(sorted(spans[kind])) for kind in ATTRIBUTION))
        for id, spans in sorted(parts.items(), key=lambda item: (int(item[0].rstrip(_NESTED)), item[0]))
    )
    return Report(name, text + tagged[last:], made)


def reports(part: str, folder: Path = FOLDER) -> list[Report]:
    """Return the reports of a part, "train" or "dev", by name."""
    found: list[Report] = []
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        files = sorted(place.glob("*.txt"))
        own = [file for n, file in enumerate(files) if (n % _HELD == _HELD - 1) == (part == "dev")]
        found += [parse(f"{place.name}/{file.stem}", file.read_text(encoding="utf-8")) for file in own]
    return found


def read(part: str) -> Iterator[Example]:
    """Yield the reports of a part, cut into words as reading cuts them, with the attributions that aren't nested."""
    for report in reports(part):
        placed = tokenise(report.text)
        words = placed.words
        spans = list[tuple[str, int, int]]()
        for own in report.attributions:
            if own.nested:
                continue
            for kind, pieces in zip(ATTRIBUTION, (own.source, own.cue, own.content), strict=True):
                spans += [(kind, *own_words) for piece in pieces if (own_words := _words(placed.spans, piece))]
        yield Example(NAME, report.id, words.words, words.breaks, attribution=tuple(_apart(spans)))


def _words(places: Sequence[Span], piece: Span) -> Span | None:
    """Return the words that a stretch of characters holds any part of."""
    first = bisect_left(places, piece[0] + 1, key=lambda place: place[1])
    last = bisect_left(places, piece[1], key=lambda place: place[0])
    return (first, last) if first < last else None


def _apart(spans: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield the spans of each kind that share no word: of two that do, the longer."""
    taken = set[tuple[str, int]]()
    for kind, start, end in sorted(set(spans), key=lambda span: (span[1] - span[2], span)):
        words = {(kind, word) for word in range(start, end)}
        if taken.isdisjoint(words):
            taken |= words
            yield kind, start, end
