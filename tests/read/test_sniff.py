"""What a file is, by its content; names and declarations only settle what that leaves open."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.errors import ReadError
from backchannel.model import Hints
from backchannel.read import sniff
from tests.keep.archives import packed, pages_warc, wacz
from tests.read.made import column, letter, pdf, saved_page, word

PAGE = "<!DOCTYPE html><html><body><p>The envoys met.</p></body></html>"


def sniffed(path: Path, data: bytes, *, name: str = "a.bin", media_type: str | None = None) -> str:
    file = path / "file"
    file.write_bytes(data)
    return sniff.media_type(file, Hints(name=name, media_type=media_type))


def made(folder: Path) -> dict[str, bytes]:
    """Return a file of each type."""
    return {
        sniff.TEXT: "Les envoyés se sont réunis. Rien n'a filtré.\n".encode("latin-1"),
        sniff.HTML: PAGE.encode(),
        sniff.PDF: pdf(folder / "made.pdf", lambda canvas: column(canvas, ["The envoys met."])).read_bytes(),
        sniff.DOCX: word(folder / "made.docx").read_bytes(),
        sniff.MAIL: letter().as_bytes(),
        sniff.MHTML: saved_page(PAGE),
        sniff.WARC: pages_warc(),
        sniff.WACZ: wacz(folder / "made.wacz", pages_warc()).read_bytes(),
        sniff.ZIP: packed(folder / "made.zip", {"a.txt": b"words"}).read_bytes(),
    }


@pytest.mark.parametrize("name", ["a", "a.txt", "a.html", "a.pdf", "a.zip", "a.jpg"])
def test_the_content_decides_whatever_the_name(tmp_path: Path, name: str) -> None:
    for expected, data in made(tmp_path).items():
        if not (expected == sniff.TEXT and name == "a.html"):
            assert sniffed(tmp_path, data, name=name) == expected


@pytest.mark.parametrize(
    "head",
    [
        "<p>One.</p>",
        "\ufeff<html>",
        "<!-- saved -->\n<!DOCTYPE HTML PUBLIC>",
        '<?xml version="1.0"?>\n<html xmlns="x">',
        "\n\n <HTML><BODY>",
    ],
)
def test_beginnings_of_web_pages(tmp_path: Path, head: str) -> None:
    assert sniffed(tmp_path, head.encode()) == sniff.HTML
    assert sniffed(tmp_path, ("\ufeff" + head).encode("utf-16")) == sniff.HTML


def test_a_zip_of_a_pdf_is_a_zip_and_a_pdf_after_other_bytes_is_a_pdf(tmp_path: Path) -> None:
    files = made(tmp_path)
    with zipfile.ZipFile(tmp_path / "stored.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.pdf", files[sniff.PDF])
    assert sniffed(tmp_path, (tmp_path / "stored.zip").read_bytes()) == sniff.ZIP
    assert sniffed(tmp_path, b"\r\n\r\n" + files[sniff.PDF]) == sniff.PDF
    assert sniffed(tmp_path, b"A PDF begins with %PDF- and a number.") == sniff.TEXT


def test_a_squeezed_file_is_a_container(tmp_path: Path) -> None:
    assert sniffed(tmp_path, gzip.compress(b"words"), name="a.html.gz") == sniff.GZIP


def test_many_comments_without_a_page_take_no_time(tmp_path: Path) -> None:
    assert sniffed(tmp_path, b"<!-- -->" * 8000 + b"words") == sniff.TEXT


def test_a_fragment_is_what_it_was_declared_to_be(tmp_path: Path) -> None:
    fragment = b"The envoys <b>met</b>."
    assert sniffed(tmp_path, fragment) == sniff.TEXT
    assert sniffed(tmp_path, fragment, name="a.html") == sniff.HTML
    assert sniffed(tmp_path, fragment, media_type="text/html; charset=utf-8") == sniff.HTML


@pytest.mark.parametrize(
    "text",
    [
        "Title: Envoys meet\nAuthor: A. Writer\nDate: July 2, 2011\n\nThe envoys met.",
        "Subject: talks\n\nThe envoys met.",
        "From: the front, a report.\n\nThe envoys met.",
        "Libya: the envoys met.",
    ],
)
def test_a_page_dump_with_labels_is_no_mail(tmp_path: Path, text: str) -> None:
    assert sniffed(tmp_path, text.encode()) == sniff.TEXT


def test_a_mail_with_pictures_in_it_is_a_mail_and_not_a_saved_page(tmp_path: Path) -> None:
    message = letter()
    message.make_mixed()
    message.replace_header("Content-Type", 'multipart/related; boundary="x"')
    assert sniffed(tmp_path, message.as_bytes()) == sniff.MAIL


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "gb18030", "shift_jis"])
def test_text_in_any_encoding_is_text(tmp_path: Path, encoding: str) -> None:
    words = {
        "cp1251": "Переговоры прошли в столице. ",
        "gb18030": "会谈在首都举行。",
        "shift_jis": "会談は首都で行われた。",
    }
    assert sniffed(tmp_path, (words.get(encoding, "The talks were held. ") * 50).encode(encoding)) == sniff.TEXT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "needs-ocr"),
        (b"\xff\xd8\xff\xe0....", "needs-ocr"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "needs-ocr"),
        (bytes(range(256)) * 8, "unsupported"),
        (b"{\\rtf1 words}", "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "unsupported"),
        (b'<?xml version="1.0"?><rss></rss>', "unsupported"),
        (b"PK\x03\x04 and no more", "zip-damaged"),
    ],
)
def test_what_can_not_be_read_is_told_with_advice(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        sniffed(tmp_path, data, name="report.bin")
    assert caught.value.code == code
    assert "report.bin" in caught.value.message
    assert caught.value.advice


@pytest.mark.parametrize("mark", ["xl/workbook.xml", "ppt/presentation.xml", "META-INF/container.xml", "content.xml"])
def test_other_formats_that_are_zips_are_named(tmp_path: Path, mark: str) -> None:
    data = packed(tmp_path / "a.zip", {mark: b"<x/>"}).read_bytes()
    with pytest.raises(ReadError) as caught:
        sniffed(tmp_path, data)
    assert caught.value.code == "unsupported"


def test_what_is_no_regular_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "gone").symlink_to(tmp_path / "nowhere")
    found = {}
    for path in (tmp_path / "pipe", tmp_path / "loop", tmp_path / "gone", tmp_path, Path(os.devnull)):
        with pytest.raises(ReadError) as caught:
            sniff.media_type(path, Hints(name=path.name))
        found[path.name] = caught.value.code
    assert found == {
        "pipe": "not-a-file",
        "loop": "unreadable",
        "gone": "unreadable",
        tmp_path.name: "not-a-file",
        "null": "not-a-file",
    }


def test_a_wrong_extension_is_noted() -> None:
    notice = sniff.wrong_extension(sniff.PDF, Hints(name="report.HTML"))
    assert notice is not None
    assert notice.code == "wrong-extension"
    assert "application/pdf" in notice.message
    assert sniff.wrong_extension(sniff.PDF, Hints(name="report.pdf")) is None
    assert sniff.wrong_extension(sniff.PDF, Hints(name="report.php")) is None
    assert sniff.wrong_extension(sniff.WACZ, Hints(name="crawl.zip")) is None


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_something_or_a_clear_error(tmp_path: Path, data: bytes) -> None:
    assert outcome(tmp_path, data) in CODES


CODES = {"empty", "unsupported", "needs-ocr", "zip-damaged", sniff.GZIP} | {
    sniff.TEXT, sniff.HTML, sniff.PDF, sniff.DOCX, sniff.MAIL, sniff.MHTML, sniff.WARC, sniff.WACZ, sniff.ZIP,
}  # fmt: skip


def outcome(folder: Path, data: bytes) -> str:
    """Return the media type, or the error's code."""
    try:
        return sniffed(folder, data)
    except ReadError as error:
        return error.code
