"""WARC and WACZ: the pages come out with where and when they were saved; what is missing or altered is told."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from backchannel.errors import ReadError
from backchannel.keep.unpack import Unpacked, UnpackLimits, unpack
from tests.keep.archives import PAGE, packed, pages_warc, squeezed, wacz, warc

WARC, WACZ = "application/warc", "application/wacz"


def unpacked(folder: Path, data: bytes, limits: UnpackLimits | None = None) -> Unpacked:
    source = folder / "made.warc"
    source.write_bytes(data)
    return unpack(source, WARC, folder / "out", limits or UnpackLimits())


@pytest.mark.parametrize("zipped", [True, False])
def test_readable_pages_come_out_with_address_and_day(tmp_path: Path, zipped: bool) -> None:
    result = unpacked(tmp_path, pages_warc(zipped=zipped))
    page, notes = result.members
    assert page.path.read_bytes() == PAGE
    assert (page.name, page.hints.name) == ("record-2", "envoys.html")
    assert page.hints.url == "https://news.example/2011/envoys.html"
    assert page.hints.media_type == "text/html; charset=utf-8"
    assert page.hints.captured == date(2011, 7, 2)
    assert notes.path.read_bytes() == b"The talks went on."
    assert result.passed_over == 2
    assert result.problems == ()


def test_a_warc_packed_as_one_stream_is_read_too(tmp_path: Path) -> None:
    result = unpacked(tmp_path, squeezed(pages_warc(zipped=False)))
    assert len(result.members) == 2


def test_what_follows_a_cut_is_reported_as_lost(tmp_path: Path) -> None:
    data = pages_warc()
    result = unpacked(tmp_path, data[: len(data) - 60])
    assert [member.name for member in result.members][:1] == ["record-2"]
    assert "warc-cut-off" in [problem.code for problem in result.problems]


def test_an_altered_page_is_told_by_its_digest(tmp_path: Path) -> None:
    data = pages_warc(zipped=False).replace(b"met in the capital", b"met in the village")
    result = unpacked(tmp_path, data)
    assert [(problem.member, problem.code, problem.kept) for problem in result.problems] == [
        ("record-2", "digest-mismatch", True)
    ]
    assert len(result.members) == 2


def test_a_file_without_records_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        unpacked(tmp_path, b"WARC/1.0\r\nnothing")
    assert caught.value.code == "warc-damaged"


def test_a_record_that_would_fill_the_disk_is_reported(tmp_path: Path) -> None:
    data = warc(
        [
            ("https://a.example/", "200 OK", "text/html", b" " * 2_000_000),
            ("https://b.example/", "200 OK", "text/html", PAGE),
        ]
    )
    result = unpacked(tmp_path, data, UnpackLimits(member=1_000_000))
    assert [member.hints.url for member in result.members] == ["https://b.example/"]
    assert [problem.code for problem in result.problems] == ["member-too-large"]


def test_records_that_unpack_without_end_are_a_bomb(tmp_path: Path) -> None:
    picture = ("https://news.example/photo.png", "200 OK", "image/png", b"\0" * 80_000_000)
    with pytest.raises(ReadError) as caught:
        unpacked(tmp_path, warc([picture]), UnpackLimits(total=1_000_000))
    assert caught.value.code == "archive-bomb"


def test_a_line_without_end_stops_the_reading_soon(tmp_path: Path) -> None:
    result = unpacked(tmp_path, gzip.compress(pages_warc(zipped=False) + b"\0" * 80_000_000, mtime=0))
    assert len(result.members) == 2
    assert [problem.code for problem in result.problems] == ["warc-cut-off"]


def test_a_whole_wacz_gives_its_pages_and_no_complaint(tmp_path: Path) -> None:
    source = wacz(tmp_path / "a.wacz", pages_warc())
    result = unpack(source, WACZ, tmp_path / "out")
    assert [member.name for member in result.members] == [
        "archive/data.warc.gz!record-2",
        "archive/data.warc.gz!record-5",
    ]
    assert result.problems == ()
    assert len(list((tmp_path / "out").iterdir())) == 2


def test_a_listed_file_that_is_missing_is_told(tmp_path: Path) -> None:
    source = wacz(tmp_path / "a.wacz", pages_warc(), listed={"archive/more.warc.gz": b"gone"})
    result = unpack(source, WACZ, tmp_path / "out")
    assert [(problem.member, problem.code) for problem in result.problems] == [("archive/more.warc.gz", "wacz-missing")]
    assert len(result.members) == 2


def test_an_altered_warc_and_an_altered_listing_are_told(tmp_path: Path) -> None:
    whole = wacz(tmp_path / "a.wacz", pages_warc())
    other = warc([("https://news.example/", "200 OK", "text/html", b"<p>Something else.</p>")])
    with zipfile.ZipFile(whole) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    altered = packed(tmp_path / "b.wacz", {**members, "archive/data.warc.gz": other})
    result = unpack(altered, WACZ, tmp_path / "out-b")
    assert [(problem.member, problem.code) for problem in result.problems] == [("archive/data.warc.gz", "wacz-altered")]
    assert len(result.members) == 1
    listing = members["datapackage.json"].replace(b"1.1.1", b"1.1.2")
    resealed = packed(tmp_path / "c.wacz", {**members, "datapackage.json": listing})
    result = unpack(resealed, WACZ, tmp_path / "out-c")
    assert [(problem.member, problem.code) for problem in result.problems] == [("datapackage.json", "wacz-altered")]


def test_a_wacz_without_a_readable_listing_still_gives_its_pages(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.wacz", {"datapackage.json": b"[[[", "archive/data.warc.gz": pages_warc()})
    result = unpack(source, WACZ, tmp_path / "out")
    assert [problem.code for problem in result.problems] == ["wacz-unlisted"]
    assert len(result.members) == 2
