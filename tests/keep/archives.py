"""Containers that tests unpack: made here, so that every byte of them is known."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = b"<html><head><title>Envoys meet</title></head><body><p>The envoys met in the capital.</p></body></html>"


def packed(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a zip with these members."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2011, 7, 1, 12, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return path


def overlapping(path: Path, members: int) -> Path:
    """Write a zip whose directory names the same bytes many times over."""
    data = zlib.compress(b"\0" * 1_000_000, 9)[2:-4]
    crc = zlib.crc32(b"\0" * 1_000_000)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(data), 1_000_000, 1, 0) + b"a" + data
    directory = b"".join(
        struct.pack(
            "<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(data), 1_000_000, 1, 0, 0, 0, 0, 0, 0
        )
        + b"a"
        for _ in range(members)
    )
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, members, members, len(directory), len(local), 0)
    path.write_bytes(local + directory + end)
    return path


def nested(depth: int, fan: int, size: int) -> bytes:
    """Return a zip of zips, `depth` deep and `fan` wide, with `size` NUL bytes in each of the innermost."""
    data = b"\0" * size
    for level in range(depth):
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(fan):
                archive.writestr(f"{level}-{number}.zip" if level else f"{number}.txt", data)
        data = stream.getvalue()
    return data


def warc(records: Iterable[tuple[str, str, str, bytes]], *, zipped: bool = True) -> bytes:
    """Return a WARC of responses, each given by its address, status line, content type and payload."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=zipped)
    stream.write(b"")
    writer.write_record(writer.create_warcinfo_record("made.warc", {"software": "tests"}))
    for url, status, kind, payload in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(payload),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2011-07-02T10:00:00Z"},
        )
        writer.write_record(record)
    return stream.getvalue()


def pages_warc(*, zipped: bool = True) -> bytes:
    """Return a WARC with a page, a picture, a redirect and a plain text."""
    return warc(
        [
            ("https://news.example/2011/envoys.html", "200 OK", "text/html; charset=utf-8", PAGE),
            ("https://news.example/photo.png", "200 OK", "image/png", b"\x89PNG\r\n\x1a\n"),
            ("https://news.example/old", "301 Moved", "text/html", b"moved"),
            ("https://news.example/notes.txt", "200 OK", "text/plain", b"The talks went on."),
        ],
        zipped=zipped,
    )


def wacz(path: Path, archive: bytes, *, listed: Mapping[str, bytes] | None = None) -> Path:
    """Write a WACZ with one WARC; `listed` are further files that the listing names, whether there or not."""
    files = {"archive/data.warc.gz": archive}
    listing = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "resources": [
            {"name": name, "path": name, "hash": "sha256:" + hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in {**files, **(listed or {})}.items()
        ],
    }
    body = json.dumps(listing).encode()
    seal = json.dumps({"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(body).hexdigest()}).encode()
    return packed(path, {**files, "datapackage.json": body, "datapackage-digest.json": seal})


def squeezed(payload: bytes) -> bytes:
    """Return the payload as a gzip stream without a time stamp."""
    return gzip.compress(payload, mtime=0)
