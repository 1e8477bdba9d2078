"""`quotes`, `actors` and `show` of what people said and were: tables, filters, offices by day, words in their place."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from backchannel.cli import main
from backchannel.commands.casting import days_of
from backchannel.model import (
    Actor,
    Attestation,
    Code,
    DateRange,
    Hints,
    Mention,
    MentionForm,
    Provenance,
    Quote,
    Role,
    Span,
    Zone,
)
from backchannel.model import Result as Found
from backchannel.record import writing
from tests.support import claim, day, document

TEXT = (
    "Foreign Minister Berit Aalto denied that the envoys had met. “Nobody sat down with anybody,” she told the Harbour"
    " Wire.\n\nA clerk warned of delays. Beryt Aaltoh and Minister Dorn met in Tarn."
)


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def _mention(words: str, form: MentionForm) -> Mention:
    span = _span(words)
    return Mention(document="doc-a", start=span.start, end=span.end, text=words, form=form)


AALTO = Actor(
    id="actor-aalto", name="Berit Aalto", type="person", code=Code(country="FIN"), part_of="actor-norland",
    mentions=(_mention("Berit Aalto", "name"), _mention("Beryt Aaltoh", "name"), _mention("she", "pronoun")),
    made_by="rule:test", confidence=0.9,
)  # fmt: skip
DORN = Actor(id="actor-dorn", name="Dorn", type="person", mentions=(_mention("Minister Dorn", "title"),), made_by="r")
WIRE = Actor(id="actor-wire", name="Harbour Wire", type="agency", mentions=(_mention("Harbour", "name"),), made_by="r")
CLERK = Actor(id="actor-7", name="A clerk", type="unnamed", mentions=(_mention("A clerk", "nominal"),), made_by="r")
NORLAND = Actor(id="actor-norland", name="Norland", type="state", mentions=(), made_by="r")
DENIED = Quote(
    id="quote-denied", document="doc-a", spans=(_span("that the envoys had met"),), speaker="actor-aalto",
    speaker_span=_span("Foreign Minister Berit Aalto"), cue_span=_span("denied"), form="indirect", manner="denied",
    attribution=("actor-wire", "actor-aalto"), said=day("2031-03-03"), made_by="rule:test", confidence=0.81,
)  # fmt: skip
NOBODY = Quote(
    id="quote-nobody", document="doc-a", spans=(_span("Nobody sat down with anybody"),), speaker="actor-aalto",
    addressee="actor-wire", form="direct", attribution=("actor-wire", "actor-aalto"), continues="quote-denied",
    channel=_span("told the Harbour Wire"), medium="public_statement", claims=("claim-1",), made_by="rule:test",
)  # fmt: skip
DELAYS = Quote(
    id="quote-delays", document="doc-a", spans=(_span("delays"),), speaker="actor-7", speaker_span=_span("A clerk"),
    cue_span=_span("warned of"), form="indirect", manner="warned", negated=True, hedged=True,
    attribution=("actor-7",), made_by="rule:test", confidence=0.4,
)  # fmt: skip
UNTOLD = Quote(id="quote-untold", document="doc-a", spans=(_span("envoys"),), form="mixed", made_by="rule:test")
OFFICE = Role(
    id="role-aalto", actor="actor-aalto", title="Foreign Minister", organisation="Norland", body="actor-norland",
    attested=(Attestation(document="doc-a", start=0, end=28, text=TEXT[:28], date=day("2031-03-03")),),
    made_by="rule:test",
)  # fmt: skip
TERM = Role(
    id="role-term", actor="actor-aalto", title="foreign minister", organisation="Norland", begun=day("2029-05-01"),
    basis="directory", source="the yearbook", made_by="rule:directory",
)  # fmt: skip


def call(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, list(arguments))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of one report with four quotations, made by hand."""
    root = tmp_path_factory.mktemp("people") / "r"
    file = root.parent / "a.txt"
    file.write_text(TEXT)
    cut = TEXT.index("\n\n")
    start, end = TEXT.index("Beryt"), len(TEXT)
    met = claim("1", words=TEXT[start:end], start=start, who={"actor-aalto": "participant", "actor-dorn": "host"})
    with writing(root) as opened:
        source = opened.store.add(file)
        hints = Hints(name="a.txt")
        opened.sources.add(
            source, Provenance(source=source.sha256, path="a.txt", container=None, hints=hints, added="2031")
        )
        opened.sources.refresh_places()
        opened.sources.inspected(source.sha256, "", readable=True)
        first, second = (Zone(start=a, end=b, zone="body") for a, b in ((0, cut), (cut + 2, end)))
        told = replace(document(TEXT), source=source.sha256, zones=(first, second))
        people = (AALTO, DORN, WIRE, CLERK, NORLAND)
        opened.results.put(
            Found(
                source=source.sha256, document=told, actors=people, roles=(OFFICE,),
                quotes=(DENIED, NOBODY, DELAYS, UNTOLD), claims=(met,),
            )
        )  # fmt: skip
        opened.conclusions.put_actors(people)
        opened.conclusions.put_roles((OFFICE, TERM))
    return str(root)


