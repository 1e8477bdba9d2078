"""Roles joined across documents."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from backchannel.model import Attestation, DateRange, Role, Span
from backchannel.reconcile.roles import join
from tests.support import day


@dataclass(frozen=True)
class Told:
    """What one document says of a role."""

    on: str
    title: str = "foreign minister"
    actor: str = "actor-x"
    organisation: str | None = "Chad"
    begun: DateRange | None = None
    until: DateRange | None = None
    places: tuple[int, ...] = (0,)


def role(told: Told) -> Role:
    words = f"X, {told.title}"
    return Role(
        id="role-of-a-reading", actor=told.actor, title=told.title, organisation=told.organisation, body=None,
        attested=tuple(
            Attestation(document=told.on, start=start, end=start + len(words), text=words) for start in told.places
        ),
        begun=told.begun, until=told.until, made_by="rule:title", confidence=0.8,
    )  # fmt: skip


def joined(*told: Told) -> list[Role]:
    return list(join(role(one) for one in told))


def test_one_role_has_the_places_of_all_documents_in_order() -> None:
    (found,) = joined(Told("doc-b", "Foreign Minister"), Told("doc-a", places=(40, 7)))
    assert [(a.document, a.start) for a in found.attested] == [("doc-a", 7), ("doc-a", 40), ("doc-b", 0)]
    assert found.title == "foreign minister"


def test_another_actor_title_or_organisation_is_another_role() -> None:
    others = (Told("a"), Told("b", actor="actor-y"), Told("c", "prime minister"), Told("d", organisation="Mali"))
    found = joined(*others, Told("e", organisation=None))
    assert len({one.id for one in found}) == 5
    assert [one.id for one in found] == sorted(one.id for one in found)


def test_a_beginning_stays_where_all_who_tell_one_agree() -> None:
    (agreed,) = joined(Told("a", begun=day("2004-05-01")), Told("b", begun=day("2004-05-01")), Told("c"))
    assert agreed.begun is not None
    assert agreed.begun.edtf == "2004-05-01"
    (unclear,) = joined(Told("a", begun=day("2004-05-01")), Told("b", begun=day("2005-05-01")))
    assert unclear.begun is None


def test_the_words_for_a_beginning_say_whose_they_are() -> None:
    begun = DateRange(edtf="2004", phrase=Span(start=9, end=19, text="since 2004"), reason="given in full")
    (found,) = joined(Told("doc-a", begun=begun))
    assert found.begun is not None
    assert found.begun.phrase is not None
    assert found.begun.phrase.document == "doc-a"


TOLD = st.builds(
    Told, on=st.sampled_from(["a", "b", "c"]), title=st.sampled_from(["envoy", "Envoy", "chief"]),
    actor=st.sampled_from(["x", "y"]), begun=st.sampled_from([None, day("2004-05-01"), day("2005-05-01")]),
    places=st.tuples(st.integers(0, 5)),
)  # fmt: skip


@given(st.lists(TOLD, max_size=8), st.randoms())
def test_the_order_of_documents_changes_nothing_and_no_place_is_lost(told: list[Told], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found, again = joined(*told), joined(*shuffled)
    assert [(r.id, r.attested, r.begun) for r in found] == [(r.id, r.attested, r.begun) for r in again]
    assert {(r.actor, a.document, a.start) for r in found for a in r.attested} == {
        (one.actor, one.on, start) for one in told for start in one.places
    }
