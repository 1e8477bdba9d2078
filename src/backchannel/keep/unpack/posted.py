"""What is attached to a mail (RFC 2045, RFC 2183)."""

from __future__ import annotations

import email
import io
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.policy import EmailPolicy
from pathlib import Path, PurePosixPath

from backchannel.errors import ReadError
from backchannel.keep.unpack.deposit import Deposit, TooLarge, harmless, too_large
from backchannel.model import Hints

_MOST = 256 * 1024**2
"""Bytes of a mail that is taken apart: the parser holds several copies of it in memory."""

_MOST_DEPTH = 20


_MOST_HEADER = 8_000


class _Bounded(EmailPolicy):
    """A policy that cuts headers to a sane length: parsing parameters takes time with the square of it."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return a header's name and value."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MOST_HEADER]


def unpack_mail(path: Path, deposit: Deposit) -> None:
    """Take out every attached file and forwarded mail. Raises `ReadError` `too-large` or `mail-damaged`."""
    if path.stat().st_size > _MOST:
        raise ReadError(
            "too-large",
            f"{path.name} is a mail of more than {_MOST // 1024**2} MB",
            advice="The original is kept. Save what is attached by itself and add it.",
        )
    try:
        with path.open("rb") as file:
            mail = email.message_from_binary_file(file, policy=_Bounded())
        parts = list(_attached(mail, 0))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ReadError(
            "mail-damaged",
            f"{path.name} can't be taken apart as a mail",
            advice="The original is kept. Export it anew.",
        ) from None
    for number, part in enumerate(parts, start=1):
        _unpack_part(part, number, deposit)


def _attached(part: Message, depth: int) -> Iterator[Message]:
    """Give the parts that are files by themselves; what a forwarded mail holds is left to its own unpacking."""
    if depth > _MOST_DEPTH:
        return
    if part.get_content_type() == "message/rfc822" and depth > 0:
        yield part
    elif part.is_multipart():
        payload = part.get_payload()
        for child in payload if isinstance(payload, list) else ():
            if isinstance(child, Message):
                yield from _attached(child, depth + 1)
    elif depth > 0 and (_disposition(part) == "attachment" or _filename(part)):
        yield part


def _unpack_part(part: Message, number: int, deposit: Deposit) -> None:
    try:
        data = _content(part)
        declared = part.get_content_type()
        given = _filename(part) or ("forwarded.eml" if declared == "message/rfc822" else "")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        deposit.problem(f"attachment-{number}", "attachment-damaged", f"attachment {number} can't be decoded")
        return
    if declared.startswith(("image/", "audio/", "video/")):
        deposit.passed_over += 1
        return
    unsafe: list[str] = []
    name = f"attachment-{number}" + (f"/{harmless(given, unsafe.append)}" if given else "")
    try:
        out = deposit.write(io.BytesIO(data))
    except TooLarge:
        too_large(deposit, name)
        return
    for reason in unsafe:
        deposit.problem(name, "unsafe-name", reason, advice="Nothing to do.", kept=True)
    deposit.admit(name, out, Hints(name=PurePosixPath(name).name, media_type=declared if declared.isascii() else None))


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, EmailMessage | Message) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _disposition(part: Message) -> str | None:
    try:
        return part.get_content_disposition()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None


def _filename(part: Message) -> str | None:
    try:
        return part.get_filename()
    except (ValueError, LookupError, TypeError, AttributeError):
        return None
