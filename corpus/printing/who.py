"""Actors, roles and claims as notes."""

from __future__ import annotations

from corpus.form import Actor, Claim, Role, When
from corpus.printing.words import Words

_FORMS = {"name": "names", "title": "titles", "nominal": "nouns", "pronoun": "pronouns"}


def actor(one: Actor, words: Words) -> list[str]:
    """Return an actor's block."""
    code = [one.plover.code] if one.plover.code else []
    lines = [f"actor {one.id[2:]}: {', '.join([one.name, one.type, *code, *one.plover.sectors])}"]
    for form, name in _FORMS.items():
        found = [mention for mention in one.mentions if mention.form == form]
        if found:
            lines.append(f"  {name}: {words.listed(found)}")
    return [*lines, f"  part_of: {one.parent[2:]}"] if one.parent else lines


def role(one: Role, words: Words) -> list[str]:
    """Return a role's block."""
    lines = [f"role {one.id[1:]}: {one.actor[2:]}, {one.role}, {one.org or '-'}, {one.kind}"]
    lines += [f"  words: {words.listed(one.evidence)}"] if one.evidence else []
    lines += [f"  from: {_interval(one.started)}"] if one.started else []
    return lines + ([f"  until: {_interval(one.ended)}"] if one.ended else [])


def _interval(edtf: str) -> str:
    """Return an EDTF day or interval as notes write it; EDTF's own `..` is an open end."""
    return "..".join("" if bound == ".." else bound for bound in edtf.split("/"))


def claim(one: Claim, words: Words) -> list[str]:
    """Return a claim's block."""
    sort = ", ".join([f"{one.layer} {one.deed or '-'}", *one.modes, *one.contexts])
    lines = [f"claim {one.id[1:]}: {sort}", f"  words: {words.listed(one.evidence)}"]
    lines += [f"  {part.role}: {part.actor[2:]}{words.at([part.span])}" for part in one.participants]
    lines += [f"  when: {words.days(one.when)}"] if one.when != When() else []
    if one.where is not None:
        place = ", ".join([one.where.place, *([one.where.country] if one.where.country else [])])
        lines.append(f"  where: {place}{words.at(one.where.spans)}")
    usual = "attributed" if len(one.attribution) > 1 else "asserted"
    if (one.status, one.certainty) != ("happened", usual):
        lines.append(f"  status: {one.status}, {one.certainty}")
    lines += [f"  by: {' | '.join(who[2:] for who in one.attribution[1:])}"] if len(one.attribution) > 1 else []
    lines += words.secrecy(one.secrecy)
    way = ", ".join(word for word in (one.medium, one.directness) if word)
    lines += [f"  medium: {way}"] if way else []
    lines += [f"  outcome: {one.outcome}"] if one.outcome else []
    return [*lines, f"  event: {one.event[2:]}"]
