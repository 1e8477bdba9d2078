"""What every data set is read into: running words with whatever the set says of them, and None where it is silent."""

from __future__ import annotations

from dataclasses import dataclass, field

from backchannel.language.core.features import BREAKS

ENTITY_LABELS = ("PER", "ORG", "STATE", "LOC", "EVENT", "LAW")
"""Kinds of named things: person, organisation, state or government, other place, event, law or document."""

MENTION_TYPES = (
    "person",
    "organization",
    "place",
    "event",
    "object",
    "abstract",
    "time",
    "animal",
    "plant",
    "substance",
)
FACTUALITY = ("happened", "negated", "planned", "uncertain")
ATTRIBUTION = ("source", "cue", "content")

_LINE = BREAKS.index("line")


@dataclass(frozen=True)
class Entity:
    """A named thing: words `start` to `end` (exclusive), and the labels that the set leaves open for it.

    A set that only knows "place" gives `{"STATE", "LOC"}`; a set's miscellaneous name that may be anything we know or
    nothing gives every label and `optional=True`: then the words may also be outside of any entity.
    """

    start: int
    end: int
    labels: frozenset[str]
    optional: bool = False


@dataclass(frozen=True)
class Mention:
    """A coreference mention: words `start` to `end` (exclusive), head word, chain, and one of MENTION_TYPES or None."""

    start: int
    end: int
    head: int
    chain: str
    type: str | None


@dataclass(frozen=True)
class Syntax:
    """Universal Dependencies of every word; `head` is an index into the example's words, -1 for a sentence's root."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """A document, or a lone sentence where a set has no documents.

    `breaks` index `core.features.BREAKS`; `starts` are the indexes of the words that begin a sentence, None where the
    set doesn't mark sentences. `annotated` are the entity labels that the set marks exhaustively: outside of its
    entities a word may still belong to a label that isn't in it. None everywhere means "the set is silent".
    """

    set: str
    id: str
    words: tuple[str, ...]
    breaks: tuple[int, ...]
    starts: tuple[int, ...] | None = None
    syntax: Syntax | None = None
    entities: tuple[Entity, ...] | None = None
    annotated: frozenset[str] = frozenset()
    mentions: tuple[Mention, ...] | None = None
    mention_types: frozenset[str] = field(default=frozenset(MENTION_TYPES))
    attribution: tuple[tuple[str, int, int], ...] | None = None
    factuality: tuple[tuple[int, str], ...] | None = None


def cuts(example: Example) -> list[int]:
    """Return where the example may be cut: at sentences, or where none are marked, at lines and after full stops."""
    if example.starts is not None:
        return list(example.starts)
    words, breaks = example.words, example.breaks
    return [i for i in range(len(words)) if i == 0 or breaks[i] == _LINE or words[i - 1] in (".", "?", "!")]
