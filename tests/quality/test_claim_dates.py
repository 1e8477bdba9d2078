"""Every claim's date, over the records of the examples and of the real inputs: sound in itself, and explained.

`edtf` (the package) is asked for what it has right: see docs/decisions/0008-calendars.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import struct_time
from typing import Any

import pytest
from edtf import parse_edtf

from backchannel.export import jsonl
from backchannel.record import reading
from backchannel.run import build
from tests.support import EXAMPLES, ROOT, shared

Row = dict[str, Any]

_NOT_ASKED = re.compile(r"(?<!\d)\d{4}-(?:24|28|30)(?![\d-])|XXXX")
"""Winters, and seasons or days without a year, whose bounds the package has wrong."""
_STRAY = re.compile(r"  |\s[,;.]|[,;:]\s*$|\.$|;\s*;|^\W*$|[(\[]\s*[)\]]")
"""What no reason has: two blanks, a blank before a mark, a mark at the end, an empty pair of brackets."""


def rows_of(given: Path, folder: Path) -> list[Row]:
    build([given], folder / "record", jobs=2)
    with reading(folder / "record") as record, (folder / "export.jsonl").open("wb") as out:
        jsonl.write(record, out)
    return [json.loads(line) for line in (folder / "export.jsonl").read_text(encoding="utf-8").splitlines()]


def folders() -> Iterator[Any]:
    for folder in sorted(path for path in EXAMPLES.parent.iterdir() if path.is_dir()):
        if folder.name not in ("making", "sources", "__pycache__"):
            yield pytest.param(folder, id=folder.name)
    yield pytest.param(None, id="real inputs")


@pytest.fixture(scope="module", params=folders())
def rows(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    """The lines of the export of one record; the real inputs are skipped where they are not here."""
    given = request.param or shared("seeds")
    return rows_of(given, tmp_path_factory.mktemp("claims"))


@pytest.fixture(scope="module")
def whens(rows: list[Row]) -> list[tuple[Row, Row]]:
    """Each claim's date with its claim."""
    claims = [(row["when"], row) for row in rows if row["kind"] == "claim"]
    assert claims, "no claims to look at"
    return claims


def strict(edge: struct_time | float) -> str | None:
    """Return an edge of the package as a day; an open one is a float of infinity."""
    return None if isinstance(edge, float) else date(*edge[:3]).isoformat()


def test_bounds_are_in_order_and_are_those_of_the_edtf(whens: list[tuple[Row, Row]]) -> None:
    for when, claim in whens:
        first, last = when["earliest"], when["latest"]
        assert not (first and last) or first <= last, (claim["id"], when)
        assert bool(first or last) <= bool(when["edtf"]), (claim["id"], when)
        if when["edtf"] is None:
            continue
        parsed: Any = parse_edtf(when["edtf"])
        if not _NOT_ASKED.search(when["edtf"]):
            assert (strict(parsed.lower_strict()), strict(parsed.upper_strict())) == (first, last), (claim["id"], when)


def test_candidates_and_weekday_agree_with_the_bounds(whens: list[tuple[Row, Row]]) -> None:
    for when, claim in whens:
        if when["candidates"]:
            assert when["candidates"] == sorted(set(when["candidates"]))
            assert [when["candidates"][0], when["candidates"][-1]] == [when["earliest"], when["latest"]]
        if when["earliest"] and when["earliest"] == when["latest"]:
            assert when["weekday"] in (None, date.fromisoformat(when["earliest"]).isoweekday()), claim["id"]
        assert when["weekday"] in (None, 1, 2, 3, 4, 5, 6, 7)


def test_the_phrase_stands_in_the_claims_document(rows: list[Row], whens: list[tuple[Row, Row]]) -> None:
    lengths = {row["id"]: row["text_length"] for row in rows if row["kind"] == "document"}
    for when, claim in whens:
        phrase = when["phrase"]
        if phrase is None:
            assert when["reason"], claim["id"]
            continue
        assert 0 <= phrase["start"] < phrase["end"] <= lengths[claim["document"]]
        assert len(phrase["text"]) == phrase["end"] - phrase["start"]


def test_the_anchor_is_a_day_or_the_id_of_something_in_the_record(
    rows: list[Row], whens: list[tuple[Row, Row]]
) -> None:
    ids = {row.get("id") for row in rows}
    for when, claim in whens:
        anchor = when["anchor"]
        if anchor is not None and anchor not in ids:
            assert date.fromisoformat(anchor).isoformat() == anchor, claim["id"]


def test_the_reason_is_one_sentence_that_names_the_phrase(whens: list[tuple[Row, Row]]) -> None:
    for when, claim in whens:
        reason = when["reason"]
        assert reason.strip() == reason != "", claim["id"]
        assert "\n" not in reason
        assert not _STRAY.search(reason), (claim["id"], reason)
        if when["phrase"] is not None:
            assert f"'{' '.join(when['phrase']['text'].split())}'" in reason, (claim["id"], reason)


def test_a_claim_counted_from_the_report_names_its_day(rows: list[Row], whens: list[tuple[Row, Row]]) -> None:
    """An anchor that is the day of publication is the day of that very document."""
    published = {row["id"]: row["published"] for row in rows if row["kind"] == "document"}
    for when, claim in whens:
        if when["anchor"] and when["reason"].startswith("published "):
            own = published[claim["document"]]
            assert (own["earliest"], own["latest"]) == (when["anchor"], when["anchor"]), claim["id"]


def test_the_folders_that_are_looked_at_hold_examples() -> None:
    assert EXAMPLES.relative_to(ROOT).as_posix() == "examples/libya-2011"
    assert EXAMPLES in [param.values[0] for param in folders()]


@pytest.mark.parametrize(("edtf", "asked"), [("2011-04-28", True), ("2011-24", False), ("XXXX-11", False)])
def test_days_are_never_taken_for_winters(edtf: str, asked: bool) -> None:
    assert bool(_NOT_ASKED.search(edtf)) != asked
