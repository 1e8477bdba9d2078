"""Actors' ids as the record gives them to readers, and judgements among the decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from backchannel.errors import RecordError
from backchannel.model import Actor, ActorKey, Attestation, Judgement, Mention, Quote, Result, Role, Span, Suggestion
from backchannel.record import Record, reading, writing
from backchannel.record.decisions import Decision
from backchannel.record.judgements import as_decision, in_force, stale
from tests.record.objects import TEXT, put_source
from tests.support import claim, document


def an_actor(id: str, on: str, part_of: str | None = None) -> Actor:
    """Return an actor whom the first word names."""
    mention = Mention(document=on, start=0, end=4, text="They", form="name")
    return Actor(id=id, name=id, type="person", part_of=part_of, mentions=(mention,), made_by="rule:test")


def a_result(name: str) -> Result:
    """Return a document in which `x` of `y` talks to `z`."""
    on = f"doc-{name}"
    words = Span(start=0, end=4, text="They")
    return Result(
        source=name * 64,
        document=document(TEXT, name=name),
        actors=(an_actor("x", on, "y"), an_actor("y", on), an_actor("z", on)),
        claims=(replace(claim(name, on=on, who={"x": "actor", "z": "recipient"}), attribution=("y", "x")),),
        quotes=(
            Quote(
                id=f"quote-{name}", document=on, spans=(words,), speaker="x", addressee="z", form="direct",
                attribution=("y", "x", "z"), made_by="rule:test",
            ),
        ),
        roles=(
            Role(
                id="role-1", actor="x", title="envoy", body="y", made_by="rule:test",
                attested=(Attestation(document=on, start=0, end=4, text="They"),),
            ),
        ),
    )  # fmt: skip


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A record of two documents with the same three actors."""
    with writing(tmp_path / "r") as opened:
        for name in "ab":
            put_source(opened, name, f"{name}.txt")
            opened.results.put(a_result(name))
        yield opened


def test_readers_get_the_joined_ids_of_their_document_and_the_tables_keep_its_own(record: Record) -> None:
    record.identity.put({("doc-a", "x"): "z", ("doc-a", "y"): "w"}, [])
    one, other = record.results.claims()
    assert [p.actor for p in one.participants] == ["z", "z"]
    assert one.attribution == ("w", "z")
    assert other == a_result("b").claims[0]
    assert record.results.claim("claim-a") == one
    assert list(record.results.claims("doc-a")) == [one]
    quote = record.talk.quote("quote-a")
    assert quote is not None
    assert (quote.speaker, quote.addressee, quote.attribution) == ("z", "z", ("w", "z"))
    assert list(record.talk.quotes("doc-a")) == [quote]
    assert [(role.actor, role.body) for role in record.talk.roles()] == [("z", "w"), ("x", "y")]
    assert record.connection.execute("SELECT json FROM claim WHERE json LIKE '%\"w\"%'").fetchone() is None


def test_actors_come_sorted_by_whom_they_are_and_none_belongs_to_itself(record: Record) -> None:
    record.identity.put({("doc-b", "x"): "y", ("doc-a", "z"): "a"}, [])
    found = list(record.results.document_actors())
    assert [actor.id for actor in found] == ["a", "x", "y", "y", "y", "z"]
    assert [actor.part_of for actor in found if actor.mentions[0].document == "doc-b"] == [None, None, None]
    assert [(d, actor.id) for d, actor in record.results.actors_by_document()] == [
        (f"doc-{d}", id) for d in "ab" for id in "xyz"
    ]


def test_an_actor_is_found_by_its_documents_and_they_by_it(record: Record) -> None:
    record.identity.put({("doc-b", "x"): "z"}, [])
    assert [str(key) for key in record.identity.keys_of("z")] == ["x@doc-b", "z@doc-a", "z@doc-b"]
    assert [str(key) for key in record.identity.keys_of("x")] == ["x@doc-a"]
    assert [str(key) for key in record.identity.local("x")] == ["x@doc-a", "x@doc-b"]
    assert record.identity.actor_of(ActorKey(actor="x", document="doc-b")) == "z"
    assert record.identity.actor_of(ActorKey(actor="x", document="doc-c")) is None


def test_identity_goes_with_its_document_and_with_the_other_conclusions(record: Record) -> None:
    keys = (ActorKey(actor="x", document="doc-a"), ActorKey(actor="x", document="doc-b"))
    suggestion = Suggestion(id="suggestion-1", actors=keys, score=0.7, reason="Alike.", state="open")
    record.identity.put({("doc-a", "x"): "z", ("doc-b", "x"): "z"}, [suggestion])
    assert list(record.identity.suggestions()) == [suggestion]
    assert record.identity.suggestion("suggestion-1") == suggestion
    record.results.put(a_result("b"))
    assert [str(key) for key in record.identity.keys_of("z")] == ["x@doc-a", "z@doc-a", "z@doc-b"]
    record.conclusions.clear()
    assert list(record.identity.suggestions()) == []
    assert [str(key) for key in record.identity.keys_of("x")] == ["x@doc-a", "x@doc-b"]


def judge(record: Record, same: bool, one: ActorKey, other: ActorKey, by: str = "ana") -> None:
    """Keep a judgement."""
    judgement = Judgement(same=same, one=(one,), other=(other,))
    record.decisions.append(as_decision(judgement, on=one.actor, by=by, at="2030-01-01", note=None))


def test_the_last_word_on_just_the_same_actors_holds_and_other_decisions_are_none_on_actors(record: Record) -> None:
    x, z = ActorKey(actor="x", document="doc-a"), ActorKey(actor="z")
    judge(record, False, x, z)
    judge(record, False, x, ActorKey(actor="y"))
    record.decisions.append(Decision(at="2030", by="ana", on="event-1", decision="merge", after='"event-2"'))
    record.decisions.append(Decision(at="2030", by="ana", on="event-1", decision="merge", before="[]", after="[1]"))
    judge(record, True, z, x, by="ben")
    found = in_force(record.decisions.all())
    assert [(one.judgement.same, one.link.decision.by) for one in found] == [(False, "ana"), (True, "ben")]
    assert record.decisions.verify() == 5


def test_a_judgement_whose_actors_are_gone_is_stale_and_stays(record: Record) -> None:
    judge(record, False, ActorKey(actor="x", document="doc-a"), ActorKey(actor="x", document="doc-b"))
    judge(record, True, ActorKey(actor="y"), ActorKey(actor="z"))
    assert stale(record.decisions.all(), record.identity) == []
    gone = replace(a_result("b"), actors=(an_actor("y", "doc-b"),), claims=(), quotes=(), roles=())
    record.results.put(gone)
    (one,) = stale(record.decisions.all(), record.identity)
    assert one.link.seq == 1
    assert len(in_force(record.decisions.all())) == 2


def test_a_record_of_an_earlier_schema_is_migrated_by_a_build_and_says_so_to_readers(tmp_path: Path) -> None:
    with writing(tmp_path / "r"):
        pass
    with sqlite3.connect(tmp_path / "r" / "record.sqlite") as connection:
        connection.execute("DROP TABLE identity")
        connection.execute("DROP TABLE suggestion")
        connection.execute("PRAGMA user_version = 1")
    with pytest.raises(RecordError, match="earlier Backchannel"), reading(tmp_path / "r"):
        pass
    with writing(tmp_path / "r") as record:
        assert list(record.identity.suggestions()) == []
    with reading(tmp_path / "r") as record:
        assert list(record.identity.suggestions()) == []
