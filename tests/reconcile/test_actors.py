"""Actors joined across documents."""

from __future__ import annotations

from backchannel.reconcile.actors import join
from tests.support import actor


def test_the_name_that_most_mentions_stand_behind_wins_and_no_mention_is_lost() -> None:
    (joined,) = join(
        [actor("x", name="Rarely", on="doc-a", times=1), actor("x", name="Often", on="doc-b", times=3, part_of="y")]
    )
    assert joined.name == "Often"
    assert joined.part_of == "y"
    assert [m.document for m in joined.mentions] == ["doc-a", "doc-b", "doc-b", "doc-b"]


def test_different_ids_stay_different_actors() -> None:
    assert [a.id for a in join([actor("x"), actor("y")])] == ["x", "y"]
