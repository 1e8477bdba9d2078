"""Files made to harm: each gives a clear error or a document, in bounded time and memory, and the reader lives on."""

from __future__ import annotations

import os
import random
import zlib
from functools import partial
from pathlib import Path

import pytest

from backchannel.errors import ReadError
from backchannel.keep.unpack import Unpacked, UnpackLimits, unpack
from backchannel.model import Document, Hints
from backchannel.read import Limits, limited, media_type, read
from backchannel.read.limits import Spent
from tests.keep.archives import nested, overlapping, packed
from tests.read.made import body, column, letter, locked, office, pdf, scanned
from tests.read.test_docx import LAUGHS

GB = 1024**3
LIMITS = Limits(wall_seconds=30)


def outcome(path: Path, limits: Limits = LIMITS) -> Document | str:
    """Read a file as a build does; return the document, or the error's code. Fails where it took too much."""
    spent: list[Spent] = []
    hints = Hints(name=path.name)
    try:
        return limited(lambda: read(path, "0" * 64, hints), Document, limits, spent=spent.append)
    except ReadError as error:
        return error.code if error.message and error.advice else "error without advice"
    finally:
        assert spent[0].seconds < 30
        assert spent[0].memory < 2 * GB


def text_of(path: Path) -> str:
    result = outcome(path)
    assert isinstance(result, Document), result
    return result.text


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    assert outcome(tmp_path / "a.html") == "empty"


def test_a_locked_and_a_scanned_pdf(tmp_path: Path) -> None:
    assert outcome(locked(tmp_path / "a.pdf")) == "pdf-encrypted"
    assert outcome(scanned(tmp_path / "b.pdf")) == "needs-ocr"


def test_a_pdf_cut_off_anywhere(tmp_path: Path) -> None:
    data = pdf(tmp_path / "a.pdf", lambda canvas: column(canvas, ["The envoys met."])).read_bytes()
    for size in range(8, len(data), 97):
        path = tmp_path / "cut.pdf"
        path.write_bytes(data[:size])
        result = outcome(path)
        assert result == "pdf-damaged" or (
            isinstance(result, Document) and "pdf-cut-off" in [notice.code for notice in result.notices]
        )


def test_a_pdf_whose_page_unpacks_without_end(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", lambda canvas: column(canvas, ["The envoys met."]))
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(b" " * 1_000_000) for _ in range(600)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % (index, text) for index, text in enumerate(objects, start=1))
    path.write_bytes(b"%PDF-1.4\n" + numbered + b"trailer<</Size 5/Root 1 0 R>>\n%%EOF")
    assert outcome(path, limits=Limits(memory=GB // 4)) in ("out-of-memory", "needs-ocr", "pdf-damaged")


def test_a_docx_of_a_billion_laughs(tmp_path: Path) -> None:
    assert outcome(office(tmp_path / "a.docx", LAUGHS)) == "docx-hostile"


def test_a_docx_that_unpacks_without_end(tmp_path: Path) -> None:
    inner = "<w:p><w:r><w:t>" + "a" * 140_000_000
    assert outcome(office(tmp_path / "a.docx", body(inner))) == "archive-bomb"


def test_html_of_a_hundred_thousand_nested_elements(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    deep = "<div>" * 100_000 + "<p>The envoys met deep down.</p>" + "</div>" * 100_000
    path.write_text(f"<!DOCTYPE html><html><body><p>At the top.</p>{deep}<p>And after.</p></body></html>")
    words = text_of(path)
    assert [part in words for part in ("At the top.", "The envoys met deep down.", "And after.")] == [True] * 3


def test_html_that_opens_and_never_closes(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    for piece in ("<p>a", "<!--", "<table><tr><td>", "<script>", "<a href='", "&#x;", "<b><i></b>", "<![CDATA["):
        path.write_text("<html><body><p>The envoys met.</p>" + piece * 2_000)
        result = outcome(path)
        assert isinstance(result, Document), (piece, result)
        assert "The envoys met." in result.text


@pytest.mark.parametrize("start", [b"The envoys met.\n", b"<html><body><p>The envoys met.</p>"])
def test_a_text_of_500_megabytes(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(start)
        file.truncate(500_000_000)
    assert outcome(path) in ("too-large", "unsupported")


def test_a_mail_of_500_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    with path.open("wb") as file:
        file.write(letter().as_bytes())
        file.truncate(500_000_000)
    assert outcome(path) == "too-large"


def test_bytes_that_are_no_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The envoys met \xff\xfe\xf0\x28 in the capital.\nNothing was signed.\n")
    words = text_of(path)
    assert words.startswith("The envoys met ")
    assert "signed." in words


def test_text_with_nuls_is_read_or_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"The envoys met.\0\0\0 Nothing was signed.\n" * 20)
    result = outcome(path)
    assert result == "unsupported" or isinstance(result, Document)


def test_random_bytes_under_every_name(tmp_path: Path) -> None:
    noise = random.Random(7).randbytes(50_000)
    for mark in (
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08\x00",
        b"<html>",
        b"From: a\nTo: b\nDate: c\nSubject: d\n\n",
    ):
        path = tmp_path / "noise"
        path.write_bytes(mark + noise)
        assert outcome(path) not in ("crashed", "timeout", "out-of-memory")


def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    assert outcome(tmp_path / "pipe") == "not-a-file"
    assert outcome(tmp_path / "loop") == "unreadable"
    assert outcome(tmp_path) == "not-a-file"
    assert outcome(Path("/dev/zero")) == "not-a-file"


def bomb(path: Path, into: Path) -> str:
    """Unpack a zip, and the zips in it, each in a limited process; return the first error's code."""
    limits = UnpackLimits()
    pending = [path]
    for number in range(100):
        if not pending:
            break
        source = pending.pop()
        try:
            if limited(partial(media_type, source, Hints(name=source.name)), str) != "application/zip":
                continue
            work = partial(unpack, source, "application/zip", into / path.name / str(number), limits)
            result = limited(work, Unpacked, LIMITS)
        except ReadError as error:
            return error.code
        limits = limits.after(result)
        pending += [member.path for member in result.members]
    return "unpacked"


def test_zip_bombs(tmp_path: Path) -> None:
    flat = packed(tmp_path / "flat.zip", {"a.txt": b"\0" * 50_000_000})
    deep = tmp_path / "deep.zip"
    deep.write_bytes(nested(depth=3, fan=3, size=40_000_000))
    laid_over = overlapping(tmp_path / "over.zip", 3000)
    for path in (flat, deep, laid_over):
        assert bomb(path, tmp_path / "out") == "archive-bomb"
        assert path.exists()


def test_a_disk_that_is_full_is_not_taken_for_a_damaged_archive(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.zip", {"a.txt": random.Random(7).randbytes(100_000)})
    with pytest.raises(ReadError) as caught:
        limited(lambda: unpack(source, "application/zip", tmp_path / "out"), Unpacked, Limits(disk=10_000))
    assert caught.value.code == "disk-full"
    assert list((tmp_path / "out").iterdir()) == []


def test_a_path_that_leads_out_of_an_archive(tmp_path: Path) -> None:
    source = packed(tmp_path / "a.zip", {"../../../../tmp/evil.txt": b"The envoys met."})
    result = limited(lambda: unpack(source, "application/zip", tmp_path / "out"), Unpacked)
    assert [member.path for member in result.members] == [tmp_path / "out" / "000001"]
    assert text_of(result.members[0].path).strip() == "The envoys met."
