"""The command line as a user meets it: streams, exit codes, help, messages."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from backchannel.cli import main
from backchannel.model import Contradiction, Side
from backchannel.record import writing
from tests.support import ROOT

REPORT = """Secret talks in Tarn

March 3, 2031

Norwegian and Swedish officials met for secret talks in Geneva on Saturday, the foreign ministry of Norway said.
"""


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one good report and one empty file."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "in").mkdir()
    (folder / "in" / "report.txt").write_text(REPORT)
    (folder / "in" / "empty.txt").write_text("")
    done = call("build", str(folder / "in"), "-o", str(folder / "r"), "--jobs", "1", "--json")
    assert done.exit_code == 0, done.stderr
    built = json.loads(done.stdout)
    assert (built["documents"], built["failures"]) == (1, 1)
    return folder / "r"


def call(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, list(arguments))


@pytest.mark.parametrize("command", ["timeline", "claims", "documents", "export"])
def test_data_goes_to_stdout_and_is_json_where_asked_for(record: Path, command: str) -> None:
    flags = [] if command == "export" else ["--json"]
    done = call(command, str(record), *flags)
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines


@pytest.mark.parametrize("command", ["timeline", "claims", "documents"])
def test_lists_are_tables_for_people(record: Path, command: str) -> None:
    done = call(command, str(record))
    assert done.exit_code == 0
    assert "id" in done.stdout.splitlines()[0]
    assert len(done.stdout.splitlines()) > 2


def test_everything_listed_can_be_shown(record: Path) -> None:
    exported = [json.loads(line) for line in call("export", str(record)).stdout.splitlines()]
    ids = [row["id"] for row in exported if row["kind"] != "record"]
    assert {row["kind"] for row in exported} >= {"document", "actor", "claim", "event"}
    for id in ids:
        for flags in ([], ["--json"]):
            done = call("show", str(record), id, *flags)
            assert done.exit_code == 0, done.stderr
            assert done.output.strip()


def test_how_a_day_of_publication_is_known_is_listed_shown_and_exported(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dated.txt").write_text(REPORT)
    (tmp_path / "in" / "clipping.txt").write_text(
        "The war began in May 2030, a clerk said.\n\nHe had counted the dead.\n"
    )
    root = str(tmp_path / "r")
    assert call("build", str(tmp_path / "in"), "-o", root, "--jobs", "1").exit_code == 0
    rows = [json.loads(line) for line in call("documents", root, "--json").stdout.splitlines()]
    listed = {Path(row["file"]).name: row for row in rows}
    told, inferred = listed["dated.txt"], listed["clipping.txt"]
    assert told["published"] == told["document"]["published"]
    assert inferred["document"]["published"]["earliest"] is None
    assert inferred["published"]["earliest"] >= "2030-04-30"
    table = {line.split()[-1]: line for line in call("documents", root).stdout.splitlines()}
    assert "2031-03-03 " in table[told["document"]["id"]]
    assert "*" in table[inferred["document"]["id"]].split("│")[0]
    shown = call("show", root, inferred["document"]["id"]).stderr
    for words in ("no witness tells the day", "by its text alone: ", "by public events: ", "by all of these: "):
        assert words in shown
    exported = [json.loads(line) for line in call("export", root).stdout.splitlines()]
    assert inferred["published"] in [row["published"] for row in exported if row["kind"] == "document"]


def test_contradictions_are_exported_shown_and_told_with_their_event(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    with writing(copy) as opened:
        claim = next(c for c in opened.results.claims() if opened.conclusions.event_of(c.id))
        span = claim.evidence[0].within(claim.document)
        made = Contradiction(
            id="contradiction-1", about="date", scope="within_document", claims=(claim.id,),
            sides=(Side(says="one day", spans=(span,)), Side(says="another, in the page's head")),
            note="Two days are given.", made_by="rule:test",
        )  # fmt: skip
        opened.contradictions.put(claim.document, [made])
        event = opened.conclusions.event_of(claim.id)
    assert event is not None
    exported = [json.loads(line) for line in call("export", str(copy)).stdout.splitlines()]
    (row,) = [row for row in exported if row["kind"] == "contradiction"]
    assert row == {
        "kind": "contradiction", "id": "contradiction-1", "about": "date", "scope": "within_document",
        "claims": [claim.id], "note": "Two days are given.", "made_by": "rule:test", "confidence": None,
        "sides": [
            {"says": "one day", "spans": [
                {"start": span.start, "end": span.end, "text": span.text, "document": claim.document}
            ]},
            {"says": "another, in the page's head", "spans": []},
        ],
    }  # fmt: skip
    shown = call("show", str(copy), "contradiction-1").stdout
    for words in ("Two days are given.", "one day", "Geneva", claim.id, "rule:test"):
        assert words in shown
    assert "Two days are given. (contradiction-1)" in call("show", str(copy), event).stdout
    assert call("verify", str(copy)).exit_code == 0


def test_the_record_may_come_from_the_environment_or_the_present_folder(
    record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call("timeline").exit_code == 2
    monkeypatch.setenv("BACKCHANNEL_RECORD", str(record))
    assert call("timeline").exit_code == 0
    monkeypatch.delenv("BACKCHANNEL_RECORD")
    monkeypatch.chdir(record)
    assert call("timeline").exit_code == 0


def test_problems_name_the_file_and_say_what_to_do(record: Path) -> None:
    rows = [json.loads(line) for line in call("documents", str(record), "--problems", "--json").stdout.splitlines()]
    (empty,) = [row for row in rows if row["code"] == "empty"]
    assert empty["path"].endswith("empty.txt")
    assert empty["advice"]


def test_search_finds_words_in_passages(record: Path) -> None:
    assert "Geneva" in call("search", str(record), "geneva", "officials").stdout
    assert call("search", str(record), "zanzibar").stdout == ""


def test_the_page_is_written_where_it_says(record: Path, tmp_path: Path) -> None:
    done = call("page", str(record), "-o", str(tmp_path / "p.html"))
    assert done.exit_code == 0
    assert str(tmp_path / "p.html") in done.stderr
    assert "Geneva" in (tmp_path / "p.html").read_text()


def test_verify_passes_a_whole_record(record: Path) -> None:
    assert call("verify", str(record)).exit_code == 0


def test_a_changed_original_is_named_with_code_3(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    original = next(p for p in (copy / "originals").rglob("*") if p.is_file() and p.stat().st_size)
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b"!")
    done = call("verify", str(copy))
    assert done.exit_code == 3
    assert original.name in done.stderr


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE document SET text = replace(text, 'Geneva', 'Vienna')", "altered"),
        ('UPDATE claim SET json = replace(json, \'"actor":"actor-\', \'"actor":"gone-\')', "no actor"),
        ("DELETE FROM actor", "no actor"),
        ("DELETE FROM place", "where it came from"),
        ("DELETE FROM document", "names a document"),
        ("UPDATE document SET json = '{'", "damaged"),
        ("UPDATE passage SET text = 'gone'", "passages"),
        ("UPDATE document SET text = text || ' '", "its text was altered"),
        ("UPDATE state SET value = '2031' WHERE key = 'building'", "not finished"),
        ("DELETE FROM failure", "neither a document nor"),
        ('UPDATE event SET json = replace(json, \'"earliest":"2031\', \'"earliest":"2039\')', "is after latest"),
    ],
)
def test_whatever_is_broken_in_the_database_is_named_with_code_3(
    record: Path, tmp_path: Path, statement: str, named: str
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    with sqlite3.connect(copy / "record.sqlite") as connection:
        connection.execute(statement)
    done = call("verify", str(copy))
    assert done.exit_code == 3, done.stderr
    assert named in done.stderr


def test_a_build_that_was_broken_off_is_told_to_every_reader(record: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(record, copy)
    assert "broken off" not in call("timeline", str(copy)).stderr
    with sqlite3.connect(copy / "record.sqlite") as connection:
        connection.execute("UPDATE state SET value = '2031-01-01' WHERE key = 'building'")
    done = call("timeline", str(copy))
    assert done.exit_code == 0
    assert "broken off" in done.stderr


def test_an_empty_or_damaged_database_fails_verification(record: Path, tmp_path: Path) -> None:
    for content in (b"", b"rubbish" * 1000):
        copy = tmp_path / f"copy-{len(content)}"
        shutil.copytree(record, copy)
        (copy / "record.sqlite").write_bytes(content)
        done = call("verify", str(copy))
        assert done.exit_code == 3
        assert "record.sqlite" in done.stderr


def test_wrong_usage_is_code_2_and_failure_code_1_and_neither_shows_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    for arguments, code in (
        (["build", str(tmp_path / "gone"), "-o", str(tmp_path / "r")], 2),
        (["build", str(tmp_path)], 2),
        (["timeline", str(tmp_path / "gone")], 1),
        (["build", str(tmp_path), "-o", str(tmp_path)], 1),
        (["build", str(tmp_path), "-o", str(tmp_path / "notes.txt")], 1),
        (["nonsense"], 2),
    ):
        done = call(*arguments)
        assert done.exit_code == code, (arguments, done.stderr)
        assert done.stderr
        assert "Traceback" not in done.output


def test_words_of_a_hostile_document_cannot_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(REPORT.replace("officials", "officials \x1b[2J[bold]x[/bold]"))
    assert call("build", str(tmp_path / "in"), "-o", str(tmp_path / "r"), "--jobs", "1").exit_code == 0
    for arguments in (["claims", str(tmp_path / "r")], ["search", str(tmp_path / "r"), "officials"]):
        output = call(*arguments).output
        assert "\x1b" not in output
        assert "[bold]x[/bold]" in output


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_command(shell: str) -> None:
    done = call("completion", shell)
    assert done.exit_code == 0
    assert "_BACKCHANNEL_COMPLETE" in done.stdout


def test_every_command_teaches_and_is_in_the_documentation() -> None:
    guide = (ROOT / "docs" / "commands.md").read_text()
    names = main.list_commands(click.Context(main))
    assert len(names) >= 10
    for name in names:
        help_text = call(name, "--help").stdout
        assert len(help_text.splitlines()) > 5
        assert re.search(rf"^## `backchannel {name}", guide, re.MULTILINE), name
