"""What is told without a year here, and with its year in another document: that one gives the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backchannel.dates.inference.content import Content, content, is_alike
from backchannel.dates.inference.dayset import between
from backchannel.dates.inference.neighbour import Account
from backchannel.dates.inference.network import ANY_TIME, Link
from backchannel.dates.inference.ranks import Rank
from backchannel.dates.inference.told import Telling, telling_name
from backchannel.dates.inference.wording import quoted, set_words
from backchannel.dates.inference.words import Words


def open_tellings(tellings: Sequence[Telling]) -> list[Telling]:
    """Return what a text tells of without its year, and not as planned."""
    return [telling for telling in tellings if telling.yearless and telling.side != "future"]


def links(text: str, tellings: Sequence[Telling], known: Sequence[Account], words: Words) -> Iterator[Link]:
    """Yield the days that other documents give; none where they give several years."""
    contents = [(account, content(account.sentence, words)) for account in known if account.fine]
    for telling in open_tellings(tellings):
        mine = content(text[slice(*telling.sentence)], words)
        same = [
            (account, theirs)
            for account, theirs in contents
            if between(account.first, account.last) & telling.days and is_alike(mine, theirs)
        ]
        if len({account.first.year for account, _ in same}) == 1:
            yield _link(telling, mine, *max(same, key=lambda one: _likeness(mine, *one)))


def _likeness(mine: Content, account: Account, theirs: Content) -> tuple[int, str, str]:
    return len(mine.keys() & theirs.keys()), account.by, account.sentence


def _link(telling: Telling, mine: Content, account: Account, theirs: Content) -> Link:
    days = between(account.first, account.last)
    shared = ", ".join(mine[key] for key in sorted(mine.keys() & theirs.keys()))
    reason = (
        f"{quoted(telling.expression.text)} is told with what {account.by} dates {set_words(days)} "
        f"(both have: {shared})"
    )
    return Link(
        source=telling_name(telling),
        days=days,
        least=0,
        most=ANY_TIME,
        rank=Rank.RETOLD,
        basis="folder",
        reason=reason,
    )
