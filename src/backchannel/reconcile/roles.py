"""One role out of what each document has of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from backchannel.model import DateRange, Role, role_id


def join(roles: Iterable[Role]) -> Iterator[Role]:
    """Give each role once, with the places of all documents in order; sorted by id.

    A role is one where actor, title and organisation are (`roles` has the actors that were concluded, so that what two
    documents tell of one person under two names comes together). Title and all else are those of the document with most
    places. A beginning or an end stays where all documents that tell one tell the same days.
    """
    groups: dict[str, list[Role]] = {}
    for role in roles:
        groups.setdefault(role_id(role.actor, role.title, role.organisation), []).append(role)
    for id in sorted(groups):
        yield _joined(id, groups[id])


def _joined(id: str, group: Sequence[Role]) -> Role:
    found = sorted(group, key=lambda role: (-len(role.attested), role.title, role.made_by, role.id))
    places = {(a.document, a.start, a.end): a for role in reversed(found) for a in role.attested}
    return replace(
        found[0], id=id, body=next((role.body for role in found if role.body is not None), None),
        attested=tuple(places[key] for key in sorted(places)),
        begun=_agreed([_of_document(role.begun, role) for role in found]),
        until=_agreed([_of_document(role.until, role) for role in found]),
        confidence=max((role.confidence for role in found if role.confidence is not None), default=None),
    )  # fmt: skip


def _of_document(days: DateRange | None, role: Role) -> DateRange | None:
    """Return days with the document that their words stand in: a role belongs to none alone."""
    if days is None or days.phrase is None or not role.attested:
        return days
    return replace(days, phrase=days.phrase.within(role.attested[0].document))


def _agreed(told: Sequence[DateRange | None]) -> DateRange | None:
    """Return the days that are told, where all that tell any tell the same ones; of the first document that does."""
    known = [days for days in told if days is not None]
    if len({(days.earliest, days.latest) for days in known}) != 1:
        return None
    return min(known, key=lambda days: (days.phrase is None, str(days.phrase), days.reason))
