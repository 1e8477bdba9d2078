"""The door: any format goes in, a document comes out whose every place is in its text."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from backchannel.errors import ReadError
from backchannel.model import Document, Hints
from backchannel.read import is_readable, limited, media_type, read
from tests.read.made import column, letter, pdf, saved_page, word

LINES = [
    "The envoys of both sides met in the capital on Friday for talks that",
    "were held behind closed doors and went on until late in the evening, a",
    "spokesman said.",
]
STORY = " ".join(LINES)
PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Envoys meet - Courier</title>'
    '<meta property="og:title" content="Envoys meet"></head>'
    f"<body><article><h1>Envoys meet</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"
)


def document(path: Path, name: str | None = None, **known: object) -> Document:
    source = hashlib.sha256(path.read_bytes()).hexdigest()
    result = read(path, source, Hints(name=name or path.name, **known))  # type: ignore[arg-type]
    assert result.source == source
    assert result.id == f"doc-{source[:16]}"
    whole(result)
    return result


def whole(result: Document) -> None:
    """Fail where something of a document is not in its text."""
    end = 0
    for zone in result.zones:
        assert end <= zone.start < zone.end <= len(result.text)
        assert not result.text[end : zone.start].strip()
        end = zone.end
    assert not result.text[end:].strip()
    for locator in result.locators:
        assert 0 <= locator.start < locator.end <= len(result.text)
    for witness in result.witnesses:
        assert witness.value
        if witness.span is not None:
            assert result.text[witness.span.start : witness.span.end] == witness.span.text != ""


def files(folder: Path) -> dict[str, Path]:
    """Return a file of each type that is a document, by type."""
    mail, page, text, saved = folder / "a.eml", folder / "a.html", folder / "a.txt", folder / "a.mhtml"
    mail.write_bytes(letter("\n".join(LINES) + "\n").as_bytes())
    page.write_text(PAGE, encoding="utf-8")
    text.write_text(f"Envoys meet\n\n{STORY}\n\n{STORY}\n", encoding="utf-8")
    saved.write_bytes(saved_page(PAGE))
    return {
        "application/pdf": pdf(folder / "a.pdf", lambda canvas: column(canvas, LINES)),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": word(folder / "a.docx"),
        "message/rfc822": mail,
        "multipart/related": saved,
        "text/html": page,
        "text/plain": text,
    }


def test_every_format_becomes_a_document(tmp_path: Path) -> None:
    for expected, path in files(tmp_path).items():
        result = document(path)
        assert result.media_type == expected == media_type(path, Hints(name=path.name))
        assert is_readable(expected)
        assert "The envoys" in result.text
        assert result.notices == ()


def test_the_same_bytes_give_the_same_document_in_a_limited_process(tmp_path: Path) -> None:
    for path in files(tmp_path).values():
        source = hashlib.sha256(path.read_bytes()).hexdigest()
        here = document(path)
        there = limited(lambda p=path, s=source: read(p, s, Hints(name=p.name)), Document)  # type: ignore[misc]
        assert there == here


def test_a_wrong_extension_is_read_as_what_it_is_and_noted(tmp_path: Path) -> None:
    for expected, path in files(tmp_path).items():
        name = "report.pdf" if expected != "application/pdf" else "report.txt"
        result = document(path, name)
        assert result.media_type == expected
        assert [notice.code for notice in result.notices] == ["wrong-extension"]


def test_what_an_archive_says_of_the_capture_is_taken_over(tmp_path: Path) -> None:
    path = files(tmp_path)["text/html"]
    result = document(path, url="https://courier.example/envoys", captured=date(2011, 7, 2))
    assert result.url == "https://courier.example/envoys"
    assert result.captured == date(2011, 7, 2)


def test_a_charset_declared_by_the_archive_is_believed(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(PAGE.replace("capital", "Перемирие").encode("koi8-r"))
    result = document(path, media_type="text/html; charset=koi8-r")
    assert "Перемирие" in result.text


def test_what_the_head_says_is_read_in_the_charset_that_the_page_names(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Envoys meet", "Перемирие")
    path.write_bytes(page.encode("cp1251"))
    assert {witness.value for witness in document(path).witnesses if witness.via == "opengraph"} == {"Перемирие"}


def test_a_container_is_not_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"WARC/1.0\r\n\r\n")
    with pytest.raises(ReadError) as caught:
        read(path, "0" * 64, Hints(name="a.warc"))
    assert caught.value.code == "container"
    assert not is_readable("application/warc")


@pytest.mark.parametrize("data", [b"\n\n   \n", b"<html><body> </body></html>"])
def test_a_document_without_words_is_an_error(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path, "0" * 64, Hints(name="a"))
    assert caught.value.code in ("no-text", "empty")
