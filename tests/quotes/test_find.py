"""Quotations of reports of our own: words, form, speaker, circumstances, chains, and what is no quotation."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.model import Quote
from tests.quotes.said import Said, said


def one(found: Said, *forms: str) -> Quote:
    """The only quotation of some forms."""
    (quote,) = (q for q in found.quotes if q.form in (forms or ("direct", "mixed", "document")))
    return quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Minister Tove Strand met the rebels in Geneva. “We listened,” she told reporters. “Nothing came.”",
            [("We listened,", "Tove Strand"), ("Nothing came.", "Tove Strand")],
        ),
        (
            "‘It was a mistake,’ admitted Pavel Dorin. ‘We should have answered the letter.’",
            [("It was a mistake,", "Pavel Dorin"), ("We should have answered the letter.", "Pavel Dorin")],
        ),
        (
            "Reuters reported that a Qatari mediator had told both sides: “This is the last offer.”",
            [("This is the last offer.", "Qatari mediator")],
        ),
        (
            "Egypt's envoy called the plan “a trap with a ribbon on it”.",
            [("a trap with a ribbon on it", "envoy (Egypt)")],
        ),
        (
            "According to a diplomat in Nairobi, the two sides agreed “in principle” to a truce.",
            [("in principle", "diplomat")],
        ),
        (
            "In a statement, the African Union said: \"Both delegations will meet again.”",
            [("Both delegations will meet again.", "African Union")],
        ),
        (
            "Santos: “No truce before June”",
            [("No truce before June", "Santos")],
        ),
    ],
)  # fmt: skip
def test_words_in_marks_are_given_to_their_speaker(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text).words() == expected


def test_a_quotation_of_the_next_paragraph_goes_on_from_the_one_before() -> None:
    found = said("“They talk and they shoot,” Tove Strand told the BBC.\n“Nobody should be surprised by that at all.”")
    first, second = found.quotes
    assert (second.continues, found.name(second.speaker), second.form) == (first.id, "Tove Strand", "direct")


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “road map” was drawn up in Cairo last year.",
        "The paper, known as “Plan B”, lay on the table.",
        "A film entitled “The Long Road” was shown in the hotel.",
        "The “ceasefire” lasted four hours.",
    ],
)
def test_labels_and_titles_are_no_quotations(text: str) -> None:
    assert said(text).words() == []


def test_words_of_a_paper_are_its_own() -> None:
    found = said("The accord allows “all lawful means” to protect convoys.")
    quote = one(found)
    assert (quote.form, quote.speaker, quote.spans[0].text) == ("document", None, "all lawful means")


def test_indirect_speech_has_speaker_manner_and_no_marks() -> None:
    found = said("The Colombian foreign minister, María Ángela Holguín, denied that envoys had met in Oslo.")
    quote = one(found, "indirect")
    assert (quote.manner, found.name(quote.speaker)) == ("denied", "María Ángela Holguín")
    assert quote.spans[0].text == "that envoys had met in Oslo"


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The general admitted that his troops had crossed the river.", "admitted"),
        ("The rebels claimed that they held the airport.", "claimed"),
        ("The envoy warned that the talks could collapse.", "warned"),
        ("The minister pledged to release the prisoners.", "promised"),
        ("The president demanded that the militia leave the city.", "demanded"),
        ("The spokesman refused to say who had been in the room.", "refused"),
    ],
)
def test_the_manner_is_the_cues(text: str, manner: str) -> None:
    assert one(said(text), "indirect").manner == manner


def test_what_is_reported_by_nobody_is_hedged() -> None:
    found = said("Turkey reportedly passed on the message.")
    quote = one(found, "indirect")
    assert (quote.hedged, quote.speaker) == (True, None)


def test_a_negated_cue_is_kept_as_such() -> None:
    assert one(said("Tove Strand did not say that the talks were over."), "indirect").negated


def test_the_chain_goes_from_the_outlet_inwards() -> None:
    found = said("Interfax quoted the deputy minister, Grigory Karasin, as saying that Moscow was ready for talks.")
    quote = next(q for q in found.quotes if found.name(q.speaker) == "Grigory Karasin")
    assert [found.name(id) for id in quote.attribution] == ["Example Courier", "Interfax", "Grigory Karasin"]


def test_what_was_told_to_a_broadcaster_came_through_it() -> None:
    found = said("“The door is open,” Tove Strand told NRK.")
    quote = one(found)
    assert [found.name(id) for id in quote.attribution] == ["Example Courier", "NRK", "Tove Strand"]
    assert (found.name(quote.addressee), quote.medium) == ("NRK", "public_statement")


def test_the_way_by_which_it_was_said_has_its_words() -> None:
    quote = one(said("“There is no plan B,” Tove Strand said at a news conference in Bogotá."))
    assert quote.medium == "public_statement"
    assert quote.channel is not None
    assert quote.channel.text == "at a news conference in Bogotá"


def test_the_day_of_saying_is_the_cues_and_not_the_contents() -> None:
    found = said("Tove Strand said on Friday that the envoys had met in March.", published=date(2011, 7, 19))
    assert one(found, "indirect").said.edtf == "2011-07-15"


def test_an_unnamed_speaker_is_called_by_the_words_of_the_text() -> None:
    found = said("Two people close to the negotiations said the paper was ready.")
    assert found.name(one(found, "indirect").speaker) == "Two people close to the negotiations"


def test_an_office_without_a_name_is_its_holder_on_the_day() -> None:
    text = "The NATO chief said the mission would go on."
    for day, name in ((date(2011, 7, 4), "Anders Fogh Rasmussen"), (date(2018, 9, 20), "Jens Stoltenberg")):
        found = said(text, published=day)
        assert found.name(one(found, "indirect").speaker) == name
    unknown = said(text, published=None)
    assert unknown.name(one(unknown, "indirect").speaker) == "chief (NATO)"


def test_i_in_a_quotation_is_its_speaker() -> None:
    found = said("“I told them that we would never sign,” Tove Strand said.")
    assert {found.name(q.speaker) for q in found.quotes} == {"Tove Strand"}


def test_every_span_holds_the_words_that_stand_there() -> None:
    text = "“We listened,” Tove Strand told reporters in Geneva. The rebels’ spokesman called it “a farce”."
    for quote in said(text).quotes:
        for span in (*quote.spans, quote.speaker_span, quote.cue_span, quote.channel):
            assert span is None or text[span.start : span.end] == span.text


def test_the_same_report_gives_the_same_ids() -> None:
    text = "“We listened,” Tove Strand told reporters. She said that nothing was signed."
    assert said(text).quotes == said(text).quotes
