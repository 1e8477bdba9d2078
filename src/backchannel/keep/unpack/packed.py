"""The members of a zip file (PKWARE APPNOTE 6.3)."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from backchannel.errors import ReadError
from backchannel.keep.unpack.deposit import Deposit, TooLarge, bomb, harmless, too_large
from backchannel.model import Hints

_ENCRYPTED = 0x1
DAMAGE = (zipfile.BadZipFile, zlib.error, LZMAError, OSError, EOFError, ValueError, struct.error, NotImplementedError)
"""What the standard `zipfile` raises on files that are damaged or made to mislead."""

_LOCAL_HEADER = 30
_CLUTTER = ("__MACOSX/",)
_CLUTTER_NAMES = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))


def unpack_zip(path: Path, deposit: Deposit) -> None:
    """Take out every member. Raises `ReadError` `zip-damaged` or `archive-bomb`."""
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGE:
        raise damaged(path) from None
    with archive:
        infos = archive.infolist()
        refuse_bombs(infos, deposit)
        for info in infos:
            _unpack_member(archive, info, deposit)


def refuse_bombs(infos: list[zipfile.ZipInfo], deposit: Deposit) -> None:
    """Raise `archive-bomb` where the directory alone shows one: too many members, too large, or lying over each other.

    Members that share bytes are how a small zip unpacks to petabytes without nesting (Fifield, "A better zip bomb",
    WOOT 2019); no program that packs files writes them.
    """
    if len(infos) > deposit.limits.count:
        raise bomb(f"it lists {len(infos)} members, more than {deposit.limits.count}")
    if sum(info.file_size for info in infos) > deposit.limits.total:
        raise bomb(f"it says that it unpacks to more than {deposit.limits.total // 1024**2} MB")
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise bomb("its members lie over each other")
        end = info.header_offset + _LOCAL_HEADER + info.compress_size


def _unpack_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, deposit: Deposit) -> None:
    if info.is_dir():
        return
    if info.filename.startswith(_CLUTTER) or PurePosixPath(info.filename).name in _CLUTTER_NAMES:
        deposit.passed_over += 1
        return
    unsafe: list[str] = []
    name = harmless(info.filename, unsafe.append)
    if stat.S_ISLNK(info.external_attr >> 16):
        deposit.problem(name, "zip-link", f"{name} is a link, not a file; it is not followed")
        return
    if info.flag_bits & _ENCRYPTED:
        deposit.problem(
            name,
            "zip-encrypted",
            f"{name} is locked with a password",
            advice="The container is kept. Unpack it with the password and add what is in it.",
        )
        return
    try:
        with archive.open(info) as stream:
            out = deposit.write(stream, packed=info.compress_size)
    except TooLarge:
        too_large(deposit, name)
        return
    except DAMAGE as error:
        deposit.problem(name, "zip-member-damaged", f"{name} can't be unpacked ({_said(error)})")
        return
    for reason in unsafe:
        deposit.problem(name, "unsafe-name", reason, advice="Nothing to do.", kept=True)
    deposit.admit(name, out, Hints(name=PurePosixPath(name).name))


def _said(error: Exception) -> str:
    """Return in a few words what `zipfile` found; its own messages can hold names, so only the known ones are told."""
    if isinstance(error, NotImplementedError):
        return "it is packed in a way that is not supported"
    if "CRC" in str(error):
        return "its checksum does not fit"
    return "it is damaged"


def damaged(path: Path) -> ReadError:
    """Return the error of a zip whose directory can't be read."""
    return ReadError(
        "zip-damaged",
        f"{path.name} is a damaged or cut-off zip file",
        advice="The original is kept. Download or copy it again.",
    )
