"""What a record knows of an actor, gathered: names in use, roles, quotations, claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from backchannel.commands.common import when
from backchannel.directory.fold import fold
from backchannel.export.naming import days_attested, has_term, names_in_use, on_one_line
from backchannel.model import Actor, Claim, Quote, Role
from backchannel.record import Record


class Casting:
    """The actors of an opened record with what each is said to have been, said and done. Read when it is asked for."""

    def __init__(self, opened: Record) -> None:
        self._opened = opened
        self._folded: dict[str, frozenset[str]] = {}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """Every actor by its id."""
        return {actor.id: actor for actor in self._opened.conclusions.actors()}

    @cached_property
    def roles(self) -> dict[str, list[Role]]:
        """The roles of each actor, those that texts attest first."""
        found: dict[str, list[Role]] = {}
        for role in self._opened.conclusions.roles():
            found.setdefault(role.actor, []).append(role)
        return {actor: sorted(own, key=lambda role: (role.basis != "text", role.id)) for actor, own in found.items()}

    @cached_property
    def quotes(self) -> dict[str, list[Quote]]:
        """The quotations of each speaker, by document and place."""
        found: dict[str, list[Quote]] = {}
        for quote in in_place(self._opened.talk.quotes()):
            if quote.speaker is not None:
                found.setdefault(quote.speaker, []).append(quote)
        return found

    @cached_property
    def claims(self) -> dict[str, list[Claim]]:
        """The claims that each actor takes part in, by document and place."""
        found: dict[str, list[Claim]] = {}
        for claim in sorted(self._opened.results.claims(), key=lambda c: (c.document, c.evidence[0].start, c.id)):
            for actor in sorted({participant.actor for participant in claim.participants}):
                found.setdefault(actor, []).append(claim)
        return found

    def name(self, actor: str) -> str:
        """Return an actor's name, or its id where the record has no such actor."""
        return self.actors[actor].name if actor in self.actors else actor

    def chain(self, quote: Quote) -> str:
        """Return through whom a text has a quotation: from the outlet inwards, without the speaker."""
        inner = quote.attribution[:-1] if quote.attribution[-1:] == (quote.speaker,) else quote.attribution
        return " ← ".join(self.name(actor) for actor in inner)

    def named(self, text: str, actor: str | None) -> bool:
        """Tell whether a text is an actor's name, or whole words of one, in any spelling."""
        wanted = fold(text)
        if actor is None or not wanted:
            return False
        return any(f"-{wanted}-" in name for name in self._folded_names(actor))

    def _folded_names(self, actor: str) -> frozenset[str]:
        """Return an actor's names, folded, with a hyphen on both sides. Folded once: he may have many quotations."""
        if actor not in self._folded:
            found = self.actors.get(actor)
            names = {self.name(actor), *(names_of(found) if found is not None else ())}
            self._folded[actor] = frozenset(f"-{fold(name)}-" for name in names)
        return self._folded[actor]


def in_place(quotes: Iterable[Quote]) -> list[Quote]:
    """Return quotations in the order of documents and of their words."""
    return sorted(quotes, key=lambda quote: (quote.document, quote.spans[0].start, quote.id))


def names_of(actor: Actor) -> Counter[str]:
    """Return the names and titles that texts use for an actor, with how often; other words where there are none."""
    return Counter({on_one_line(mention.text): times for mention, times in names_in_use(actor)})


def title_of(role: Role) -> str:
    """Return what a role is called: its title, and whose it is."""
    return f"{role.title}, {role.organisation}" if role.organisation else role.title


def days_of(role: Role) -> str:
    """Return the days of a role: its term, else those on which texts attest it."""
    return term_of(role) if has_term(role) else when(days_attested(role))


def term_of(role: Role) -> str:
    """Return from when to when a role was held, by what a text or the directory says of it."""
    begun, until = (date.edtf or when(date) if date is not None else None for date in (role.begun, role.until))
    return f"{begun or '?'} to {until or 'no end known'}"
