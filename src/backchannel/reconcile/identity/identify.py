"""Tying the documents' actors together: what a person judged, what the directory knows, what is likely."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from msgspec import Struct

from backchannel.model import ActorKey, Judgement, Suggestion, SuggestionState
from backchannel.reconcile.identity.clusters import Clusters
from backchannel.reconcile.identity.links import Link, by_surname, links
from backchannel.reconcile.identity.names import Spelling
from backchannel.reconcile.identity.seen import Node, Seen
from backchannel.reconcile.identity.units import units
from backchannel.reconcile.identity.weights import MADE

Named = Mapping[str, Set[Node]]
"""The nodes of every local id."""


class Identities(Struct, frozen=True, kw_only=True):
    """Who is who. `actors` gives the actor's id of each node whose local id is another.

    Suggestions are in order of ids. Of the links between two clusters only the best is kept, and of those within one
    only such as tied it together.
    """

    actors: dict[Node, str]
    suggestions: tuple[Suggestion, ...]


def identify(
    seen: Iterable[Seen], judgements: Sequence[Judgement], *, fold: Callable[[str], str]
) -> Identities:  # fmt: skip
    """Tie actors together. The same nodes and judgements give the same actors, in whatever order they come.

    First those judged the same are one, then those that the directory knows under one id, then the likely ones, the
    likeliest first. Nothing unites two who were judged different. `fold` gives the folded words of a name.
    """
    listed = list(seen)
    named: dict[str, set[Node]] = {}
    for one in listed:
        named.setdefault(one.actor, set()).add((one.document, one.actor))
    known = {(one.document, one.actor): one.actor for one in listed if one.known}
    parted = [sides(judgement, named) for judgement in judgements if not judgement.same]
    clusters = Clusters(((one.document, one.actor) for one in listed), parted, known)
    same = [sides(judgement, named) for judgement in judgements if judgement.same]
    for nodes in sorted(sorted(one | other) for one, other in same if one and other):
        clusters.gather(nodes, freely=True)
    every = units(listed, Spelling(fold), clusters.marks)
    for _, group in sorted(_grouped(known).items()):
        clusters.gather(group)
    found = links(every)
    made = {link for link in found if link.score >= MADE and clusters.unite(link.a, link.b)}
    found += by_surname(every, clusters)
    return Identities(actors=_ids(clusters, known), suggestions=_suggestions(found, made, clusters))


def sides(judgement: Judgement, named: Named) -> tuple[frozenset[Node], frozenset[Node]]:
    """Return the nodes of a judgement's two sides.

    What one side names with its document is no part of a whole local id on the other side; where both name the same,
    a judgement of difference says nothing of it.
    """
    one, whole_one = _nodes(judgement.one, named)
    other, whole_other = _nodes(judgement.other, named)
    left, right = one | (whole_one - other), other | (whole_other - one)
    both = frozenset() if judgement.same else left & right
    return left - both, right - both


def _nodes(keys: Iterable[ActorKey], named: Named) -> tuple[frozenset[Node], frozenset[Node]]:
    single = {(key.document, key.actor) for key in keys if key.document is not None}
    whole = {node for key in keys if key.document is None for node in named.get(key.actor, ())}
    return frozenset(node for node in single if node in named.get(node[1], ())), frozenset(whole)


def _grouped(known: Mapping[Node, str]) -> dict[str, list[Node]]:
    groups: dict[str, list[Node]] = {}
    for node in sorted(known):
        groups.setdefault(known[node], []).append(node)
    return groups


def _ids(clusters: Clusters, known: Mapping[Node, str]) -> dict[Node, str]:
    """Return the ids of the nodes whose cluster has another than theirs: the directory's, else the most frequent."""
    actors: dict[Node, str] = {}
    taken: set[str] = set()
    for nodes in sorted(clusters.sets(), key=lambda nodes: (-len(nodes), nodes[0])):
        votes = Counter(known[node] for node in nodes if node in known) or Counter(local for _, local in nodes)
        id = _free(min(votes, key=lambda id: (-votes[id], id)), nodes[0], taken)
        taken.add(id)
        actors.update((node, id) for node in nodes if node[1] != id)
    return actors


def _free(id: str, smallest: Node, taken: set[str]) -> str:
    """Return an id that no cluster has yet: with 8 hex digits of the smallest node, and more where those are taken."""
    digest = hashlib.sha256("|".join(smallest).encode()).hexdigest()
    found, size = id, 8
    while found in taken:
        found, size = f"{id}-{digest[:size]}", size * 2
    return found


def _suggestions(found: Sequence[Link], made: set[Link], clusters: Clusters) -> tuple[Suggestion, ...]:
    kept: list[Suggestion] = []
    between: set[tuple[Node, Node]] = set()
    for link in sorted(found, key=lambda link: link.order):
        if clusters.together(link.a, link.b):
            if link in made:
                kept.append(_suggestion(link, "made"))
            continue
        a, b = sorted((clusters.root(link.a), clusters.root(link.b)))
        if (a, b) not in between:
            between.add((a, b))
            kept.append(_suggestion(link, "open" if clusters.can_unite(link.a, link.b) else "blocked"))
    return tuple(sorted(kept, key=lambda one: one.id))


def _suggestion(link: Link, state: SuggestionState) -> Suggestion:
    digest = hashlib.sha256("|".join((*link.a, *link.b)).encode()).hexdigest()
    keys = tuple(ActorKey(actor=local, document=document) for document, local in (link.a, link.b))
    return Suggestion(
        id=f"suggestion-{digest[:16]}", actors=(keys[0], keys[1]), score=link.score, reason=link.reason, state=state
    )
