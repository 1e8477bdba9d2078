"""Other forms hold the same words and the same things read."""

from __future__ import annotations

import json

import msgspec
import pytest
import spacy
from corpus.convert import docbin, plover, rows
from corpus.convert.tokens import tokens, told
from corpus.form import Reading
from spacy.tokens import DocBin

from tests.corpus.made import reading, report


def test_docbin_keeps_words_spans_and_the_reading() -> None:
    made, (_, text) = reading(), report()
    kept = DocBin(store_user_data=True).from_bytes(docbin.docbin([(made, text)]).to_bytes())
    (doc,) = kept.get_docs(spacy.blank("en").vocab)
    assert "Menu" not in doc.text
    assert [sent.text for sent in doc.sents][-1] == "The two sides are to meet again on Monday."
    claims = {span.id_: span for span in doc.spans["claims"]}
    assert claims["C2"].text == "Envoys of Tarn and of the Hill Council met in secret on Wednesday"
    assert claims["C2"].label_ == "talk"
    assert {span.label_ for span in doc.spans["participants"]} == {"participant", "actor"}
    assert msgspec.json.decode(doc.user_data["reading"], type=Reading) == made


def test_rows_give_every_word_its_place_and_tags() -> None:
    made, (_, text) = reading(), report()
    lines = [line.split("\t") for line in rows.rows(made, text).splitlines() if line and not line.startswith("#")]
    assert {len(cells) for cells in lines} == {len(rows.COLUMNS)}
    assert [cells[1] for cells in lines] == [word.text for one in told(made) for word in tokens(one, text)]
    assert all(text[int(cells[2]) :].startswith(cells[1]) for cells in lines)
    met = [cells for cells in lines if cells[1] == "met"]
    assert [(cells[5], cells[6]) for cells in met] == [("I-talk", "C1"), ("I-talk", "C2")]
    marn = next(cells for cells in lines if cells[1] == "Marn")
    assert (marn[3], marn[4]) == ("I-person", "A:marn")
    assert next(cells for cells in lines if cells[1] == "bridge")[8] == "I-direct"


def test_plover_has_a_record_for_each_claim_with_a_type() -> None:
    found = [json.loads(record) for record in plover.records(reading())]
    assert [record["event"] for record in found] == ["CONSULT", "CONSULT", "REJECT", "AGREE"]
    assert found[1]["date"] == "2004-05-05"
    assert [party["actorText"] for party in found[1]["source"]] == ["Tarn", "Hill Council"]
    assert "future" in found[3]["mode"]
    assert found[1]["backchannel"]["mediators"] == ["A:amb"]


@pytest.mark.parametrize("group", docbin.GROUPS)
def test_every_group_is_there(group: str) -> None:
    made, (_, text) = reading(), report()
    doc = docbin.document(made, text, spacy.blank("en").vocab)
    assert len(doc.spans[group]) > 0
