"""One role out of what each document has of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from backchannel.model import DateRange, Role


def join(roles: Iterable[Role]) -> Iterator[Role]:
    """Give one role for each id, with the places of all documents in order.

    `roles` must come sorted by id. The words of the title are those of most places, of equals the first in code-point
    order. A beginning or an end stays where all documents that tell one tell the same days.
    """
    for id, group in groupby(roles, key=lambda role: role.id):
        found = sorted(group, key=lambda role: (-len(role.attested), role.title, role.made_by))
        lead = found[0]
        yield Role(
            id=id,
            actor=lead.actor,
            title=lead.title,
            organisation=next((role.organisation for role in found if role.organisation is not None), None),
            body=next((role.body for role in found if role.body is not None), None),
            sort=lead.sort,
            attested=tuple(
                sorted((a for role in found for a in role.attested), key=lambda a: (a.document, a.start, a.end))
            ),
            begun=_agreed([role.begun for role in found]),
            until=_agreed([role.until for role in found]),
            basis=lead.basis,
            source=lead.source,
            made_by=lead.made_by,
            confidence=max((role.confidence for role in found if role.confidence is not None), default=None),
        )


def _agreed(told: Sequence[DateRange | None]) -> DateRange | None:
    """Return the days that are told, where all that tell any tell the same ones; without the words of one document."""
    known = [days for days in told if days is not None]
    same = len({(days.earliest, days.latest) for days in known}) == 1
    return min(known, key=lambda days: (days.edtf or "", days.reason)) if same else None
