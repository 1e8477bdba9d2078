"""What a PDF says of itself: its document information (ISO 32000-1, 14.3.3) and language."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as c

from backchannel.model import Witness, WitnessField

_DATE = re.compile(
    r"(?:D:)?(?P<y>\d{4})(?:(?P<mo>\d{2})(?:(?P<d>\d{2})(?:(?P<h>\d{2})(?P<mi>\d{2})(?P<s>\d{2})?)?)?)?"
    r"(?P<z>Z|[+-]\d{2}'?\d{2})?"
)
_FIELDS: tuple[tuple[WitnessField, str], ...] = (("title", "Title"), ("author", "Author"), ("description", "Subject"))


def property_witnesses(document: pdfium.PdfDocument) -> Iterator[Witness]:
    """Give what the properties say. The day that the file was made is the day of the saving, not of the report."""
    values = {
        key: _value(document, key) for key in ("Title", "Author", "Subject", "Creator", "Producer", "CreationDate")
    }
    for field, key in _FIELDS:
        if values.get(key):
            yield Witness(field=field, value=values[key], via="properties", where=f"PDF property {key}")
    made = iso_date(values.get("CreationDate", ""))
    if made:
        by = values.get("Producer") or values.get("Creator")
        where = "PDF property CreationDate" + (f" (made by {by})" if by else "")
        yield Witness(field="captured", value=made, via="properties", where=where)


def _value(document: pdfium.PdfDocument, key: str) -> str:
    """Return a property, empty where there is none or it can't be decoded."""
    try:
        return str(document.get_metadata_value(key)).replace("\0", "").strip()
    except (ValueError, pdfium.PdfiumError):
        return ""


def declared_language(document: pdfium.PdfDocument) -> str | None:
    """Return the language tag (BCP 47) that the catalog names, None where it names none."""
    size = c.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < size <= 256:
        return None
    buffer = (ctypes.c_ushort * (size // 2))()
    c.FPDFCatalog_GetLanguage(document, buffer, size)
    tag = bytes(buffer).decode("utf-16-le", errors="replace").rstrip("\x00").strip()
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*", tag) else None


def iso_date(stamp: str) -> str | None:
    """Return a PDF date (`D:20110703142500+02'00'`) in ISO 8601 as far as it is given, None where it is not one."""
    found = _DATE.match(stamp.strip())
    if found is None:
        return None
    year, month, day, hour, minute = (found[name] for name in ("y", "mo", "d", "h", "mi"))
    text = year + "".join(f"-{part}" for part in (month, day) if part)
    if not 1 <= int(month or 1) <= 12 or not 1 <= int(day or 1) <= 31:
        return year
    if hour and minute and int(hour) < 24 and int(minute) < 60:
        text += f"T{hour}:{minute}:{found['s'] or '00'}"
        zone = (found["z"] or "").replace("'", "")
        text += zone if zone in ("", "Z") else f"{zone[:3]}:{zone[3:]}"
    return text
