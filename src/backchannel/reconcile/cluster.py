"""Joining accounts into events: strongest pairs first, and never two accounts that clash.

Agglomerative clustering under cannot-link constraints (Davidson & Ravi, 2005). The result does not depend on the order
in which accounts come: ties are broken by the accounts themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from backchannel.reconcile.account import Signature
from backchannel.reconcile.same import clash, likeness

Found = Mapping[Signature, Collection[str]]
"""Signatures, each with the documents in which an account has it."""


def cluster(found: Found) -> list[tuple[Signature, ...]]:
    """Return the groups of signatures that are one event each, every one in one group, sorted."""
    blocks: dict[tuple[str, str, bool], dict[Signature, Collection[str]]] = defaultdict(dict)
    for signature in found:
        blocks[signature.family, signature.standing, signature.remote][signature] = found[signature]
    groups = [group for key in sorted(blocks) for group in _joined(blocks[key])]
    return sorted(groups)


def _joined(found: Found) -> Iterator[tuple[Signature, ...]]:
    block = sorted(found)
    near = {*_neighbours(block), *_at_home(found)}
    pairs = sorted(((likeness(a, b), a, b) for a, b in near), key=lambda pair: (-pair[0], pair[1], pair[2]))
    group_of = {signature: [signature] for signature in block}
    for score, a, b in pairs:
        left, right = group_of[a], group_of[b]
        if score == 0.0 or left is right or any(clash(x, y) for x in left for y in right):
            continue
        merged = left + right
        for signature in merged:
            group_of[signature] = merged
    seen: set[int] = set()
    for signature in block:
        group = group_of[signature]
        if id(group) not in seen:
            seen.add(id(group))
            yield tuple(sorted(group))


def _neighbours(block: list[Signature]) -> Iterator[tuple[Signature, Signature]]:
    """Give the pairs that share a side and a span of time, by a sweep over the days."""
    by_side: dict[str, list[Signature]] = defaultdict(list)
    for signature in block:
        for side in sorted({*signature.parties, *signature.others}):
            by_side[side].append(signature)
    seen: set[tuple[Signature, Signature]] = set()
    for side in sorted(by_side):
        for a, b in _overlapping(sorted(by_side[side], key=lambda s: (s.earliest, s))):
            pair = (a, b) if a < b else (b, a)
            if pair not in seen:
                seen.add(pair)
                if not clash(*pair):
                    yield pair


def _at_home(found: Found) -> Iterator[tuple[Signature, Signature]]:
    """Give the pairs of an account without a bound and a dated one of its own document, at the same named place.

    Where it could be of either of two dated events ("they met again"), it is joined to neither: nothing is guessed.
    """
    dated: dict[str, list[Signature]] = defaultdict(list)
    for signature in sorted(found):
        for document in found[signature] if signature.bounded else ():
            dated[document].append(signature)
    for signature in sorted(found):
        if not signature.bounded:
            possible = [other for other in dated[signature.document] if likeness(signature, other) > 0.0]
            possible = [other for other in possible if signature.place and not clash(signature, other)]
            if not any(clash(a, b) for a in possible for b in possible):
                for other in possible:
                    yield (signature, other) if signature < other else (other, signature)


def _overlapping(ordered: list[Signature]) -> Iterator[tuple[Signature, Signature]]:
    """Give the pairs whose intervals meet; `ordered` is by first day."""
    alive: list[Signature] = []
    for signature in ordered:
        alive = [other for other in alive if other.latest >= signature.earliest]
        for other in alive:
            # An open interval meets everything, but joins only its own document's.
            if signature.document == other.document:
                yield other, signature
        alive.append(signature)
