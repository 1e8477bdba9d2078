"""Mail (RFC 5322): the text that was written, and what the headers say of it."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr
from pathlib import Path

from msgspec.structs import replace

from backchannel.errors import ReadError
from backchannel.model import Hints, Locator, Notice, Witness
from backchannel.read.blocks import Blocks
from backchannel.read.bodies import bodies
from backchannel.read.extract import Extract
from backchannel.read.html import read_html
from backchannel.read.post import FAULTS, Part, damaged, header, parse, sent
from backchannel.read.wrapped import paragraphs

MEDIA_TYPE = "message/rfc822"


def read_mail(path: Path, hints: Hints) -> Extract:
    """Read a mail: its body only; From, Date, Subject and the like are witnesses.

    In the map back, `element` begins with the part (`part[1.2]`) and offsets count code points of that part, decoded,
    its lines ended by line feeds. Raises `ReadError`: `too-large`, `mail-damaged`, `no-text`.
    """
    message = parse(path, hints)
    try:
        found = bodies(Part("1" if not message.is_multipart() else "", message))
        witnesses = tuple(mail_witnesses(message))
    except FAULTS:
        raise damaged(hints) from None
    extract = _html(found[0], hints) if found and found[0].media_type == "text/html" else _plain(found)
    if not extract.blocks:
        raise ReadError(
            "no-text",
            f"{hints.name} is a mail without text of its own",
            advice="The original is kept; what is attached to it is read by itself.",
        )
    notices = extract.notices
    if len(found) > 1 and found[0].media_type == "text/html":
        message_text = f"{len(found) - 1} further text parts of the mail are not read"
        notices = (*notices, Notice(code="parts-left-out", message=message_text))
    return replace(extract, media_type=MEDIA_TYPE, witnesses=(*witnesses, *extract.witnesses), notices=notices)


def mail_witnesses(message: Message) -> Iterator[Witness]:
    """Give what a mail's headers say: sender, time of sending, subject, organisation, language."""
    sender = header(message, "From")
    if sender:
        name, address = parseaddr(sender)
        yield Witness(field="author", value=name or address or sender, via="mail", where="From header")
    when = sent(message)
    date = header(message, "Date")
    if date:
        yield Witness(field="published", value=when.isoformat() if when else date, via="mail", where="Date header")
    for field, name in (("title", "Subject"), ("outlet", "Organization"), ("archived_from", "Archived-At")):
        value = header(message, name)
        if value:
            yield Witness(field=field, value=value.strip("<>"), via="mail", where=f"{name} header")  # type: ignore[arg-type]


def _plain(found: list[Part]) -> Extract:
    """Read the plain parts of a mail, one after another."""
    blocks = Blocks()
    for part in found:
        if part.media_type != "text/plain":
            continue
        text = part.text()
        flowed = str(part.message.get_param("format", "")).lower() == "flowed"
        for paragraph in paragraphs(text, flowed=flowed):
            words = text[paragraph.start : paragraph.end]
            blocks.add(words, tag=paragraph.kind, element=f"part[{part.number}]", source_start=paragraph.start)
    return Extract(
        media_type=MEDIA_TYPE, text=blocks.text(), blocks=tuple(blocks.blocks), locators=tuple(blocks.locators)
    )


def _html(part: Part, hints: Hints) -> Extract:
    """Read an HTML part."""
    extract = read_html(part.data(), hints, part.charset)
    return replace(extract, locators=within(part, extract.locators))


def within(part: Part, locators: tuple[Locator, ...]) -> tuple[Locator, ...]:
    """Return the map back with each element's path beginning at the part of the message."""
    return tuple(
        replace(locator, element=f"part[{part.number}]" + (f"/{locator.element}" if locator.element else ""))
        for locator in locators
    )
