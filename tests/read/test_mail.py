"""Mail: the body that a person wrote, in paragraphs, and what the headers say."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.errors import ReadError
from backchannel.read.extract import Extract
from backchannel.read.mail import read_mail
from backchannel.read.wrapped import paragraphs
from tests.read.made import check, hints, letter, tagged, texts

WRAPPED = """The envoys of both sides met in the capital on Friday for talks that
were held behind closed doors.

Nothing was signed, a spokesman said, but both sides agreed to meet once
more.
Mara

> What did they say?
> Who was there?

--\x20
The Imagined Courier
Unsubscribe here
"""


def read(folder: Path, message: EmailMessage | bytes) -> Extract:
    path = folder / "a.eml"
    path.write_bytes(message if isinstance(message, bytes) else message.as_bytes())
    extract = read_mail(path, hints(path))
    check(extract)
    return extract


def test_headers_are_witnesses_and_not_text(tmp_path: Path) -> None:
    extract = read(tmp_path, letter())
    assert extract.text == "The talks went on for two days."
    found = {witness.field: (witness.value, witness.via) for witness in extract.witnesses}
    assert found == {
        "author": ("Mara Writer", "mail"),
        "published": ("2011-07-02T10:00:00+02:00", "mail"),
        "title": ("Talks in the capital", "mail"),
    }


def test_wrapped_lines_are_paragraphs_quotes_and_signatures_are_told_apart(tmp_path: Path) -> None:
    extract = read(tmp_path, letter(WRAPPED))
    first, second = WRAPPED.split("\n\n")[:2]
    assert tagged(extract, "p") == [first, second.removesuffix("\nMara"), "Mara"]
    assert tagged(extract, "blockquote") == ["> What did they say?", "> Who was there?"]
    assert tagged(extract, "footer") == ["--", "The Imagined Courier", "Unsubscribe here"]


def test_offsets_lead_back_into_the_decoded_part(tmp_path: Path) -> None:
    for charset in ("utf-8", "latin-1"):
        message = letter()
        message.set_content(WRAPPED.replace("capital", "Zürich"), charset=charset, cte="quoted-printable")
        extract = read(tmp_path, message)
        decoded = WRAPPED.replace("capital", "Zürich")
        for locator in extract.locators:
            assert locator.element == "part[1]"
            assert decoded[locator.source_start : locator.source_end] == extract.text[locator.start : locator.end]


def test_plain_text_is_preferred_to_html(tmp_path: Path) -> None:
    message = letter("The talks went on.\n")
    message.add_alternative("<p>The talks <b>went on</b>.</p>", subtype="html")
    extract = read(tmp_path, message)
    assert extract.text == "The talks went on."
    assert extract.locators[0].element == "part[1]"


def test_html_is_read_where_plain_text_only_stands_in_for_it(tmp_path: Path) -> None:
    message = letter("View online.\n")
    long = "The talks went on for two days in the capital, and nothing was signed in the end. "
    message.add_alternative(f"<html><body><p>{long}</p><p>{long}</p></body></html>", subtype="html")
    extract = read(tmp_path, message)
    assert extract.media_type == "message/rfc822"
    assert texts(extract) == [long.strip()] * 2
    assert str(extract.locators[0].element).startswith("part[2]/html")


def test_attachments_are_not_text_of_the_mail(tmp_path: Path) -> None:
    message = letter("See below.\n")
    message.add_attachment("Other words.", filename="notes.txt")
    forwarded = letter("Forwarded words.\n")
    message.add_attachment(forwarded)
    assert read(tmp_path, message).text == "See below."


@pytest.mark.parametrize("kind", ["signed", "related", "mixed"])
def test_the_first_part_of_a_compound_mail_is_its_text(tmp_path: Path, kind: str) -> None:
    data = (
        f"From: a@b.example\nMessage-ID: <1>\nMIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary=b\n\n"
        "Not shown.\n--b\nContent-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\nПереговоры.\n"
        "--b\nContent-Type: application/pgp-signature\n\nxxxx\n--b--\n"
    ).encode("koi8-r")
    extract = read(tmp_path, data)
    assert extract.text == "Переговоры."
    assert extract.locators[0].element == "part[1]"


def test_flowed_text_is_joined_where_it_says_so(tmp_path: Path) -> None:
    data = (
        b"From: a@b.example\nDate: Sat, 2 Jul 2011 10:00:00 +0000\nSubject: x\nMIME-Version: 1.0\n"
        b"Content-Type: text/plain; format=flowed\n\nThe talks \nwent on.\nNothing was signed.\n"
    )
    assert texts(read(tmp_path, data)) == ["The talks \nwent on.", "Nothing was signed."]


def test_encoded_headers_are_decoded(tmp_path: Path) -> None:
    message = letter()
    message.replace_header("Subject", "Gespräche über Frieden " * 5)
    message.replace_header("From", "Jörg Ünlü <j@courier.example>")
    found = {witness.field: witness.value for witness in read(tmp_path, message).witnesses}
    assert found["title"] == ("Gespräche über Frieden " * 5).strip()
    assert found["author"] == "Jörg Ünlü"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        (b"Subject: =?utf-8?B?////?= =?x?Q", None),
        (b"Subject: \xff\xfe raw", None),
        (b"Date: yesterday", "yesterday"),
        (b"Date: Sat, 99 Jul 2011 99:00:00", "Sat, 99 Jul 2011 99:00:00"),
        (b'Content-Type: text/plain; charset="no-such"', None),
        (b"Content-Type: ;;;", None),
        (b"Content-Transfer-Encoding: base64", None),
    ],
)
def test_broken_headers_break_nothing(tmp_path: Path, header: bytes, value: str | None) -> None:
    data = b"From: a@b.example\nMessage-ID: <1>\n" + header + b"\n\nThe talks went on.\n"
    extract = read(tmp_path, data)
    assert extract.text
    if value is not None:
        assert value in [witness.value for witness in extract.witnesses]


def test_a_header_of_a_million_parameters_takes_no_time(tmp_path: Path) -> None:
    data = (
        b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain"
        + b'; a="b' * 1_000_000
        + b"\n\nThe talks went on.\n"
    )
    assert read(tmp_path, data).text == "The talks went on."


def test_a_mail_without_words_is_an_error(tmp_path: Path) -> None:
    message = letter("\n")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    with pytest.raises(ReadError) as caught:
        read(tmp_path, message)
    assert caught.value.code == "no-text"


def test_deeply_nested_parts_do_no_harm(tmp_path: Path) -> None:
    inner = b"Content-Type: text/plain\n\nDeep down.\n"
    for number in range(300):
        boundary = b"b%d" % number
        inner = b'Content-Type: multipart/mixed; boundary="%s"\n\n--%s\n%s\n--%s--\n' % (
            boundary,
            boundary,
            inner,
            boundary,
        )
    path = tmp_path / "a.eml"
    path.write_bytes(b"From: a@b.example\nMIME-Version: 1.0\n" + inner)
    with pytest.raises(ReadError) as caught:
        read_mail(path, hints(path))
    assert caught.value.code in ("no-text", "mail-damaged")


@given(st.text(alphabet="ab .>-\n", max_size=200), st.booleans())
def test_paragraphs_lose_nothing_and_never_overlap(text: str, flowed: bool) -> None:
    end = 0
    for paragraph in paragraphs(text, flowed=flowed):
        assert end <= paragraph.start < paragraph.end <= len(text)
        assert text[end : paragraph.start].strip() == ""
        end = paragraph.end
    assert text[end:].strip() == ""
