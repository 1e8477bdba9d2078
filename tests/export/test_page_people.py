"""The register of quotations and the actors' sheets: what they show, apart from what, and where names lead."""

from __future__ import annotations

import re

from msgspec.structs import replace

from backchannel.export.page import render
from backchannel.model import Actor, Code, Contents, Participant, Quote
from tests.export.invented import contents
from tests.export.reading import read_back


def _section(html: str, id: str) -> str:
    """Return one section of the page as its words."""
    found = re.search(rf'<section id="{id}".*?</section>', html, flags=re.DOTALL)
    assert found is not None
    return " ".join(read_back(found[0]).words.split())


def _sheet(html: str, id: str) -> str:
    found = re.search(rf'<article class="person" id="{id}".*?</article>', html, flags=re.DOTALL)
    assert found is not None
    return " ".join(read_back(found[0]).words.split())


def test_every_quotation_stands_once_with_its_words_linked() -> None:
    whole = contents()
    read = read_back(render(whole))
    assert len(whole.quotes) == 6
    for quote in whole.quotes:
        assert read.ids.count(quote.id) == 1
        for span in quote.spans:
            assert f"{quote.document}@{span.start}-{span.end}" in read.links & set(read.ids)


def test_the_register_says_how_to_whom_through_whom_and_how_surely() -> None:
    words = _section(render(contents()), "page-quotes")
    for said in (
        "denied on or before 19 June 1994", "did not promise", "demanded", "to Kestrel Radio", "citing Ines Calder",
        "in quotation marks", "in the report’s own words", "words of a paper", "goes on from the one before",
        "the report does not vouch for its having been said", "confidence 93%", "confidence not measured",
        "uncertain reading", "quoted", "when is not known", "in the account brought President Beryl",
        "in public statements",
    ):  # fmt: skip
        assert said in words, said


def test_speakers_without_a_name_and_words_without_a_speaker_stand_apart_from_those_with_one() -> None:
    html = render(contents())
    words = _section(html, "page-quotes")
    nameless, nobody = words.index("Speakers whom no report names"), words.index("No speaker told")
    assert max(words.index(name) for name in ("Ilka Rohn", "Council of elders", "Ines Calder")) < nameless
    assert nameless < words.index("two diplomats did not promise") < nobody
    assert "diplomats" not in read_back(html).ids, "who has no name has no sheet"


def test_offices_attested_and_those_of_the_directory_are_kept_apart() -> None:
    words = _sheet(render(contents()), "calder")
    attested, known = words.index("Offices that the reports give"), words.index("Offices in the directory")
    assert attested < words.index("called so: Friday 6 May 1994") < words.index("More likely wrong than right") < known
    assert known < words.index("from Thursday 1 February 1990, no end known") < words.index("the invented yearbook")
    beryl = _sheet(render(contents()), "beryl")
    assert "called so: between 1 April and 19 June 1994" in beryl
    assert "Offices in the directory" not in beryl


def test_a_sheet_has_names_events_with_status_and_doubt_and_quotations() -> None:
    html = render(contents())
    calder, rohn = _sheet(html, "calder"), _sheet(html, "rohn")
    for said in ("“Ines Calder”", "part of Halmark", "(mediator)", "(go-between, uncertain reading)", "3 mentions"):
        assert said in calder, said
    assert "(speaker, denied)" in rohn
    assert "that an envoy had ever gone to Orsk (denied)" in rohn
    assert "only reporting: 3" in _section(html, "page-people")


def test_names_everywhere_lead_to_the_sheet() -> None:
    html = render(contents())
    events = re.search(r'<section id="page-events".*?</section>', html, flags=re.DOTALL)
    tracks = re.search(r'<details class="tracks">.*?</details>', html, flags=re.DOTALL)
    assert events is not None
    assert tracks is not None
    for section in (events[0], tracks[0], _part(html, "page-quotes")):
        assert 'href="#calder">Ines Calder</a>' in section


def _part(html: str, id: str) -> str:
    found = re.search(rf'<section id="{id}".*?</section>', html, flags=re.DOTALL)
    assert found is not None
    return found[0]


def test_actors_whose_ids_look_alike_on_the_page_have_sheets_of_their_own() -> None:
    whole = contents()
    others = tuple(
        Actor(id=id, name=name, type="person", code=Code(), mentions=(), made_by="rule:any")
        for id, name in (("actor-иван", "Ivan"), ("actor-олег", "Oleg"))
    )
    first = replace(
        whole.claims[0], participants=tuple(Participant(actor=a.id, role="actor", span=None) for a in others)
    )
    read = read_back(render(replace(whole, actors=(*whole.actors, *others), claims=(first, *whole.claims[1:]))))
    assert len(read.ids) == len(set(read.ids))
    assert read.links <= set(read.ids)


def _crowd(number: int) -> Contents:
    """Return the invented record with this many more people, each quoted once with the same words."""
    whole = contents()
    one = next(quote for quote in whole.quotes if quote.id == "quote-short")
    people = tuple(
        Actor(id=f"crowd-{n:03}", name=f"Person {n:03}", type="person", mentions=(), made_by="rule:any")
        for n in range(number)
    )
    said: tuple[Quote, ...] = tuple(
        replace(one, id=f"quote-{person.id}", speaker=person.id, claims=()) for person in people
    )
    return replace(whole, actors=(*whole.actors, *people), quotes=(*whole.quotes, *said))


def test_long_registers_are_folded_and_still_hold_everybody() -> None:
    small, large = render(contents()), render(_crowd(100))
    assert "more speakers" not in _section(small, "page-quotes")
    assert "63 more speakers" in _section(large, "page-quotes")
    assert "more actors" in _section(large, "page-people")
    assert '<details class="register" open>' in small
    assert '<details class="register" open>' not in large
    read = read_back(large)
    assert {f"crowd-{n:03}" for n in range(100)} | {f"quote-crowd-{n:03}" for n in range(100)} <= set(read.ids)
    assert len(read.ids) == len(set(read.ids))


def test_a_record_without_quotations_says_so() -> None:
    words = _section(render(replace(contents(), quotes=(), roles=())), "page-quotes")
    assert "The record holds no quotations." in words
