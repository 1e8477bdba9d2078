"""How sure each kind of clue is, in one table: the network sets aside what contradicts surer ones."""

from __future__ import annotations

from enum import IntEnum


class Rank(IntEnum):
    """A kind of clue; the lower, the surer. Set by reasoning; only the order counts."""

    WITNESS = 0
    """What the page's own witnesses leave open."""
    BESIDE = 8
    """A relative time with its date beside it."""
    DAY, MONTH, YEAR = 10, 12, 14
    """A date told of as past."""
    COPY = 16
    """A dated report that is a copy."""
    YEARLESS = 20
    """A day or month without its year."""
    EVENT_NAMED, EVENT_TOLD = 30, 32
    """A public event by a name of its own, or told with a month."""
    RETOLD = 34
    """A month that another document dates."""
    BEGUN_HERE, BEGUN_EVENT, BEGUN_FOLDER = 38, 40, 42
    """A length, counted from what the text itself, a public event or another document dates."""
    PLANNED = 60
    """A plan: an old one may be told of."""
    EVENT_RELATIVE = 65
    """A relative time told with a public event."""
    WEEKDAY, RECENT = 70, 80
    """Habits of news."""
