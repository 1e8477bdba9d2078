"""Events, channels and disclosures out of claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

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
    claims: Sequence[Claim],
    published: dict[str, DateRange] | None = None,
    actors: Sequence[Actor] = ACTORS,
    inferred: dict[str, DateRange] | None = None,
) -> Conclusion:
    """Conclude from claims in memory; `inferred` are days of publication that no witness tells."""
    by_id = {c.id: c for c in claims}
    unknown = DateRange(reason="no date is given")
    return conclude(
        Evidence(
            claims=lambda: claims,
            claim=by_id.__getitem__,
            disclosing=lambda d: [c for c in claims if c.document == d and c.layer == "disclosure"],
            published=lambda d: ((published or {}) | (inferred or {})).get(d, unknown),
            inferred=(inferred or {}).get,
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


def test_the_one_day_that_two_accounts_allow_is_the_day() -> None:
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
    assert (event.when.edtf, event.when.candidates) == ("2030-05-11", None)
    assert event.when.earliest == event.when.latest == one.latest


def a_weekday(number: int) -> DateRange:
    """Return a date of which only the weekday is known."""
    return DateRange(weekday=number, reason="a weekday is given")


def test_a_weekday_in_a_report_whose_day_was_concluded_is_one_of_some_days() -> None:
    days = {"doc-a": between("2030-04-03", "2030-04-17")}  # Wednesday to Wednesday
    base = {"who": {"a": A, "b": A}, "when": a_weekday(5)}
    (past,) = run([claim("1", **base)], inferred=days).events  # type: ignore[arg-type]
    assert [str(d) for d in past.when.candidates or ()] == ["2030-03-29", "2030-04-05", "2030-04-12"]
    assert past.when.edtf == "[2030-03-29,2030-04-05,2030-04-12]"
    assert (past.when.weekday, past.when.anchor) == (5, "doc-a")
    for words in ("a weekday is given", "itself a conclusion", "between 2030-04-03 and 2030-04-17", "last Friday"):
        assert words in past.when.reason
    (ahead,) = run([claim("1", status="planned", **base)], inferred=days).events  # type: ignore[arg-type]
    assert [str(d) for d in ahead.when.candidates or ()] == ["2030-04-05", "2030-04-12", "2030-04-19"]


def test_a_weekday_is_one_day_where_the_report_has_one_possible_day_and_only_bounded_where_it_has_very_many() -> None:
    base = {"who": {"a": A, "b": A}, "when": a_weekday(5)}
    (one,) = run([claim("1", **base)], inferred={"doc-a": day("2030-04-03")}).events  # type: ignore[arg-type]
    assert (one.when.edtf, one.when.candidates) == ("2030-03-29", None)
    (many,) = run([claim("1", **base)], inferred={"doc-a": between("2030-01-01", "2030-12-31")}).events  # type: ignore[arg-type]
    assert (many.when.edtf, many.when.candidates) == ("2029-12-28/2030-12-27", None)


def test_an_account_without_any_date_is_bounded_by_the_concluded_days_of_its_report() -> None:
    days = {"doc-a": between("2030-04-03", "2030-04-17")}
    past, ahead = (
        run([claim("1", who={"a": A, "b": A}, status=status)], inferred=days).events[0].when
        for status in ("happened", "planned")
    )
    assert (past.edtf, str(past.latest)) == ("../2030-04-17", "2030-04-17")
    assert (ahead.edtf, str(ahead.earliest)) == ("2030-04-03/..", "2030-04-03")
    (open_end,) = run(
        [claim("1", status="planned")], inferred={"doc-a": DateRange(latest=past.latest, reason="x")}
    ).events
    assert (open_end.when.earliest, open_end.when.latest) == (None, None)


def test_a_dated_account_is_not_touched_by_the_concluded_day_of_its_report() -> None:
    for when in (day("2031-01-01"), DateRange(earliest=day("2031-01-01").earliest, reason="said so")):
        (found,) = run([claim("1", when=when)], inferred={"doc-a": between("2030-04-03", "2030-04-17")}).events
        assert found.when == when


def test_a_report_whose_witnesses_tell_its_day_bounds_nothing_anew() -> None:
    (found,) = run([claim("1")], published={"doc-a": day("2030-04-03")}).events
    assert (found.when.earliest, found.when.latest) == (None, None)


def test_accounts_dated_by_their_report_alone_do_not_join_those_of_other_documents() -> None:
    base = {"who": {"a": A, "b": A}, "where": OSLO}
    claims = [
        claim("1", on="doc-a", when=a_weekday(5), **base),  # type: ignore[arg-type]
        claim("2", on="doc-b", when=a_weekday(5), **base),  # type: ignore[arg-type]
        claim("3", on="doc-c", when=day("2030-04-05"), **base),  # type: ignore[arg-type]
    ]
    week = between("2030-04-05", "2030-04-08")
    assert len(run(claims, inferred={"doc-a": week, "doc-b": week}).events) == 3


@given(
    st.integers(1, 7),
    st.integers(0, 500),
    st.integers(0, 140),
    st.booleans(),
    st.lists(st.integers(0, 140), max_size=4),
)
def test_the_day_meant_is_possible_whichever_day_the_report_came_out(
    weekday: int, first: int, length: int, ahead: bool, some: list[int]
) -> None:
    start = date(2030, 1, 1) + timedelta(days=first)
    days = [start + timedelta(days=n) for n in (sorted({0, *some}) if some else range(length + 1))]
    published = DateRange(earliest=days[0], latest=days[-1], candidates=tuple(days) if some else None, reason="x")
    one = claim("1", when=a_weekday(weekday), status="planned" if ahead else "happened")
    (event,) = run([one], inferred={"doc-a": published}).events
    step = timedelta(days=1 if ahead else -1)
    meant = set()
    for report in days:
        while report.isoweekday() != weekday:
            report += step
        meant.add(report)
    assert (event.when.earliest, event.when.latest) == (min(meant), max(meant))
    assert event.when.candidates is None or set(event.when.candidates) == meant


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
