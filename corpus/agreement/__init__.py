"""How well two readers agree, field by field, over the reports that both read blind."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.agreement import aligned
from corpus.agreement.figures import Figures, Share, TwoSided
from corpus.form import Claim, Quote, Reading, Span, When

__all__ = ["Figures", "compare"]

_GROUPS = {"actor": "A", "speaker": "A", "recipient": "R", "addressee": "R", "object": "R", "mediator": "M"}
_GROUPS |= {"go_between": "M", "participant": "P", "host": "P"}
"""Groups of roles that scorers take as one."""


def compare(pairs: Iterable[tuple[Reading, Reading]]) -> Figures:
    """Return the figures of agreement over pairs of readings, counts added up over all reports."""
    figures = Figures()
    for one, other in pairs:
        _claims(one, other, figures)
        _quotes("quotations", one.quotes, other.quotes, one, other, figures)
        _quotes("indirect quotations", one.indirect, other.indirect, one, other, figures)
        _actors(one, other, figures)
        _positions(one, other, figures)
    return figures


def _claims(one: Reading, other: Reading, figures: Figures) -> None:
    same = aligned.actors(one, other)
    pairs = aligned.claims(one, other)
    figures.two_sided("claims located", TwoSided(len(pairs), len(one.claims), len(other.claims)))
    typed = sum(ours.deed == theirs.deed for ours, theirs in pairs)
    figures.two_sided("claims located with the same type", TwoSided(typed, len(one.claims), len(other.claims)))
    for ours, theirs in pairs:
        figures.two_sided("words of located claims", _spans(ours.evidence, theirs.evidence))
        figures.pair("layer", ours.layer, theirs.layer)
        figures.pair("type", ours.deed or "-", theirs.deed or "-")
        figures.pair("status", ours.status, theirs.status)
        figures.pair("certainty", ours.certainty, theirs.certainty)
        figures.pair("secrecy", ours.secrecy.existence, theirs.secrecy.existence)
        figures.pair("medium", ours.medium or "-", theirs.medium or "-")
        figures.share("date the same", Share(_bounds(ours.when) == _bounds(theirs.when), 1))
        if None not in _bounds(ours.when) or None not in _bounds(theirs.when):
            figures.share(
                "date the same, where one reader bounds it", Share(_bounds(ours.when) == _bounds(theirs.when), 1)
            )
        origin = same.get(theirs.attribution[-1], theirs.attribution[-1])
        figures.share("origin the same", Share(ours.attribution[-1] == origin, 1))
        _roles(ours, theirs, same, figures)
    events = [(ours.event, theirs.event) for ours, theirs in pairs]
    figures.two_sided("claims tied to one event", _ties(events))


def _roles(ours: Claim, theirs: Claim, same: dict[str, str], figures: Figures) -> None:
    exact = {(part.actor, part.role) for part in ours.participants}
    other = {(same.get(part.actor, part.actor), part.role) for part in theirs.participants}
    figures.two_sided("participants with roles", TwoSided(len(exact & other), len(exact), len(other)))
    grouped = {(actor, _GROUPS[role]) for actor, role in exact}
    group = {(actor, _GROUPS[role]) for actor, role in other}
    figures.two_sided("participants with groups of roles", TwoSided(len(grouped & group), len(grouped), len(group)))
    mediators = {actor for actor, role in grouped if role == "M"}, {actor for actor, role in group if role == "M"}
    if mediators[0] or mediators[1]:
        shared = len(mediators[0] & mediators[1])
        figures.two_sided("mediators and go-betweens", TwoSided(shared, len(mediators[0]), len(mediators[1])))


def _ties(events: list[tuple[str, str]]) -> TwoSided:
    """Return the pairs of located claims that both readers, the one and the other, tie to one event."""
    ours = {(i, j) for i, (one, _) in enumerate(events) for j, (two, _) in enumerate(events) if i < j and one == two}
    theirs = {(i, j) for i, (_, one) in enumerate(events) for j, (_, two) in enumerate(events) if i < j and one == two}
    return TwoSided(len(ours & theirs), len(ours), len(theirs))


def _bounds(when: When) -> tuple[object, object]:
    return when.earliest, when.latest


def _spans(one: tuple[Span, ...], other: tuple[Span, ...]) -> TwoSided:
    ours, theirs = aligned.places(one), aligned.places(other)
    return TwoSided(len(ours & theirs), len(ours), len(theirs))


def _quotes(
    name: str, ours: tuple[Quote, ...], theirs: tuple[Quote, ...], one: Reading, other: Reading, figures: Figures
) -> None:
    same = aligned.actors(one, other)

    def likeness(mine: Quote, yours: Quote) -> float:
        shared = aligned.overlap(mine.spans, yours.spans)
        return shared if shared >= 0.5 else 0.0

    pairs = aligned.matched(ours, theirs, likeness)
    figures.two_sided(name, TwoSided(len(pairs), len(ours), len(theirs)))
    for mine, yours in pairs:
        speaker = same.get(yours.speaker or "", yours.speaker)
        figures.share(f"speaker of {name}", Share(mine.speaker == speaker, 1))


def _actors(one: Reading, other: Reading, figures: Figures) -> None:
    ours = {(m.start, m.end): actor.id for actor in one.actors for m in actor.mentions}
    theirs = {(m.start, m.end): actor.id for actor in other.actors for m in actor.mentions}
    both = ours.keys() & theirs.keys()
    figures.two_sided("mentions", TwoSided(len(both), len(ours), len(theirs)))
    figures.two_sided("mentions tied to one actor", _ties([(ours[at], theirs[at]) for at in sorted(both)]))
    kinds = {actor.id: actor.type for actor in one.actors}
    for actor in other.actors:
        mine = aligned.actors(one, other).get(actor.id)
        if mine is not None:
            figures.pair("type of actor", kinds[mine], actor.type)


def _positions(one: Reading, other: Reading, figures: Figures) -> None:
    pairs = aligned.matched(one.positions, other.positions, lambda a, b: aligned.overlap(a.evidence, b.evidence))
    figures.two_sided("positions", TwoSided(len(pairs), len(one.positions), len(other.positions)))
    for ours, theirs in pairs:
        figures.pair("sort of position", ours.sort, theirs.sort)
