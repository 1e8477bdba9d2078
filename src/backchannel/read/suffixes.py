"""Which media types a file name's suffix may stand for."""

from __future__ import annotations

_TEXT = ("text/plain",)
_HTML = ("text/html",)
_MAIL = ("message/rfc822", "multipart/related")
_DOCX = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",)
_PACKED = ("application/zip", "application/wacz")

TYPES_OF_SUFFIX: dict[str, tuple[str, ...]] = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _TEXT,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".pdf": ("application/pdf",),
    ".docx": _DOCX,
    ".docm": _DOCX,
    ".eml": _MAIL,
    ".mht": _MAIL,
    ".mhtml": _MAIL,
    ".warc": ("application/warc",),
    ".gz": ("application/warc", "application/gzip"),
    ".wacz": ("application/wacz",),
    ".zip": _PACKED,
    ".png": (),
    ".jpg": (),
    ".jpeg": (),
    ".gif": (),
    ".doc": (),
    ".rtf": (),
}
"""Suffix (with its dot, lower case) → the types that a file of that name may rightly have; none of them is empty."""
