"""How likely two units are one actor: evidence that adds up, in bits.

After Fellegi & Sunter (1969): each comparison adds log2 of how much more often its outcome is seen between two
documents' accounts of one actor (m) than between those of two actors whom blocking brings together (u). The sum is the
log of the odds, and the score the probability that it stands for. See docs/actors.md for where the numbers come from.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from backchannel.reconcile.identity.names import Level
from backchannel.reconcile.identity.seen import Unit

MADE = 0.9
"""From this score on two actors are one: the price of one wrong union in ten of those that are just likely enough."""

OPEN = 0.5
"""From this score on a person is asked: as likely as not."""

NAMES: dict[Level, float] = {
    "equal": 5.0,
    "spelling": 3.0,
    "single": 2.0,
    "shorter": 1.5,
    "initials": 1.0,
    "beginning": 1.0,
    "order": 0.0,
    "surname": -1.0,
}
"""Bits of the names, with the odds before anything else is known: of the directory's names that blocking brings
together, log2 of how many are one person's to how many are two people's was 7.1, 5.9, 3.9, 3.5, 3.2, 3.2 and 1.8 in
this order (a surname alone can't be measured there). Two bits less, as reports name many more people than those who
held an office; of a spelling three, so that without anything else that agrees it stays short of `MADE`."""

_SAYS: dict[Level, str] = {
    "equal": "the same name",
    "single": "the same single name",
    "spelling": "one name in two spellings",
    "shorter": "one name, once without its middle",
    "order": "the same names in another order",
    "initials": "one name, once with initials",
    "beginning": "one name is the beginning of the other",
    "surname": "a surname that only one full name here has in this country",
}


class Weight(Struct, frozen=True, kw_only=True):
    """What a comparison adds where both documents say something: for agreeing, and for not agreeing."""

    agree: float
    differ: float


COUNTRY = Weight(agree=1.5, differ=-4.0)
"""m 0.95, u 0.35: log2(0.95 / 0.35) and log2(0.05 / 0.65). Of two people of the directory with such names, 0.22 are
of one country; in reports about one conflict more are."""

BODY = Weight(agree=1.0, differ=-0.5)
"""m 0.5, u 0.25, by judgement: people change office, and belong to one body now and to another then."""

TITLE = Weight(agree=1.0, differ=-0.5)
"""m 0.5, u 0.25, by judgement: one man is minister and head of a delegation, and two ministers share a word."""

TYPE = Weight(agree=0.0, differ=-0.5)
"""Of bodies, which documents class in different ways: a movement is a party, a group, an armed group."""

TOGETHER = -2.0
"""Where one document has both, and took them to be two: m 0.1, u 0.4, by judgement."""


def weigh(a: Unit, b: Unit, level: Level) -> tuple[float, str]:
    """Return how likely two units are one actor, 0 to 1, and the reason in a sentence."""
    parts = [(NAMES[level], f"{_SAYS[level]} ({_names(a, b)})"), *_compared(a, b)]
    if a is not b and not a.documents.isdisjoint(b.documents):
        parts.append((TOGETHER, "one report tells of both"))
    bits = sum(weight for weight, _ in parts)
    says = "; ".join(says for _, says in parts)
    return round(1 / (1 + 2.0**-bits), 4), f"{says[0].upper()}{says[1:]}."


def _names(a: Unit, b: Unit) -> str:
    return f"“{a.name}”" if a.name == b.name else " and ".join(f"“{name}”" for name in sorted((a.name, b.name)))


def _compared(a: Unit, b: Unit) -> Iterator[tuple[float, str]]:
    yield from _field("country", COUNTRY, a.countries, b.countries)
    yield from _field("organisation", BODY, a.bodies, b.bodies)
    words = _heads(a.titles), _heads(b.titles)
    if all(words):
        shared = not words[0].isdisjoint(words[1])
        yield _told("title", TITLE, shared, sorted(a.titles | b.titles))
    if not a.person and a.types.isdisjoint(b.types):
        yield TYPE.differ, f"types differ ({', '.join(sorted(a.types | b.types))})"


def _field(name: str, weight: Weight, a: frozenset[str], b: frozenset[str]) -> Iterator[tuple[float, str]]:
    if a and b:
        shared = a & b
        yield _told(name, weight, bool(shared), sorted(shared or a | b))


def _told(name: str, weight: Weight, agrees: bool, values: list[str]) -> tuple[float, str]:
    shown = ", ".join(values[:3]) + (" …" if len(values) > 3 else "")
    return (weight.agree, f"{name} agrees ({shown})") if agrees else (weight.differ, f"{name} differs ({shown})")


def _heads(titles: frozenset[str]) -> frozenset[str]:
    """Return the longer words of titles: `of` and `for` are in every second one."""
    return frozenset(
        word for title in titles for word in title.casefold().replace("-", " ").split() if len(word) > 3
    )  # fmt: skip
