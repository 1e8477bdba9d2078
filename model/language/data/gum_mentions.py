"""GUM's coreference mentions: the brackets of the column MISC made into spans, chains and head words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.language.data.conllu import Document
from model.language.examples import MENTION_TYPES, Example, Mention

_BRACKET = re.compile(r"\(([^()]*)(\)?)|([^()]+)\)")
_PART = re.compile(r"\[\d+/\d+\]")
"""Marks a piece of a discontinuous mention, such as `12[1/2]`; all pieces are left out."""


@dataclass(frozen=True)
class Marked:
    """One bracket pair: words `start` to `end` (exclusive), number of the chain, type, link, Wikipedia title."""

    start: int
    end: int
    group: str
    type: str
    link: str
    identity: str | None


def brackets(document: Document) -> list[Marked]:
    """Return the document's mentions by start, the longest first.

    The format is `# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity`. A bracket that is
    never closed, or closed without being open, is left out.
    """
    found = list[Marked]()
    waiting: dict[str, list[tuple[int, list[str]]]] = {}
    for index, token in enumerate(document.tokens):
        for opened, closed, closing in _BRACKET.findall(token.note("Entity") or ""):
            if opened:
                fields = opened.split("-", 7)
                if _PART.search(fields[0]) or len(fields) < 7:
                    continue
                waiting.setdefault(fields[0], []).append((index, fields))
            name = fields[0] if opened else closing
            if (not opened or closed) and waiting.get(name):
                start, own = waiting[name].pop()
                found.append(Marked(start, index + 1, own[0], own[1], own[6], own[7] if len(own) > 7 else None))
    return sorted(found, key=lambda mark: (mark.start, -mark.end, int(mark.group) if mark.group.isdigit() else 0))


def mentions(example: Example, marks: Sequence[Marked]) -> tuple[Mention, ...]:
    """Return the mentions with their head words; `example` must have syntax.

    All links of the corpus count (`coref`, `ana`, `cata`, `appos`, `pred`, `disc`, `sgl`): an apposition is a member of
    the chain of what it stands beside, as GUM's group numbers say. OntoNotes-style evaluation (OntoGUM) drops
    appositions, predicates and singletons. A chain of one mention is a singleton.
    """
    return tuple(
        Mention(
            start=mark.start,
            end=mark.end,
            head=head(example, mark.start, mark.end),
            chain=mark.group,
            type=mark.type if mark.type in MENTION_TYPES else None,
        )
        for mark in marks
    )


def head(example: Example, start: int, end: int) -> int:
    """Return the head word of a span: that whose own head is outside, or the conjunction if it heads a coordination.

    "Kim and Lee" would share its head with "Kim": so the last `and` is taken, and heads rarely coincide.
    """
    top = syntactic_head(example, start, end)
    syntax = example.syntax
    assert syntax is not None
    parts = [i for i in range(start, end) if syntax.head[i] == top and syntax.deprel[i].startswith("conj")]
    joints = [i for i in range(start, end) if syntax.head[i] in parts and syntax.deprel[i] == "cc"]
    return joints[-1] if joints else top


def syntactic_head(example: Example, start: int, end: int) -> int:
    """Return the first word of the span whose own head is outside of it; punctuation only if there is no other."""
    syntax = example.syntax
    assert syntax is not None
    tops = [i for i in range(start, end) if not start <= syntax.head[i] < end]
    return next((i for i in tops if syntax.upos[i] != "PUNCT"), tops[0])
