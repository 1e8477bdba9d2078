"""Quotations and roles in the record: what is written is what is read, and nothing without its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from backchannel.errors import RecordError, VerificationError
from backchannel.model import Attestation, DateRange, Hints, Provenance, Quote, Result, Role, Span
from backchannel.record import Record, writing
from backchannel.record.verify import verify
from tests.record.objects import TEXT
from tests.support import actor, between, day, document

QUOTE = Quote(
    id="quote-1", document="doc-a", spans=(Span(start=0, end=4, text="They"),), speaker="actor-a",
    speaker_span=Span(start=20, end=26, text="Nobody"), form="direct", attribution=("actor-a",), said=day("2031-03-03"),
    made_by="rule:test",
)  # fmt: skip
ROLE = Role(
    id="role-1", actor="actor-a", title="clerk", made_by="rule:test",
    attested=(Attestation(document="doc-a", start=20, end=26, text="Nobody", date=day("2031-03-03")),),
)  # fmt: skip


def _put(record: Record, folder: Path, *quotes: Quote, roles: tuple[Role, ...] = ()) -> None:
    """Put a document that is on the disk, with one actor, into the record."""
    file = folder / "a.txt"
    file.write_text(TEXT)
    source = record.store.add(file)
    hints = Hints(name="a.txt")
    record.sources.add(
        source, Provenance(source=source.sha256, path="a.txt", container=None, hints=hints, added="2031")
    )
    record.sources.refresh_places()
    record.sources.inspected(source.sha256, "", readable=True)
    told = replace(document(TEXT), source=source.sha256)
    who = replace(actor("actor-a"), mentions=())
    record.results.put(Result(source=source.sha256, document=told, actors=(who,), quotes=quotes, roles=roles))
    record.conclusions.clear()
    record.conclusions.put_actors([who])


def test_quotations_and_roles_come_back_are_found_and_verified(tmp_path: Path) -> None:
    with writing(tmp_path / "r") as record:
        _put(record, tmp_path, QUOTE, roles=(ROLE,))
        record.conclusions.put_roles([ROLE])
        assert record.talk.quote("quote-1") == QUOTE
        assert record.conclusions.find("role-1") == ROLE
        contents = record.contents()
        assert (contents.quotes, contents.roles) == ((QUOTE,), (ROLE,))
        # The quotation, the role as its document has it and as it is concluded, the actor.
        assert verify(record.connection, record.store).objects == 4


_WRONG = Span(start=0, end=4, text="Thex")
_PAST = DateRange(earliest=day("2031-03-03").earliest, phrase=_WRONG, reason="so it says")


@pytest.mark.parametrize(
    "wrong",
    [
        replace(QUOTE, spans=(_WRONG,)),
        replace(QUOTE, cue_span=_WRONG),
        replace(QUOTE, said=_PAST),
        replace(ROLE, attested=(replace(ROLE.attested[0], text="Nobodi"),)),
        replace(ROLE, attested=(replace(ROLE.attested[0], date=_PAST),)),
    ],
)
def test_words_that_do_not_stand_there_are_refused(tmp_path: Path, wrong: Quote | Role) -> None:
    quotes, roles = ((wrong,), ()) if isinstance(wrong, Quote) else ((), (wrong,))
    with writing(tmp_path / "r") as record, pytest.raises(RecordError, match="refused to write"):
        _put(record, tmp_path, *quotes, roles=roles)


def _to(table: str, old: str, new: str) -> Callable[[sqlite3.Connection], object]:
    statement = f"UPDATE {table} SET json = replace(json, ?, ?)"
    return lambda connection: connection.execute(statement, (old, new))


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (_to("quote", '"text":"They"', '"text":"Thei"'), "Thei"),
        (_to("quote", '"speaker":"actor-a"', '"speaker":"actor-z"'), "'actor-z', which is no actor"),
        (_to("quote", '"continues":null', '"continues":"quote-9"'), "'quote-9', which is no quote"),
        (_to("quote", '"claims":[]', '"claims":["claim-9"]'), "'claim-9', which is no claim"),
        (_to("quote", '"latest":"2031', '"latest":"2030'), "is after latest"),
        (_to("document_role", '"text":"Nobody"', '"text":"Nobodi"'), "Nobodi"),
        (_to("role", '"text":"Nobody"', '"text":"Nobodi"'), "Nobodi"),
        (_to("role", '"actor":"actor-a"', '"actor":"actor-z"'), "'actor-z', which is no actor"),
        (_to("role", '"document":"doc-a"', '"document":"doc-z"'), "doc-z"),
    ],
)
def test_whatever_is_broken_in_a_quotation_or_a_role_is_found(
    tmp_path: Path, broken: Callable[[sqlite3.Connection], object], named: str
) -> None:
    with writing(tmp_path / "r") as record:
        _put(record, tmp_path, QUOTE, roles=(ROLE,))
        record.conclusions.put_roles([ROLE])
        broken(record.connection)
        with pytest.raises(VerificationError, match=named):
            verify(record.connection, record.store)


def test_a_phrase_of_the_day_of_a_role_stands_in_the_document_of_its_words(tmp_path: Path) -> None:
    span = Span(start=0, end=4, text="They")
    dated = replace(between("2031-03-01", "2031-03-09"), phrase=span)
    told = replace(ROLE, attested=(replace(ROLE.attested[0], date=dated),))
    with writing(tmp_path / "r") as record:
        _put(record, tmp_path, roles=(told,))
        record.conclusions.put_roles([told])
        assert verify(record.connection, record.store).objects == 3
