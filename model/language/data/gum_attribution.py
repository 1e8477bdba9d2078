"""Attribution in GUM: who says (source), by which words (cue), what (content), from its discourse annotations.

A discourse unit with the relation `attribution` names the source for another unit and what hangs on that (enhanced
RST, Zeldes et al. 2025). Where the annotators pointed at the words of the source (`sem-atsrc`) and of the saying
(`lex-indwd`, `lex-indph`) these are taken; elsewhere the unit's verb and its subject. The units are clauses, so that
attribution by a mere adverb or noun ("allegedly", "in his view") is seldom in the set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.language.data.conllu import Document
from model.language.data.gum_mentions import syntactic_head
from model.language.examples import ATTRIBUTION, Example, Syntax

from backchannel.language.core.features import quoted

_RELATION = re.compile(r"([\w-]+):(\d+)(?:->(\d+))?:(\d+)(?::(.*))?")
"""Relation, number of the unit, number of its parent, depth, signals: `attribution-positive:3->4:1:sem-atsrc-21-23`."""
_SIGNAL = re.compile(r"([a-z]+-[a-z]+)-([\d,-]*)")
_CUES = ("lex-indph", "lex-indwd")
_OPENING = frozenset("\"'“‘«`") | {"``"}
_SATELLITE_OF_CUE = frozenset({"aux", "aux:pass", "compound:prt"})

Span = tuple[int, int]


@dataclass(frozen=True)
class _Unit:
    """An elementary discourse unit: its words, relation, parent (None at the top), depth, and the words of signals."""

    id: int
    start: int
    end: int
    relation: str
    parent: int | None
    depth: int
    signals: tuple[tuple[str, tuple[Span, ...]], ...] = field(default=())

    def signalled(self, names: tuple[str, ...]) -> list[Span]:
        return [span for name in names for kind, spans in self.signals if kind == name for span in spans]


def spans(document: Document, example: Example) -> tuple[tuple[str, int, int], ...]:
    """Return the document's attribution as (one of ATTRIBUTION, first word, end word), by start.

    Spans of one kind never overlap: of a content within a content the outer stands. A content that its source
    interrupts, or that goes on after it, gives two spans.
    """
    units = {unit.id: unit for unit in _units(document)}
    inside = quoted(example.words, example.breaks)
    found = list[tuple[str, int, int]]()
    for unit in units.values():
        if not unit.relation.startswith("attribution") or unit.parent not in units:
            continue
        source, cue = _source_and_cue(unit, example)
        contents = list(_contents(unit, units, example, inside))
        if not cue and not any(example.words[start] in _OPENING for start, _ in contents):
            continue  # a picture's credit, or the label of a speaker
        found.extend(("source", *span) for span in source)
        found.extend(("cue", *span) for span in cue)
        found.extend(("content", *span) for span in contents)
    return tuple(sorted(_outermost(found), key=lambda span: (span[1], ATTRIBUTION.index(span[0]))))


def _outermost(found: list[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    taken = set[tuple[str, int]]()
    for kind, start, end in sorted(set(found), key=lambda span: (span[1] - span[2], span)):
        words = {(kind, word) for word in range(start, end)}
        if taken.isdisjoint(words):
            taken |= words
            yield kind, start, end


def _units(document: Document) -> list[_Unit]:
    """Return the discourse units in the order of the text. Signals count words of the document from 1."""
    tokens = document.tokens
    notes = [(index, note) for index, token in enumerate(tokens) if (note := token.note("Discourse"))]
    ends = [index for index, _ in notes[1:]] + [len(tokens)]
    found = list[_Unit]()
    for (start, note), end in zip(notes, ends, strict=True):
        entries = [match for entry in note.split(";") if (match := _RELATION.fullmatch(entry))]
        if not entries:
            continue
        own = next((entry for entry in entries if entry[1].startswith("attribution")), entries[0])
        parent = int(own[3]) if own[3] else None
        found.append(_Unit(int(own[2]), start, end, own[1], parent, int(own[4]), tuple(_signals(own[5] or ""))))
    return found


def _signals(text: str) -> Iterator[tuple[str, tuple[Span, ...]]]:
    for kind, places in _SIGNAL.findall(text):
        ranges = [place.split("-") for place in places.split(",") if place.strip("-")]
        yield kind, tuple((int(place[0]) - 1, int(place[-1])) for place in ranges)


def _source_and_cue(unit: _Unit, example: Example) -> tuple[list[Span], list[Span]]:
    """Return where the source and the cue of an attributing unit are; either may be nowhere."""
    syntax = example.syntax
    assert syntax is not None
    top = _verb(unit, syntax)
    source = _nearest(unit.signalled(("sem-atsrc",)), unit)
    cues = [span for span in unit.signalled(_CUES) if source is None or span[1] <= source[0] or span[0] >= source[1]]
    within = [span for span in cues if span[0] <= top < span[1]]
    cue = within[0] if within else _nearest(cues, unit)
    if cue is None and (source is None or not source[0] <= top < source[1]) and syntax.upos[top] in ("VERB", "AUX"):
        cue = (top, top + 1)
    if source is None and cue is not None:
        source = _subject(cue[1] - 1, unit, syntax)
    elif source is not None:
        source = _phrase(source, unit, example)
    return [source] if source else [], [_whole(cue, unit, syntax)] if cue else []


def _nearest(places: list[Span], unit: _Unit) -> Span | None:
    """Return the longest of the spans inside the unit, else the longest at all."""
    within = [place for place in places if unit.start <= place[0] and place[1] <= unit.end]
    return max(within or places, key=lambda place: place[1] - place[0], default=None)


def _phrase(source: Span, unit: _Unit, example: Example) -> Span:
    """Return the longest mention in the unit with the source's head word: annotators often pointed at that alone."""
    top = syntactic_head(example, *source)
    around = [
        (mention.start, mention.end)
        for mention in example.mentions or ()
        if unit.start <= mention.start <= source[0] and source[1] <= mention.end <= unit.end
        and syntactic_head(example, mention.start, mention.end) == top
    ]  # fmt: skip
    return max(around, key=lambda span: span[1] - span[0], default=source)


