"""Decoding: every encoding that reports come in, and nothing lost in silence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.read.decode import charset_in, decode, looks_binary, loss_notice

REPORT = "The envoys met in Zürich – “no comment”, said Ms Łukasik."


@given(st.text())
def test_utf8_comes_back_whole(text: str) -> None:
    data = text.encode("utf-8", errors="surrogatepass")
    decoded = decode(b"\xef\xbb\xbf" + data, None)
    assert decoded.text.encode("utf-8") == data if not decoded.lossy else "\ufffd" in decoded.text


@given(st.binary(), st.sampled_from([None, "utf-8", "latin-1", "nonsense", "utf-16", "rot13", "", "shift_jis"]))
def test_no_bytes_and_no_declaration_make_it_fail(data: bytes, declared: str | None) -> None:
    decoded = decode(data, declared)
    assert isinstance(decoded.text, str)
    if decoded.lossy:
        assert "\ufffd" in decoded.text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "utf-8-sig"])
def test_a_byte_order_mark_decides_and_is_not_text(encoding: str) -> None:
    assert decode(REPORT.encode(encoding), "koi8-r").text == REPORT or encoding == "utf-8"
    assert not decode(REPORT.encode(encoding), None).text.startswith("\ufeff")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_recognised(encoding: str) -> None:
    text = "The two delegations met for an hour in a hotel by the lake."
    assert decode(text.encode(encoding), None).text == text
    assert not looks_binary(text.encode(encoding))


def test_the_declared_charset_is_used_where_the_bytes_are_not_utf8() -> None:
    text = "Министр иностранных дел встретился с посредником."
    assert decode(text.encode("koi8-r"), "KOI8-R").text == text


def test_utf8_that_calls_itself_latin1_is_read_as_utf8() -> None:
    assert decode(REPORT.encode("utf-8"), "iso-8859-1").text == REPORT


def test_latin1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert decode("“Yes”".encode("cp1252"), "latin-1").text == "“Yes”"


def test_an_ascii_encoding_of_japanese_is_believed() -> None:
    text = "外相会談"
    assert decode(text.encode("iso2022_jp"), "iso-2022-jp").text == text


def test_an_undeclared_western_text_is_guessed() -> None:
    text = "Le ministre a rencontré les délégués à Genève. Les négociations étaient secrètes, a-t-il déclaré. " * 5
    decoded = decode(text.encode("cp1252"), None)
    assert decoded.text == text
    assert not decoded.lossy


def test_newlines_are_left_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n", None).text == "one\r\ntwo\rthree\n"


def test_a_broken_byte_in_utf8_is_shown_and_told() -> None:
    data = REPORT.encode() + b"\xff" + REPORT.encode()
    decoded = decode(data, None)
    assert decoded.text == f"{REPORT}\ufffd{REPORT}"
    notice = loss_notice(decoded)
    assert notice is not None
    assert notice.code == "decoding-loss"
    assert loss_notice(decode(REPORT.encode(), None)) is None


@pytest.mark.parametrize(
    ("front", "binary"),
    [(b"\x7fELF\x02\x01\x00\x00", True), (bytes(range(32)) * 4, True), (b"Talks\r\n\tfailed\x0c", False), (b"", False)],
)
def test_binary_bytes_are_told_from_text(front: bytes, binary: bool) -> None:
    assert looks_binary(front) is binary


@pytest.mark.parametrize(
    ("media_type", "charset"),
    [
        ("text/html; charset=utf-8", "utf-8"),
        ('text/plain;CHARSET="koi8-r"', "koi8-r"),
        ("text/plain", None),
        (None, None),
    ],
)
def test_the_charset_of_a_media_type(media_type: str | None, charset: str | None) -> None:
    assert charset_in(media_type) == charset
