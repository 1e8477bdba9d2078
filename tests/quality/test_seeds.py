"""Floors on the three real inputs: integrity, dates of publication, and the talks that they tell of.

The floors stand on the readings named in `GOLD`; a reading that changes must be looked at before its hash is changed.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from backchannel.export import jsonl
from backchannel.record import reading
from backchannel.run import build
from tests.support import shared

GOLD = {
    "reading_001.json": "e02eab238696c7cf1d865f6fbc7a05c38016d13f6bf601b6fe2daddc656b36f3",
    "reading_002.json": "58a1c415702341e5d625cd0c570c5cfb7c9240717978064a53557ee1b6b0292a",
}

Row = dict[str, Any]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of a record of the three inputs."""
    folder = tmp_path_factory.mktemp("seeds")
    build([shared("seeds")], folder / "r", jobs=2)
    with reading(folder / "r") as record, (folder / "export.jsonl").open("wb") as out:
        jsonl.write(record, out)
    return folder / "export.jsonl"


@pytest.fixture(scope="module")
def score(export: Path) -> Row:
    """What the scorer says of the export."""
    readings = [shared("gold", name) for name in GOLD]
    for place in readings:
        assert hashlib.sha256(place.read_bytes()).hexdigest() == GOLD[place.name], f"{place.name} has changed"
    command = [sys.executable, str(shared("score", "score_record.py")), str(export), *map(str, readings)]
    done = subprocess.run([*command, "--text", str(shared("seeds")), "--json"], capture_output=True, text=True)
    found: Row = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def rows(export: Path) -> list[Row]:
    """The lines of the export."""
    return [json.loads(line) for line in export.read_text().splitlines()]


def test_no_violation_of_integrity(score: Row) -> None:
    assert score["integrity"]["violations"] == 0


def test_dates_of_publication_are_right_and_none_is_invented(rows: list[Row]) -> None:
    published = {Path(r["file"]).name[:3]: r["published"] for r in rows if r["kind"] == "document"}
    assert (published["000"]["earliest"], published["000"]["latest"]) == ("2018-09-20", "2018-09-20")
    assert (published["001"]["earliest"], published["001"]["latest"]) == ("2011-07-19", "2011-07-19")
    # No witness tells the day of this one (it came out on 4 July 2011): it is inferred, and no single day is claimed.
    assert published["002"]["earliest"] <= "2011-07-04" <= published["002"]["latest"]
    assert published["002"]["earliest"] < published["002"]["latest"]
    assert "from its text alone" in published["002"]["reason"]


def test_evidence_stands_only_in_what_tells_the_story(rows: list[Row]) -> None:
    zones = {r["id"]: r["zones"] for r in rows if r["kind"] == "document"}
    for claim in (r for r in rows if r["kind"] == "claim"):
        for span in claim["evidence"]:
            touched = {
                z["zone"] for z in zones[claim["document"]] if z["start"] < span["end"] and span["start"] < z["end"]
            }
            # A sentence that runs across a page break may have a caption between its two parts.
            assert touched & {"headline", "standfirst", "heading", "body", "dateline"}, span
            assert not touched & {"wrapper", "boilerplate"}, span


TALKS = {
    "Oslo": ("Oslo", "2011-04-28", "2011-04-28", "secret", "happened"),
    "Tripoli": ("Tripoli", "2011-03-01", "2011-03-31", "secret", "happened"),
    "Tunisia": ("Tunisia", "2011-07-16", "2011-07-16", "secret", "happened"),
    "Moscow": ("Moscow", "2011-07-20", "2011-07-20", None, "planned"),
}
"""Place, first and last day, secrecy at the time (None: not said), status of talks that the inputs tell of."""


@pytest.mark.parametrize("name", TALKS)
def test_the_talks_are_in_the_record(rows: list[Row], name: str) -> None:
    place, earliest, latest, secrecy, status = TALKS[name]
    events = [
        e
        for e in rows
        if e["kind"] == "event"
        and e["layer"] in ("talk", "process", "offer")
        and e["where"]
        and e["where"]["place"] == place
        and e["status"] == status
    ]
    dated = [e for e in events if (e["when"]["earliest"], e["when"]["latest"]) == (earliest, latest)]
    assert dated, [(e["label"], e["when"]["edtf"]) for e in events]
    assert any(secrecy is None or e["secrecy"]["existence"] == secrecy for e in dated)
    assert any(len(e["participants"]) >= 2 for e in dated)


def test_talks_of_the_undated_report_are_bounded_by_what_is_concluded_of_its_day(rows: list[Row]) -> None:
    def told(place: str, status: str) -> list[Row]:
        events = [e for e in rows if e["kind"] == "event" and e["where"] and e["where"]["place"] == place]
        return [e["when"] for e in events if e["layer"] in ("talk", "process", "offer") and e["status"] == status]

    assert any("2011-07-04" in (when["candidates"] or ()) for when in told("Sochi", "happened"))
    assert all(when["latest"] and when["latest"] >= "2011-07-04" for when in told("Sochi", "happened"))
    planned = told("Addis Ababa", "planned")
    assert planned
    assert all(when["earliest"] and when["earliest"] <= "2011-07-04" and not when["latest"] for when in planned)


def test_claims_of_the_undated_report_keep_what_its_own_text_says(rows: list[Row]) -> None:
    (document,) = (r["id"] for r in rows if r["kind"] == "document" and Path(r["file"]).name.startswith("002"))
    claims = [r for r in rows if r["kind"] == "claim" and r["document"] == document]
    assert claims
    bounded = [c["when"] for c in claims if (c["when"]["earliest"], c["when"]["latest"]) != (None, None)]
    # Only what is counted from a named event has days by itself.
    assert all(when["anchor"] != document and when["phrase"] for when in bounded), bounded


def test_the_istanbul_meeting_the_call_and_the_paper_are_in_the_record(rows: list[Row]) -> None:
    events = [e for e in rows if e["kind"] == "event"]
    istanbul = [e for e in events if e["where"] and e["where"]["place"] == "Istanbul" and e["layer"] == "talk"]
    assert any(
        (e["when"]["earliest"] or "") <= "2011-07-15" <= (e["when"]["latest"] or "") < "2011-07-20"
        and e["when"]["earliest"] > "2011-07-10"
        for e in istanbul
    )
    claims = {c["id"]: c for c in rows if c["kind"] == "claim"}
    calls = [e for e in events if any(claims[c]["medium"] == "phone" for c in e["claims"])]
    assert any(len(e["participants"]) >= 2 and (e["when"]["earliest"] or "").startswith("2011") for e in calls)
    papers = [e for e in events if e["layer"] == "agreement" and e["when"]["edtf"] == "2011-04-28"]
    assert papers
