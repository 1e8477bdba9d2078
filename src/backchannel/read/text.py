"""Reading plain text: the text is the decoded file itself, newlines untouched, so offsets are the file's own."""

from __future__ import annotations

import re
from pathlib import Path

from backchannel.errors import ReadError
from backchannel.model import Hints, Locator
from backchannel.read.decode import charset_in, decode, looks_binary, loss_notice
from backchannel.read.extract import Block, Extract

MOST_BYTES = 32 * 1024 * 1024
"""Larger files are refused unread: a report is a thousandth of it, the Bible an eighth."""
_SNIFFED = 65_536
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
"""What stands between two line ends, in the sense of `str.splitlines`."""


def read_text(path: Path, hints: Hints) -> Extract:
    """Read a plain-text file: one block a line that is not blank, without its outer white space.

    Raises `ReadError`: `too-large` over `MOST_BYTES`, `binary` for what is no text, `empty` for white space alone,
    `unreadable` where the file can't be opened. A byte-order mark is not part of the text.
    """
    data = _bytes_of(path, hints)
    decoded = decode(data, charset_in(hints.media_type))
    blocks = tuple(_blocks(decoded.text))
    if not blocks:
        raise ReadError("empty", f"{hints.name} holds nothing but white space", advice="Save the report again.")
    whole = Locator(start=0, end=len(decoded.text), source_start=0, source_end=len(decoded.text))
    notice = loss_notice(decoded)
    return Extract(
        media_type="text/plain",
        text=decoded.text,
        blocks=blocks,
        locators=(whole,),
        notices=(notice,) if notice else (),
    )


def _bytes_of(path: Path, hints: Hints) -> bytes:
    """The file's bytes, looked at from the front before all of them are read."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ReadError(
                "too-large",
                f"{hints.name} is a text of {size / 1024**2:.0f} MB; up to {MOST_BYTES // 1024**2} MB are read",
                advice="Split it into one file for each report.",
            )
        with path.open("rb") as handle:
            front = handle.read(_SNIFFED)
            if looks_binary(front):
                raise ReadError(
                    "binary", f"{hints.name} is not text", advice="Convert it to text, HTML, PDF or DOCX, and add that."
                )
            # A file may grow while it is read; no more than the limit is taken.
            data = front + handle.read(MOST_BYTES - len(front) + 1)
    except OSError as error:
        raise ReadError(
            "unreadable",
            f"{hints.name} can't be read: {error.strerror or error}",
            advice="Check that it can be opened.",
        ) from error
    if len(data) > MOST_BYTES:
        raise ReadError("too-large", f"{hints.name} grew while it was read", advice="Add it again when it is complete.")
    return data


def _blocks(text: str) -> list[Block]:
    """One block for each line that is not blank."""
    blocks = []
    for match in _LINE.finditer(text):
        line = match[0]
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            blocks.append(Block(start=start, end=end))
    return blocks
