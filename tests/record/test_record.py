"""The record: what is written is what is read, and nothing without its words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from backchannel.errors import RecordBusy, RecordError, VerificationError
from backchannel.model import (
    Entry,
    Hints,
    Provenance,
    Result,
    Secrecy,
    Span,
)
from backchannel.reconcile.events import Lookups, event
from backchannel.record import Record, reading, writing
from backchannel.record.decisions import Decision
from backchannel.record.plan import Plan
from backchannel.record.verify import verify
from tests.record.objects import TEXT, a_dating, contradiction, put_source
from tests.support import between, claim, document


def test_a_result_comes_back_as_it_was_and_replaces_the_earlier_one(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.txt")
        put_source(record, "b", "b.txt")
        first = Result(source="a" * 64, document=document(TEXT), claims=(claim("1"), claim("2")))
        second = Result(source="a" * 64, document=document(TEXT + " More."), claims=(claim("1"),))
        record.results.put(first)
        assert tuple(record.results.claims("doc-a")) == first.claims
        record.results.put(second)
        assert record.results.document("doc-a") == second.document
        assert tuple(record.results.claims()) == second.claims
        assert [s.text for s in record.results.search("MORE nobody")] == [TEXT + " More."]
        assert not list(record.results.search("absent"))


def test_words_typed_by_a_user_are_never_a_query_language(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.txt")
        record.results.put(Result(source="a" * 64, document=document('He said "NEAR" (AND) it* - -')))
        for words in ('"', "AND", "NEAR(", "it*", "a:b", "- -", "   "):
            list(record.results.search(words))


@pytest.mark.parametrize("start", [1, 500])
def test_a_span_without_its_words_is_refused(tmp_path: Path, start: int) -> None:
    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.txt")
        with pytest.raises(RecordError, match="refused to write"):
            record.results.put(Result(source="a" * 64, document=document(TEXT), claims=(claim("1", start=start),)))


def test_a_second_writer_is_turned_away_and_a_reader_is_not(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.txt")
        with pytest.raises(RecordBusy), writing(tmp_path / "r"):
            pass
        with reading(tmp_path / "r") as reader:
            assert [s.sha256 for s in reader.sources.all()] == ["a" * 64]


def test_a_folder_with_other_things_is_never_mixed_with_a_record(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(RecordError, match="holds other things"), writing(tmp_path):
        pass
    with pytest.raises(RecordError, match="no record here"), reading(tmp_path):
        pass


def test_another_programs_database_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    with sqlite3.connect(tmp_path / "r" / "record.sqlite") as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    for door in (reading, writing):
        with pytest.raises(RecordError, match="no record of Backchannel"), door(tmp_path / "r"):
            pass
    (tmp_path / "r" / "record.sqlite").write_bytes(b"not a database at all" * 100)
    for door in (reading, writing):
        with pytest.raises(RecordError, match="can't be opened"), door(tmp_path / "r"):
            pass


def test_a_reader_sees_one_moment_while_a_build_writes(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.txt")
        with reading(tmp_path / "r") as reader:
            assert len(list(reader.sources.all())) == 1
            put_source(record, "b", "b.txt")
            assert len(list(reader.sources.all())) == 1
        with reading(tmp_path / "r") as reader:
            assert len(list(reader.sources.all())) == 2


def test_a_record_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        record.connection.execute("PRAGMA user_version = 999")
    with pytest.raises(RecordError, match="schema 999"), reading(tmp_path / "r"):
        pass
    with pytest.raises(RecordError, match="schema 999"), writing(tmp_path / "r"):
        pass


def test_hints_come_from_the_first_path_whatever_the_order_of_adding(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        for path in ("z.txt", "a.html", "m.pdf"):
            put_source(record, "a", path)
        record.sources.refresh_places()
        record.sources.inspected("a" * 64, "", readable=True)
        assert [e.hints.name for e in record.sources.to_read()] == ["a.html"]


def test_members_are_found_at_every_place_of_their_containers(tmp_path: Path) -> None:
    def depths(record: Record) -> list[int]:
        record.sources.refresh_places()
        return [waiting.depth for waiting in record.sources.to_inspect(lambda _: "")]

    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.zip")
        put_source(record, "b", "b.zip", "a" * 64)
        put_source(record, "c", "c.txt", "b" * 64)
        assert depths(record) == [0, 1, 2]
        assert [p.path for p in record.sources.provenance("c" * 64)] == ["a.zip!b.zip!c.txt"]
        put_source(record, "c", "c.txt")
        put_source(record, "b", "b.zip")
        assert depths(record) == [0, 0, 0]
        assert [p.path for p in record.sources.provenance("c" * 64)] == ["a.zip!b.zip!c.txt", "b.zip!c.txt", "c.txt"]


def test_a_container_that_holds_itself_has_an_end(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        put_source(record, "a", "a.zip")
        put_source(record, "a", "self.zip", "a" * 64)
        record.sources.refresh_places()
        assert 1 < len(record.sources.provenance("a" * 64)) < 20


def test_what_is_planned_stays_planned_and_only_changes_are_planned_anew(tmp_path: Path) -> None:
    def entries(*names: str) -> list[Entry]:
        return [Entry(source=name * 64, hints=Hints(name=f"{name}.txt")) for name in names]

    with writing(tmp_path / "r") as record:
        for name in "abcdefgh":
            put_source(record, name, f"{name}.txt")
        plan = Plan(record.connection, "v1")
        assert plan.extend(entries(*"abcdefg")) == 7
        before = {name: plan.shard(name) for name in plan.names()}
        assert plan.extend(entries(*"abcdefgh")) == 1
        assert {name: plan.shard(name) for name in before} == before
        assert Plan(record.connection, "v2").extend(entries(*"abcdefgh")) == 8
        covered = [e.source for name in plan.names() for e in plan.shard(name).entries]
        assert sorted(covered) == [name * 64 for name in "abcdefgh"]


decisions = st.builds(
    Decision,
    at=st.just("2030-01-01T00:00:00+00:00"),
    by=st.sampled_from(["ana", "ben"]),
    on=st.text(min_size=1),
    decision=st.sampled_from(["confirm", "reject", "correct"]),
    note=st.none() | st.text(),
)


@given(st.lists(decisions, min_size=1, max_size=6), st.data())
def test_the_chain_of_decisions_shows_any_change(
    tmp_path_factory: pytest.TempPathFactory, made: list[Decision], data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("chain") / "r"
    with writing(root) as record:
        for decision in made:
            record.decisions.append(decision)
        assert [link.decision for link in record.decisions.all()] == made
        assert record.decisions.verify() == len(made)
        with pytest.raises(sqlite3.IntegrityError):
            record.connection.execute("DELETE FROM decision")
        for trigger in ("decision_stays", "decision_kept"):
            record.connection.execute(f"DROP TRIGGER {trigger}")
        seq = data.draw(st.integers(1, len(made)))
        if data.draw(st.booleans()) and seq < len(made):
            record.connection.execute("DELETE FROM decision WHERE seq = ?", (seq,))
        else:
            record.connection.execute("UPDATE decision SET note = note || '!', by = by || '!' WHERE seq = ?", (seq,))
        with pytest.raises(VerificationError, match="decision"):
            record.decisions.verify()


def test_spans_of_objects_without_a_document_are_verified_too(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        file = tmp_path / "a.txt"
        file.write_text(TEXT)
        source = record.store.add(file)
        record.sources.add(
            source,
            Provenance(source=source.sha256, path="a.txt", container=None, hints=Hints(name="a.txt"), added="2030"),
        )
        record.sources.refresh_places()
        record.sources.inspected(source.sha256, "", readable=True)
        told = document(TEXT)
        record.results.put(
            Result(source=source.sha256, document=replace(told, source=source.sha256), claims=(claim("1"),))
        )
        found = event(
            [claim("1")],
            Lookups(
                name_of=str,
                document=str,
                published=lambda _: told.published,
                inferred=lambda _: None,
                is_country=lambda _: False,
                side_of=str,
            ),
        )
        record.conclusions.put_events([found])
        assert verify(record.connection, record.store).objects == 2
        for broken, said in (
            (replace(contradiction("con"), claims=("claim-7",)), "which is no claim here"),
            (contradiction("con", start=2), "is not what stands at"),
        ):
            record.contradictions.put("doc-a", [broken])
            with pytest.raises(VerificationError, match=said):
                verify(record.connection, record.store)
            record.connection.execute("DELETE FROM contradiction")
        record.conclusions.put_datings([a_dating("text", between("2030-04-02", "2030-04-01"))])
        with pytest.raises(VerificationError, match="is after latest"):
            verify(record.connection, record.store)
        wrong = Span(start=0, end=4, text="Thex", document="doc-a")
        record.conclusions.clear()
        record.conclusions.put_events([replace(found, secrecy=Secrecy(existence="secret", spans=(wrong,)))])
        with pytest.raises(VerificationError, match="Thex"):
            verify(record.connection, record.store)
