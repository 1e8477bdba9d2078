"""LitBank (Bamman et al., 2019 and 2020): openings of 100 novels with mentions, coreference, and direct speech.

Mentions are the six kinds of ACE 2005 (person, facility, geo-political entity, location, vehicle, organisation), named,
nominal or pronoun, singletons too; other things are not marked. Appositions and predicates (`he was a banker`) belong
to the chain of what they stand beside, as in GUM.

Of attribution the set marks only quotations in direct speech (with their quotation marks) and who speaks. So a cue is
never marked, a source only where the speaker is mentioned close to the quotation, and reported speech without quotation
marks not at all: whoever trains on it must mask the cue everywhere, and everything outside of quotations and sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from model.language.data.columns import Cut, cut
from model.language.data.countries import place_labels
from model.language.data.lists import listed
from model.language.data.names import is_name, without_article, without_titles
from model.language.examples import Entity, Example, Mention
from model.language.splitting import LINE, SPACE

NAME = "litbank"
TYPES = {"PER": "person", "ORG": "organization", "FAC": "place", "GPE": "place", "LOC": "place", "VEH": "object"}

_ANNOTATED = frozenset(("PER", "ORG", "STATE", "LOC"))
_MENTION_TYPES = frozenset(TYPES.values())
_EMPHASIS = frozenset(("_",))
"""Gutenberg's underscores around words in italics; no reader will see them."""

_AFTER_HEAD = listed(
    """
    of in on at with from to for by about under over near behind between among without within through beyond
    into upon against like as who whom whose which that where when than not beside before after so such , ; : (
    -- —
    """
)
"""What ends the part of a noun phrase in which its head stands last."""

_SUBJECTS = listed(
    """
    i you he she we they led called named known made larger
    """
)
"""More that follows a head: the subject of a relative clause without a pronoun, and frequent participles."""

_DETERMINERS = listed(
    """
    a an the this that these those some any no every my your his her its our their
    """
)
_POSSESSIVES = frozenset(("my", "your", "his", "her", "its", "our", "their", "thy"))
_REACH = 4
"""Most words between a quotation and the mention of its speaker, as in `“…” said the old man`; not tuned."""


@dataclass(frozen=True)
class _Marked:
    """A mention as the set has it, in our words."""

    start: int
    end: int
    type: str
    form: str
    chain: str
    sentence: int


@dataclass(frozen=True)
class _Book:
    """One document: its sentences cut into our words, and where in the document each begins."""

    cuts: tuple[Cut, ...]
    offsets: tuple[int, ...]

    def span(self, first: int, start: int, last: int, end: int) -> tuple[int, int]:
        """Return the words from token `start` of sentence `first` to token `end` (inclusive) of sentence `last`."""
        return self.offsets[first] + self.cuts[first].at[start], self.offsets[last] + self.cuts[last].at[end + 1]


def read(root: Path, part: str) -> Iterator[Example]:
    """Yield the documents: by name, every tenth is "dev", the others "train"; there is no "test"."""
    folder = root / "language" / "litbank"
    texts = sorted((folder / "coref" / "tsv").glob("*.txt"))
    for number, path in enumerate(texts):
        if part == ("dev" if number % 10 == 9 else "train"):
            yield _example(path, folder / "quotations" / "tsv" / f"{path.stem}.ann")


def _example(path: Path, quotations: Path) -> Example:
    lines = [line.split() for line in path.read_text(encoding="utf-8").splitlines()]
    cuts = tuple(cut(line, _EMPHASIS) for line in lines)
    book = _Book(cuts, (0, *accumulate(len(c.words) for c in cuts)))
    words = tuple(w for c in cuts for w in c.words)
    breaks = tuple(SPACE if b == LINE and n else b for n, c in enumerate(cuts) for b in c.breaks)
    marked = _marked(path.with_suffix(".ann"), book)
    return Example(
        NAME,
        path.stem,
        words,
        breaks,
        starts=tuple(o for o, c in zip(book.offsets, cuts, strict=False) if c.words),
        entities=_entities(words, marked),
        annotated=_ANNOTATED,
        mentions=tuple(Mention(m.start, m.end, head(words, m.start, m.end), m.chain, TYPES[m.type]) for m in marked),
        mention_types=_MENTION_TYPES,
        attribution=tuple(_attribution(quotations, book, marked)),
    )


def _rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]


