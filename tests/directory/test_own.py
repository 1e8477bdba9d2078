"""A user's own directory: what it says wins over ours; what is wrong in it is said with file and row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from backchannel.directory import Directory, directory, using
from backchannel.directory.own import content_of, own
from backchannel.directory.tokens import tokens
from backchannel.errors import BackchannelError
from tests.support import ROOT

HEAD = "name,type,names,country,sectors,part_of,wikidata,office,of,from,until,acting,source\n"


def csv_file(folder: Path, *rows: str) -> Path:
    path = folder / "own.csv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def load(path: Path) -> Directory:
    return Directory(own(path, content_of(path)))


def read(folder: Path, *rows: str) -> Directory:
    return load(csv_file(folder, *rows))


def who(found: Directory, text: str, day: str) -> str | None:
    held = found.who(text, date.fromisoformat(day))
    return held[0].name if held is not None else None


def test_a_new_body_is_known_by_all_its_names(tmp_path: Path) -> None:
    found = read(tmp_path, "Lake Shore Council,coalition,LSC|Shore Council,TCD,OPP,,,,,,,,")
    entry = found.forms.one("the Shore Council")
    assert entry is not None
    assert (entry.name, entry.type) == ("Lake Shore Council", "coalition")
    assert (entry.country, entry.sectors) == ("TCD", ("OPP",))
    assert found.forms.one("LSC") == entry
    assert found.entries[entry.id] == entry


def test_a_name_of_ours_is_the_users(tmp_path: Path) -> None:
    ours = directory().forms.one("RSF")
    assert ours is not None
    found = read(tmp_path, "Reporters Sans Frontieres,ngo,RSF,,,,,,,,,,")
    theirs = found.forms.one("RSF")
    assert theirs is not None
    assert (theirs.name, theirs.type) == ("Reporters Sans Frontieres", "ngo")
    assert found.forms.one("Rapid Support Forces") == ours


def test_a_row_with_a_name_of_ours_tells_of_our_actor(tmp_path: Path) -> None:
    found = read(tmp_path, "Norwegen,state,Norway,,,,,,,,,,")
    entry = found.forms.one("Norwegen")
    assert entry is not None
    assert (entry.id, entry.name, entry.country) == ("actor-nor", "Norwegen", "NOR")
    assert found.entries["actor-nor"].name == "Norwegen"
    assert who(found, "Norwegian foreign minister", "2011-04-28") == "Jonas Gahr Store"


def test_what_an_actor_is_part_of_may_be_ours_or_the_users(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Shore Brigade,armed_group,,TCD,REB,Lake Shore Council,,,,,,,",
        "Lake Shore Council,coalition,,TCD,OPP,the United Nations,,,,,,,",
    )
    brigade, council = found.forms.one("Shore Brigade"), found.forms.one("Lake Shore Council")
    assert brigade is not None
    assert council is not None
    assert (brigade.part_of, council.part_of) == (council.id, "actor-un")


def test_a_persons_name_is_written_as_the_user_writes_it(tmp_path: Path) -> None:
    found = read(tmp_path, "Muammar al-Qaddafi,person,Brother Leader,LBY,,,,,,,,,")
    assert who(found, "Libyan leader", "2010-07-19") == "Muammar al-Qaddafi"
    named = found.people.named("Brother Leader")
    assert named is not None
    assert named == found.people.named("Moammar Gadhafi")
    assert named.country == "LBY"


def test_a_person_of_ours_under_another_name_stays_one_person(tmp_path: Path) -> None:
    found = read(tmp_path, "Anders Rasmussen of NATO,person,Anders Fogh Rasmussen,,,,,,,,,,")
    assert who(found, "NATO chief", "2011-07-19") == "Anders Rasmussen of NATO"


def test_rows_of_one_body_add_up(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Lake Shore Council,coalition,LSC,,OPP,,,,,,,,",
        "Lake Shore Council,coalition,Shore Council,TCD,REB,the United Nations,Q77,,,,,,",
    )
    entry = found.forms.one("LSC")
    assert entry is not None
    assert entry == found.forms.one("Shore Council") == found.entries[entry.id]
    assert (entry.country, entry.sectors, entry.part_of) == ("TCD", ("OPP", "REB"), "actor-un")
    assert entry.wikidata == "Q77"


def test_rows_of_one_person_in_two_spellings_add_up_under_the_first(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Moammar al-Tarnawi,person,The Ferryman,TCD,,,,head,NATO,1980,1981,,",
        "Muammar Tarnawi,person,,,,,Q78,head,NATO,1983,1984,,",
    )
    person = found.people.named("The Ferryman")
    assert person is not None
    assert (person.name, person.country, person.wikidata) == ("Moammar al-Tarnawi", "TCD", "Q78")
    assert person.forms == ("The Ferryman", "Muammar Tarnawi")
    assert [term.begun.edtf for term in found.terms.of_person(person.id)] == ["1980", "1983"]


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        ("country", "Okelo,person,,NOR,,,,,,,,,", "Okelo,person,,TCD,,,,,,,,,"),
        ("wikidata", "Okelo,person,,,,,Q1,,,,,,", "Okelo,person,,,,,Q2,,,,,,"),
        ("type", "Shore,party,,,,,,,,,,,", "Shore,coalition,,,,,,,,,,,"),
        ("part_of", "Shore,party,,,,NATO,,,,,,,", "Shore,party,,,,Norway,,,,,,,"),
    ],
)
def test_rows_of_one_name_that_contradict_each_other_are_refused(
    tmp_path: Path, column: str, first: str, second: str
) -> None:
    with pytest.raises(BackchannelError) as caught:
        read(tmp_path, first, second)
    assert "line 3" in caught.value.message
    assert column in caught.value.message


def test_two_rows_that_tell_of_one_person_of_ours_are_one(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Anders Rasmussen of NATO,person,Anders Fogh Rasmussen|The Dane,,,,,,,,,,",
        "General Secretary Fogh,person,Anders Fogh Rasmussen|Fogh of Ginnerup,,,,,head,NATO,2012-01-01,2013-12-31,,",
    )
    one = found.people.named("The Dane")
    assert one is not None
    assert one == found.people.named("Fogh of Ginnerup") == found.people.named("General Secretary Fogh")
    assert one.name == "Anders Rasmussen of NATO"
    assert {"General Secretary Fogh", "Anders Fogh Rasmussen"} <= set(one.forms)
    assert [person for person in found.people.all() if person.id == one.id] == [one]
    assert who(found, "NATO chief", "2012-07-19") == one.name


def test_two_rows_that_tell_of_one_body_of_ours_are_one(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Norwegen,state,Norway|Nordweg,,GOV,,,,,,,,",
        "Noreg,state,Norway|Nordvegr,,SPY,the United Nations,,,,,,,",
    )
    entry = found.forms.one("Nordweg")
    assert entry is not None
    assert entry == found.forms.one("Nordvegr") == found.forms.one("Noreg") == found.entries["actor-nor"]
    assert (entry.name, entry.country, entry.sectors) == ("Norwegen", "NOR", ("GOV", "SPY"))
    assert entry.part_of == "actor-un"


def test_what_was_a_state_names_nobody_in_words_for_what_is_left_of_it() -> None:
    for text in ("former Soviet Union", "former Yugoslavia", "former Yugoslav republic", "former Soviet republics"):
        forms = directory().forms.at(tokens(text), 0)
        assert [form.kind for form in forms] == ["stop"], text
    assert [form.entry.id for form in directory().forms.at(tokens("Soviet Union"), 0)] == ["actor-sun"]


def test_a_term_takes_the_place_of_ours_that_overlap_it_only(tmp_path: Path) -> None:
    found = read(tmp_path, "Idris Okelo,person,,,,,,Secretary General,NATO,2010-01-01,2011-12-31,,")
    assert who(found, "NATO chief", "2011-07-19") == "Idris Okelo"
    assert who(found, "NATO chief", "2018-09-20") == "Jens Stoltenberg"
    assert who(found, "NATO chief", "2009-10-01") is None
    assert who(found, "Norwegian foreign minister", "2011-04-28") == "Jonas Gahr Store"


def test_a_person_may_hold_several_offices(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        "Tove Strand,person,T. Strand,NOR,,,,special envoy for Libya,Norway,2011-03,2011-10,,her memoirs",
        "Tove Strand,person,,,,,,leader,Lake Shore Council,2012,unknown,yes,",
        "Lake Shore Council,coalition,,TCD,OPP,,,,,,,,",
    )
    person = found.people.named("T. Strand")
    assert person is not None
    terms = found.terms.of_person(person.id)
    assert [(term.office, term.acting, term.source) for term in terms] == [
        ("envoy:libya", False, "her memoirs"), ("head", True, "the user's directory"),
    ]  # fmt: skip
    assert person.country == "NOR"
    assert who(found, "Norway's envoy to Libya", "2011-06-01") == "Tove Strand"
    assert who(found, "Lake Shore Council leader", "2013-06-01") is None


def test_yaml_says_the_same(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "- name: Lake Shore Council\n  type: coalition\n  names: [LSC, Shore Council]\n  country: TCD\n"
        "- name: Idris Okelo\n  office: head\n  of: LSC\n  from: 2011-03-01\n  until: 2012\n  acting: false\n",
        encoding="utf-8",
    )
    found = load(path)
    assert who(found, "the head of the Shore Council", "2011-07-19") == "Idris Okelo"
    assert [term.acting for term in found.terms.of_office("actor-lake-shore-council", "head")] == [False]


@pytest.mark.parametrize("value", ["{a: b}", "[[LSC]]", "[{a: b}]", "!!set {LSC}", "!!binary TFND"])
def test_a_yaml_value_of_another_kind_is_refused_with_its_entry(tmp_path: Path, value: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"- name: Okelo\n- name: Lake Shore Council\n  type: coalition\n  names: {value}\n")
    with pytest.raises(BackchannelError) as caught:
        load(path)
    assert f"{path}, entry 2: names" in caught.value.message


@pytest.mark.parametrize("line", ["name: [Okelo, Strand]", "name: Okelo\n  country: [NOR]"])
def test_a_yaml_list_is_refused_where_one_value_belongs(tmp_path: Path, line: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(f"- {line}\n", encoding="utf-8")
    with pytest.raises(BackchannelError, match="entry 1"):
        load(path)


def test_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = csv_file(tmp_path, "Reed Council,coalition,,,,,,,,,,,")
    reads: list[Path] = []
    real = Path.read_bytes

    def counted(self: Path) -> bytes:
        reads.append(self)
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", counted)
    with using(path) as found:
        assert found.forms.one("Reed Council") is not None
    assert reads == [path]


def test_a_file_that_cannot_be_read_is_refused_even_after_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(b"")
    with using(path):
        pass
    path.unlink()
    with pytest.raises(BackchannelError) as caught, using(path):
        pass
    assert str(path) in caught.value.message


@pytest.mark.parametrize("name", ["own.csv", "own.yaml", "own.yml"])
def test_an_empty_file_changes_nothing(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("", encoding="utf-8")
    assert load(path).forms == directory().forms


def test_a_file_is_in_use_as_long_as_its_context(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Lake Shore Council,coalition,,,,,,,,,,,")
    with using(path) as chosen:
        assert directory() is chosen
        assert directory().forms.one("Lake Shore Council") is not None
    assert directory().forms.one("Lake Shore Council") is None


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    with using(csv_file(tmp_path, "Lake Shore Council,coalition,,,,,,,,,,,")) as before:
        pass
    with using(csv_file(tmp_path, "Hill Council,coalition,,,,,,,,,,,")) as after:
        assert after.forms.one("Hill Council") is not None
        assert after.forms.one("Lake Shore Council") is None
    assert before.forms.one("Hill Council") is None


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (",person,,,,,,,,,,,", "no name"),
        ("Okelo,wizard,,,,,,,,,,,", "'wizard'"),
        ("Okelo,person,,Chad,,,,,,,,,", "'Chad'"),
        ("Okelo,person,,,,,,chief rider,NATO,2011,,,", "'chief rider'"),
        ("Okelo,person,,,,,,head,,2011,,,", "'head'"),
        ("Okelo,person,,,,,,head,NATO,,,,", "''"),
        ("Okelo,person,,,,,,head,NATO,July 2011,,,", "'July 2011'"),
        ("Okelo,person,,,,,,head,NATO,2011,2010,,", "before it begins"),
        ("Okelo,person,,,,,,head,NATO,2011,,perhaps,", "'perhaps'"),
        ("Okelo,person,,,,,,head,Lake Shore Council,2011,,,", "'Lake Shore Council'"),
        ("Shore Council,coalition,,,,,,head,NATO,2011,,,", "no person"),
        ("Okelo,person,,,,,,,,,,,,too many", "more cells"),
    ],
)
def test_an_error_names_the_file_and_the_row(tmp_path: Path, row: str, words: str) -> None:
    path = csv_file(tmp_path, "Lake View,ngo,,,,,,,,,,,", row)
    with pytest.raises(BackchannelError) as caught, using(path):
        pass
    assert str(path) in caught.value.message
    assert "line 3" in caught.value.message
    assert words in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("own.csv", b"name,born\nOkelo,1960\n", "'born'"),
        ("own.csv", b"\xff\xfe\x00", "UTF-8"),
        ("own.yaml", b"- name: [\n", "YAML"),
        ("own.yaml", b"name: Okelo\n", "list"),
        ("own.yaml", b"- Okelo\n", "entry 1"),
        ("own.yaml", b"- name: Okelo\n  from: 2011-02-31\n", "YAML"),
        ("own.yaml", b"- name: A\n- name: B\n  age: 3\n", "entry 2"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path: Path, name: str, text: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(text)
    with pytest.raises(BackchannelError) as caught:
        load(path)
    assert str(path) in caught.value.message
    assert words in caught.value.message
    assert caught.value.advice


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BackchannelError, match=r"own\.csv"):
        load(tmp_path / "own.csv")


@pytest.mark.parametrize("kind", ["csv", "yaml"])
def test_the_examples_of_the_documentation_can_be_read(tmp_path: Path, kind: str) -> None:
    text = (ROOT / "docs" / "directory.md").read_text(encoding="utf-8")
    path = tmp_path / f"own.{kind}"
    path.write_text(text.split(f"```{kind}\n")[1].split("```")[0], encoding="utf-8")
    found = load(path)
    assert who(found, "the head of the LSC", "2012-01-01") == "Idris Okelo"
