"""The pages of a WARC file (ISO 28500): what a crawler or browser saved, one record each."""

from __future__ import annotations

import contextlib
import gzip
import io
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from backchannel.errors import ReadError
from backchannel.keep.unpack.deposit import Deposit, TooLarge, bomb, harmless, too_large
from backchannel.model import Hints

_READABLE = frozenset(
    (
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "application/pdf",
        "message/rfc822",
        "multipart/related",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    )
)
_READABLE_SUFFIXES = (".html", ".htm", ".txt", ".pdf", ".docx", ".eml", ".mhtml", ".mht")
_OPAQUE = frozenset(("", "application/octet-stream", "binary/octet-stream", "application/download"))
_ENCODINGS = frozenset(("", "identity", "gzip", "x-gzip", "deflate"))
_TYPES = frozenset(("warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"))
_SLACK = 64 * 1024**2
"""Bytes that headers and unreadable records may take beside what is written out: ten times `total` is the bar."""

_DAMAGE = (ArchiveLoadFailed, zlib.error, OSError, ValueError, IndexError, AttributeError, TypeError, KeyError)
"""What warcio raises on files that are damaged."""


_LONGEST_LINE = 1024 * 1024
"""Bytes of a header line: servers and browsers allow 8 to 256 kB."""


class _CutOff(Exception):
    """The file ends in the middle of a gzip stream."""


class _Metered(io.RawIOBase):
    """A stream that counts what it gives out, so that a bomb in the records passed over is noticed too.

    The end of a cut-off gzip file is told as `_CutOff`: warcio would take `EOFError` for the end of a whole file.
    """

    def __init__(self, stream: gzip.GzipFile | io.BufferedReader, most: int) -> None:
        self._stream = stream
        self._left = most

    def readable(self) -> bool:
        """Return True."""
        return True

    def tell(self) -> int:
        """Return the offset in the unpacked stream."""
        return self._stream.tell()

    def read(self, size: int = -1) -> bytes:
        """Return at most `size` bytes: what is there, before an end that is cut off is noticed."""
        try:
            data = self._stream.read1(size)
        except EOFError:
            raise _CutOff from None
        self._left -= len(data)
        if self._left < 0:
            raise bomb("its records unpack to far more than may come out of one container")
        return data


class _Lines(BufferedReader):  # type: ignore[misc]
    """What warcio reads from, with lines of bounded length: its own takes time with the square of a line's length."""

    def readline(self, length: int | None = None) -> bytes:
        """Return the next line, or `length` bytes of it. Raises `ArchiveLoadFailed` for one without end."""
        left = _LONGEST_LINE if length is None else min(length, _LONGEST_LINE)
        pieces: list[bytes] = []
        while left > 0:
            self._fillbuff()
            if self.empty():
                break
            pieces.append(self.buff.readline(left))
            left -= len(pieces[-1])
            if pieces[-1].endswith(b"\n"):
                return b"".join(pieces)
        if left == 0 and (length is None or length > _LONGEST_LINE):
            raise ArchiveLoadFailed("a header line has no end")
        return b"".join(pieces)


def unpack_warc(path: Path, deposit: Deposit, within: str = "") -> None:
    """Take out every readable page with status 200. `within` goes before the members' names.

    Raises `ReadError`: `warc-damaged` where no record can be read, `archive-bomb`.
    """
    number, known = 0, False
    with path.open("rb") as file, contextlib.redirect_stderr(io.StringIO()):
        packed = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        stream = gzip.GzipFile(fileobj=file) if packed else file
        metered = _Metered(stream, deposit.limits.total * 10 + _SLACK)
        try:
            for number, record in enumerate(_records(metered), start=1):
                known = known or record.rec_type in _TYPES
                _unpack_record(record, f"{within}record-{number}", deposit)
        except (_CutOff, *_DAMAGE):
            after = f"{within}record-{number}"
            deposit.problem(
                after,
                "warc-cut-off",
                f"the file is damaged or cut off after or in record {number}; what follows is not read",
                advice="The container is kept. Download or copy it again.",
            )
    if not known:
        raise ReadError(
            "warc-damaged",
            f"{path.name} holds no WARC record that can be read",
            advice="The original is kept. Download or copy it again.",
        )


def _records(stream: io.RawIOBase) -> Iterator[ArcWarcRecord]:
    iterator = ArchiveIterator(stream, check_digests=True)
    iterator.reader = _Lines(stream)
    yield from iterator


def _unpack_record(record: ArcWarcRecord, name: str, deposit: Deposit) -> None:
    if record.rec_type not in ("response", "resource"):
        return
    headers = record.http_headers
    url = record.rec_headers.get_header("WARC-Target-URI")
    if url is not None:
        url = url.strip().strip("<>") or None
    declared = (headers or record.rec_headers).get_header("Content-Type")
    status = headers.get_statuscode() if headers is not None else None
    if (record.rec_type == "response" and status != "200") or not _wanted(declared, url):
        deposit.passed_over += 1
        return
    encoding = ((headers.get_header("Content-Encoding") if headers is not None else None) or "").strip().lower()
    if encoding not in _ENCODINGS:
        deposit.problem(name, "unsupported-encoding", f"{name} is packed as {encoding}, which is not read")
        return
    try:
        out = deposit.write(record.content_stream())
    except TooLarge:
        too_large(deposit, name)
        return
    _check_record(record, name, deposit)
    captured = _day(record.rec_headers.get_header("WARC-Date"))
    hints = Hints(name=_name(url) or name.rpartition("!")[2], media_type=declared or None, url=url, captured=captured)
    deposit.admit(name, out, hints)


def _check_record(record: ArcWarcRecord, name: str, deposit: Deposit) -> None:
    """Report a record that is shorter than it says, or not what its digest says."""
    for _ in iter(lambda: record.raw_stream.read(1 << 16), b""):
        continue
    missing = getattr(record.raw_stream, "limit", 0)
    if isinstance(missing, int) and missing > 0:
        deposit.problem(name, "record-cut-off", f"{name} is {missing} bytes shorter than it says", kept=True)
    elif record.digest_checker is not None and record.digest_checker.passed is False:
        deposit.problem(
            name,
            "digest-mismatch",
            f"{name} is not what its digest says: it was altered or damaged",
            advice="Compare it with the archive that it came from.",
            kept=True,
        )


def _wanted(declared: str | None, url: str | None) -> bool:
    """Tell whether a reader could read what is declared so."""
    media_type = (declared or "").split(";")[0].strip().lower()
    if media_type in _READABLE:
        return True
    return media_type in _OPAQUE and (_name(url) or "").lower().endswith(_READABLE_SUFFIXES)


def _name(url: str | None) -> str | None:
    """Return the last part of an address's path."""
    if url is None:
        return None
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    name = PurePosixPath(harmless(unquote(path), lambda _: None)).name
    return name if name != "unnamed" else None


def _day(stamp: str | None) -> date | None:
    """Return the day of a WARC-Date (W3C-DTF, in UTC), None where it is not one."""
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
