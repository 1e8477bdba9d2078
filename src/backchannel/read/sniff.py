"""What a file is, by its content.

A file's name and what an archive declares of it settle only what its content leaves open: an `.html` that is really a
PDF is read as a PDF. Only the beginning of the file, and a zip's directory, are looked at.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from backchannel.errors import ReadError
from backchannel.model import Hints, Notice
from backchannel.read import magic
from backchannel.read.archives import zip_type
from backchannel.read.decode import looks_binary
from backchannel.read.suffixes import TYPES_OF_SUFFIX

PDF = "application/pdf"
HTML = "text/html"
TEXT = "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = "message/rfc822"
MHTML = "multipart/related"
WARC = "application/warc"
WACZ = "application/wacz"
ZIP = "application/zip"
GZIP = "application/gzip"

_HEAD = 64 * 1024
_MARKUP = re.compile(
    r"^(?>\s+|\ufeff|<\?xml[^>]*>|<!--.*?-->)*+<(?:!doctype\s+html|html|head|body|article|main|div|p|title|meta|h1|table)"
    r"[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_SOME_HTML = re.compile(r"<(?:html|body|head)[\s>]", re.IGNORECASE)
_HEADER = re.compile(rb"^([!-9;-~]{1,70}):[ \t]*(.*)$")
_MAIL_NAMES = frozenset(
    b"received from to cc bcc date subject message-id mime-version return-path delivered-to reply-to sender "
    b"content-type dkim-signature arc-seal x-mailer list-id list-unsubscribe references in-reply-to".split()
)
_MAIL_MARKS = frozenset((b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to"))


def require_file(path: Path) -> int:
    """Return the size in bytes of the regular file at `path`.

    Raises `ReadError` `not-a-file` for a folder, pipe, device or socket (opening one could block for ever), and
    `unreadable` where the file is gone, may not be read, or is a link that leads nowhere or in a circle.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise ReadError(
            "unreadable", f"{path.name}: {error.strerror}", advice="Check that the file exists and may be read."
        ) from None
    if not stat.S_ISREG(state.st_mode):
        kind = "a folder" if stat.S_ISDIR(state.st_mode) else "a pipe, device or socket"
        raise ReadError("not-a-file", f"{path.name} is {kind}, not a file", advice="Give a regular file.")
    return state.st_size


def media_type(path: Path, hints: Hints) -> str:
    """Return the media type that the file at `path` is read as.

    Raises `ReadError`: `empty`, `needs-ocr` (a picture), `unsupported` (anything else not read here), and those of
    `require_file`.
    """
    if require_file(path) == 0:
        raise ReadError("empty", f"{hints.name} is empty", advice="Save the page or report again.")
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise ReadError(
            "unreadable", f"{hints.name}: {error.strerror}", advice="Check that the file may be read."
        ) from None
    return _by_magic(path, head, hints) or _by_text(head, hints)


def wrong_extension(found: str, hints: Hints) -> Notice | None:
    """Return a notice where the file's name says something else than what it is (`found`)."""
    suffix = Path(hints.name).suffix.lower()
    expected = TYPES_OF_SUFFIX.get(suffix)
    if expected is None or found in expected:
        return None
    return Notice(code="wrong-extension", message=f"the name ends in {suffix}, but the content is {found}")


def _by_magic(path: Path, head: bytes, hints: Hints) -> str | None:
    """Return the type that the first bytes show, None where they begin a text; raise for what can't be read."""
    if magic.is_pdf(head):
        return PDF
    if magic.is_zip(head):
        return zip_type(path, hints)
    if magic.is_warc(head):
        return WARC
    if magic.is_gzip(head):
        return GZIP
    picture = magic.picture(head)
    if picture is not None:
        raise _picture(hints, picture)
    unread = magic.unread(head)
    if unread is not None:
        raise _unsupported(hints, unread.what, unread.advice)
    return None


def _by_text(head: bytes, hints: Hints) -> str:
    """Return which kind of text `head` begins."""
    mail = _mail_type(head)
    if mail:
        return mail
    if magic.holds_pdf(head):
        return PDF
    text = _rough_text(head)
    if _MARKUP.match(text):
        return HTML
    if text.lstrip().startswith("<?xml") and not _SOME_HTML.search(text):
        raise _unsupported(hints, "an XML file", "Save it as HTML or plain text.")
    declared = (hints.media_type or "").split(";")[0].strip().lower()
    likely = declared in (HTML, "application/xhtml+xml") or Path(hints.name).suffix.lower() in (
        ".html",
        ".htm",
        ".xhtml",
    )
    if _SOME_HTML.search(text[:4096]) or (likely and re.search(r"<[a-zA-Z!/]", text)):
        return HTML
    if looks_binary(head):
        raise _unsupported(hints, "a file of unknown binary content", "Save the report as PDF, HTML or plain text.")
    return TEXT


def _mail_type(head: bytes) -> str | None:
    """Return the type of a mail or MHTML file where `head` begins with a block of mail headers (RFC 5322, 2.2)."""
    names: set[bytes] = set()
    content_type = b""
    current = b""
    for line in head.lstrip(b"\xef\xbb\xbf").splitlines():
        if line.startswith(b"From ") and not names:
            continue
        if not line.strip():
            break
        if line[:1] in b" \t" and names:
            if current == b"content-type":
                content_type += line
            continue
        header = _HEADER.match(line)
        if header is None:
            return None
        current = header.group(1).lower()
        names.add(current)
        if current == b"content-type":
            content_type = header.group(2)
    known = names & _MAIL_NAMES
    typed = {b"mime-version", b"content-type"} <= names
    marked = len(known) >= 3 and bool(known & _MAIL_MARKS)
    if not (typed or marked or {b"from", b"to", b"date", b"subject"} <= names):
        return None
    related = content_type.strip().lower().startswith(b"multipart/related")
    saved = related and (b"snapshot-content-location" in names or b"from" not in names or b"to" not in names)
    return MHTML if saved else MAIL


def _rough_text(head: bytes) -> str:
    """Return `head` well enough decoded to look for markup in it."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    return head.decode("latin-1").removeprefix("ï»¿")


def _picture(hints: Hints, what: str) -> ReadError:
    return ReadError(
        "needs-ocr",
        f"{hints.name} is a picture ({what}) without text",
        advice="The original is kept. Run text recognition (OCR) on it and add the result.",
    )


def _unsupported(hints: Hints, what: str, advice: str) -> ReadError:
    return ReadError(
        "unsupported", f"{hints.name} is {what}, which is not read", advice=f"The original is kept. {advice}".strip()
    )
