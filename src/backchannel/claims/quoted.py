"""Which claims stand in the words of which quotation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from backchannel.model import Claim, Quote


def with_claims(quotes: Iterable[Quote], claims: Sequence[Claim]) -> tuple[Quote, ...]:
    """Return the quotations of a document with the ids of the claims whose predicate stands in their words."""
    return tuple(replace(quote, claims=_claims_in(quote, claims)) for quote in quotes)


def _claims_in(quote: Quote, claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if any(_holds(span.start, span.end, claim) for span in quote.spans))


def _holds(start: int, end: int, claim: Claim) -> bool:
    """Say whether most of a claim's first evidence stands within a stretch."""
    first = claim.evidence[0]
    return 2 * (min(end, first.end) - max(start, first.start)) > first.end - first.start
