"""MHTML (RFC 2557): a web page saved by a browser with all that it shows, in the form of a mail."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from pathlib import Path

from msgspec.structs import replace

from backchannel.errors import ReadError
from backchannel.model import Hints, Witness
from backchannel.read.charsets import page_charset
from backchannel.read.decode import decode
from backchannel.read.extract import Extract
from backchannel.read.html import read_html
from backchannel.read.mail import within
from backchannel.read.metadata.head import head_witnesses
from backchannel.read.post import FAULTS, Part, damaged, header, parse, parts, sent

MEDIA_TYPE = "multipart/related"


def read_mhtml(path: Path, hints: Hints) -> Extract:
    """Read the page that an MHTML file holds; where it was saved from, and when, are witnesses.

    The map back is as for mail. Raises `ReadError`: `too-large`, `mail-damaged`, `no-text` (there is no page in it).
    """
    message = parse(path, hints)
    try:
        part = _root(message)
    except FAULTS:
        raise damaged(hints) from None
    if part is None:
        raise ReadError(
            "no-text", f"{hints.name} holds no web page", advice="The original is kept. Save the page again."
        )
    data = part.data()
    charset = page_charset(data, part.charset)
    extract = read_html(data, hints, charset)
    return replace(
        extract,
        media_type=MEDIA_TYPE,
        locators=within(part, extract.locators),
        witnesses=(
            *_archive_witnesses(message, part),
            *extract.witnesses,
            *head_witnesses(decode(data, charset).text),
        ),
    )


def _root(message: Message) -> Part | None:
    """Return the part that is the page: the one named by `start` (RFC 2387), else the first HTML part."""
    pages = [part for part in parts(message) if part.media_type in ("text/html", "application/xhtml+xml")]
    start = str(message.get_param("start", "")).strip()
    named = (part for part in pages if start and (header(part.message, "Content-ID") or "") == start)
    return next(named, pages[0] if pages else None)


def _archive_witnesses(message: Message, part: Part) -> Iterator[Witness]:
    """Give what the wrapper says: the address saved from, the time of saving, the page's title."""
    for holder, name in ((message, "Snapshot-Content-Location"), (part.message, "Content-Location")):
        url = header(holder, name)
        if url and url.startswith(("http://", "https://")):
            yield Witness(field="url", value=url.replace(" ", ""), via="archive", where=f"{name} header")
            break
    when = sent(message)
    if when is not None:
        yield Witness(field="captured", value=when.isoformat(), via="archive", where="Date header")
    title = header(message, "Subject")
    if title:
        yield Witness(field="title", value=title, via="archive", where="Subject header")
