"""A user's own directory: it decides who is meant, stays in the record, and a bad one stops the build at its start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from backchannel.cli import main
from backchannel.errors import BackchannelError
from backchannel.record import reading
from backchannel.record.verify import verify
from backchannel.run import build

REPORT = """Talks in Tarn

March 3, 2031

The Quill Assembly met delegates of Norway in Tarn on Monday, a spokesman said. The talks were secret.
"""
ROWS = "name,type,names,country\nQuill Assembly,armed_group,the Quill Assembly|Quillers,NOR\n"
AS_YAML = "- name: Quill Assembly\n  type: commission\n  names: [the Quill Assembly, Quillers]\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(REPORT)
    return tmp_path / "in"


def _quillers(root: Path) -> set[str]:
    """Return the types of the actors that have the assembly's name."""
    with reading(root) as record:
        return {actor.type for actor in record.conclusions.actors() if actor.id == "actor-quill-assembly"}


def test_it_decides_who_is_meant_and_later_builds_use_it_without_being_told(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "mine.csv").write_text(ROWS)
    root = tmp_path / "r"
    assert build([reports], root).read == 1
    assert _quillers(root) == set()
    assert build([reports], root, directory=tmp_path / "mine.csv").read == 1, "other actors, so read anew"
    assert _quillers(root) == {"armed_group"}
    assert (root / "directory.csv").read_text() == ROWS
    (tmp_path / "mine.csv").unlink()
    assert build([reports], root).read == 0
    (reports / "b.txt").write_text(REPORT.replace("3, 2031", "4, 2031"))
    assert build([reports], root).read == 1
    with reading(root) as record:
        verify(record.connection, record.store)
        found = next(actor for actor in record.conclusions.actors() if actor.id == "actor-quill-assembly")
        assert len({mention.document for mention in found.mentions}) == 2


def test_a_new_file_takes_the_place_of_the_old_one_and_the_same_file_changes_nothing(
    tmp_path: Path, reports: Path
) -> None:
    (tmp_path / "mine.csv").write_text(ROWS)
    (tmp_path / "mine.yml").write_text(AS_YAML)
    root = tmp_path / "r"
    build([reports], root, directory=tmp_path / "mine.csv")
    assert build([reports], root, directory=tmp_path / "mine.csv").read == 0
    assert build([reports], root, directory=tmp_path / "mine.yml").read == 1
    assert _quillers(root) == {"commission"}
    assert sorted(place.name for place in root.glob("directory.*")) == ["directory.yaml"]
    (tmp_path / "mine.yml").write_text(AS_YAML.replace("commission", "party"))
    assert build([reports], root, directory=tmp_path / "mine.yml").read == 1
    assert _quillers(root) == {"party"}


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("mine.csv", "name,type\nQuill,armed_group\nLodge,sandwich\n", "line 3"),
        ("mine.csv", "name,colour\nQuill,red\n", "colour"),
        ("mine.yaml", "name: {", "not YAML"),
        ("mine.txt", ROWS, ".csv"),
    ],
)
def test_a_bad_file_stops_the_build_before_anything_is_read_and_names_file_and_row(
    tmp_path: Path, reports: Path, name: str, content: str, named: str
) -> None:
    (tmp_path / name).write_text(content)
    arguments = ["build", str(reports), "-o", str(tmp_path / "r"), "--directory", str(tmp_path / name)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1
    assert str(tmp_path / name) in done.stderr
    assert named in done.stderr
    assert "Traceback" not in done.output
    assert not (tmp_path / "r").exists()


def test_a_bad_file_leaves_a_record_as_it_was(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "mine.csv").write_text(ROWS)
    (tmp_path / "bad.csv").write_text("name,type\n,person\n")
    root = tmp_path / "r"
    build([reports], root, directory=tmp_path / "mine.csv")
    with pytest.raises(BackchannelError, match=r"bad\.csv"):
        build([reports], root, directory=tmp_path / "bad.csv")
    assert (root / "directory.csv").read_text() == ROWS
    with reading(root) as record:
        verify(record.connection, record.store)


def test_the_command_takes_it_and_counts_quotations(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "mine.csv").write_text(ROWS)
    arguments = ["build", str(reports), "-o", str(tmp_path / "r"), "--jobs", "1"]
    done = CliRunner().invoke(main, [*arguments, "--directory", str(tmp_path / "mine.csv")])
    assert done.exit_code == 0, done.stderr
    assert _quillers(tmp_path / "r") == {"armed_group"}
    with reading(tmp_path / "r") as record:
        quoted = len(list(record.talk.quotes()))
    assert f" {quoted} quotations" in done.stderr
    assert json.loads(CliRunner().invoke(main, [*arguments, "--json"]).stdout)["quotes"] == quoted
