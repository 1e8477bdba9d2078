"""A role as one place of a text gives it."""

from __future__ import annotations

from msgspec import Struct

from backchannel.actors.titles import Title
from backchannel.actors.whose import Body
from backchannel.model import RoleSort


class Given(Struct, frozen=True, kw_only=True):
    """One place that gives an actor a role: tokens `start` to `end` (exclusive), its title and whose it is.

    `core` is the title without the place or matter that it is for. `noun` is the token of the title, or of the verb
    where that alone gives the role; `verb` the verb that gives it, if one does. `over` says that the role is past,
    `ending` that the verb tells of its end. `weak` places name nobody: the actor is known from elsewhere.
    """

    actor: str
    title: str
    core: str
    body: Body | None
    sort: RoleSort
    start: int
    end: int
    noun: int
    rule: str
    confidence: float
    verb: int | None = None
    over: bool = False
    ending: bool = False
    weak: bool = False


def of_title(actor: str, title: Title, sort: RoleSort, rule: str, confidence: float, *, start: int, end: int) -> Given:
    """Return what a title gives to an actor; `start` and `end` are the tokens of his name or of the verb."""
    return Given(
        actor=actor, title=title.text, core=title.core, body=title.body, sort=sort, start=min(start, title.start),
        end=max(end, title.end), noun=title.noun, rule=rule, confidence=confidence, over=title.over,
    )  # fmt: skip
