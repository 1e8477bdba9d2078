"""Who is who, from the command line: suggestions, and judgements that outlive every build."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from backchannel.cli import main
from backchannel.record import reading, writing

FIRST = """Envoys meet in Tarn

March 3, 2031

Libyan Foreign Minister Abdelati Sarrani met Norwegian diplomats in Geneva on Saturday. Sarrani said they were secret.

Peter Hallman, a lawyer, said that the meeting was useful. Hallman left on Sunday.
"""
SECOND = """Second round held

March 9, 2031

Libyan Foreign Minister Abdul Ati al-Sarrani met Norwegian diplomats again in Geneva on Friday, officials said.

Peter Hallman, a fisherman, said that he had not been told. Hallman denied a report.
"""
THIRD = """Third round held

March 16, 2031

Libyan Foreign Minister Abdelati al-Sarrani met Swedish diplomats in Geneva on Friday.

Peter Hallman said that he had no comment. Hallman left on Saturday.
"""
HALLMAN = "actor-person-patar-halman"


def call(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, list(arguments))


def build(folder: Path) -> None:
    done = call("build", str(folder / "in"), "-o", str(folder / "r"), "--jobs", "1")
    assert done.exit_code == 0, done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two reports and their record."""
    folder = tmp_path_factory.mktemp("identity")
    (folder / "in").mkdir()
    (folder / "in" / "1.txt").write_text(FIRST)
    (folder / "in" / "2.txt").write_text(SECOND)
    build(folder)
    return folder


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    shutil.copytree(built, tmp_path / "copy")
    return tmp_path / "copy"


def suggested(folder: Path) -> list[dict[str, object]]:
    """Return the suggestions of a record."""
    done = call("suggestions", str(folder / "r"), "--json")
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def documents(folder: Path) -> dict[str, str]:
    """Return the documents' ids by the names of their files."""
    with reading(folder / "r") as record:
        return {Path(record.file_of(d.source)).name: d.id for d in record.results.documents()}


def actors(folder: Path, name: str) -> dict[str, str]:
    """Return which actor it is that each report mentions by a name, by the report's file name."""
    named = {id: file for file, id in documents(folder).items()}
    with reading(folder / "r") as record:
        return {
            named[m.document]: a.id for a in record.conclusions.actors() for m in a.mentions if m.text.endswith(name)
        }  # fmt: skip


def test_one_man_in_two_spellings_is_one_and_the_suggestion_says_why(built: Path) -> None:
    assert len(set(actors(built, "Sarrani").values())) == 1
    (made,) = [one for one in suggested(built) if "Sarrani" in str(one["reason"])]
    assert made["state"] == "made"
    assert "two spellings" in str(made["reason"])
    assert "LBY" in str(made["reason"])
    table = call("suggestions", str(built / "r")).stdout
    assert "two spellings" in table
    assert str(made["id"]) in table


def test_claims_and_the_export_name_the_actor_that_was_made_of_both(built: Path) -> None:
    (id,) = set(actors(built, "Sarrani").values())
    rows = [json.loads(line) for line in call("export", str(built / "r")).stdout.splitlines()]
    told = {r["document"] for r in rows if r["kind"] == "claim" and id in {p["actor"] for p in r["participants"]}}
    assert told == set(documents(built).values())
    assert call("verify", str(built / "r")).exit_code == 0


def test_two_men_of_one_name_judged_different_stay_apart_when_a_third_report_comes(copy: Path) -> None:
    assert len(set(actors(copy, "Hallman").values())) == 1
    at = documents(copy)
    done = call(
        "different", str(copy / "r"), f"{HALLMAN}@{at['1.txt']}", f"{HALLMAN}@{at['2.txt']}", "--by", "ana",
        "--note", "a lawyer and a fisherman",
    )  # fmt: skip
    assert done.exit_code == 0, done.stderr
    assert "They are two" in done.stderr
    assert len(set(actors(copy, "Hallman").values())) == 2
    (copy / "in" / "3.txt").write_text(THIRD)
    build(copy)
    found = actors(copy, "Hallman")
    assert found["1.txt"] != found["2.txt"]
    assert found["3.txt"] in (found["1.txt"], found["2.txt"])
    assert call("verify", str(copy / "r")).exit_code == 0
    rows = [json.loads(line) for line in call("export", str(copy / "r")).stdout.splitlines()]
    (row,) = [row for row in rows if row["kind"] == "judgement"]
    assert (row["by"], row["decision"], row["note"]) == ("ana", "split", "a lawyer and a fisherman")