def _verb(unit: _Unit, syntax: Syntax) -> int:
    """Return the unit's top word: the first verb whose head is outside of the unit, else any such word."""
    tops = [i for i in range(unit.start, unit.end) if not unit.start <= syntax.head[i] < unit.end]
    return next(
        (i for i in tops if syntax.upos[i] == "VERB"), next((i for i in tops if syntax.upos[i] != "PUNCT"), tops[0])
    )


def _subject(verb: int, unit: _Unit, syntax: Syntax) -> Span | None:
    for word in range(unit.start, unit.end):
        if syntax.head[word] == verb and syntax.deprel[word].startswith("nsubj"):
            own = {word}
            for _ in range(unit.end - unit.start):
                own |= {i for i in range(unit.start, unit.end) if syntax.head[i] in own and syntax.upos[i] != "PUNCT"}
            return min(own), max(own) + 1
    return None


def _whole(cue: Span, unit: _Unit, syntax: Syntax) -> Span:
    """Add the auxiliaries right before a cue's verb, the negation among them, and the particle right after it."""
    start, end = cue
    own = set(range(start, end))
    while start > unit.start and syntax.head[start - 1] in own and _with_cue(start - 1, syntax):
        start -= 1
    while end < unit.end and syntax.head[end] in own and syntax.deprel[end] == "compound:prt":
        end += 1
    return start, end


def _with_cue(word: int, syntax: Syntax) -> bool:
    return syntax.deprel[word] in _SATELLITE_OF_CUE or syntax.lemma[word] in ("not", "never")


def _contents(unit: _Unit, units: dict[int, _Unit], example: Example, inside: list[int]) -> Iterator[Span]:
    """Yield the runs of what is attributed: the parent unit with all that hangs on it more closely than this unit."""
    assert unit.parent is not None
    scope = {unit.parent}
    core = units[unit.parent]
    while core.relation.startswith("attribution") and core.parent in units and units[core.parent].start == core.end:
        core = units[core.parent]  # "I think | they said | that …": the first is told of both others
        scope.add(core.id)
    for _ in range(len(units)):
        hanging = [u for u in units.values() if u.parent in scope and u.id not in scope and u.id != unit.id]
        more = {u.id for u in hanging if u.parent != unit.parent or u.depth < unit.depth}
        if not more:
            break
        scope |= more
    core = units[unit.parent]
    starts = set(example.starts or ())
    run = list[_Unit]()
    for other in sorted((units[i] for i in scope), key=lambda u: u.start):
        if run and (other.start != run[-1].end or (other.start in starts and not _goes_on(other, example, inside))):
            yield from _trimmed(run, core, unit, example, inside)
            run = []
        run.append(other)
    yield from _trimmed(run, core, unit, example, inside)


def _goes_on(unit: _Unit, example: Example, inside: list[int]) -> bool:
    """Say whether a unit that begins a sentence is quoted, so that it belongs to what was said before."""
    return bool(inside[unit.start]) or example.words[unit.start] in _OPENING


def _trimmed(run: list[_Unit], core: _Unit, unit: _Unit, example: Example, inside: list[int]) -> Iterator[Span]:
    """Yield a run without commas around it, if it holds the parent unit, shares the sentence of it, or is quoted."""
    start, end = run[0].start, run[-1].end
    sentence = max(s for s in example.starts or (0,) if s <= core.start)
    near = core in run or max(s for s in example.starts or (0,) if s <= start) == sentence
    adjoining = run[0].start == unit.end or run[-1].end == unit.start
    if not near and not (adjoining and _goes_on(run[0], example, inside)):
        return
    while start < end and example.words[start] in (",", ":", ";", "–", "—"):
        start += 1
    while end > start and example.words[end - 1] in (",", ".", ":", ";", "–", "—"):
        end -= 1
    if start < end:
        yield start, end
