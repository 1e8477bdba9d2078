"""Which units are worth comparing: those that share a key, in blocks that never grow with their square.

Blocking with several keys, and within a large block only neighbours in order (the sorted neighbourhood of Hernández &
Stolfo, 1995): the work grows with the number of units.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from backchannel.reconcile.identity.names import initial, skeleton
from backchannel.reconcile.identity.seen import Unit

NEIGHBOURS = 40
"""With how many of those after it in its block a unit is compared; a block of up to as many is compared as a whole."""


def pairs(units: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield the pairs of units that share a key, each once, in a fixed order."""
    blocks: dict[Hashable, list[int]] = {}
    for number, unit in enumerate(units):
        for key in _keys(unit):
            blocks.setdefault(key, []).append(number)
    done: set[tuple[int, int]] = set()
    for block in blocks.values():
        block.sort(key=lambda k: (units[k].key, units[k].words, units[k].first))
        for place, one in enumerate(block):
            for other in block[place + 1 : place + 1 + NEIGHBOURS]:
                pair = (min(one, other), max(one, other))
                if pair not in done:
                    done.add(pair)
                    yield units[pair[0]], units[pair[1]]


def _keys(unit: Unit) -> Iterator[Hashable]:
    """Yield the keys of a unit: bodies agree in the whole name, people in one of several ways."""
    yield ("whole", unit.person, unit.words)
    if not unit.person or len(unit.key) < 2:
        return
    first, last = unit.key[0], unit.key[-1]
    yield ("surname", skeleton(last), initial(first))
    yield ("beginning", skeleton(first), skeleton(unit.key[1]))
    yield ("words", tuple(sorted(skeleton(word) for word in unit.key)))
    yield ("letters", skeleton("".join(unit.key)))
