"""Plain text: the file itself is the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.errors import ReadError
from backchannel.model import Hints
from backchannel.read.extract import Extract
from backchannel.read.text import read_text

HINTS = Hints(name="report.txt")


def read(folder: Path, data: bytes, hints: Hints = HINTS) -> Extract:
    path = folder / "report.txt"
    path.write_bytes(data)
    return read_text(path, hints)


def test_the_text_is_the_file_and_lines_are_blocks(tmp_path: Path) -> None:
    data = "  Talks resume \r\n\r\nThe sides met.\nThey left.\r"
    extract = read(tmp_path, data.encode())
    assert extract.text == data
    assert [extract.text[block.start : block.end] for block in extract.blocks] == [
        "Talks resume",
        "The sides met.",
        "They left.",
    ]
    assert extract.zones is None
    assert extract.media_type == "text/plain"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\n\r\t\x0c\x85"))))
def test_blocks_cover_all_that_is_not_white_space(tmp_path: Path, text: str) -> None:
    if not text.removeprefix("\ufeff").strip():
        return
    extract = read(tmp_path, text.encode())
    covered = "".join(extract.text[block.start : block.end] for block in extract.blocks)
    assert "".join(covered.split()) == "".join(extract.text.split())
    assert all(extract.text[block.start : block.end].strip() for block in extract.blocks)
    locator = extract.locators[0]
    assert (locator.start, locator.end, locator.exact) == (0, len(extract.text), True)


def test_a_byte_order_mark_is_not_text(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfTalks").text == "Talks"


def test_the_charset_of_the_container_is_used(tmp_path: Path) -> None:
    hints = Hints(name="report.txt", media_type="text/plain; charset=koi8-r")
    assert read(tmp_path, "Переговоры".encode("koi8-r"), hints).text == "Переговоры"


def test_invalid_bytes_give_a_notice(tmp_path: Path) -> None:
    extract = read(tmp_path, "Die Gespräche ".encode() * 9 + b"\xff scheiterten")
    assert "\ufffd" in extract.text
    assert [notice.code for notice in extract.notices] == ["decoding-loss"]


@pytest.mark.parametrize(("data", "code"), [(b"", "empty"), (b" \r\n\t ", "empty"), (b"\x7fELF\0\0\1", "binary")])
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path, data)
    assert caught.value.code == code
    assert "report.txt" in caught.value.message


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as handle:
        handle.truncate(500 * 1024 * 1024)
    with pytest.raises(ReadError) as caught:
        read_text(path, Hints(name="huge.txt"))
    assert caught.value.code == "too-large"


def test_a_missing_file_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(tmp_path / "gone.txt", HINTS)
    assert caught.value.code == "unreadable"
