"""Claims of talks: parties, status, attribution, secrecy, what later sentences take over, and what is no claim."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.actors import find
from backchannel.claims import extract
from backchannel.language import sentences
from backchannel.model import Claim, Document
from tests.language.documents import body, made

PUBLISHED = date(2020, 8, 19)


def claims(document: Document) -> tuple[Claim, ...]:
    found = sentences(document)
    return extract(document, found, find(document, found))


def told(text: str, published: date | None = PUBLISHED) -> tuple[Claim, ...]:
    return claims(body(text, published, "Example Courier"))


def parts(claim: Claim) -> set[tuple[str, str]]:
    return {(p.actor, p.role) for p in claim.participants}


def ids(claim: Claim) -> set[str]:
    return {p.actor for p in claim.participants}


def test_hosts_and_mediators_have_their_own_parts() -> None:
    (claim,) = told("Sudan and Eritrea held talks in Cairo hosted by Egypt and mediated by the African Union.")
    assert {("actor-sdn", "participant"), ("actor-eri", "participant"), ("actor-egy", "host")} <= parts(claim)
    assert ("actor-au", "mediator") in parts(claim)
    assert (claim.type, claim.cameo, claim.layer) == ("CONSULT", "045", "talk")


def test_a_mediator_may_stand_in_a_hyphen() -> None:
    (claim,) = told("Qatar-mediated talks between Chad and Sudan began in Doha on Monday.")
    assert ("actor-qat", "mediator") in parts(claim)
    assert {"actor-tcd", "actor-sdn"} <= ids(claim)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad met Sudan in Doha.", "happened"),
        ("Chad will meet Sudan in Doha.", "planned"),
        ("Chad is due to meet Sudan in Doha on Friday.", "planned"),
        ("Talks between Chad and Sudan are scheduled for Friday.", "planned"),
        ("Chad did not meet Sudan.", "not_happened"),
        ("Chad has never held talks with Sudan.", "not_happened"),
        ("The talks between Chad and Sudan were cancelled.", "not_happened"),
        ("Chad denied holding talks with Sudan.", "denied"),
        ("Chad and Sudan are holding talks in Doha, which continue.", "ongoing"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert [claim.status for claim in told(text) if claim.layer == "talk"] == [status]


def test_planned_talks_are_an_agreement_to_meet_and_in_the_future() -> None:
    (claim,) = told("Chad will meet Sudan on Friday.")
    assert (claim.type, claim.cameo) == ("AGREE", "036")
    assert claim.when.earliest == claim.when.latest == date(2020, 8, 21)


def test_the_chain_runs_from_the_outlet_inwards() -> None:
    (claim,) = told("Norwegian envoy Tove Strand told NRK that Chad and Sudan had met in Oslo.")
    assert claim.attribution == ("actor-example-courier", "actor-nrk", "actor-person-tuva-strand")
    (claim,) = told("Chad and Sudan met in Oslo on Monday, according to the Tass news agency.")
    assert claim.attribution == ("actor-example-courier", "actor-itar-tass")
    assert claim.certainty == "attributed"


def test_words_of_doubt_hedge() -> None:
    (claim,) = told("Chad and Sudan reportedly met in Oslo.")
    assert claim.certainty == "hedged"


@pytest.mark.parametrize("word", ["secret", "back-channel", "clandestine"])
def test_secrecy_has_its_words(word: str) -> None:
    (claim,) = told(f"Chad and Sudan held {word} talks in Oslo in March 2019.")
    assert claim.secrecy.existence == "secret"
    assert [span.text for span in claim.secrecy.spans] == [word]


def test_secrecy_of_something_else_is_not_the_talks() -> None:
    (claim,) = told("Chad and Sudan met in Oslo in March 2019 over a secret document.")
    assert claim.secrecy.existence == "unknown"


def test_later_sentences_take_over_parties_day_place_and_secrecy() -> None:
    first, second = told("Chad and Sudan met secretly in Oslo on 3 March 2019. The meeting lasted an hour.")
    assert ids(second) == ids(first)
    assert all(not p.stated and p.span is None for p in second.participants)
    assert second.when.phrase is not None
    assert (second.when.earliest, second.when.phrase.text) == (date(2019, 3, 3), "3 March 2019")
    assert second.where is not None
    assert (second.where.place, second.where.span) == ("Oslo", None)
    assert second.secrecy.existence == "secret"


def test_the_two_sides_are_those_told_of_before() -> None:
    first, second = told("Chad and Sudan met in Oslo on 3 March 2019. The two sides agreed on a road map.")
    assert second.layer == "agreement"
    assert ids(second) == ids(first)
    assert {p.span.text for p in second.participants if p.span} == {"The two sides"}


def test_talks_from_which_another_time_is_counted_have_their_own_day() -> None:
    first, second = told(
        "US envoys met Sudan in Tunis a day after the Libya Contact Group had gathered in Istanbul.", date(2011, 7, 19)
    )
    assert (first.when.earliest, first.when.latest) == (date(2011, 7, 16), date(2011, 7, 16))
    assert (second.when.earliest, second.when.latest) == (date(2011, 7, 15), date(2011, 7, 15))
    assert second.when.phrase is not None
    assert second.when.phrase.text.startswith("the Libya Contact Group")


def test_a_distance_from_what_has_no_day_is_named_and_bounds_nothing_but_the_report() -> None:
    (claim,) = told("Chad met Sudan in Doha two days later.")
    assert (claim.when.earliest, claim.when.latest) == (None, PUBLISHED)
    assert claim.when.phrase is not None
    assert claim.when.phrase.text == "two days later"
    assert claim.when.reason.startswith("'two days later' is counted from what has no day here;")


def test_a_distance_is_not_given_for_a_day_that_was_taken_from_known_talks() -> None:
    *_, known = told(
        "Chad met Sudan in Doha on 5 May 2020. Those talks came one day after a vote in the Chamber of Bangui."
    )
    assert known.when.phrase is not None
    assert (known.when.earliest, known.when.phrase.text) == (date(2020, 5, 5), "5 May 2020")
    assert "the same talks" in known.when.reason


def test_days_are_counted_from_one_another() -> None:
    first, second = told("Chad met Sudan in Doha on 5 May 2019, one day after Sudan met Kenya in Juba.")
    assert (first.when.earliest, second.when.earliest) == (date(2019, 5, 5), date(2019, 5, 4))


@pytest.mark.parametrize("count", ["900000", "99999999999", "9" * 400])
def test_a_distance_that_leads_out_of_the_calendar_gives_no_day_and_loses_no_talks(count: str) -> None:
    first, second = told(f"Chad met Sudan in Doha on 5 May 2019, {count} days after Sudan met Kenya in Juba.")
    assert first.when.earliest == date(2019, 5, 5)
    assert second.when.earliest is None
    assert second.when.reason


def test_a_distance_that_leads_out_of_the_calendar_has_that_as_its_reason() -> None:
    _, second = told("Chad met Sudan in Doha on 5 May 2019, 900000 days after Sudan met Kenya in Juba.")
    assert (second.when.edtf, second.when.latest) == (None, None)
    assert second.when.reason.endswith("beyond the calendar")


def test_the_reason_of_talks_that_are_told_six_times_does_not_grow() -> None:
    later = "The meeting lasted an hour. The talks were hosted by Norway. "
    first, *others = told("Chad and Sudan met in Oslo on 3 March 2019. " + later * 6)
    assert len(others) == 12
    assert {claim.when.earliest for claim in others} == {date(2019, 3, 3)}
    assert {claim.when.reason for claim in others} == {f"the same talks as told before; {first.when.reason}"}


def test_a_chain_of_distances_in_a_sentence_names_each_of_them_once() -> None:
    towns = ("Rome", "Doha", "Cairo", "Tunis", "Geneva", "Paris")
    chain = ", ".join(f"two days before Chad met Sudan in {town}" for town in towns)
    first, second, *others, last = told(f"Chad met Sudan in Oslo on 2 May 2011, {chain}.")
    assert second.when.reason == f"'two days before' between the two: {first.when.reason}"
    assert {claim.when.reason for claim in (*others, last)} == {
        f"'two days before' between each and the next: {first.when.reason}"
    }
    assert last.when.earliest == date(2011, 5, 14)


def test_an_undated_past_event_is_bounded_by_the_publication() -> None:
    (claim,) = told("Chad met Sudan.")
    assert (claim.when.earliest, claim.when.latest) == (None, PUBLISHED)
    (claim,) = told("Chad met Sudan.", None)
    assert (claim.when.earliest, claim.when.latest) == (None, None)


def test_a_phone_call_has_its_medium() -> None:
    (claim,) = told("President Anton Reis of Chad spoke by telephone with Sudan's envoy on Monday.")
    assert (claim.medium, claim.cameo, claim.modes) == ("phone", "041", ("phone",))


def test_offers_refusals_and_calls_have_their_layers() -> None:
    offer, refusal, call = told(
        "Qatar offered to mediate between Chad and Sudan. Sudan rejected the talks. The United Nations called"
        " for talks."
    )
    assert (offer.layer, offer.cameo, refusal.layer, refusal.type) == ("offer", "039", "response", "REJECT")
    assert (call.layer, call.type) == ("statement", "REQUEST")
    assert ("actor-qat", "actor") in parts(offer)


def test_telling_of_secret_talks_is_a_disclosure() -> None:
    found = told("Norway has admitted that it held secret talks with Hamas in Oslo in May.")
    disclosure = next(c for c in found if c.layer == "disclosure")
    assert ("actor-nor", "actor") in parts(disclosure)
    assert disclosure.when.earliest == date(2020, 5, 1)
    assert any(c.layer == "talk" and "actor-hamas" in ids(c) for c in found)


def test_evidence_leaves_out_what_stands_between_two_pages() -> None:
    document = made(
        ("body", "Chad and Sudan met in"), ("caption", "The hall. Photo: A. Berg"), ("body", "great secrecy in Oslo.")
    )
    (claim,) = claims(document)
    assert [span.text for span in claim.evidence] == ["Chad and Sudan met in", "great secrecy in Oslo."]


def test_nothing_is_taken_from_captions_and_furniture() -> None:
    document = made(
        ("caption", "Chad met Sudan in Oslo."), ("wrapper", "Chad met Sudan."), ("boilerplate", "Chad met Sudan.")
    )
    assert claims(document) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The striker is in talks with the club.",
        "The company held a meeting with shareholders in Oslo on Monday.",
        "Sudan has not met the conditions.",
        "Norway's foreign minister spoke to reporters in Oslo.",
        "The president spoke on Monday.",
        "A news conference was held in Sudan.",
        "The ministry would say nothing of the meeting.",
        "Sudan's economy grew in March.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert [c for c in told(text) if c.layer == "talk"] == []


PIECES = st.sampled_from(
    [
        "Chad ",
        "Sudan ",
        "met ",
        "held secret talks with ",
        "in Oslo ",
        "on Monday ",
        "The meeting ",
        "lasted ",
        ". ",
        ", ",
        "and ",
        "said ",
        "that ",
        "will ",
        "did not ",
        "the two sides ",
        "agreed on a road map",
        "he ",
        "President Anton Reis ",
        "who ",
        "after ",
        "one day after ",
        "between ",
        "\n",
        "US and Libyan officials ",
        "",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=25), st.booleans())
def test_claims_are_whole_and_true(pieces: list[str], dated: bool) -> None:
    document = body("".join(pieces) or "x", PUBLISHED if dated else None, "Example Courier")
    found = sentences(document)
    actors = find(document, found)
    made_claims = extract(document, found, actors)
    known = {actor.id for actor in actors}
    assert len({claim.id for claim in made_claims}) == len(made_claims)
    assert extract(document, found, tuple(reversed(actors))) == made_claims
    for claim in made_claims:
        spans = [*claim.evidence, *claim.secrecy.spans]
        spans += [s for s in (claim.when.phrase, claim.where.span if claim.where else None) if s is not None]
        spans += [p.span for p in claim.participants if p.span is not None]
        assert all(span.text and span.text == document.text[span.start : span.end] for span in spans)
        assert {p.actor for p in claim.participants} | set(claim.attribution) <= known
        assert all(p.stated == (p.span is not None) for p in claim.participants)
        assert claim.when.earliest is None or claim.when.latest is None or claim.when.earliest <= claim.when.latest
        assert claim.when.reason
        assert claim.confidence is not None
        assert 0 < claim.confidence <= 1
