"""A second language of time expressions: Norwegian passages are found and read as docs/dates.md says."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks.dates import bounds

from backchannel.dates.find import Dated, find

PASSAGES = [
    json.loads(line) for line in Path(__file__).with_name("norwegian.jsonl").read_text(encoding="utf-8").splitlines()
]


@cache
def _found(text: str, published: date | None) -> tuple[Dated, ...]:
    return find(text, published, language="nb")


def _of(passage: dict[str, Any]) -> tuple[Dated, ...]:
    published = passage["published"]
    return _found(passage["text"], date.fromisoformat(published) if published else None)


def _place(text: str, expression: dict[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(expression.get("nth", 1)):
        start = text.index(expression["phrase"], start + 1)
    return start, start + len(expression["phrase"])


@pytest.mark.parametrize("passage", PASSAGES, ids=[p["id"] for p in PASSAGES])
def test_bounds_are_those_of_the_contract(passage: dict[str, Any]) -> None:
    found = _of(passage)
    marked = [(*_place(passage["text"], e), e["phrase"], (e["earliest"], e["latest"])) for e in passage["expressions"]]
    read = [
        (phrase, [bounds(d) for d in found if d.expression.start < end and start < d.expression.end])
        for start, end, phrase, _ in marked
    ]
    assert read == [(phrase, [bounds]) for _, _, phrase, bounds in marked]


@pytest.mark.parametrize("passage", PASSAGES, ids=[p["id"] for p in PASSAGES])
def test_each_marked_phrase_is_one_expression_and_nothing_else_is(passage: dict[str, Any]) -> None:
    found = [(d.expression.start, d.expression.end) for d in _of(passage)]
    marked = [_place(passage["text"], e) for e in passage["expressions"]]
    overlapping = [any(s < end and start < e for s, e in marked) for start, end in found]
    assert all(overlapping), [d.expression.text for d in _of(passage)]
    assert len(found) == len(marked)


@pytest.mark.parametrize("passage", PASSAGES, ids=[p["id"] for p in PASSAGES])
def test_every_reading_gives_a_reason_and_its_own_words(passage: dict[str, Any]) -> None:
    for dated in _of(passage):
        expression = dated.expression
        assert dated.reading.reason
        assert expression.text == passage["text"][expression.start : expression.end]


def test_bokmal_and_nynorsk_say_the_same() -> None:
    published = date(1994, 3, 1)
    pairs = [
        ("sist lørdag", "sist laurdag"),
        ("forrige uke", "førre veke"),
        ("for tre måneder siden", "for tre månader sidan"),
        ("fra mandag til onsdag", "frå måndag til onsdag"),
        ("i begynnelsen av mai", "i byrjinga av mai"),
        ("hver uke", "kvar veke"),
        ("på 1990-tallet", "på 1990-talet"),
    ]
    for bokmal, nynorsk in pairs:
        one, other = _found(f"Det var {bokmal}.", published), _found(f"Det var {nynorsk}.", published)
        assert [d.reading for d in one] == [d.reading for d in other] != [], (bokmal, nynorsk)


def test_a_month_that_is_a_name_is_none() -> None:
    assert _found("August Hansen sa at avtalen holder.", date(2011, 7, 19)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Det går bra for vår del, og vi må nå målet.",
        "Den arabiske våren endret mye, og svart fredag kommer igjen.",
        "Blodig søndag-kommisjonen satt lenge.",
        "En mann på 41 år gammel vogn.",
        "Det ene kvarteret etter det andre falt til opprørerne.",
    ],
)
def test_words_that_are_no_time_where_they_stand(text: str) -> None:
    assert [d.expression.text for d in _found(text, date(2011, 7, 19))] == []


def test_a_day_after_the_word_resolution_is_no_number_of_one() -> None:
    published = date(2011, 7, 19)
    assert [d.expression.text for d in _found("Rådet vedtok en resolusjon fredag.", published)] == ["fredag"]
    assert _found("Rådet vedtok resolusjon 1973.", published) == ()
