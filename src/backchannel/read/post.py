"""Messages in the form of RFC 5322 and MIME (RFC 2045): taken apart without trusting anything in them."""

from __future__ import annotations

import email
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email._policybase import Compat32
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from pathlib import Path

from backchannel.errors import ReadError
from backchannel.model import Hints
from backchannel.read.decode import decode

MOST_BYTES = 128 * 1024 * 1024
"""Bytes of a message that is read: the parser holds several copies of it in memory."""

_MOST_DEPTH = 30
_MOST_HEADER = 8_000
"""Code points of a header's value that are read; RFC 5322 asks for lines of 78, long lists of addresses take 5,000."""

FAULTS = (ValueError, LookupError, TypeError, AttributeError, RecursionError, HeaderParseError)
"""What the standard `email` raises on messages that are damaged or made to mislead."""


class _Bounded(Compat32):
    """A policy that cuts headers to a sane length: parsing parameters takes time with the square of it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return a header's name and value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MOST_HEADER]


@dataclass(frozen=True, slots=True)
class Part:
    """One part that holds content; `number` is its place (`1.2`), as IMAP counts (RFC 3501, 6.4.5), from `1`."""

    number: str
    message: Message

    @property
    def media_type(self) -> str:
        """Return the declared type, lower case."""
        return self.message.get_content_type()

    @property
    def charset(self) -> str | None:
        """Return the declared charset."""
        try:
            return self.message.get_content_charset()
        except FAULTS:
            return None

    @property
    def named(self) -> bool:
        """Tell whether the part is a file by itself: attached, or with a file name."""
        try:
            return self.message.get_content_disposition() == "attachment" or bool(self.message.get_filename())
        except FAULTS:
            return True

    def data(self) -> bytes:
        """Return the content, its transfer encoding undone as far as it can be."""
        try:
            content = self.message.get_payload(decode=True)
        except FAULTS:
            return b""
        return content if isinstance(content, bytes) else b""

    def text(self) -> str:
        """Return the content as text with its lines ended by line feeds."""
        return decode(self.data(), self.charset).text.replace("\r\n", "\n").replace("\r", "\n")


def parse(path: Path, hints: Hints) -> Message:
    """Parse a file as a message. Raises `ReadError`: `too-large`, `mail-damaged`."""
    if path.stat().st_size > MOST_BYTES:
        raise ReadError(
            "too-large",
            f"{hints.name} is a message of more than {MOST_BYTES // 1024**2} MB",
            advice="The original is kept. Save its text by itself and add that.",
        )
    try:
        return email.message_from_bytes(path.read_bytes().lstrip(b"\xef\xbb\xbf"), policy=_Bounded())
    except FAULTS:
        raise damaged(hints) from None


def damaged(hints: Hints) -> ReadError:
    """Return the error of a message that can't be taken apart."""
    return ReadError(
        "mail-damaged",
        f"{hints.name} can't be taken apart as a mail",
        advice="The original is kept. Export it anew from the mail program.",
    )


def header(message: Message, name: str) -> str | None:
    """Return a header's value, unfolded, its encoded words (RFC 2047) decoded; None where there is none."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return None
    text = decode(str(raw).encode("utf-8", "surrogateescape"), None).text
    try:
        pieces = decode_header(" ".join(text.split()))
        text = "".join(
            piece if isinstance(piece, str) else decode(piece, charset or "latin-1").text for piece, charset in pieces
        )
    except FAULTS:
        pass
    return " ".join(text.split()) or None


def sent(message: Message) -> datetime | None:
    """Return when a message says that it was sent, None where it does not say so in a form that can be read."""
    value = header(message, "Date")
    try:
        return parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def parts(message: Message) -> Iterator[Part]:
    """Give the parts that hold content, in order; a forwarded message is one part and not gone into."""
    if message.is_multipart() and message.get_content_type() != "message/rfc822":
        yield from children(Part("", message))
    else:
        yield Part("1", message)


def children(part: Part, depth: int = 0) -> Iterator[Part]:
    """Give the leaves below a multipart part."""
    for child in members(part):
        if depth < _MOST_DEPTH and child.media_type.startswith("multipart/"):
            yield from children(child, depth + 1)
        else:
            yield child


def members(part: Part) -> list[Part]:
    """Return the parts that stand directly in a multipart one."""
    payload = part.message.get_payload()
    if not isinstance(payload, list):
        return []
    prefix = f"{part.number}." if part.number else ""
    return [
        Part(f"{prefix}{number}", child) for number, child in enumerate(payload, start=1) if isinstance(child, Message)
    ]
