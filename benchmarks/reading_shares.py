"""What the scorer given by --shared doesn't count: mentions by form, addressees, and the chain of those who tell.

A mention of the reading is had where a mention of the system's shares half of the characters of both, or, of two names,
ends where it ends (a system may take the office before a name for a part of it). It is tied where the scorer takes that
one's actor for the reading's. Addressees and chains are asked of the quotations that are found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.reading_texts import Json, Said
from msgspec import Struct

_SAME_MENTION = 0.5
_SAME_WORDS = 0.8
"""Word F1 from which the scorer takes two quotations for one."""

Found = tuple[Json, tuple[int, int]]
"""A mention of the system's with the id of its actor (`actor`), and its bounds."""


class Answer(Struct, frozen=True):
    """Whether something asked for is right; the words that it is about, what was expected and what was found."""

    measure: str
    right: bool
    words: str
    expected: str | None
    found: str | None


class Case(Struct, frozen=True):
    """A document: its gold, its objects of an export, names of actors by id, the scorer's grid and who is who."""

    gold: Json
    rows: Sequence[Json]
    names: dict[str, str]
    grid: Any
    who: Any
    span: Any
    """The scorer's class of spans."""


def answers(case: Case, said: Sequence[Said]) -> Iterator[Answer]:
    """Yield the answers of a document; `said` are the reading's quotations, in the order of the gold's."""
    yield from _mentions(case)
    for quotation, one in zip(case.gold["quotes"], said, strict=True):
        found = _found(case, quotation)
        if found is not None:
            yield from _circumstances(case, one, found)


def _mentions(case: Case) -> Iterator[Answer]:
    given = [
        (mention, row["id"])
        for row in case.rows
        if row["kind"] == "actor"
        for mention in row["mentions"]
        if mention["document"] == _document(case)
    ]
    asked = [(mention, actor["id"]) for actor in case.gold["actors"] for mention in actor["mentions"]]
    pairs = _pairs([mention for mention, _ in asked], [mention for mention, _ in given])
    for number, (mention, actor) in enumerate(asked):
        own = given[pairs[number]][1] if number in pairs else None
        name = case.names[own] if own is not None else None
        for measure, right in (("had", own is not None), ("tied", case.who.same(actor, own))):
            yield Answer(f"{mention['form']} {measure}", right, mention["text"], actor, name)


def _pairs(asked: Sequence[Json], given: Sequence[Json]) -> dict[int, int]:
    """Return which given mention is which asked one, by their numbers; those that share most are paired first."""
    options = sorted(
        (-_iou(one, other), a, g)
        for a, one in enumerate(asked)
        for g, other in enumerate(given)
        if _iou(one, other) >= _SAME_MENTION or _same_name(one, other)
    )
    pairs: dict[int, int] = {}
    for _, a, g in options:
        if a not in pairs and g not in pairs.values():
            pairs[a] = g
    return pairs


def _same_name(a: Json, b: Json) -> bool:
    return bool(a["form"] == b["form"] == "name" and a["end"] == b["end"])


def _iou(a: Json, b: Json) -> float:
    shared: int = max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))
    length: int = a["end"] - a["start"] + b["end"] - b["start"]
    return shared / (length - shared)


def _found(case: Case, quotation: Json) -> Json | None:
    """Return the quotation of the system's whose words, whole or one stretch of them, are these."""
    asked = [_bounds(case, span) for span in quotation["spans"]]
    best, most = None, 0.0
    for row in case.rows:
        if row["kind"] != "quote" or row["document"] != _document(case):
            continue
        spans = [_bounds(case, span) for span in row["spans"]]
        fit = max(case.grid.f1(part, asked) for part in (spans, *([span] for span in spans)))
        if fit >= _SAME_WORDS and fit > most:
            best, most = row, fit
    return best


def _circumstances(case: Case, one: Said, found: Json) -> Iterator[Answer]:
    addressee, chain = found["addressee"], list(found["attribution"])
    right = case.who.same(one.addressee, addressee) or (one.addressee is None and addressee is None)
    yield Answer("addressee", right, one.words, one.addressee, case.names.get(addressee))
    if one.addressee is not None:
        yield Answer("addressee where one is told", right, one.words, one.addressee, case.names.get(addressee))
    same = [_same(case, name, actor) for name, actor in zip(one.chain, chain, strict=False)]
    whole = len(chain) == len(one.chain) and all(same)
    last = bool(chain) and _same(case, one.chain[-1], chain[-1])
    told, got = " < ".join(one.chain), " < ".join(case.names[actor] for actor in chain)
    yield Answer("chain whole", whole, one.words, told, got)
    if len(one.chain) > len(("outlet", "speaker")):
        yield Answer("chain whole where words are passed on", whole, one.words, told, got)
    yield Answer("chain last", last, one.words, told, got)


def _same(case: Case, name: str, actor: str) -> bool:
    """Say whether an actor is the one of that name. An outlet needn't be among a reading's actors."""
    return bool(case.who.same(name, actor)) or case.names[actor] == name == case.gold["doc"]["outlet"]


def _document(case: Case) -> str:
    sha = case.gold["doc"]["sha256"]
    return next(str(row["id"]) for row in case.rows if row["kind"] == "document" and row["sha256"] == sha)


def _bounds(case: Case, span: Json) -> Any:
    return case.span(span["start"], span["end"])
