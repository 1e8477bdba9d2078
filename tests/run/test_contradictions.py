"""What does not agree within a report, on its way into the record."""

from __future__ import annotations

from pathlib import Path

from backchannel.export import jsonl
from backchannel.record import reading
from backchannel.record.verify import verify
from backchannel.run import build

REPORT = (
    "Envoys met in Geneva\n\nJuly 19, 2011\n\n"
    "Norwegian and Swedish officials met for secret talks in Geneva on {day} April 2011, the foreign ministry of "
    "Norway said. Nothing was signed.\n"
)


def test_a_weekday_that_is_not_the_dates_is_kept_with_both_sides_and_the_account_that_it_touches(
    tmp_path: Path,
) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT.format(day="Friday 28"))
    build([file], tmp_path / "r")
    with reading(tmp_path / "r") as record:
        assert verify(record.connection, record.store)
        rows = list(jsonl.rows(record))
    (found,) = [row for row in rows if row["kind"] == "contradiction"]
    assert (found["about"], found["scope"]) == ("date", "within_document")
    words = [span["text"] for side in found["sides"] for span in side["spans"]]
    assert "Friday" in " ".join(words)
    assert "28 April 2011" in " ".join(words)
    talks = [row for row in rows if row["kind"] == "event" and set(row["claims"]) & set(found["claims"])]
    assert talks


def test_a_report_without_a_clash_has_no_contradiction(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT.format(day="Thursday 28"))
    build([file], tmp_path / "r")
    with reading(tmp_path / "r") as record:
        assert not list(record.contradictions.all())
