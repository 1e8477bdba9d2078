"""The pages of a WACZ file (Web Archive Collection Zipped 1.1.1), and whether it is still what it says it is."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from backchannel.errors import ReadError
from backchannel.keep.unpack.deposit import Deposit, TooLarge, too_large
from backchannel.keep.unpack.packed import DAMAGE, damaged, refuse_bombs
from backchannel.keep.unpack.warc import unpack_warc

_LISTING = "datapackage.json"
_SEAL = "datapackage-digest.json"
_MOST_LISTING = 16 * 1024**2
_ADVICE = "Get the archive anew from where it came from, or say in your work that this part of it is not whole."


_Form = TypeVar("_Form")


class _Resource(Struct, frozen=True):
    """A file that the listing names, with its hash (`sha256:` and hex digits)."""

    path: str
    hash: str | None = None


class _Listing(Struct, frozen=True):
    """`datapackage.json` (Frictionless Data Package)."""

    resources: tuple[_Resource, ...] = ()


class _Seal(Struct, frozen=True):
    """`datapackage-digest.json`: the hash of the listing."""

    hash: str | None = None


def unpack_wacz(path: Path, deposit: Deposit) -> None:
    """Take the pages out of every WARC in the archive, and report each listed file that is missing or altered.

    Raises `ReadError` `zip-damaged`, `archive-bomb`, and `warc-damaged` where the archive's only WARC is.
    """
    try:
        archive = zipfile.ZipFile(path)
    except DAMAGE:
        raise damaged(path) from None
    with archive:
        infos = archive.infolist()
        refuse_bombs(infos, deposit)
        by_name = {info.filename: info for info in infos}
        _verify(archive, by_name, deposit)
        warcs = [info for info in infos if _is_warc(info.filename)]
        if not warcs:
            deposit.problem("archive/", "wacz-empty", "the archive holds no WARC file", advice=_ADVICE)
        for info in warcs:
            _unpack_one(archive, info, deposit)


def _is_warc(name: str) -> bool:
    return name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))


def _unpack_one(archive: zipfile.ZipFile, info: zipfile.ZipInfo, deposit: Deposit) -> None:
    """Take the pages out of one WARC of the archive; its own copy on disk is removed again."""
    try:
        with archive.open(info) as stream:
            warc = deposit.write(stream, packed=info.compress_size)
    except TooLarge:
        too_large(deposit, info.filename)
        return
    except DAMAGE:
        deposit.problem(info.filename, "wacz-altered", f"{info.filename} can't be unpacked: it is damaged")
        return
    deposit.size -= warc.stat().st_size
    try:
        unpack_warc(warc, deposit, within=f"{info.filename}!")
    except ReadError as error:
        if error.code == "archive-bomb":
            raise
        deposit.problem(info.filename, error.code, f"{info.filename} holds no record that can be read", advice=_ADVICE)
    finally:
        warc.unlink()


def _verify(archive: zipfile.ZipFile, by_name: dict[str, zipfile.ZipInfo], deposit: Deposit) -> None:
    """Report what the listing names and the archive lacks or holds changed, and WARCs that it does not name."""
    listing = _parsed(archive, by_name, _LISTING, _Listing)
    if listing is None:
        deposit.problem(_LISTING, "wacz-unlisted", "the archive's own listing can't be read", advice=_ADVICE, kept=True)
        return
    seal = _parsed(archive, by_name, _SEAL, _Seal)
    if seal is not None and seal.hash is not None:
        _verify_one(archive, by_name[_LISTING], seal.hash, deposit)
    for resource in listing.resources:
        info = by_name.get(resource.path)
        if info is None:
            deposit.problem(
                resource.path, "wacz-missing", f"{resource.path} is listed but not in the archive", advice=_ADVICE
            )
        elif resource.hash is not None:
            _verify_one(archive, info, resource.hash, deposit)
    listed = {resource.path for resource in listing.resources}
    for name in by_name:
        if _is_warc(name) and name not in listed:
            deposit.problem(
                name, "wacz-unlisted", f"{name} is in the archive but not in its listing", advice=_ADVICE, kept=True
            )


def _verify_one(archive: zipfile.ZipFile, info: zipfile.ZipInfo, expected: str, deposit: Deposit) -> None:
    algorithm, _, digits = expected.partition(":")
    if algorithm.lower().replace("-", "") not in ("sha256", "md5"):
        return
    digest = hashlib.new(algorithm.lower().replace("-", ""), usedforsecurity=False)
    left = deposit.limits.member
    try:
        with archive.open(info) as stream:
            while left > 0 and (chunk := stream.read(1 << 20)):
                digest.update(chunk)
                left -= len(chunk)
    except DAMAGE:
        left = 0
    if digest.hexdigest() != digits.lower() or left <= 0:
        deposit.problem(
            info.filename,
            "wacz-altered",
            f"{info.filename} is not what the archive's listing says: it was altered or damaged",
            advice=_ADVICE,
            kept=True,
        )


def _parsed(
    archive: zipfile.ZipFile, by_name: dict[str, zipfile.ZipInfo], name: str, form: type[_Form]
) -> _Form | None:
    """Return the JSON member `name` decoded, None where it is not there or not of that form."""
    info = by_name.get(name)
    if info is None:
        return None
    try:
        with archive.open(info) as stream:
            return msgspec.json.decode(stream.read(_MOST_LISTING), type=form)
    except (*DAMAGE, msgspec.MsgspecError, RecursionError):
        return None
