"""Contradictions and days of publication in the record: what is kept, and what is concluded from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from backchannel.errors import RecordError
from backchannel.model import DateRange, Result
from backchannel.record import writing
from backchannel.record.published import concluded, in_short
from tests.record.objects import TEXT, a_dating, contradiction, put_source
from tests.support import between, claim, day, document


def test_contradictions_come_and_go_with_their_document_and_have_their_words(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.txt")
        told = Result(
            source="a" * 64,
            document=document(TEXT),
            claims=(claim("1"),),
            contradictions=(contradiction("con-2"), contradiction("con-1", about="place")),
        )
        record.results.put(told)
        assert [found.id for found in record.contradictions.all()] == ["con-1", "con-2"]
        assert record.contradictions.one("con-2") == contradiction("con-2")
        record.sources.refresh_places()
        assert record.contents().contradictions == tuple(record.contradictions.all())
        with pytest.raises(RecordError, match="refused to write"):
            record.results.put(replace(told, contradictions=(contradiction("con-3", start=1),)))
    with writing(tmp_path / "r") as record:
        record.results.put(replace(told, contradictions=()))
        assert not list(record.contradictions.all())
        assert record.contradictions.one("con-2") is None


def test_datings_are_kept_in_order_and_go_with_their_document_and_with_other_conclusions(tmp_path: Path) -> None:
    made = [a_dating("together", day("2030-04-02")), a_dating("text", DateRange(reason="nothing")),
            a_dating("folder", between("2030-04-01", "2030-04-02"))]  # fmt: skip
    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.txt")
        told = Result(source="a" * 64, document=document(TEXT))
        record.results.put(told)
        record.conclusions.put_datings(made)
        assert [d.basis for d in record.conclusions.datings()] == ["text", "folder", "together"]
        assert list(record.conclusions.datings("doc-a")) == list(record.conclusions.datings())
        assert not list(record.conclusions.datings("doc-b"))
        record.results.put(told)
        assert not list(record.conclusions.datings())
        record.conclusions.put_datings(made)
        record.conclusions.clear()
        assert not list(record.conclusions.datings())


def test_only_documents_without_a_day_of_their_own_are_undated(tmp_path: Path) -> None:
    week = between("2030-04-01", "2030-04-07")
    known = {
        "a": day("2030-04-02"), "b": week, "c": replace(week, earliest=None), "d": replace(week, latest=None),
        "e": DateRange(reason="none is given"),
    }  # fmt: skip
    with writing(tmp_path / "r") as record:
        for name, published in known.items():
            put_source(record, name, f"{name}.txt")
            record.results.put(Result(source=name * 64, document=document(TEXT, name=name, published=published)))
        assert [d.id[-1] for d in record.results.undated()] == ["b", "c", "d", "e"]


def test_what_is_concluded_of_a_day_is_the_witnesses_first_then_the_inferred_then_their_bounds() -> None:
    nothing, week, one = DateRange(reason="no hint"), between("2030-04-01", "2030-04-07"), day("2030-04-02")
    some = [a_dating("text", nothing), a_dating("together", week)]
    assert concluded(one, some, others=2) == one
    assert concluded(week, [], others=2) == week
    assert concluded(nothing, some, others=2).edtf == week.edtf
    assert concluded(one, some, others=2) == in_short(one, some)
    kept = concluded(replace(week, reason="the copy"), [a_dating("together", nothing)], others=2)
    assert (kept.earliest, kept.latest) == (week.earliest, week.latest)
    assert "the copy" in kept.reason


def test_the_reason_of_a_concluded_day_names_the_answer_on_every_basis() -> None:
    first, second = between("2030-04-01", "2030-04-30"), between("2030-04-01", "2030-04-07")
    long = replace(second, reason="; ".join(f"reason {n}" for n in range(100)))
    made = [
        a_dating("text", DateRange(reason="no hint")), a_dating("folder", first), a_dating("events", first),
        a_dating("together", long),
    ]  # fmt: skip
    found = concluded(DateRange(reason="no date line"), made, others=2)
    for words in (
        "no witness tells the day (no date line)", "from its text alone: no bounds (no hint)",
        "with 2 other reports: 2030-04-01 to 2030-04-30 (said so)", "with public events: the same as with 2 other",
        "with both: 2030-04-01 to 2030-04-07 (reason 0; reason 1", " …)",
    ):  # fmt: skip
        assert words in found.reason
    assert len(found.reason) < 700
    assert "reason 99" not in found.reason
    assert len(in_short(DateRange(reason="no date line"), made).reason) < 120
