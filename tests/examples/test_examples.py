"""The example reports: made anew with the same bytes, written in their own words, and described truly."""

from __future__ import annotations

import html
import importlib.util
import re
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2
import pytest
from warcio.archiveiterator import ArchiveIterator

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
REPORTS = EXAMPLES / "libya-2011"
SEEDS = ROOT.parent / "shared" / "seeds"
LONGEST_SHARED_RUN = 6


class Event(msgspec.Struct, forbid_unknown_fields=True):
    """One event as a careful reader takes it from one report alone."""

    label: str
    layer: str
    status: str
    earliest: date | None
    latest: date | None
    place: str | None
    country: str | None
    parties: list[str]
    mediators: list[str]
    medium: str | None
    secrecy: str
    words: str
    within: tuple[date, date] | None = None
    weekday: int | None = None
    known: date | None = None
    host: str | None = None


class Disclosure(msgspec.Struct, forbid_unknown_fields=True):
    """How a secret became public, as one report tells it."""

    by: list[str]
    earliest: date
    latest: date
    of: list[str]
    words: str


class Report(msgspec.Struct, forbid_unknown_fields=True):
    """One report: a file, or a member of one; `text` is the file that its words can be looked up in."""

    file: str
    member: str | None
    text: str
    headline: str
    outlet: str
    published: date | None
    captured: date | None
    authors: list[str]
    agencies: list[str]
    about_negotiation: bool
    events: list[Event]
    disclosures: list[Disclosure]
    note: str | None


class Place(msgspec.Struct, forbid_unknown_fields=True):
    """A report named by its file and member."""

    file: str
    member: str | None


class Copy(msgspec.Struct, forbid_unknown_fields=True):
    """One report that was taken from another."""

    of: Place
    copy: Place
    relation: str


class Side(msgspec.Struct, forbid_unknown_fields=True):
    """One of two accounts that differ."""

    says: str
    file: str
    words: str


class Contradiction(msgspec.Struct, forbid_unknown_fields=True):
    """Two accounts that differ."""

    about: str
    scope: str
    event: str | None
    sides: list[Side]


class Expected(msgspec.Struct, forbid_unknown_fields=True):
    """The whole of `expected.json`."""

    format: str
    reports: list[Report]
    copies: list[Copy]
    contradictions: list[Contradiction]


