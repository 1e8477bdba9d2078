"""Bytes to text: which encoding a document is in, without ever failing and without losing a byte in silence.

The order of belief: a byte-order mark (WHATWG Encoding §4.2); UTF-8, where the bytes are valid UTF-8 beyond ASCII: that
happens by chance in no other encoding; what was declared (HTTP header, `meta` element, mail part); a guess by
charset-normalizer. Bytes that fit nothing are shown as U+FFFD, and `Decoded.lossy` says so. Newlines are left as they
are.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes
from msgspec import Struct

from backchannel.model import Notice

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# WHATWG Encoding: pages that declare these are read as the Windows superset, because that is what browsers do.
_SUPERSETS = {"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_GUESS_BYTES = 200_000
"""How many bytes the guess looks at: more changes nothing in the measured pages and costs a second a megabyte."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_CONTROL = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL = 0.02
"""Share of control characters above which bytes are no text: random bytes have 10%, scanned mail and OCR under 0.1%."""
_WIDE_SAMPLE = 4096


class Decoded(Struct, frozen=True, kw_only=True):
    """A text and how it was read: `encoding` is Python's name of it; `lossy` where a byte became U+FFFD."""

    text: str
    encoding: str
    lossy: bool


def decode(data: bytes, declared: str | None) -> Decoded:
    """Decode bytes; `declared` is the charset that a header or the document itself names. Never raises.

    The byte-order mark is not part of the text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _whatever_it_takes(data[len(mark) :], encoding)
    wide = _unmarked_utf16(data)
    if wide:
        return _whatever_it_takes(data, wide)
    named = _known(declared)
    # Some declared encodings (ISO-2022-JP) are pure ASCII to the eye, so ASCII bytes are no evidence against them.
    for candidate in (named, "utf-8") if data.isascii() else ("utf-8", named):
        text = _strictly(data, candidate) if candidate else None
        if candidate and text is not None:
            return Decoded(text=text, encoding=candidate, lossy=False)
    return _guessed(data, named)


def charset_in(media_type: str | None) -> str | None:
    """The charset parameter of a media type such as `text/html; charset=koi8-r`, None where it has none."""
    match = _CHARSET.search(media_type or "")
    return match[1] if match else None


def looks_binary(front: bytes) -> bool:
    """Whether the first bytes of a file are those of no text: NUL bytes, or many control characters.

    The control characters counted are those that no text encoding uses for text (tab, line ends, form feed and escape,
    which ISO-2022 uses, are not among them).
    """
    if front.startswith(tuple(mark for mark, _ in _BOMS)) or _unmarked_utf16(front):
        return False
    return b"\0" in front or len(_CONTROL.findall(front)) > _MOST_CONTROL * len(front)


def loss_notice(decoded: Decoded) -> Notice | None:
    """Return the notice that a reader gives when bytes could not be decoded, None where all were."""
    if not decoded.lossy:
        return None
    count = decoded.text.count("\ufffd")
    return Notice(
        code="decoding-loss",
        message=f"{count} places are not valid {decoded.encoding} and are shown as \ufffd (U+FFFD).",
    )


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a byte-order mark: at least four of five characters of Western text then have a NUL byte."""
    sample = data[:_WIDE_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2 or b"\0" not in sample:
        return None
    high, low = sample[1::2].count(0), sample[0 : 2 * pairs : 2].count(0)
    if high >= 0.8 * pairs and low == 0:
        return "utf-16-le"
    return "utf-16-be" if low >= 0.8 * pairs and high == 0 else None


def _known(declared: str | None) -> str | None:
    """Python's name of a declared charset, widened as browsers do; None where there is no such text encoding."""
    try:
        info = codecs.lookup((declared or "").strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    # Codecs such as rot13 and base64 turn text into text, or bytes into bytes; nobody's document is in them.
    if not getattr(info, "_is_text_encoding", True) or info.name in ("idna", "punycode", "undefined", "unicode_escape"):
        return None
    # A page that calls itself UTF-16 in ASCII letters isn't (WHATWG HTML §13.2.3.2); real ones were found before.
    return None if info.name.startswith(("utf-16", "utf-32")) else _SUPERSETS.get(info.name, info.name)


def _strictly(data: bytes, encoding: str) -> str | None:
    """Decode without allowance; None where it doesn't fit."""
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _whatever_it_takes(data: bytes, encoding: str) -> Decoded:
    """Decode, with U+FFFD for what doesn't fit."""
    text = _strictly(data, encoding)
    if text is not None:
        return Decoded(text=text, encoding=encoding, lossy=False)
    return Decoded(text=data.decode(encoding, errors="replace"), encoding=encoding, lossy=True)


def _guessed(data: bytes, declared: str | None) -> Decoded:
    """Decode bytes that are not UTF-8 and don't fit what was declared."""
    utf8 = data.decode("utf-8", errors="replace")
    whole = sum(1 for character in utf8 if character > "\x7f" and character != "\ufffd")
    # A cut or spliced UTF-8 file has a few broken places among whole letters. In other encodings nearly every letter
    # beyond ASCII is broken as UTF-8, and hardly any is whole by chance.
    if whole > 0 and whole >= utf8.count("\ufffd"):
        return Decoded(text=utf8, encoding="utf-8", lossy=True)
    for encoding in (_likeliest(data[:_GUESS_BYTES]), declared, "cp1252"):
        text = _strictly(data, encoding) if encoding else None
        if encoding and text is not None:
            return Decoded(text=text, encoding=encoding, lossy=False)
    return _whatever_it_takes(data, declared or "utf-8")


def _likeliest(data: bytes) -> str | None:
    """What charset-normalizer takes for likeliest; Windows-1252, by far the commonest, where it is as likely."""
    matches = from_bytes(data)
    best = matches.best()
    if best is None:
        return None
    for match in matches:
        as_likely = match.chaos <= best.chaos and match.coherence >= best.coherence
        if as_likely and "cp1252" in (match.encoding, *match.could_be_from_charset):
            return "cp1252"
    return best.encoding
