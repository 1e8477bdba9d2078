"""Documents that tell no day of their own: dated by their text, the other reports and public events."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from benchmarks import hidden_date
from click.testing import CliRunner

from backchannel.cli import main
from backchannel.dates.inference import Answers, Asked, answers, asked
from backchannel.export import jsonl
from backchannel.model import DateRange, Dating, Document
from backchannel.read.limits import Limits
from backchannel.record import reading
from backchannel.record.verify import verify
from backchannel.run import build, dating

DATED = (
    "Norwegian and Swedish officials meet\n\nMarch 9, 2031\n\n"
    "Norwegian and Swedish officials met for secret talks at the Hotel Karst in Geneva on 3 March, the foreign "
    "ministry of Norway said. No paper was signed, although the ministry had hoped for one. A spokesman said that "
    "both sides wanted to come back to the hotel when the snow on the passes has gone and the road is free.\n"
)
UNDATED = (
    "Back from the Hotel Karst\n\n"
    "Norwegian and Swedish officials met for talks in Tarn on Friday, a waiter said. They will meet again, he said.\n\n"
    "The war began in 2030, and it was told in January 2031 that nobody had counted the dead.\n"
)
COPY = DATED.replace("March 9, 2031\n\n", "")


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1990000000")


def write(folder: Path, **texts: str) -> Path:
    """Write reports by their names into a folder and return it."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        file = folder / f"{name}.txt"
        file.write_text(text)
        # The file's own time is a witness too; here it must say nothing.
        os.utime(file, (1_980_000_000, 1_980_000_000))
    return folder


def rows(record: Path, kind: str) -> list[dict[str, Any]]:
    """Return the lines of one kind of a record's export."""
    with reading(record) as opened:
        return [row for row in jsonl.rows(opened) if row["kind"] == kind]


def of(record: Path, file: str) -> tuple[Document, dict[str, DateRange], dict[str, Any]]:
    """Return what is stored of a file, its datings by basis, and its line in the export."""
    (row,) = [row for row in rows(record, "document") if row["file"].endswith(f"{file}.txt")]
    with reading(record) as opened:
        document = opened.results.document(row["id"])
        assert document is not None
        found = {dating.basis: dating.published for dating in opened.conclusions.datings(document.id)}
        assert verify(opened.connection, opened.store)
    return document, {str(basis): when for basis, when in found.items()}, row


def test_a_copy_of_a_dated_report_is_dated_by_it_and_its_document_keeps_what_its_witnesses_say(tmp_path: Path) -> None:
    build([write(tmp_path / "in", dated=DATED, copy=COPY)], tmp_path / "r")
    document, found, row = of(tmp_path / "r", "copy")
    assert (document.published.earliest, document.published.latest) == (None, None)
    assert set(found) == {"text", "folder", "events", "together"}
    folder = found["folder"]
    assert folder.earliest is not None
    assert folder.latest is not None
    assert folder.earliest <= date(2031, 3, 9) <= folder.latest
    assert (folder.latest - folder.earliest).days < 10
    assert row["published"]["edtf"] == found["together"].edtf
    assert row["published_claimed"] is None
    for words in ("no witness tells the day", "from its text alone: ", "with 1 other report: ", "with public events: "):
        assert words in row["published"]["reason"]
    dated, none, row = of(tmp_path / "r", "dated")
    assert none == {}
    assert row["published"]["edtf"] == "2031-03-09"
    assert row["published"]["reason"] == dated.published.reason


def test_a_report_alone_has_no_answer_from_a_folder(tmp_path: Path) -> None:
    build([write(tmp_path / "in", copy=COPY)], tmp_path / "r")
    _, found, row = of(tmp_path / "r", "copy")
    assert set(found) == {"text", "events", "together"}
    assert "other report" not in row["published"]["reason"]


def test_an_undated_copy_says_nothing_of_the_day(tmp_path: Path) -> None:
    build([write(tmp_path / "in", copy=COPY, other=COPY + "\nIt was raining.\n")], tmp_path / "r")
    for name in ("copy", "other"):
        assert "folder" not in of(tmp_path / "r", name)[1]


def test_a_report_without_a_day_dates_what_it_tells_with_its_year(tmp_path: Path) -> None:
    texts = {
        "clipping": "Quarrels about the harbour\n\nThe Transport Council of Norway signed the Bergen Harbour Accord in "
        "March, and quarrels have gone on since, a fisherman said on Friday. Nobody had asked him before that day.\n",
        "undated": "The accord of Bergen\n\nThe Transport Council of Norway signed the Bergen Harbour Accord on 9 "
        "March 2031 after nine hours of talks. A spokesman said that all sides had got what they wanted from it.\n",
    }
    folder = write(tmp_path / "in", **texts)
    build([folder], tmp_path / "r")
    _, found, _ = of(tmp_path / "r", "clipping")
    assert found["folder"].earliest is not None
    assert date(2031, 3, 8) <= found["folder"].earliest <= date(2031, 3, 9)
    done = CliRunner().invoke(main, ["dates", str(folder / "clipping.txt"), "--json", "--beside", str(folder)])
    beside = json.loads(done.stdout.splitlines()[0])["publication"]
    for basis, when in found.items():
        assert beside[basis] == json.loads(msgspec.json.encode(when)), basis


