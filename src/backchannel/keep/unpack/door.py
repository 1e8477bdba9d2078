"""The door of the room: which formats hold members, and the one function that takes them out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backchannel.errors import ReadError
from backchannel.keep.unpack.deposit import Deposit
from backchannel.keep.unpack.members import Unpacked, UnpackLimits
from backchannel.keep.unpack.packed import unpack_zip
from backchannel.keep.unpack.posted import unpack_mail
from backchannel.keep.unpack.squeezed import unpack_gzip
from backchannel.keep.unpack.wacz import unpack_wacz
from backchannel.keep.unpack.warc import unpack_warc

_UNPACKERS: dict[str, Callable[[Path, Deposit], None]] = {
    "application/zip": unpack_zip,
    "application/warc": unpack_warc,
    "application/wacz": unpack_wacz,
    "application/gzip": unpack_gzip,
    "message/rfc822": unpack_mail,
}


def is_container(media_type: str) -> bool:
    """Tell whether a file of this type may hold members. A mail does, and is a document itself beside them."""
    return media_type in _UNPACKERS


def unpack(path: Path, media_type: str, into: Path, limits: UnpackLimits = UnpackLimits()) -> Unpacked:  # noqa: B008
    """Write the members of the container at `path` into the folder `into` (made if need be); return what came out.

    Members come in the order of the container. What goes wrong with one member comes back as a `Problem` beside the
    others. Raises `ReadError` where the container as a whole can't be unpacked: `archive-bomb`, `disk-full`,
    `zip-damaged`, `gzip-damaged`, `warc-damaged`, `mail-damaged`, `unsupported`.
    """
    unpacker = _UNPACKERS.get(media_type)
    if unpacker is None:
        raise ReadError("unsupported", f"{media_type} holds no members", advice="Read it as a document.")
    into.mkdir(parents=True, exist_ok=True)
    deposit = Deposit(into, limits)
    unpacker(path, deposit)
    return deposit.result()
