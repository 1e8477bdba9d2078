"""One actor out of what each document has of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TypeVar

from backchannel.model import Actor

T = TypeVar("T")


def join(actors: Iterable[Actor]) -> Iterator[Actor]:
    """Give one actor for each id, with the mentions of all documents.

    `actors` must come sorted by id and then by document. Where documents differ, the name (type, code) that most
    mentions stand behind wins, and of equals the first in code-point order.
    """
    for id, group in groupby(actors, key=lambda actor: actor.id):
        found = list(group)
        name = _most([(a.name, len(a.mentions) or 1) for a in _in_full(found)])
        model = min((a for a in found if a.name == name), key=lambda a: (a.type, a.made_by))
        parents = [(a.part_of, 1) for a in found if a.part_of is not None]
        yield Actor(
            id=id,
            name=name,
            type=_most([(a.type, len(a.mentions) or 1) for a in found]),
            code=_most([(a.code, 1) for a in found]),
            identifiers={key: value for a in found for key, value in sorted(a.identifiers.items())},
            part_of=_most(parents) if parents else None,
            mentions=tuple(
                sorted((m for a in found for m in a.mentions), key=lambda m: (m.document, m.start, m.end, m.form))
            ),
            made_by=model.made_by,
            confidence=model.confidence,
        )


def _in_full(found: list[Actor]) -> list[Actor]:
    """Return the accounts that give a name of more than one word, where there are any: a surname alone is no name."""
    return [a for a in found if len(a.name.split()) > 1] or found if found[0].type == "person" else found


def _most(votes: list[tuple[T, int]]) -> T:
    counts: Counter[T] = Counter()
    for value, weight in votes:
        counts[value] += weight
    return min(counts, key=lambda value: (-counts[value], str(value)))