def _ids(done: Result) -> list[str]:
    assert done.exit_code == 0, done.stderr
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def test_quotations_are_listed_in_the_order_of_their_words(record: str) -> None:
    assert _ids(call("quotes", record, "--json")) == ["quote-denied", "quote-untold", "quote-nobody", "quote-delays"]
    table = {line.split()[-1]: line for line in call("quotes", record).stdout.splitlines()}
    assert all(words in table["quote-denied"] for words in ("2031-03-03", "Berit Aalto", "denied, indirect"))
    assert table["quote-denied"].split("│")[4].strip() == "Harbour Wire", "the speaker ends the chain and isn't in it"
    assert "not warned, indirect, hedged" in table["quote-delays"]
    assert table["quote-untold"].split("│")[1].strip() == "?"


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        (["--speaker", "AALTO"], ["quote-denied", "quote-nobody"]),
        (["--speaker", "berit aalto", "--form", "direct"], ["quote-nobody"]),
        (["--speaker", "Berit Alto"], ["quote-denied", "quote-nobody"]),
        (["--speaker", "clerk"], ["quote-delays"]),
        (["--speaker", "alt"], []),
        (["--form", "mixed"], ["quote-untold"]),
        (["--document", "doc-a", "--form", "document"], []),
    ],
)
def test_quotations_are_kept_by_speaker_in_any_spelling_and_by_form(
    record: str, flags: list[str], found: list[str]
) -> None:
    assert _ids(call("quotes", record, *flags, "--json")) == found


def test_a_document_that_is_not_there_is_named(record: str) -> None:
    done = call("quotes", record, "--document", "doc-z")
    assert done.exit_code == 1
    assert "doc-z" in done.stderr
    assert "no such quotations" in call("quotes", record, "--speaker", "nobody at all").stderr


def test_actors_are_listed_with_names_roles_and_counts(record: str) -> None:
    rows = {}
    for line in call("actors", record, "--json").stdout.splitlines():
        row = json.loads(line)
        rows[row["actor"]["id"]] = row
    assert next(iter(rows)) == "actor-aalto", "who takes part in most stands first"
    aalto = rows["actor-aalto"]
    assert (aalto["quotes"], aalto["claims"], len(aalto["actor"]["mentions"])) == (2, 1, 3)
    assert [role["basis"] for role in aalto["roles"]] == ["text", "directory"]
    assert (rows["actor-dorn"]["quotes"], rows["actor-dorn"]["claims"]) == (0, 1)
    table = " ".join(call("actors", record, "Aalto").stdout.replace("│", " ").split())
    for words in ("Beryt Aaltoh", "FIN", "Foreign Minister, Norland (2031-03-03)", "directory: 2029-05-01 to"):
        assert words in table, words


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["Minister Dorn"], {"actor-dorn"}),
        (["aaltoh"], {"actor-aalto"}),
        (["--type", "agency"], {"actor-wire"}),
        (["Dorn", "--type", "state"], set()),
    ],
)
def test_actors_are_found_by_any_of_their_names(record: str, arguments: list[str], found: set[str]) -> None:
    done = call("actors", record, *arguments, "--json")
    assert {json.loads(line)["actor"]["id"] for line in done.stdout.splitlines()} == found


