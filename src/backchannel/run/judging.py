"""A person's word on who is who: kept among the decisions, and everything concluded anew with it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from backchannel.directory import using
from backchannel.errors import RecordError, UsageError
from backchannel.model import ActorKey, Judgement
from backchannel.record.folder import Folder
from backchannel.record.judgements import Judged, as_decision, in_force
from backchannel.record.record import BUILDING, Record, now, writing
from backchannel.run.build import conclude_anew
from backchannel.run.identity import is_known
from backchannel.run.progress import Progress


class Given(Struct, frozen=True, kw_only=True):
    """A judgement that was kept, and what came of it.

    `actors` are the two actors' ids now, the same one twice where they are one; `against` is the judgement in force
    that this one could not be followed against, None where it was followed.
    """

    decision: str
    actors: tuple[str, str]
    against: Judged | None


def judge(
    root: Path, one: str, other: str, *, same: bool, by: str, note: str | None = None, progress: Progress | None = None
) -> Given:
    """Keep the judgement that two actors are the same, or are not, and conclude everything anew.

    An actor is named by its id, or as one document has it by `ID@DOCUMENT`. Raises `UsageError` where one isn't there
    or both are the same, `RecordError` where there is no record, or none that a build has finished.
    """
    Folder(root).require()
    try:
        with writing(root) as record, using(record.folder.users_directory()):
            if record.state(BUILDING):
                raise RecordError(f"{root}: its build was not finished", advice="Run the same build again, then judge.")
            return _judge(record, one, other, same, by, note, progress)
    except sqlite3.DatabaseError as error:
        raise RecordError(
            f"{root}: the record can't be written ({error})",
            advice="Make room (or give the right to write), then run the same command again.",
        ) from error


def _judge(
    record: Record, one: str, other: str, same: bool, by: str, note: str | None, progress: Progress | None
) -> Given:  # fmt: skip
    left, right = resolve(record, one), resolve(record, other)
    right = _without(right, left, other)
    left = _without(left, right, one)
    judgement = Judgement(same=same, one=_short(record, left, right, same), other=_short(record, right, left, same))
    on = _actor(record, left[0])
    # Kept before anything is concluded from it: a person's word outlives a run that is broken off.
    link = record.decisions.append(as_decision(judgement, on=on, by=by, at=now(), note=note))
    conclude_anew(record, progress)
    return Given(
        decision=f"decision-{link.hash[:16]}", actors=(_actor(record, left[0]), _actor(record, right[0])),
        against=_against(record, left, right, same),
    )  # fmt: skip


def resolve(record: Record, name: str) -> list[ActorKey]:
    """Return the documents' actors that a name on the command line means. Raises `UsageError` for none."""
    actor, at, document = name.partition("@")
    # A document's own id for an actor will do as well as the record's.
    found = record.identity.keys_of(actor) or record.identity.local(actor)
    if at:
        own = record.identity.present([ActorKey(actor=actor, document=document)])
        found = [one for one in found if one.document == document] or own
    if not found:
        raise UsageError(
            f"{record.folder.root}: {name!r} is no actor here",
            advice="See ids with: backchannel suggestions, or backchannel show ID for an actor's documents.",
        )
    return found


def _without(side: list[ActorKey], other: Sequence[ActorKey], name: str) -> list[ActorKey]:
    """Return a side without the other's part of it: `X@DOCUMENT` is not the rest of X."""
    others = frozenset(other)
    rest = [key for key in side if key not in others] if len(side) > len(other) else side
    if not others.isdisjoint(rest):
        raise UsageError(
            f"{name!r}: both are the same actor",
            advice="To part an actor, say in which document he is another: ACTOR@DOCUMENT.",
        )
    return rest


def _short(
    record: Record, side: Sequence[ActorKey], other: Sequence[ActorKey], same: bool
) -> tuple[ActorKey, ...]:  # fmt: skip
    """Return the keys of a side, where all of one id are meant as that id, which holds of documents to come as well.

    All means all but those that the other side names. Of people whom the directory doesn't know, the next document's
    may be a namesake: sameness holds only of the documents judged, and difference of an id that is wholly on one side.
    """
    short: list[ActorKey] = []
    groups: dict[str, list[ActorKey]] = {}
    for key in side:
        groups.setdefault(key.actor, []).append(key)
    theirs = Counter(key.actor for key in other)
    for local, mine in sorted(groups.items()):
        rest = len(record.identity.local(local)) - len(mine)
        known = is_known(local) and len(mine) > theirs[local] == rest
        whole = known or (not same and not rest)
        short += [ActorKey(actor=local)] if whole else mine
    return tuple(short)


def _actor(record: Record, key: ActorKey) -> str:
    found = record.identity.actor_of(key)
    assert found is not None
    return found


def _against(record: Record, left: Sequence[ActorKey], right: Sequence[ActorKey], same: bool) -> Judged | None:
    """Return a judgement that keeps apart whom this one called the same."""
    if not same or _actor(record, left[0]) == _actor(record, right[0]):
        return None
    ours = {_actor(record, key) for key in (*left, *right)}
    for one in in_force(record.decisions.all()):
        sides = (one.judgement.one, one.judgement.other)
        if not one.judgement.same and all(
            not ours.isdisjoint(_actor(record, key) for key in record.identity.present(side)) for side in sides
        ):
            return one
    return None
