"""Quotations, positions, papers, channels, disclosures and contradictions as notes."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.form import Channel, Contradiction, Disclosure, Position, Proposal, Quote, When
from corpus.printing.words import Words


def _keys(name: str, ids: Iterable[str], cut: int) -> list[str]:
    found = [one[cut:] for one in ids]
    return [f"  {name}: {' | '.join(found)}"] if found else []


def _line(name: str, value: str | None) -> list[str]:
    return [f"  {name}: {value}"] if value else []


def _when(when: When, words: Words) -> list[str]:
    return [f"  when: {words.days(when)}"] if when != When() else []


def quote(one: Quote, words: Words) -> list[str]:
    """Return a quotation's block."""
    lines = [
        f"quote {one.id[1:]}: {one.form}, {one.speaker[2:] if one.speaker else '?'}",
        f"  words: {words.listed(one.spans)}",
    ]
    lines += [f"  speaker: {words.quoted(one.speaker_span)}"] if one.speaker_span else []
    lines += [f"  cue: {words.quoted(one.cue_span)}"] if one.cue_span else []
    lines += _line("to", one.addressee[2:] if one.addressee else None)
    plain = (one.speaker,) if one.speaker else ()
    lines += _keys("by", one.source_chain[1:], 2) if one.source_chain[1:] != plain else []
    lines += _when(one.said, words) + _line("continues", one.continues[1:] if one.continues else None)
    return lines + _keys("claims", one.claims, 1)


def position(one: Position, words: Words) -> list[str]:
    """Return a position's block."""
    to = f" > {one.addressee[2:]}" if one.addressee else ""
    lines = [f"position {one.id[1:]}: {one.sort}, {one.strength or '-'}, {one.party[2:]}{to}"]
    lines += _line("issue", one.issue) + _line("stance", one.stance)
    lines += [f"  words: {words.listed(one.evidence)}"] if one.evidence else []
    return lines + _line("if", one.condition) + _keys("by", one.source_chain[1:], 2)


def paper(one: Proposal, words: Words) -> list[str]:
    """Return the block of a paper or plan."""
    lines = [f"proposal {one.id[1:]}: {one.kind}, {one.title}"]
    lines += _keys("authors", one.authors, 2) + _keys("parties", one.parties, 2) + [f"  status: {one.status}"]
    lines += _when(one.when, words) + _keys("content", one.content, 0)
    return lines + ([f"  words: {words.listed(one.evidence)}"] if one.evidence else [])


def channel(one: Channel, words: Words) -> list[str]:
    """Return a channel's block."""
    lines = [f"channel {one.id[1:]}: {' > '.join(side[2:] for side in one.between)}"]
    lines += _keys("mediators", one.mediators, 2) + _keys("initiated", one.initiated_by, 2)
    lines += _line("medium", ", ".join(word for word in (one.medium, one.directness) if word))
    lines += words.secrecy(one.secrecy) + _line("level", one.level) + _line("place", one.place)
    lines += [f"  opened: {words.days(one.opened)}"] if one.opened else []
    lines += [f"  words: {words.listed(one.evidence)}"] if one.evidence else []
    return lines + _keys("claims", one.claims, 1)


def disclosure(one: Disclosure, words: Words) -> list[str]:
    """Return a disclosure's block."""
    by = " | ".join(who[2:] for who in one.by) or "?"
    lines = [f"disclosure {one.id[1:]}: {one.sort}, {by}", *_keys("of", one.what, 1), *_when(one.when, words)]
    return lines + ([f"  words: {words.listed(one.evidence)}"] if one.evidence else [])


def contradiction(one: Contradiction, words: Words) -> list[str]:
    """Return a contradiction's block."""
    sides = [f"  says: {side.says}{words.at(side.spans)}" for side in one.claims]
    return [f"contradiction {one.id[1:]}: {one.about}, {one.scope}", *sides]
