"""Puts a fixed date in a PDF that was made without one."""

from __future__ import annotations

_NO_DATE = b"D:20000101000000"


def dated(pdf: bytes, stamp: str) -> bytes:
    """Return the PDF with its creation and change dates set to `stamp` (14 digits, UTC).

    reportlab's reproducible mode writes the first second of 2000. The new stamp has the same length, so the
    file's cross-reference table still holds.
    """
    if len(stamp) != len("20000101000000") or _NO_DATE not in pdf:
        raise ValueError("the PDF does not carry the date of reportlab's reproducible mode")
    return pdf.replace(_NO_DATE, b"D:" + stamp.encode("ascii"))
