"""The one file that a gzip stream holds (RFC 1952): saved pages are often kept so."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path, PurePosixPath

from backchannel.errors import ReadError
from backchannel.keep.unpack.deposit import Deposit, TooLarge, harmless, too_large
from backchannel.model import Hints

_EXTRA, _NAME = 0x04, 0x08
_HEADER = 10
_MOST_HEADER = 4096


def unpack_gzip(path: Path, deposit: Deposit) -> None:
    """Take out the file, under the name that the stream's header gives it. Raises `ReadError` `gzip-damaged`."""
    unsafe: list[str] = []
    name = harmless(_name(path), unsafe.append)
    try:
        with gzip.open(path) as stream:
            out = deposit.write(stream, packed=path.stat().st_size)
    except TooLarge:
        too_large(deposit, name)
        return
    except (OSError, EOFError, zlib.error):
        raise ReadError(
            "gzip-damaged",
            f"{path.name} is a damaged or cut-off gzip file",
            advice="The original is kept. Download or copy it again.",
        ) from None
    for reason in unsafe:
        deposit.problem(name, "unsafe-name", reason, advice="Nothing to do.", kept=True)
    deposit.admit(name, out, Hints(name=PurePosixPath(name).name))


def _name(path: Path) -> str:
    """Return the name of the file as it was when it was packed, `content` where the header gives none."""
    with path.open("rb") as file:
        head = file.read(_MOST_HEADER)
    flags = head[3] if len(head) > _HEADER else 0
    start = _HEADER + (2 + int.from_bytes(head[10:12], "little") if flags & _EXTRA else 0)
    end = head.find(b"\0", start)
    return head[start:end].decode("latin-1") if flags & _NAME and end > start else "content"