def test_the_last_word_on_the_same_two_counts(copy: Path) -> None:
    at = documents(copy)
    both = [f"{HALLMAN}@{at[name]}" for name in ("1.txt", "2.txt")]
    assert call("different", str(copy / "r"), *both, "--by", "ana").exit_code == 0
    assert call("same", str(copy / "r"), *reversed(both), "--by", "ben").exit_code == 0
    assert len(set(actors(copy, "Hallman").values())) == 1


def test_who_calls_two_the_same_against_an_earlier_judgement_is_told_of_it(copy: Path) -> None:
    at = documents(copy)
    (copy / "in" / "3.txt").write_text(THIRD)
    build(copy)
    whole = call("different", str(copy / "r"), f"{HALLMAN}@{at['2.txt']}", HALLMAN, "--by", "ana")
    assert whole.exit_code == 0
    found = actors(copy, "Hallman")
    assert found["1.txt"] == found["3.txt"] != found["2.txt"]
    done = call("same", str(copy / "r"), f"{HALLMAN}@{at['1.txt']}", f"{HALLMAN}@{at['2.txt']}", "--by", "ben")
    assert done.exit_code == 0
    assert "ana judged" in done.stderr
    assert len(set(actors(copy, "Hallman").values())) == 2


def test_a_suggestion_can_be_judged_by_its_id_and_other_names_made_one(copy: Path) -> None:
    (made,) = [one for one in suggested(copy) if "Sarrani" in str(one["reason"])]
    assert call("different", str(copy / "r"), str(made["id"]), "--by", "ana").exit_code == 0
    men = set(actors(copy, "Sarrani").values())
    assert len(men) == 2
    assert not [one for one in suggested(copy) if "Sarrani" in str(one["reason"])]
    assert call("same", str(copy / "r"), HALLMAN, sorted(men)[0], "--by", "ana").exit_code == 0
    assert set(actors(copy, "Hallman").values()) & set(actors(copy, "Sarrani").values())
    assert len(set(actors(copy, "Sarrani").values())) == 2


def test_a_judgement_outlives_its_actors_and_is_shown_as_stale(copy: Path) -> None:
    at = documents(copy)
    both = [f"{HALLMAN}@{at[name]}" for name in ("1.txt", "2.txt")]
    assert call("different", str(copy / "r"), *both, "--by", "ana").exit_code == 0
    with writing(copy / "r") as record:
        record.connection.execute("DELETE FROM document_actor WHERE document = ? AND actor = ?", (at["2.txt"], HALLMAN))
    (stale,) = [one for one in suggested(copy) if one["state"] == "stale"]
    assert "ana judged" in str(stale["reason"])
    assert "stale" in call("suggestions", str(copy / "r")).stdout


@pytest.mark.parametrize("command", ["same", "different"])
def test_whoever_is_not_there_or_is_one_already_is_refused_with_advice(built: Path, command: str) -> None:
    for arguments, said in (
        (["actor-nobody", HALLMAN], "is no actor here"),
        ([f"{HALLMAN}@doc-none", HALLMAN], "is no actor here"),
        ([HALLMAN, HALLMAN], "the same actor"),
        (["suggestion-none"], "no suggestion"),
    ):
        done = call(command, str(built / "r"), *arguments, "--by", "ana")
        assert done.exit_code == 2, done.output
        assert said in done.stderr
        assert "Traceback" not in done.output
    assert call(command, str(built / "gone"), HALLMAN, "actor-b", "--by", "ana").exit_code == 1
    assert not (built / "gone").exists()
    assert call(command, str(built / "r"), "--by", "ana").exit_code == 2


def test_a_record_whose_build_was_broken_off_is_not_judged(copy: Path) -> None:
    with writing(copy / "r") as record:
        record.set_state("building", "2031-01-01")
    done = call("same", str(copy / "r"), HALLMAN, "actor-nor", "--by", "ana")
    assert done.exit_code == 1
    assert "not finished" in done.stderr
