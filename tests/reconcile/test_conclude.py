"""Events, channels and disclosures out of claims."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.model import Actor, Claim, DateRange, ParticipantRole, Secrecy, Span
from backchannel.reconcile import Conclusion, Evidence, conclude
from tests.support import actor, between, claim, day, town

A: ParticipantRole = "participant"
ACTORS = (actor("a"), actor("b"), actor("c"), actor("a-delegation", part_of="a"), actor("med"))
OSLO = town("Oslo", "NOR")
NORWAY = town("Norway", "NOR", 9)


def run(
    claims: Sequence[Claim], published: dict[str, DateRange] | None = None, actors: Sequence[Actor] = ACTORS
) -> Conclusion:
    """Conclude from claims in memory."""
    by_id = {c.id: c for c in claims}
    unknown = DateRange(reason="no date is given")
    return conclude(
        Evidence(
            claims=lambda: claims,
            claim=by_id.__getitem__,
            disclosing=lambda d: [c for c in claims if c.document == d and c.layer == "disclosure"],
            published=lambda d: (published or {}).get(d, unknown),
            name_of=lambda d: d,
            is_country=lambda where: where.geonames == NORWAY.geonames,
        ),
        actors,
    )


def test_two_reports_of_one_meeting_are_one_event() -> None:
    found = run(
        [
            claim("1", on="doc-a", when=day("2030-04-28"), who={"a": A, "b": A}, where=OSLO),
            claim("2", on="doc-b", when=between("2030-04-01", "2030-04-30"), who={"a-delegation": A, "b": A}),
        ]
    )
    (event,) = found.events
    assert event.claims == ("claim-1", "claim-2")
    assert event.when.edtf == "2030-04-28"
    assert event.where is not None
    assert event.where.place == "Oslo"


def test_a_country_agrees_with_a_town_in_it_and_the_town_is_kept() -> None:
    base = {"a": A, "b": A}
    (event,) = run(
        [
            claim("1", when=day("2030-04-28"), who=base, where=NORWAY),
            claim("2", when=day("2030-04-28"), who=base, where=OSLO),
        ]
    ).events
    assert event.where is not None
    assert event.where.place == "Oslo"


def test_other_places_other_days_other_means_stay_apart() -> None:
    base = {"a": A, "b": A}
    found = run(
        [
            claim("1", when=day("2030-04-28"), who=base, where=OSLO),
            claim("2", when=day("2030-04-28"), who=base, where=town("Tunis", "TUN", 2)),
            claim("3", when=day("2030-05-02"), who=base, where=OSLO),
            claim("4", when=day("2030-04-28"), who=base, where=OSLO, medium="phone"),
            claim("5", when=day("2030-04-28"), who=base, where=OSLO, status="planned"),
        ]
    )
    assert len(found.events) == 5


def test_a_vague_account_does_not_bridge_two_meetings() -> None:
    base = {"a": A, "b": A}
    found = run(
        [
            claim("1", when=day("2030-04-02"), who=base, where=OSLO),
            claim("2", when=between("2030-04-01", "2030-04-30"), who=base, where=OSLO),
            claim("3", when=day("2030-04-28"), who=base, where=OSLO),
        ]
    )
    assert len(found.events) == 2
    together = next(e for e in found.events if len(e.claims) == 2)
    assert not {"claim-1", "claim-3"} <= set(together.claims)


def test_undated_accounts_join_only_within_their_document() -> None:
    base = {"a": A, "b": A}
    here = [claim("1", who=base, where=OSLO), claim("2", who=base, where=OSLO), claim("3", who=base)]
    found = run([*here, claim("4", on="doc-b", who=base, where=OSLO)])
    assert sorted(e.claims for e in found.events) == [("claim-1", "claim-2"), ("claim-3",), ("claim-4",)]


def test_an_undated_account_joins_the_one_dated_meeting_of_its_document_and_none_of_two() -> None:
    base = {"a": A, "b": A}
    dated = claim("1", when=day("2030-04-28"), who=base, where=OSLO)
    undated = claim("2", who=base, where=OSLO, start=50)
    elsewhere = claim("3", on="doc-b", who=base, where=OSLO)
    nowhere = claim("5", who=base, start=70)
    found = run([dated, undated, elsewhere, nowhere]).events
    assert sorted(e.claims for e in found) == [("claim-1", "claim-2"), ("claim-3",), ("claim-5",)]
    again = claim("4", when=day("2030-06-01"), who=base, where=OSLO, start=90)
    assert len(run([dated, undated, again]).events) == 3


def test_copies_and_shared_origins_are_counted_once() -> None:
    base = {"when": day("2030-04-28"), "who": {"a": A, "b": A}, "where": OSLO}
    (event,) = run(
        [
            claim("1", on="doc-a", words="They met in Oslo.", attribution=("outlet-a", "minister"), **base),  # type: ignore[arg-type]
            claim("2", on="doc-b", words="they met  in Oslo", attribution=("outlet-b",), **base),  # type: ignore[arg-type]
            claim("3", on="doc-c", words="Talks were held", attribution=("outlet-c", "minister"), **base),  # type: ignore[arg-type]
            claim("4", on="doc-d", words="Both sat down", attribution=("outlet-d",), **base),  # type: ignore[arg-type]
        ]
    ).events
    assert event.independent_origins == 2


def test_a_secret_meeting_told_years_later_has_a_disclosure_with_its_lag() -> None:
    secret = Secrecy(existence="secret", content="partly", spans=(Span(start=0, end=6, text="secret"),))
    found = run(
        [
            claim("1", on="doc-b", when=day("2030-04-28"), who={"a": A, "b": A}, secrecy=secret, where=OSLO),
            claim(
                "2", on="doc-b", layer="disclosure", words="the minister told the paper", start=90, who={"med": "actor"}
            ),
        ],
        published={"doc-b": day("2037-05-01")},
    )
    (disclosure,) = found.disclosures
    assert disclosure.sort == "interview"
    assert disclosure.by == ("med",)
    assert disclosure.lag_days == (2560, 2560)
    event = next(e for e in found.events if e.layer == "talk")
    assert event.secrecy.existence == "secret"
    assert event.secrecy.spans[0].document == "doc-b"
    assert event.first_public is not None
    assert event.first_public.edtf == "2037-05-01"
    assert event.lag_days == (2560, 2560)


def test_events_of_the_same_sides_and_mediator_are_one_channel() -> None:
    through: dict[str, ParticipantRole] = {"a": A, "b": A, "med": "mediator"}
    found = run(
        [
            claim("1", when=day("2030-04-28"), who=through, where=OSLO),
            claim("2", when=day("2030-06-01"), who={"a-delegation": A, "b": A, "med": "mediator"}),
            claim("3", when=day("2030-07-09"), who={"a": A, "b": A}, where=town("Tunis", "TUN", 2)),
        ]
    )
    assert len(found.channels) == 2
    mediated = next(c for c in found.channels if c.mediators)
    assert mediated.between == ("a", "b")
    assert len(mediated.events) == 2
    assert mediated.directness == "indirect"
    assert {e.channel for e in found.events} == {c.id for c in found.channels}


def test_an_undated_report_may_be_the_first() -> None:
    base = {"when": day("2030-04-28"), "who": {"a": A, "b": A}, "where": OSLO}
    both = [claim("1", on="doc-a", **base), claim("2", on="doc-b", **base)]  # type: ignore[arg-type]
    capture = DateRange(edtf="../2030-05-20", latest=day("2030-05-20").latest, reason="saved then")
    for other, latest in ((DateRange(reason="unknown"), "2030-06-25"), (capture, "2030-05-20")):
        (event,) = run(both, published={"doc-a": day("2030-06-25"), "doc-b": other}).events
        assert event.first_public is not None
        assert event.first_public.earliest is None
        assert str(event.first_public.latest) == latest
        assert event.lag_days is None


def test_the_days_that_two_accounts_allow_are_kept_as_days() -> None:
    base = {"who": {"a": A, "b": A}, "where": OSLO}
    one = between("2030-05-04", "2030-05-11")
    assert one.earliest
    assert one.latest
    one = replace(one, candidates=(one.earliest, one.latest))
    (event,) = run(
        [
            claim("1", when=one, **base),  # type: ignore[arg-type]
            claim("2", on="doc-b", when=between("2030-05-05", "2030-05-12"), **base),  # type: ignore[arg-type]
        ]
    ).events
    assert [str(d) for d in event.when.candidates or ()] == ["2030-05-11"]


dates = st.one_of(
    st.none(),
    st.integers(1, 28).map(lambda d: day(f"2030-04-{d:02}")),
    st.tuples(st.integers(1, 28), st.integers(1, 28)).map(
        lambda p: between(f"2030-04-{min(p):02}", f"2030-04-{max(p):02}")
    ),
)
people = st.dictionaries(st.sampled_from(["a", "b", "c", "a-delegation", "med"]), st.sampled_from([A, "mediator"]))
places = st.sampled_from([None, OSLO, town("Tunis", "TUN", 2)])


@st.composite
def many_claims(draw: st.DrawFn) -> list[Claim]:
    """Some claims about few people, places and days, so that joins and clashes are common."""
    return [
        claim(
            str(n),
            on=draw(st.sampled_from(["doc-a", "doc-b"])),
            when=draw(dates),
            who=draw(people),
            where=draw(places),
            status=draw(st.sampled_from(["happened", "planned"])),
        )
        for n in range(draw(st.integers(0, 9)))
    ]


@given(many_claims(), st.randoms())
def test_the_order_of_claims_does_not_matter_and_none_is_lost(claims: list[Claim], random: object) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found = run(claims)
    assert run(shuffled) == found
    assert sorted(id for e in found.events for id in e.claims) == sorted(c.id for c in claims)


@given(many_claims())
def test_no_event_holds_accounts_that_clash(claims: list[Claim]) -> None:
    by_id = {c.id: c for c in claims}
    for event in run(claims).events:
        members = [by_id[id] for id in event.claims]
        firsts = [c.when.earliest for c in members if c.when.earliest]
        lasts = [c.when.latest for c in members if c.when.latest]
        assert not firsts or not lasts or max(firsts) <= min(lasts)
        assert len({c.where.place for c in members if c.where}) <= 1
        assert len({c.status for c in members}) == 1
        assert event.when.earliest == max(firsts, default=None)
        assert event.when.latest == min(lasts, default=None)