def test_the_benchmark_measures_the_story_that_a_build_dates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build([write(tmp_path / "in", copy=COPY)], tmp_path / "r")
    document, _, _ = of(tmp_path / "r", "copy")
    page = SimpleNamespace(id="page", gold=date(2031, 3, 9), development=True)
    monkeypatch.setattr("benchmarks.publication_date.pages", lambda _: [page])
    monkeypatch.setattr("benchmarks.publication_date.read_page", lambda _: document)
    (article,) = hidden_date.pages()
    assert "met for secret talks" in article.text
    assert article.text == dating.story(document)


def test_more_files_change_the_answer_as_a_fresh_build_would_and_the_same_files_change_nothing(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", copy=COPY)
    build([inputs], tmp_path / "r")
    alone = of(tmp_path / "r", "copy")[1]
    write(inputs, dated=DATED, undated=UNDATED)
    build([inputs], tmp_path / "r")
    beside = of(tmp_path / "r", "copy")[1]
    assert beside != alone
    build([inputs], tmp_path / "r")
    assert of(tmp_path / "r", "copy")[1] == beside
    build([inputs], tmp_path / "fresh")
    assert rows(tmp_path / "fresh", "event") == rows(tmp_path / "r", "event")
    assert rows(tmp_path / "fresh", "document") == rows(tmp_path / "r", "document")


def test_workers_and_the_order_of_files_do_not_matter(tmp_path: Path) -> None:
    inputs = write(tmp_path / "in", dated=DATED, copy=COPY, undated=UNDATED, other=DATED.replace("9, 2031", "11, 2031"))
    files = sorted(inputs.iterdir())
    random.Random(3).shuffle(files)
    build([inputs], tmp_path / "one")
    build(files[:2], tmp_path / "two", jobs=2)
    build(files, tmp_path / "two", jobs=2)
    for kind in ("document", "event", "disclosure"):
        assert rows(tmp_path / "one", kind) == rows(tmp_path / "two", kind)


def test_events_of_an_undated_report_are_bounded_by_its_concluded_days_and_its_claims_are_not(tmp_path: Path) -> None:
    build([write(tmp_path / "in", dated=DATED, copy=COPY.replace("on 3 March", "on Friday"))], tmp_path / "r")
    document, found, _ = of(tmp_path / "r", "copy")
    claims = [c for c in rows(tmp_path / "r", "claim") if c["document"] == document.id and c["layer"] == "talk"]
    weekly = [c for c in claims if c["when"]["weekday"] == 5 and c["status"] == "happened"]
    assert weekly
    assert all(c["when"]["earliest"] is None and c["when"]["latest"] is None for c in weekly)
    (event,) = [e for e in rows(tmp_path / "r", "event") if weekly[0]["id"] in e["claims"]]
    days = event["when"]["candidates"] or [event["when"]["earliest"]]
    assert all(date.fromisoformat(str(day)).isoweekday() == 5 for day in days)
    latest = found["together"].latest
    assert latest is not None
    assert (latest - date.fromisoformat(str(event["when"]["latest"]))).days < 7
    assert "itself a conclusion" in event["when"]["reason"]
    assert event["first_public"]["edtf"] == found["together"].edtf


def test_a_text_that_stalls_the_dating_is_stopped_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stalling(text: str, **rest: Any) -> Answers:
        if "Hotel Karst" in text:
            time.sleep(60)
        return answers(text, **rest)

    monkeypatch.setattr(dating, "answers", stalling)
    began = time.monotonic()
    build([write(tmp_path / "in", copy=COPY)], tmp_path / "r", limits=Limits(wall_seconds=8))
    assert time.monotonic() - began < 50
    _, found, row = of(tmp_path / "r", "copy")
    assert "was not dated" in found["together"].reason
    assert row["published"]["edtf"] is None


@pytest.mark.parametrize("how", ["stalls", "breaks off"])
def test_a_text_that_stalls_what_it_asks_of_others_asks_nothing(
    how: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hostile(text: str, language: str) -> Asked:
        if "A hostile line" in text:
            time.sleep(60 if how == "stalls" else 0)
            raise OverflowError
        return asked(text, language)

    monkeypatch.setattr(dating, "asked", hostile)
    texts = {"dated": DATED, "copy": COPY, "hostile": COPY + "\nA hostile line stands under it.\n"}
    began = time.monotonic()
    build([write(tmp_path / "in", **texts)], tmp_path / "r", limits=Limits(wall_seconds=8))
    assert time.monotonic() - began < 50
    assert set(of(tmp_path / "r", "hostile")[1]) == {"text", "events", "together"}
    assert set(of(tmp_path / "r", "copy")[1]) == {"text", "folder", "events", "together"}


def test_nothing_is_asked_where_every_document_has_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(*_: object) -> Iterator[Dating]:
        raise AssertionError

    monkeypatch.setattr(dating, "neighbour", asked)
    monkeypatch.setattr(dating, "answers", asked)
    build([write(tmp_path / "in", dated=DATED)], tmp_path / "r")
    assert of(tmp_path / "r", "dated")[1] == {}
