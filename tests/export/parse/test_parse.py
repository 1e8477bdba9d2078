"""What a reading is shown as: plain classes, JSON, the screen and the page."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from backchannel.export.parse import as_json, parsed, render, screen
from backchannel.language import reading
from tests.export.parse.invented import REPORT, report, without_anything
from tests.export.reading import read_back
from tests.language.documents import made

GOLDEN = Path(__file__).resolve().parents[2] / "golden"


def page() -> str:
    return render(report(), generator="backchannel 0")


def _is_golden(name: str, text: str) -> None:
    """Compare with a file; BACKCHANNEL_REGOLD=1 writes it anew: read the difference before keeping it."""
    if os.environ.get("BACKCHANNEL_REGOLD"):
        (GOLDEN / name).write_text(text, "utf-8", newline="")
    assert text == (GOLDEN / name).read_bytes().decode("utf-8")


def test_golden_page() -> None:
    body = re.sub(r"(<(style|script)[^>]*>).*?(</\2>)", r"\1…\3", page(), flags=re.DOTALL)
    _is_golden("parse.html", re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", body))


def test_golden_screen() -> None:
    plain = screen(report())
    trees = screen(report(), tree=True, width=60)
    one = screen(report(), only=(3,))
    text = "\n\n=====\n\n".join("\n".join(line.plain.rstrip() for line in lines) for lines in (plain, trees, one))
    _is_golden("parse.txt", text + "\n")


@settings(deadline=None, max_examples=30)
@given(st.integers(40, 120))
def test_prose_is_broken_at_the_width(width: int) -> None:
    assert max(cell_len(line.plain) for line in screen(report(), width=width)) <= width


def test_every_word_and_span_is_where_its_offsets_say() -> None:
    found = json.loads(as_json(report()))
    text = REPORT.text
    assert found["text"] == text
    visible = {word["word"]: text[word["start"] : word["end"]] for word in found["words"]}
    assert visible.pop("envoy") == "en\u00advoy"
    assert all(shown == there for shown, there in visible.items())
    assert len(found["words"]) == 44
    marks = [*found["entities"], *found["attribution"], *(m for c in found["chains"] for m in c["mentions"])]
    assert len(marks) == 21
    for one in marks:
        words = found["words"][one["first"] : one["last"]]
        assert (one["start"], one["end"]) == (words[0]["start"], words[-1]["end"])
        assert one["text"].split()[0].startswith(words[0]["word"])
    for sentence in found["sentences"]:
        words = found["words"][sentence["first"] : sentence["last"]]
        assert (sentence["start"], sentence["end"]) == (words[0]["start"], words[-1]["end"])
        heads = [word["head"] for word in words]
        assert heads.count(None) == 1
        assert all(head is None or sentence["first"] <= head < sentence["last"] for head in heads)


def test_a_chain_is_called_by_its_name() -> None:
    assert [chain.name for chain in report().chains] == [
        "Varsia", "Calder", "TARN", "Foreign Minister Ana Beryl of Varsia", "no treaty",
    ]  # fmt: skip


def test_a_pipeline_that_gives_nothing_is_shown_as_that() -> None:
    bare = parsed(reading(REPORT, without_anything), file="report.txt", pipeline="words only")
    assert not bare.has_trees
    assert [w.word for w in bare.words][:5] == [w.word for w in report().words][:5]
    lines = [line.plain for line in screen(bare, tree=True)]
    assert sum("nothing was found" in line for line in lines) == 3
    html = render(bare, generator="backchannel 0")
    assert "<svg" not in html
    assert html.count("<details") == len(bare.sentences) == 4


def test_a_document_without_a_story_has_a_page_and_a_screen() -> None:
    nothing = parsed(reading(made(("boilerplate", "Subscribe")), without_anything), file="a.txt", pipeline="p")
    assert "Nothing in this file was taken for the text of a report." in render(nothing, generator="backchannel 0")
    assert any("0 sentences" in line.plain for line in screen(nothing))


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    read = read_back(page())
    assert len(read.ids) == len(set(read.ids))
    assert read.links <= set(read.ids)
    assert len([link for link in read.links if link.startswith("m")]) == 10


def test_the_page_asks_for_nothing_outside_and_names_what_it_runs() -> None:
    html = page()
    assert not re.search(r"@import|url\(|https?:| src=", html)
    assert set(re.findall(r'href="([^#"][^"]*)"', html)) == {"data:,"}
    allowed = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert allowed is not None
    for tag in ("style", "script"):
        (part,) = re.findall(rf"<{tag}[^>]*>(.*?)</{tag}>", html, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(part.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;;" in allowed[1]
    assert "unsafe" not in allowed[1]


def test_the_page_says_what_read_it_and_that_it_may_be_wrong() -> None:
    words = read_back(page()).words
    assert "Read by a reader with a pencil, version 2. A machine read this, and it may be wrong anywhere" in words


def test_hostile_text_stays_text() -> None:
    hostile = "<script>alert(1)</script> <img src=x onerror=alert(1)> \u202e\x00 ]]> \u2028"
    document = made(("headline", hostile), ("body", hostile))
    found = parsed(reading(document, without_anything), file='"><b>.txt', pipeline="<i>p</i>")
    read = read_back(render(found, generator="backchannel 0"))
    assert not {"img", "b", "i", "iframe"} & read.tags
    assert not {name for name in read.attributes if name.startswith("on") or name == "style"}
    assert "<script>alert(1)</script>" in read.words