def _marked(path: Path, book: _Book) -> list[_Marked]:
    rows = _rows(path)
    chains = {row[1]: row[2] for row in rows if row[0] == "COREF"}
    beside = [(row[1], row[2]) for row in rows if row[0] in ("COP", "APPOS")]
    for _ in range(3):  # an apposition to an apposition takes more than one round
        for one, other in beside:
            if one in chains or other in chains:
                chains.setdefault(one, chains.get(other, ""))
                chains.setdefault(other, chains[one])
    found = []
    for row in rows:
        if row[0] == "MENTION":
            first, start, last, end = (int(n) for n in row[2:6])
            begin, stop = book.span(first, start, last, end)
            if first == last and begin < stop:
                found.append(_Marked(begin, stop, row[7], row[8], chains.get(row[1], row[1]), first))
    return sorted(found, key=lambda m: (m.start, m.end))


def head(words: Sequence[str], start: int, end: int) -> int:
    """Guess the head word of a mention, for want of a tree: the last word before what follows a head.

    `the captain of the ship`: captain; `Sir Walter Elliot`: Elliot; `Tom and Huck`: the `and`, which no other mention
    of the phrase has for its head; a possessive's owner is passed over (`Tom 's aunt`: aunt).
    """
    last = start
    determined = words[start].lower() in _DETERMINERS
    for i in range(start, end):
        word = words[i].lower()
        if word in ("and", "or") and start < i < end - 1 and not _adjectives(words, start, i, end):
            return i
        if word == "," and determined and i == start + 2 and _goes_on(words, i, end):
            continue
        if i > start and (word in _AFTER_HEAD or word in _SUBJECTS):
            break
        if word[:1].isalnum() and word not in ("'s", "’s") and not words[i].startswith(("'", "’")):
            last = i
    return last


def _goes_on(words: Sequence[str], comma: int, end: int) -> bool:
    """Say whether the comma stands between adjectives (`a short , stout man`) rather than after the head."""
    after = words[comma + 1 : end]
    plain = bool(after) and after[0].islower() and after[0] not in _AFTER_HEAD | _DETERMINERS | _POSSESSIVES
    return plain and len(after) > 1 and not after[0].endswith("ing")


def _adjectives(words: Sequence[str], start: int, joint: int, end: int) -> bool:
    """Say whether `and` joins attributes (`a tall and handsome man`) rather than things, seen by what comes after."""
    after = words[joint + 1].lower()
    things = after in _POSSESSIVES or after in ("the", "a", "an", "all", "two", "three")
    named = words[joint - 1][:1].isupper() and words[joint + 1][:1].isupper()
    plain = joint - start == 1 or (joint + 2 == end and joint - start <= 2)
    return not (things or named or plain) and words[start].lower() in ("a", "an", "the", "this", "that")


def _entities(words: Sequence[str], marked: Sequence[_Marked]) -> tuple[Entity, ...]:
    """Return the named mentions, the longest where they nest; optional are those that aren't written as a name."""
    taken: dict[int, Entity] = {}
    for mention in sorted(marked, key=lambda m: (m.start - m.end, m.start)):
        start = without_article(words, mention.start, mention.end)
        if mention.type == "PER" and start < mention.end:
            start = without_titles(words, start, mention.end)
        inside = range(start, mention.end)
        if mention.form != "PROP" or mention.type == "VEH" or not inside or any(i in taken for i in inside):
            continue
        name = words[start : mention.end]
        places = place_labels(" ".join(name)) if TYPES[mention.type] == "place" else frozenset({mention.type})
        entity = Entity(start, mention.end, places, optional=not is_name(name))
        taken.update(dict.fromkeys(inside, entity))
    return tuple(sorted(set(taken.values()), key=lambda e: e.start))


def _attribution(path: Path, book: _Book, marked: Sequence[_Marked]) -> Iterator[tuple[str, int, int]]:
    rows = _rows(path)
    speakers = {row[1]: row[2] for row in rows if row[0] == "ATTRIB"}
    by_sentence: defaultdict[int, list[_Marked]] = defaultdict(list)
    for mention in marked:
        by_sentence[mention.sentence].append(mention)
    quotes = {}
    for row in rows:
        if row[0] == "QUOTE":
            first, start, last, end = (int(n) for n in row[2:6])
            quotes[row[1]] = (*book.span(first, start, last, end), last)
    quoted = {i for start, end, _ in quotes.values() for i in range(start, end)}
    sources = set()
    for name, (start, end, last) in quotes.items():
        yield "content", start, end
        near = [
            (max(m.start - end, start - m.end), m.start, m.end)
            for m in (*by_sentence[last], *by_sentence[last + 1])
            if m.chain == speakers.get(name)
            and m.start not in quoted
            and not (m.form == "PRON" and _possessive(m, book))
        ]
        if near and min(near)[0] <= _REACH:
            sources.add(min(near)[1:])
    for start, end in sorted(sources):
        yield "source", start, end


def _possessive(mention: _Marked, book: _Book) -> bool:
    cut_ = book.cuts[mention.sentence]
    return cut_.words[mention.start - book.offsets[mention.sentence]].lower() in _POSSESSIVES
