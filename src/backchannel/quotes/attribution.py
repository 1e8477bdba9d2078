"""One attribution found in a text: whose it is (source), by which words (cue), and what (content), in tokens."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backchannel.model import Manner
from backchannel.quotes.syntax import Stretch

Found = Literal["parse", "tagger", "marks", "both"]


class Attribution(Struct, frozen=True, kw_only=True):
    """What a text attributes, in tokens of a `Reading`, end exclusive.

    `source` is None where the text names nobody, `cue` where a quotation goes on without one. `head` is the token that
    decides what kind of cue it is. `contents` stand in the order of the text. `through` are the words for who
    hands it on (`Tass quoted him`). `by` says what found it.
    """

    source: Stretch | None
    cue: Stretch | None
    head: int | None
    contents: tuple[Stretch, ...]
    manner: Manner = "said"
    speech: bool = True
    negated: bool = False
    hedged: bool = False
    through: Stretch | None = None
    by: Found
    confidence: float
