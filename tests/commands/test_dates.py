"""`backchannel dates` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from click.testing import CliRunner, Result

from backchannel.cli import main
from backchannel.dates.inference import Asked
from backchannel.export.dates import Sighting
from backchannel.read import Limits

REPORT = """Varsia and Calder meet again

By Joram Tell
July 19, 2011

TARN - Foreign Minister Ana Beryl of Varsia met the Calder envoy on Saturday. She said that nothing was signed.

By late May the two sides had agreed on a place, the ministry said, and they will meet again in early August.

The first round was held on Friday 28 April 2011, a witness said. Its hosts have met every Friday since then.
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Envoys meet in Tarn</title>
<meta property="article:published_time" content="2011-07-19T09:00:00+02:00"></head>
<body><article><h1>Envoys meet in Tarn</h1>
<p>The envoys of both sides met in the capital yesterday, and nothing at all was signed, an official said.</p>
<p>They will meet again next month, when the mediators of the two neighbouring states will join them in Tarn.</p>
</article></body></html>
"""
FIELDS = [
    "start", "end", "text", "type", "timex", "edtf", "earliest", "latest", "candidates", "weekday", "anchor", "reason",
    "clash",
]  # fmt: skip


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT)
    return path


def call(*arguments: str, given: str | bytes | None = None) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, ["dates", *arguments], input=given)


def times(done: Result) -> list[dict[str, Any]]:
    """Return the objects that were printed."""
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_json_has_every_time_with_its_place_in_the_file(report: Path) -> None:
    found = times(call(str(report), "--json"))
    assert all(list(time) == FIELDS for time in found)
    assert all(REPORT[time["start"] : time["end"]] == time["text"] for time in found)
    of = {time["text"]: time for time in found}
    assert of["Saturday"] == {
        "start": REPORT.index("Saturday"),
        "end": REPORT.index("Saturday") + 8,
        "text": "Saturday",
        "type": "DATE",
        "timex": "2011-07-16",
        "edtf": "2011-07-16",
        "earliest": "2011-07-16",
        "latest": "2011-07-16",
        "candidates": None,
        "weekday": 6,
        "anchor": "2011-07-19",
        "reason": "published Tuesday 19 July 2011; 'Saturday' in the past tense: the Saturday before",
        "clash": None,
    }
    assert (of["By late May"]["earliest"], of["By late May"]["latest"]) == (None, "2011-05-31")
    assert of["By late May"]["edtf"] == "../2011-05-31"
    assert "Thursday 28 April 2011" in of["Friday 28 April 2011"]["clash"]
    assert of["every Friday"]["type"] == "SET"
    assert of["every Friday"]["edtf"] is None


def test_the_table_shows_lines_words_days_and_reasons(report: Path) -> None:
    done = call(str(report))
    assert done.exit_code == 0, done.stderr
    rows = [[cell.strip() for cell in line.split("│")] for line in done.stdout.splitlines() if "│" in line]
    saturday = next(cells for cells in rows if "[Saturday]" in cells[1])
    assert saturday[0] == str(REPORT[: REPORT.index("Saturday")].count("\n") + 1)
    assert saturday[2:5] == ["2011-07-16", "2011-07-16", "DATE"]
    assert "2011-08-01 .. 2011-08-10" in done.stdout
    assert ".. 2011-05-31" in done.stdout
    assert "read as published on 2011-07-19" in done.stderr


def test_a_clash_is_marked(report: Path) -> None:
    marked = [line for line in call(str(report)).stdout.splitlines() if line.partition("│")[0].strip().endswith("!")]
    assert len(marked) == 1
    assert "[Friday 28 April 2011]" in marked[0]
    assert "2011-04-28?" in marked[0]


def test_a_narrow_screen_loses_nothing(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backchannel.commands.dates.is_narrow", lambda width: True)
    done = call(str(report))
    assert "words and reason" in done.stdout
    for words in ("[Saturday]", "2011-08-01 ..", "2011-08-01~/", "2011-08-10~", "the Saturday before"):
        assert words in done.stdout


def test_the_day_of_a_page_is_taken_from_its_metadata_unless_one_is_given(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(PAGE)
    done = call(str(path), "--json")
    assert [time["edtf"] for time in times(done)] == ["2011-07-18", "2011-08"]
    assert "report.html: read as published on 2011-07-19" in done.stderr
    given = call(str(path), "--json", "--published", "2012-02-01")
    assert [time["edtf"] for time in times(given)] == ["2012-01-31", "2012-03"]
    assert "published" not in given.stderr
    assert call(str(path)).stdout.lstrip().startswith("para")


def test_standard_input_is_read_as_it_stands() -> None:
    text = "They met on Saturday.\r\nOn 3 or 4 May 2011 they had signed.\r\n"
    saturday, may = times(call("-", "--published", "2011-07-19", "--json", given=text))
    assert saturday["latest"] == "2011-07-16"
    assert may["candidates"] == ["2011-05-03", "2011-05-04"]
    assert text[may["start"] : may["end"]] == may["text"]
    table = call("-", "--published", "2011-07-19", given=text).stdout
    assert "2011-05-03 or 2011-05-04" in table
    assert [line.split("│")[0].strip() for line in table.splitlines() if "[" in line] == ["1", "2"]


def test_without_a_day_of_publication_it_says_so() -> None:
    done = call("-", "--json", given="They met on Saturday.")
    _, time = times(done)
    assert (time["earliest"], time["latest"], time["weekday"], time["anchor"]) == (None, None, 6, None)
    assert "--published" in done.stderr
    assert "a Saturday" in call("-", given="They met on Saturday.").stdout


def test_a_text_without_times_prints_nothing_of_them() -> None:
    for options in ((), ("--json",)):
        done = call("-", *options, "--published", "2011-07-19", given="Nobody came.")
        assert (done.exit_code, done.stdout) == (0, "")
        assert "no times were found" in done.stderr
    (only,) = times(call("-", "--json", given="Nobody came."))
    assert list(only) == ["publication"]


def clipping() -> str:
    """Return the report above without its day of publication."""
    return REPORT.replace("July 19, 2011\n", "")


def test_what_no_witness_tells_of_the_day_of_publication_is_inferred_and_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "clipping.txt"
    path.write_text(clipping())
    first, *rest = times(call(str(path), "--json"))
    assert all(list(time) == FIELDS for time in rest)
    answers = first["publication"]
    assert list(answers) == ["witnesses", "text", "folder", "events", "together"]
    assert answers["folder"] is None
    assert answers["witnesses"]["earliest"] is None
    assert answers["text"]["earliest"] >= "2011-04-27"
    assert all(when["reason"] for when in answers.values() if when)
    done = call(str(path))
    head = done.stdout.split("[")[0]
    for words in ("its witnesses", "its text", "with public events", "together", answers["text"]["earliest"]):
        assert words in head
    assert "with other reports" not in head
    assert "not known to the day" in done.stderr


def test_a_day_that_is_given_or_told_is_not_inferred(report: Path, tmp_path: Path) -> None:
    for options in ((), ("--published", "2011-07-20")):
        done = call(str(report), "--json", *options, "--beside", str(tmp_path))
        assert "publication" not in times(done)[0]
        assert "nothing --beside it was asked" in done.stderr


def test_reports_beside_it_help_to_date_a_report_and_bad_ones_are_passed_over(report: Path, tmp_path: Path) -> None:
    path = tmp_path / "clipping.txt"
    path.write_text(clipping())
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.7\nrubbish")
    done = call(str(path), "--json", "--beside", str(tmp_path))
    answers = times(done)[0]["publication"]
    assert answers["folder"]["earliest"] <= "2011-07-19" <= answers["folder"]["latest"]
    assert "noise.pdf" in done.stderr
    assert "passed over" in done.stderr
    assert times(call(str(path), "--json", "--beside", str(report)))[0]["publication"] == answers
    assert "with both" in call(str(path), "--beside", str(report)).stdout
    assert times(call(str(path), "--json", "--beside", str(path)))[0]["publication"]["folder"] is None


def test_relative_times_are_read_against_a_single_day_only(tmp_path: Path) -> None:
    text = "They met yesterday, 4 May 2014, a witness said. Nobody spoke today."
    first, *rest = times(call("-", "--json", given=text))
    assert first["publication"]["together"]["edtf"] == "2014-05-05"
    assert [time["edtf"] for time in rest if time["text"] == "today"] == ["2014-05-05"]
    assert "read as published on 2014-05-05, which no witness tells" in call("-", given=text).stderr
    first, *rest = times(call("-", "--json", given="They met in May 2014. Nobody spoke today."))
    assert [time["edtf"] for time in rest if time["text"] == "today"] == [None]


def test_a_text_that_stalls_the_search_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_: object) -> tuple[Sighting, ...]:
        while True:
            sleep(1)

    monkeypatch.setattr("backchannel.commands.dates.sightings", endless)
    monkeypatch.setattr("backchannel.commands.dates.LIMITS", Limits(wall_seconds=0.5))
    done = call("-", "--published", "2011-07-19", given="They met on Saturday.")
    assert done.exit_code == 1
    assert "standard input: reading took more than 0.5 seconds" in done.stderr
    assert "Traceback" not in done.output


def test_a_text_that_stalls_what_it_asks_of_others_is_answered_without_them(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_: object) -> Asked:
        while True:
            sleep(1)

    path = tmp_path / "clipping.txt"
    path.write_text(clipping())
    monkeypatch.setattr("backchannel.run.dating.asked", endless)
    monkeypatch.setattr("backchannel.commands.dates.LIMITS", Limits(wall_seconds=5))
    answers = times(call(str(path), "--json", "--beside", str(report)))[0]["publication"]
    assert answers["folder"] is None
    assert answers["text"]["earliest"] >= "2011-04-27"


def test_times_that_are_left_out_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    furniture = "<footer><p>Copyright 2009 The Tarn Courier. All rights reserved.</p></footer></body>"
    path.write_text(PAGE.replace("</body>", furniture))
    done = call(str(path), "--json")
    assert "2009" not in done.stdout
    assert "left out: 1" in done.stderr


def test_words_of_a_hostile_document_cannot_steer_the_terminal() -> None:
    done = call("-", given="A \x1b[2J[bold]y[/bold] \u202emet on 3 May 2011.")
    assert "[bold]y[/bold]" in done.stdout
    assert not set("\x1b\u202e") & set(done.output)


def test_what_goes_wrong_is_said_with_its_exit_code_and_without_a_traceback(tmp_path: Path, report: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "noise.pdf").write_bytes(b"%PDF-1.7\nrubbish")
    for arguments, given, code, words in (
        (["gone.txt"], None, 2, "no such file"),
        (["/dev/null"], None, 1, "not a file"),
        ([str(tmp_path)], None, 2, "is a folder"),
        ([], None, 2, "FILE"),
        ([str(tmp_path / "empty.txt")], None, 1, "empty.txt"),
        ([str(tmp_path / "noise.pdf")], None, 1, "noise.pdf"),
        (["-"], "", 1, "standard input is empty"),
        (["-"], " \n", 1, "white space"),
        (["-"], b"\x00\x01\x02", 1, "standard input is"),
        (["-"], b"%PDF-1.7\n", 1, "not plain text"),
        ([str(report), "--published", "19 July 2011"], None, 2, "'19 July 2011' is not a day"),
        ([str(report), "--published", "2011-02-30"], None, 2, "'2011-02-30' is not a day"),
        ([str(report), "--beside", "gone"], None, 2, "gone"),
        ([str(report), "--language", "xx"], None, 2, "'xx'"),
        ([str(report), "--language", "../data/en"], None, 2, "is no code of a language"),
    ):
        done = call(*arguments, given=given)
        assert done.exit_code == code, (arguments, done.output)
        assert words in done.stderr, (arguments, done.stderr)
        assert done.stdout == ""
        assert "Traceback" not in done.output
