"""Ways to damage a file: what a bad disk, a cut-off download or an enemy would do to it."""

from __future__ import annotations

import gzip
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence

_TOKEN = re.compile(rb"[A-Za-z]{2,20}|\d{1,10}|[<>/=&;:\[\](){}\"']")
_NUMBERS = (b"0", b"1", b"-1", b"255", b"65536", b"2147483647", b"4294967296", b"99999999999999999999")
_ENDLESS = (b"<div>", b"[", b"<<", b"(", b"\0", b"A", b"\n", b" ", b"\xff", b"&amp;", b"<!--", b"\r\n--")

Mutation = Callable[[bytes, Sequence[bytes], random.Random], bytes]


def mutated(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Return `data` damaged in one to four ways, at times within its packing; `others` are files to mix in."""
    inner = chance.random() < 0.6
    if inner and data.startswith(b"PK"):
        return _in_zip(data, others, chance)
    if inner and data.startswith(b"\x1f\x8b"):
        return _in_gzip(data, others, chance)
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = chance.choice(_MUTATIONS)(data, others, chance)
    return data


def _flip(data: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    """Turn over single bits."""
    changed = bytearray(data)
    for _index in range(min(len(changed), chance.choice((1, 4, 16, 64)))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(data: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    """Leave out the end."""
    return data[: chance.randrange(len(data) + 1)]


def _drop(data: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    """Leave out a piece."""
    start, end = _piece(data, chance)
    return data[:start] + data[end:]


def _double(data: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    """Repeat a piece, up to 500 times."""
    start, end = _piece(data, chance)
    times = min(chance.choice((2, 10, 500)), 1 + 4_000_000 // max(1, end - start))
    return data[:start] + data[start:end] * times + data[end:]


def _splice(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Put a piece of another file in."""
    other = chance.choice(others)
    start, end = _piece(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[chance.choice((at, min(len(data), at + end - start))) :]


def _retoken(data: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    """Swap words for other words of the file, and numbers for extreme ones."""
    tokens = [match.span() for match in _TOKEN.finditer(data)]
    if not tokens:
        return data
    for start, end in sorted(chance.sample(tokens, min(len(tokens), chance.choice((1, 5, 40)))), reverse=True):
        source = chance.choice(tokens)
        word = chance.choice(_NUMBERS) if data[start:end].isdigit() else data[source[0] : source[1]]
        data = data[:start] + word + data[end:]
    return data


def _endless(data: bytes, _: Sequence[bytes], chance: random.Random) -> bytes:
    """Put a great many of one short piece in."""
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_ENDLESS) * chance.choice((100, 10_000, 300_000)) + data[at:]


_MUTATIONS: tuple[Mutation, ...] = (_flip, _flip, _cut, _drop, _double, _splice, _retoken, _retoken, _endless)


def _piece(data: bytes, chance: random.Random) -> tuple[int, int]:
    """Return the bounds of a piece: short ones are as likely as long ones."""
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + int(2 ** chance.uniform(0, 16)))


def _in_zip(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Damage one member of a zip and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error):
        return data
    victim = chance.randrange(len(members)) if members else 0
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, content) in enumerate(members):
            archive.writestr(name, mutated(content, others, chance) if index == victim else content)
    return stream.getvalue()


def _in_gzip(data: bytes, others: Sequence[bytes], chance: random.Random) -> bytes:
    """Damage what a gzip file holds and pack it again."""
    try:
        return gzip.compress(mutated(gzip.decompress(data), others, chance), mtime=0)
    except (OSError, EOFError, zlib.error):
        return data
