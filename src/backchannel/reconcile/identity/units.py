"""Units made of what documents say: nodes of one local id that nothing tells apart."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from backchannel.reconcile.identity.names import Spelling
from backchannel.reconcile.identity.seen import Node, Seen, Unit, bodies


def units(seen: Iterable[Seen], spelling: Spelling, marks: Callable[[Node], Hashable]) -> list[Unit]:
    """Return the units of the actors that have a name, in the order of their smallest nodes.

    Whom the directory knows is one unit. The others of one local id are one unit where they agree in all that is said.
    `marks` gives what judgements say of a node: those of whom they say other things are never of one unit.
    """
    groups: dict[tuple[Hashable, ...], list[Seen]] = {}
    for one in seen:
        judged = marks((one.document, one.actor))
        if one.known:
            groups.setdefault((one.actor, judged), []).append(one)
        elif one.named and one.type != "unnamed":
            words = spelling.words(one.name)
            sign = (one.actor, judged, words, one.type, one.country, one.body, one.titles)
            groups.setdefault(sign, []).append(one)
    made = (_unit(group, spelling) for group in groups.values())
    return sorted((unit for unit in made if unit.words), key=lambda unit: unit.first)


def _unit(group: list[Seen], spelling: Spelling) -> Unit:
    nodes: tuple[Node, ...] = tuple(sorted((one.document, one.actor) for one in group))
    # The fullest name: a person whom the directory knows is called by his surname here and there.
    name = min({one.name for one in group}, key=lambda name: (-len(name.split()), len(name), name))
    words = spelling.words(name)
    person = any(one.type == "person" for one in group)
    return Unit(
        nodes=nodes, documents=frozenset(document for document, _ in nodes), name=name, words=words,
        key=spelling.key(words) if person else words, person=person, known=group[0].known,
        types=frozenset(one.type for one in group),
        countries=frozenset(one.country for one in group if one.country is not None), bodies=bodies(group),
        titles=frozenset(title for one in group for title in one.titles),
    )  # fmt: skip
