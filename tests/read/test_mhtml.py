"""MHTML: the page that was saved, and where and when it was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from backchannel.errors import ReadError
from backchannel.read.mhtml import read_mhtml
from tests.read.made import check, hints, saved_page, texts

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Talks | Courier</title>'
    '<meta property="og:title" content="Talks in the capital"></head>'
    "<body><p>The envoys met in Zürich, and nothing was signed there.</p></body></html>"
)


def test_the_page_is_read_and_its_saving_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(saved_page(PAGE))
    extract = read_mhtml(path, hints(path))
    check(extract)
    assert extract.media_type == "multipart/related"
    assert texts(extract) == ["The envoys met in Zürich, and nothing was signed there."]
    assert str(extract.locators[0].element).startswith("part[1]/html")
    archive = {witness.field: witness.value for witness in extract.witnesses if witness.via == "archive"}
    assert archive == {
        "url": "https://courier.example/talks",
        "captured": "2011-07-02T10:00:00",
        "title": "Talks in the capital",
    }
    assert "opengraph" in {witness.via for witness in extract.witnesses}


def test_a_file_without_a_page_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.mhtml"
    path.write_bytes(saved_page(PAGE).replace(b"text/html", b"image/png"))
    with pytest.raises(ReadError) as caught:
        read_mhtml(path, hints(path))
    assert caught.value.code == "no-text"
