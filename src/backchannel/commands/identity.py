"""`same`, `different` and `suggestions`: who is who across documents, and a person's word on it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from pathlib import Path

import click
from msgspec import Struct

from backchannel.commands.common import (
    F,
    default_record,
    json_option,
    log,
    open_record,
    print_json,
    print_table,
    record_argument,
)
from backchannel.errors import UsageError
from backchannel.model import ActorKey, Suggestion
from backchannel.record import Record
from backchannel.record.judgements import Judged, stale
from backchannel.run.judging import judge

_SUGGESTION = "suggestion-"


class _Stale(Struct, frozen=True, kw_only=True):
    """A judgement in force whose actors are gone, as a row among the suggestions."""

    id: str
    actors: tuple[tuple[ActorKey, ...], tuple[ActorKey, ...]]
    score: None = None
    reason: str
    state: str = "stale"


def _judging(command: F) -> F:
    command = click.option("--note", help="Why, in your own words.")(command)
    command = click.option("--by", help="Who judges. [default: the name you are logged in under]")(command)
    return click.argument("actors", nargs=-1, required=True, metavar="[RECORD] ACTOR ACTOR")(command)


@click.command("same")
@_judging
def same(actors: tuple[str, ...], by: str | None, note: str | None) -> None:
    """Judge that two actors are one, and conclude everything anew.

    An ACTOR is an id, or ID@DOCUMENT: the one whom that document calls so. A suggestion's id stands for both of its
    actors. The judgement is kept for good. Where an earlier one keeps the two apart, that one holds, and you are told;
    the last word on just the same two counts.

    \b
    Examples:
      backchannel same record/ actor-person-a actor-person-b
      backchannel same record/ suggestion-0123456789abcdef --note "same office, same week"
    """
    _judge(actors, same=True, by=by, note=note)


@click.command("different")
@_judging
def different(actors: tuple[str, ...], by: str | None, note: str | None) -> None:
    """Judge that two actors are not one, and conclude everything anew.

    They will never be made one again, neither by a likeness of their own nor through others. An ACTOR is an id, or
    ID@DOCUMENT: the one whom that document calls so; two men of one name are parted by naming their documents. A
    suggestion's id stands for both of its actors. The judgement is kept for good.

    \b
    Examples:
      backchannel different record/ actor-person-a@doc-1 actor-person-a@doc-2
      backchannel different record/ actor-person-a@doc-1 actor-person-a
    """
    _judge(actors, same=False, by=by, note=note)


def _judge(given: tuple[str, ...], *, same: bool, by: str | None, note: str | None) -> None:
    by_suggestion = given[-1].startswith(_SUGGESTION)
    named = 1 if by_suggestion else 2
    if not named <= len(given) <= named + 1:
        raise click.UsageError("give the record's folder and two actors, or one suggestion")
    root = default_record(Path(given[0]) if len(given) > named else None)
    one, other = _suggested(root, given[-1]) if by_suggestion else given[-2:]
    done = judge(root, one, other, same=same, by=by or _user(), note=note)
    a, b = done.actors
    if done.against is not None:
        _told_against(done.against, a, b)
    elif a == b:
        log(f"Kept as {done.decision}. They are one: {a}")
    else:
        log(f"Kept as {done.decision}. They are two: {a} and {b}")


def _told_against(against: Judged, a: str, b: str) -> None:
    by, at = against.link.decision.by, against.link.decision.at
    sides = " and ".join(_written(side) for side in (against.judgement.one, against.judgement.other))
    log(
        f"Kept, but {a} and {b} stay two: {by} judged on {at[:10]} that {sides} are different."
        " To take that back, say of just these that they are the same."
    )


def _suggested(root: Path, id: str) -> tuple[str, str]:
    with open_record(root) as opened:
        found = opened.identity.suggestion(id)
    if found is None:
        raise UsageError(f"{root}: no suggestion {id!r} here", advice="See them with: backchannel suggestions")
    return str(found.actors[0]), str(found.actors[1])


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        raise UsageError("your name isn't known here", advice="Say who judges with --by NAME.") from None


@click.command("suggestions")
@record_argument
@json_option
def suggestions(record: Path | None, as_json: bool) -> None:
    """List who may be one actor across documents, with the score and the reason.

    First what is open: likely, not done, for you to judge with `same` or `different`. Then what was made one for its
    high score, the least certain first. Last the judgements whose actors are no longer in the record.
    """
    with open_record(record) as opened:
        rows: list[Suggestion | _Stale] = [*_suggestions(opened), *_stale(opened)]
        if as_json:
            for row in rows:
                print_json(row)
            return
        print_table(
            ("state", "score", "actors", "why", "id"),
            (
                (row.state, "" if row.score is None else f"{row.score:.2f}", _actors(row), row.reason, row.id)
                for row in rows
            ),
            empty="The record holds no suggestions.",
        )  # fmt: skip


def _suggestions(opened: Record) -> list[Suggestion]:
    found = [one for one in opened.identity.suggestions() if one.state != "blocked"]
    order = {"open": -1, "made": 1}
    return sorted(found, key=lambda one: (order[one.state], order[one.state] * one.score, one.id))


def _stale(opened: Record) -> Iterator[_Stale]:
    for one in stale(opened.decisions.all(), opened.identity):
        decision, said = one.link.decision, "the same" if one.judgement.same else "different"
        yield _Stale(
            id=f"decision-{one.link.hash[:16]}", actors=(one.judgement.one, one.judgement.other),
            reason=f"{decision.by} judged on {decision.at[:10]} that they are {said}; not all of them are here now.",
        )  # fmt: skip


def _actors(row: Suggestion | _Stale) -> str:
    return " and ".join(str(side) if isinstance(side, ActorKey) else _written(side) for side in row.actors)


def _written(side: tuple[ActorKey, ...]) -> str:
    return ", ".join(str(key) for key in side[:3]) + (" …" if len(side) > 3 else "")
