"""Gzip and ZIP containers without compression.

Compressed bytes differ between zlib versions and zlib's relatives; stored ones do not. Both forms are valid
containers (RFC 1951 section 3.2.4, RFC 1952, APPNOTE 4.4.5) that any reader opens.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

ZIP_TIME = (2018, 10, 1, 12, 0, 0)
"""The time that every ZIP member carries: year, month, day, hour, minute, second."""

_BLOCK = 0xFFFF
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"


def stored_gzip(data: bytes) -> bytes:
    """Return one gzip member that holds `data` in stored blocks, with no time and no name."""
    blocks = [data[at : at + _BLOCK] for at in range(0, len(data), _BLOCK)] or [b""]
    out = [_GZIP_HEADER]
    for number, block in enumerate(blocks, start=1):
        last = int(number == len(blocks))
        out.append(struct.pack("<BHH", last, len(block), len(block) ^ 0xFFFF))
        out.append(block)
    out.append(struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF))
    return b"".join(out)


def stored_zip(members: list[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of the members (name, bytes) in the order given, uncompressed and dated `ZIP_TIME`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data)
    return out.getvalue()