def test_a_quotation_is_shown_in_its_paragraph_with_its_marks(record: str) -> None:
    shown = call("show", record, "quote-denied").stdout
    assert "[speaker: Foreign Minister Berit Aalto] [cue: denied] [words: that the envoys had met]." in shown
    assert "A clerk" not in shown, "only its own paragraph"
    for words in ("“that the envoys had met”", "Harbour Wire ← Berit Aalto", "denied, indirect", "0.81"):
        assert words in shown, words
    going_on = call("show", record, "quote-nobody").stdout
    for words in ("from quote-denied", "told the Harbour Wire", "to       Harbour Wire", "claim-1", "public statement"):
        assert words in going_on, words
    assert "A clerk, not named (actor-7)" in call("show", record, "quote-delays").stdout
    assert "speaker  not told" in call("show", record, "quote-untold").stdout


def test_an_actor_is_shown_with_attested_offices_apart_from_the_directorys(record: str) -> None:
    shown = call("show", record, "actor-aalto").stdout
    attested, known = shown.index("attested by the texts"), shown.index("known from the directory")
    assert attested < shown.index("2031-03-03: “Foreign Minister Berit Aalto” in doc-a at 0-28") < known
    assert known < shown.index("2029-05-01 to no end known, source: the yearbook")
    for words in (
        "part of  Norland (actor-norland)", "3: 2 name, 1 pronoun", "1  Beryt Aaltoh", "2 quotations", "quote-denied",
        "1 claims", "as participant", "claim-1",
    ):  # fmt: skip
        assert words in shown, words
    assert "named by no text" in call("show", record, "actor-7").stdout


def test_a_role_is_shown_with_its_words_or_its_term(record: str) -> None:
    assert "Foreign Minister, Norland: Berit Aalto (actor-aalto)" in call("show", record, "role-aalto").stdout
    assert "source: the yearbook" in call("show", record, "role-term").stdout
    assert json.loads(call("show", record, "role-term", "--json").stdout)["from"]["edtf"] == "2029-05-01"


def test_who_held_an_office_needs_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("actors", "--who", "NATO Secretary General", "--on", "2011-07-04", "--json")
    assert done.exit_code == 0, done.stderr
    holder = json.loads(done.stdout)
    assert holder["name"] == "Anders Fogh Rasmussen"
    assert holder["begun"] <= "2011-07-04" <= holder["until"]
    assert holder["source"]
    assert "Anders Fogh Rasmussen" in call("actors", "--who", "NATO Secretary General", "--on", "2011-07-04").stdout


def test_an_office_that_nobody_is_known_to_have_held_is_no_data_and_code_1() -> None:
    done = call("actors", "--who", "foreign minister of Zubrowka", "--on", "2011-07-04")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "Zubrowka" in done.stderr
    assert "--directory" in done.stderr


@pytest.mark.parametrize(
    "arguments", [["--who", "NATO chief"], ["--on", "2011-07-04"], ["Dorn", "--who", "x", "--on", "2011-01-01"]]
)
def test_half_a_question_is_wrong_usage(record: str, arguments: list[str]) -> None:
    done = call("actors", record, *arguments)
    assert done.exit_code == 2
    assert "--who and --on" in done.stderr


def test_a_records_own_directory_answers_for_it(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as opened:
        opened.folder.directory(".csv").write_text(
            "name,type,office,of,from,until\nBerit Aalto,person,foreign minister,Norway,2031-01-01,2032-01-01\n"
        )
    asked = ["--who", "foreign minister of Norway", "--on", "2031-03-03", "--json"]
    assert json.loads(call("actors", str(tmp_path / "r"), *asked).stdout)["name"] == "Berit Aalto"
    assert "Berit Aalto" not in call("actors", *asked).stdout


def test_days_of_an_office_span_all_its_attestations() -> None:
    open_ended = DateRange(earliest=date(2031, 4, 1), reason="from then on")
    one = OFFICE.attested[0]
    several = Role(
        id="role", actor="a", title="t", made_by="r",
        attested=(one, Attestation(document="doc-a", start=0, end=28, text=TEXT[:28], date=day("2031-05-02"))),
    )  # fmt: skip
    assert days_of(several) == "2031-03-03 to 2031-05-02"
    alone = Attestation(document="doc-a", start=0, end=28, text=TEXT[:28], date=open_ended)
    assert days_of(Role(id="role", actor="a", title="t", made_by="r", attested=(alone,))) == "from 2031-04-01"


def test_days_of_an_office_are_its_term_where_a_text_tells_one() -> None:
    assert days_of(replace(OFFICE, begun=day("2029-05-01"))) == "2029-05-01 to no end known"
    assert days_of(TERM) == "2029-05-01 to no end known"
