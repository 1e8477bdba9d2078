"""The sheet of each named actor: names, offices, events and accounts, quotations."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.export.naming import MOST, days_attested, has_term, names_in_use, ways_attested
from backchannel.export.page import words as w
from backchannel.export.page.cards import Maker, maker_of
from backchannel.export.page.days import in_words
from backchannel.export.page.index import Index, Named, Words
from backchannel.export.page.quotations import manner_of
from backchannel.model import Actor, Attestation, Claim, Event, Mention, Quote, Role, Span

FIRST = 40
"""So many sheets stand at once, of those who take part in most; the others are folded."""
CLIP = 110


@dataclass(frozen=True, slots=True)
class Used:
    """Words in use, their first place, and how often they are used."""

    words: Words
    times: int


@dataclass(frozen=True, slots=True)
class Office:
    """A role: its title, whose it is, its days, the words that attest it, and where the directory has it from."""

    title: str
    body: Named | None
    days: str
    words: tuple[Used, ...]
    source: str | None
    maker: Maker


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an actor takes part in or says: where it stands on the page, what it is, when.

    `note` says as what, in what manner, with what status, and whether the reading is in doubt.
    """

    href: str
    text: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One actor. `busy` says whether anything but names is known of him; `holds` says in short what the sheet holds."""

    id: str
    name: str
    kind: str
    holds: str
    busy: bool
    part_of: Named | None
    used: tuple[Used, ...]
    mentions: str
    attested: tuple[Office, ...]
    known: tuple[Office, ...]
    events: tuple[Part, ...]
    accounts: tuple[Part, ...]
    said: tuple[Part, ...]
    told: tuple[Part, ...]
    maker: Maker


@dataclass(frozen=True, slots=True)
class People:
    """All sheets: the first, the others, and those of actors who are only named."""

    first: tuple[Sheet, ...]
    others: tuple[Sheet, ...]
    only_named: tuple[Sheet, ...]


def people(index: Index) -> People:
    """Return the sheets of all named actors, those who take part in most first."""
    gathered = _Gathered(index)
    sheets = [gathered.sheet(index.actors[actor]) for actor in index.sheets]
    busy = sorted((sheet for sheet in sheets if sheet.busy), key=_order)
    others = sorted(busy[FIRST:], key=_by_name)
    return People(tuple(busy[:FIRST]), tuple(others), tuple(sorted((s for s in sheets if not s.busy), key=_by_name)))


def _order(sheet: Sheet) -> tuple[int, str, str]:
    return -len(sheet.events) - len(sheet.accounts) - len(sheet.said), *_by_name(sheet)


def _by_name(sheet: Sheet) -> tuple[str, str]:
    return sheet.name.casefold(), sheet.id


class _Gathered:
    """What the record says of each actor, looked through once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.events: dict[str, list[Part]] = {}
        self.accounts: dict[str, list[Part]] = {}
        self.said: dict[str, list[Part]] = {}
        self.told: dict[str, list[Part]] = {}
        self.roles: dict[str, list[Role]] = {}
        for event in index.events:
            self._take(self.events, event, f"#{w.safe_id(event.id)}", event.label)
        joined = {claim for event in index.events for claim in event.claims}
        loose = index.in_order([claim for claim in index.claims.values() if claim.id not in joined])
        for claim in loose:
            text = claim.evidence[0].text if claim.evidence else claim.id
            self._take(self.accounts, claim, f"#{w.safe_id(claim.id)}", text)
        for quote in index.quotes:
            self._say(quote)
        for role in sorted(index.contents.roles, key=lambda role: role.id):
            self.roles.setdefault(role.actor, []).append(role)

    def _take(self, into: dict[str, list[Part]], told: Event | Claim, href: str, text: str) -> None:
        parts: dict[str, list[str]] = {}
        for one in sorted(told.participants, key=lambda p: w.ROLE_ORDER.index(p.role)):
            roles = parts.setdefault(one.actor, [])
            roles += [w.ROLE[one.role]] if w.ROLE[one.role] not in (*roles, "") else []
        status = [w.STATUS[told.status]] if told.status != "happened" else []
        for actor, roles in parts.items():
            note = ", ".join([*roles, *status, *_doubt(told.confidence)])
            into.setdefault(actor, []).append(Part(href, _short(text), in_words(told.when), note))

    def _say(self, quote: Quote) -> None:
        text = " … ".join(span.text for span in quote.spans)
        known = bool(quote.said.earliest or quote.said.latest)
        note = ", ".join([manner_of(quote), *_doubt(quote.confidence)])
        part = Part(f"#{w.safe_id(quote.id)}", _short(text), in_words(quote.said) if known else "", note)
        if quote.speaker is not None:
            self.said.setdefault(quote.speaker, []).append(part)
        if quote.addressee is not None:
            self.told.setdefault(quote.addressee, []).append(part)

    def sheet(self, actor: Actor) -> Sheet:
        """Return the sheet of an actor."""
        index = self.index
        roles = self.roles.get(actor.id, [])
        attested = tuple(self._office(role) for role in roles if role.basis == "text")
        known = tuple(self._office(role) for role in roles if role.basis == "directory")
        events, accounts = self.events.get(actor.id, ()), self.accounts.get(actor.id, ())
        said, told = self.said.get(actor.id, ()), self.told.get(actor.id, ())
        counts = (
            (len(events), "event"), (len(accounts), "other account"), (len(said), "quotation"), (len(told), "address"),
            (len(attested) + len(known), "office"),
        )  # fmt: skip
        kind = w.ACTOR[actor.type] + (f", {actor.code.country}" if actor.code.country else "")
        return Sheet(
            id=index.sheets[actor.id],
            name=actor.name,
            kind=kind,
            holds=", ".join(w.plural(number, unit) for number, unit in counts if number and unit != "address"),
            busy=any(number for number, _ in counts),
            part_of=None if actor.part_of is None else index.named(actor.part_of),
            used=tuple(Used(self._words(one), times) for one, times in names_in_use(actor)[:MOST]),
            mentions=w.plural(len(actor.mentions), "mention") if actor.mentions else "",
            attested=attested,
            known=known,
            events=tuple(events),
            accounts=tuple(accounts),
            said=tuple(said),
            told=tuple(told),
            maker=maker_of(actor),
        )

    def _office(self, role: Role) -> Office:
        body = None if role.organisation is None else Named(role.organisation, None)
        return Office(
            title=role.title,
            body=self.index.named(role.body) if role.body in self.index.sheets else body,
            days=_days(role),
            words=tuple(Used(self._words(one), times) for one, times in ways_attested(role)[:MOST]),
            source=role.source,
            maker=maker_of(role),
        )

    def _words(self, one: Mention | Attestation) -> Words:
        return self.index.words(Span(start=one.start, end=one.end, text=one.text), one.document)


def _days(role: Role) -> str:
    """Return the days of a role in words: its term, else the first to the last day on which texts attest it."""
    if has_term(role):
        begun = "begin unknown" if role.begun is None else f"from {in_words(role.begun)}"
        return f"{begun}, {'no end known' if role.until is None else f'until {in_words(role.until)}'}"
    return f"called so: {in_words(days_attested(role))}"


def _doubt(confidence: float | None) -> list[str]:
    return ["uncertain reading"] if w.doubtful(confidence) else []


def _short(text: str) -> str:
    return w.clipped(" ".join(text.split()), CLIP)
