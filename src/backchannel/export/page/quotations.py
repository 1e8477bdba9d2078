"""The register of quotations: by speaker, each with its words, manner, day, addressee and chain."""

from __future__ import annotations

from dataclasses import dataclass

from backchannel.export.page import words as w
from backchannel.export.page.cards import Maker, When, maker_of, when
from backchannel.export.page.index import Index, Named, Words
from backchannel.model import Quote

FIRST = 40
"""So many speakers stand at once, those with most quotations; the others are folded."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, `retold` where it is in the report's own words.

    `manner` is such as "denied"; `facts` say its form and medium; `accounts` are ids on the page.
    """

    id: str
    letter: str
    words: tuple[Words, ...]
    retold: bool
    manner: str
    facts: tuple[str, ...]
    when: When | None
    speaker: Named | None
    speaker_words: Words | None
    to: Named | None
    way: Words | None
    chain: tuple[Named, ...]
    continues: str | None
    accounts: tuple[tuple[str, str], ...]
    maker: Maker


@dataclass(frozen=True, slots=True)
class Speaker:
    """All quotations of one speaker; or (`each`) of many, who are then told with each quotation."""

    id: str
    actor: Named
    each: bool
    count: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The speakers with a name, the first and the others; then those without, and words that nobody is given."""

    first: tuple[Speaker, ...]
    others: tuple[Speaker, ...]
    nameless: tuple[Speaker, ...]
    count: int


def register(index: Index) -> Register:
    """Return the register of all quotations."""
    by: dict[str, list[Quote]] = {}
    nameless: list[Quote] = []
    nobody: list[Quote] = []
    for quote in index.quotes:
        if quote.speaker is None:
            nobody.append(quote)
        elif quote.speaker in index.sheets:
            by.setdefault(quote.speaker, []).append(quote)
        else:
            nameless.append(quote)
    order = sorted(by, key=lambda actor: (-len(by[actor]), index.name(actor).casefold(), actor))
    named = tuple(
        _speaker(f"page-s{place}", index.named(actor), by[actor], index) for place, actor in enumerate(order, start=1)
    )
    groups = (
        ("page-s-nameless", "Speakers whom no report names", nameless),
        ("page-s-nobody", "No speaker told", nobody),
    )
    return Register(
        first=named[:FIRST],
        others=named[FIRST:],
        nameless=tuple(
            _speaker(id, Named(title, None), found, index, each=True) for id, title, found in groups if found
        ),
        count=len(index.quotes),
    )


def manner_of(quote: Quote) -> str:
    """Return in what manner words are given to somebody: "denied", "did not deny"; "quoted" where no verb says."""
    if quote.speaker is None and quote.cue_span is None:
        return "quoted"
    return w.MANNER[quote.manner][quote.negated]


def _speaker(id: str, actor: Named, quotes: list[Quote], index: Index, *, each: bool = False) -> Speaker:
    found = tuple(_quotation(quote, index) for quote in quotes)
    return Speaker(id, actor, each, w.plural(len(found), "quotation"), found)


def _quotation(quote: Quote, index: Index) -> Quotation:
    facts = [w.FORM[quote.form]]
    facts += ["the report does not vouch for its having been said"] if quote.hedged else []
    facts += [w.MEDIUM[quote.medium]] if quote.medium else []
    known = [claim for claim in quote.claims if claim in index.claims]
    said = quote.said
    return Quotation(
        id=w.safe_id(quote.id),
        letter=index.letter(quote.document),
        words=tuple(index.words(span, quote.document) for span in quote.spans),
        retold=quote.form == "indirect",
        manner=manner_of(quote),
        facts=tuple(facts),
        when=when(said, index, quote.document) if said.earliest or said.latest or said.phrase else None,
        speaker=None if quote.speaker is None else index.named(quote.speaker),
        speaker_words=None if quote.speaker_span is None else index.words(quote.speaker_span, quote.document),
        to=None if quote.addressee is None else index.named(quote.addressee),
        way=None if quote.channel is None else index.words(quote.channel, quote.document),
        chain=index.chain(quote),
        continues=None if quote.continues is None else w.safe_id(quote.continues),
        accounts=tuple((w.safe_id(id), w.clipped(index.claims[id].evidence[0].text, 60)) for id in known),
        maker=maker_of(quote),
    )
