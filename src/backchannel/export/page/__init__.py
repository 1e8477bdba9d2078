"""The page: a whole record as one HTML file that needs nothing else.

`render` is the door. The file asks for nothing outside itself, runs only the scripts that its own policy names by hash,
shows every text escaped, and stays readable without JavaScript, on paper and on a phone.
"""

from __future__ import annotations

from backchannel.export.page.against import against, of_documents
from backchannel.export.page.cards import cards, loose_accounts
from backchannel.export.page.index import Index
from backchannel.export.page.lanes import timeline
from backchannel.export.page.people import people
from backchannel.export.page.places import place_rules
from backchannel.export.page.quotations import register
from backchannel.export.page.reports import reports
from backchannel.export.page.sheet import fill
from backchannel.export.page.summary import summary
from backchannel.export.page.tracks import lanes_of, tracks
from backchannel.export.page.words import EXISTENCE, STATUS, safe_id
from backchannel.model import Contents

__all__ = ["render"]

OPEN_UPTO = 40
"""Up to this many events every account is open from the start, and up to this many quotations every quotation: about as
many as a reader scrolls through."""
COMPACT_FROM = 300
"""With more events than this a card shows its date, heading and first words only, until it is opened."""


def render(contents: Contents) -> str:
    """Return the page of a record. The same contents give the same text, whatever the order of their parts."""
    index = Index(contents)
    events, documents, quotations = cards(index), reports(index), register(index)
    lanes = timeline(lanes_of(index, events, documents))
    return fill(
        place_rules(lanes),
        summary=summary(contents),
        timeline=lanes,
        tracks=tracks(index),
        cards=events,
        loose=loose_accounts(index),
        against=tuple(against(one, index) for one in of_documents(index).get(None, [])),
        register=quotations,
        people=people(index),
        reports=documents,
        actors=_actors(contents),
        statuses=[(code, words) for code, words in STATUS.items() if any(card.status == code for card in events)],
        existences=[(code, words) for code, words in EXISTENCE.items() if any(c.existence == code for c in events)],
        accounts_open=len(events) <= OPEN_UPTO,
        quotes_open=quotations.count <= OPEN_UPTO,
        compact=len(events) > COMPACT_FROM,
    )


def _actors(contents: Contents) -> list[tuple[str, str]]:
    """Return id and name of the actors that take part in an event, by name, for the filter."""
    used = {participant.actor for event in contents.events for participant in event.participants}
    named = {(actor.name.casefold(), actor.name, actor.id) for actor in contents.actors if actor.id in used}
    return [(safe_id(identity), name) for _, name, identity in sorted(named)]