def _make() -> Any:
    spec = importlib.util.spec_from_file_location("examples_make", EXAMPLES / "make.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


MAKE = _make()
FILES: dict[str, Callable[[], bytes]] = MAKE.FILES
EXPECTED = msgspec.json.decode((EXAMPLES / "expected.json").read_bytes(), type=Expected)
NAMES = [f"{report.file}!{report.member}" if report.member else report.file for report in EXPECTED.reports]


def _plain(text: str) -> str:
    """Return a source's words: no marks of HTML, character references decoded, white space folded."""
    if "<html" in text.lower():
        text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return " ".join(text.replace("\u00ad", "").replace("\u2011", "-").split())


def _runs(text: str, length: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


@pytest.mark.parametrize("name", sorted(FILES))
def test_made_again_has_the_same_bytes(name: str) -> None:
    library, wanted = MAKE.MADE_WITH.get(name, (None, None))
    if library is not None and version(library) != wanted:
        pytest.skip(f"the committed file was written with {library} {wanted}, here is {version(library)}")
    assert FILES[name]() == (REPORTS / name).read_bytes()


def test_every_library_named_belongs_to_a_made_file() -> None:
    assert set(MAKE.MADE_WITH) <= set(FILES)


def test_no_example_repeats_a_run_of_words_of_a_real_report() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the real reports are not beside this checkout")
    length = LONGEST_SHARED_RUN + 1
    real = {run for path in SEEDS.glob("*.txt") for run in _runs(path.read_text(encoding="utf-8"), length)}
    assert real
    for name in {report.text for report in EXPECTED.reports}:
        shared = _runs(_plain((EXAMPLES / name).read_text(encoding="utf-8")), length) & real
        assert not shared, name


def test_every_file_is_described_and_every_description_has_its_file() -> None:
    described = {report.file for report in EXPECTED.reports}
    assert described == {f"libya-2011/{path.name}" for path in REPORTS.iterdir()}
    assert all((EXAMPLES / report.text).is_file() for report in EXPECTED.reports)
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize("report", EXPECTED.reports, ids=NAMES)
def test_the_words_stand_in_the_report(report: Report) -> None:
    text = _plain((EXAMPLES / report.text).read_text(encoding="utf-8"))
    told = [report.headline, *report.authors, *(e.words for e in report.events), *(d.words for d in report.disclosures)]
    assert [words for words in told if words not in text] == []


@pytest.mark.parametrize("report", EXPECTED.reports, ids=NAMES)
def test_days_are_in_order(report: Report) -> None:
    for event in report.events:
        assert (event.earliest is None) == (event.latest is None), event.label
        assert event.status != "happened" or event.earliest or event.weekday, event.label
        if event.earliest and event.latest:
            widest = event.within or (event.earliest, event.latest)
            assert widest[0] <= event.earliest <= event.latest <= widest[1], event.label
        if event.known and event.weekday:
            assert event.known.isoweekday() == event.weekday, event.label
        if event.status == "happened" and event.latest and report.published:
            assert event.latest <= report.published, event.label
    labels = {event.label for event in report.events}
    assert all(set(disclosure.of) <= labels for disclosure in report.disclosures)


def test_contradictions_and_copies_name_reports_and_words() -> None:
    texts = {report.file: _plain((EXAMPLES / report.text).read_text(encoding="utf-8")) for report in EXPECTED.reports}
    for contradiction in EXPECTED.contradictions:
        assert all(side.words in texts[side.file] for side in contradiction.sides), contradiction
    known = {(report.file, report.member) for report in EXPECTED.reports}
    places = {(place.file, place.member) for copy in EXPECTED.copies for place in (copy.of, copy.copy)}
    assert places <= known


def test_members_of_archives_are_those_described() -> None:
    described = {
        name: {report.member for report in EXPECTED.reports if report.file == f"libya-2011/{name}"}
        for name in ("10-meridian-radio.warc.gz", "11-marsa-evening.wacz", "15-reading-room.zip")
    }
    with (REPORTS / "10-meridian-radio.warc.gz").open("rb") as stream:
        pages = {_page(record) for record in ArchiveIterator(stream, check_digests="raise")}
    assert pages - {None} == described["10-meridian-radio.warc.gz"]
    with zipfile.ZipFile(REPORTS / "11-marsa-evening.wacz") as wacz, wacz.open("archive/data.warc.gz") as stream:
        pages = {_page(record) for record in ArchiveIterator(stream, check_digests="raise")}
    assert pages - {None} == described["11-marsa-evening.wacz"]
    with zipfile.ZipFile(REPORTS / "15-reading-room.zip") as archive:
        assert set(archive.namelist()) == described["15-reading-room.zip"]


def _page(record: Any) -> str | None:
    """Return the address of a captured page, None for other records; its body is read, so that its hash is checked."""
    body: bytes = record.content_stream().read()
    if record.rec_type != "response":
        return None
    assert b"</html>" in body
    return str(record.rec_headers.get_header("WARC-Target-URI"))


def test_the_printed_article_has_two_columns_and_real_ligatures() -> None:
    raw = (REPORTS / "08-harbour-review.pdf").read_bytes()
    pdf = pypdfium2.PdfDocument(raw)
    try:
        lefts = {round(char[0]) for char in _boxes(pdf[0])}
        assert len(pdf) > 1
        assert any(left < 40 for left in lefts)
        assert any(215 < left < 235 for left in lefts)
        assert b"<FB01>" in raw.upper()
    finally:
        pdf.close()


def _boxes(page: Any) -> list[tuple[float, float, float, float]]:
    text = page.get_textpage()
    return [text.get_charbox(at) for at in range(text.count_chars())]
