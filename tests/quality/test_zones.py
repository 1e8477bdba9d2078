"""Floors under the zones: on the real inputs, and on pages whose article is marked.

The shipped model has seen the marked pages, so the floors here guard the code (reading, features, rules, model file);
what the model does on sites that it has not seen is measured by `model/zones/evaluate.py` and written in
`model/zones/README.md`. A floor is lowered only with a reason in the change log.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from model.zones.evaluate import shown
from model.zones.pages import Page, pages, token_f1

from backchannel.model import Hints, Zone, ZoneName
from backchannel.read.extract import Extract
from backchannel.read.html import read_html
from backchannel.read.text import read_text
from backchannel.read.zones import label
from tests.support import shared

TRUTHS = {
    "ground-truth.json": "512e9a9498912047a966e22f47302e849dfa45dca1f555d97588317dac7e5a3d",
    "news/ground-truth.json": "17157c1a6f8da02cdcbc53ce588eb87555593b38c0e0efe69223b35dd47e0067",
}
STORY: tuple[ZoneName, ...] = ("headline", "standfirst", "heading", "body")
EVERY = 9
"""Every ninth page is read: 43 pages, 8 s."""
HINTS = Hints(name="page.html")
BODY_LINES = {"000": 18, "001": 10, "002": 19}
"""Body lines of the three real inputs, counted by reading them."""


@cache
def sample() -> tuple[tuple[Page, Extract], ...]:
    """The pages of the sample, read."""
    folder = shared("data", "pages")
    for name, digest in TRUTHS.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, "the marked pages have changed"
    return tuple((page, read_html(page.source.encode(), HINTS)) for page in islice(pages(folder), 0, None, EVERY))


def told(text: str, zones: tuple[Zone, ...]) -> str:
    """The text of the article: body and crossheads."""
    return "\n".join(text[zone.start : zone.end] for zone in zones if zone.zone in ("body", "heading"))


@pytest.mark.parametrize(("collection", "floor"), [("html", 0.985), ("news", 0.945)])
def test_the_article_is_found_in_html(collection: str, floor: float) -> None:
    scores = [
        token_f1(told(extract.text, extract.zones or ()), page.gold)
        for page, extract in sample()
        if page.collection == collection
    ]
    assert sum(scores) / len(scores) >= floor


@pytest.mark.parametrize(("collection", "floor"), [("html", 0.935), ("news", 0.905)])
def test_the_article_is_found_in_a_text_dump(collection: str, floor: float, tmp_path: Path) -> None:
    scores = []
    for page, extract in sample():
        if page.collection == collection:
            path = tmp_path / "dump.txt"
            path.write_text(extract.text, encoding="utf-8", newline="")
            dump = read_text(path, Hints(name="dump.txt"))
            scores.append(token_f1(told(dump.text, label(dump.text, dump.blocks)), page.gold))
    assert sum(scores) / len(scores) >= floor


def test_body_paragraphs_are_found_word_for_word_at_their_places() -> None:
    total = found = 0
    for page, extract in sample():
        locators = iter(extract.locators)
        locator = next(locators, None)
        for zone in extract.zones or ():
            text = ""
            while locator is not None and locator.start < zone.end:
                original = page.source[locator.source_start : locator.source_end]
                text += original if locator.exact else shown(original)
                locator = next(locators, None)
            if zone.zone == "body":
                total += 1
                found += text == extract.text[zone.start : zone.end]
    assert total > 500
    assert found >= 0.98 * total


def test_no_page_loses_text_in_silence() -> None:
    assert [page.name for page, extract in sample() if extract.notices] == []


def seeds() -> Iterator[tuple[str, Extract]]:
    """The real inputs: the first three digits of the name, and what is read."""
    for path in sorted(shared("seeds").glob("*.txt")):
        yield path.name[:3], read_text(path, Hints(name=path.name))


def test_all_body_lines_of_the_real_inputs_are_kept() -> None:
    counts = {
        name: sum(zone.zone == "body" for zone in label(extract.text, extract.blocks)) for name, extract in seeds()
    }
    assert counts == BODY_LINES


@pytest.mark.parametrize("name", ["001", "002"])
def test_the_zones_of_the_real_inputs_are_those_of_a_reader(name: str) -> None:
    gold = json.loads(shared("gold", f"reading_{name}.json").read_text(encoding="utf-8"))
    extract = dict(seeds())[name]
    zones = label(extract.text, extract.blocks)
    for sentence in gold["sentences"]:
        zone = next(zone.zone for zone in zones if zone.start <= sentence["start"] < zone.end)
        kind = sentence["kind"]
        if kind == "body":
            assert zone == "body", sentence["id"]
        elif kind == "headline":
            assert zone in ("headline", "heading"), sentence["id"]
        elif "standfirst" in kind:
            assert zone == "standfirst", sentence["id"]
        else:
            assert zone not in STORY, sentence["id"]


def test_the_wrapper_and_captions_of_the_first_input() -> None:
    extract = dict(seeds())["000"]
    zones = label(extract.text, extract.blocks)
    names = [zone.zone for zone in zones]
    assert names[:7] == ["wrapper"] * 7
    assert names.count("headline") == 1
    assert names.count("heading") == 3
    assert names.count("caption") == 2
    assert names[-1] == "byline"
    assert all(zone.zone == "caption" for zone in zones if "PHOTO:" in extract.text[zone.start : zone.end])
