"""What web archives and browsers leave in a saved page, and addresses of archived copies."""

from __future__ import annotations

import re
from datetime import date

from backchannel.model import Witness

_WAYBACK = re.compile(
    r"https?://(?:[\w-]+\.)?(?:web\.archive\.org/web|wayback\.archive-it\.org/(?:\d+|all)|arquivo\.pt/(?:wayback|noFrame/replay)"
    r"|(?:www\.)?webarchive\.org\.uk/[\w/-]*?archive|archive\.(?:today|is|ph|md|li|fo|vn)|perma\.cc/warc)"
    r"/(\d{8})\d{0,6}(?:[a-z]{2}_)?/((?:https?://|www\.)[^\s<>\"']+)",
    re.IGNORECASE,
)
_SAVED = re.compile(r"saved from url=\(\d{1,5}\)\s*(\S+)", re.IGNORECASE)
_HTTRACK = re.compile(r"Mirrored from (\S+) by HTTrack.{0,80}?(?:,|\])", re.IGNORECASE)
_SINGLEFILE = re.compile(r"Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n]{8,60}))?", re.IGNORECASE)
_FILED = re.compile(r"FILE ARCHIVED ON (\d\d:\d\d:\d\d )?([A-Z][a-z]{2} \d\d, \d{4})")
_WOMBAT = re.compile(r"__wm\.wombat\(\"([^\"]+)\",\"(\d{8})\d{0,6}\"")
_SCRIPT_LIMIT = 20_000
_HIDDEN = ("about:", "file:", "data:", "javascript:")


def archived_address(url: str) -> tuple[str, date | None] | None:
    """Return the original address and the day of capture that an archive's address holds, or None."""
    match = _WAYBACK.search(url)
    return (match[2], _day(match[1])) if match else None


def address_witnesses(url: str, template: Witness) -> list[Witness]:
    """Return what an address says: itself, or, of an archive's address, the original, the archive and the day."""
    if url.lower().startswith(_HIDDEN):
        return []
    archived = archived_address(url)
    if archived is None:
        return [_like(template, "url", url)]
    original, day = archived
    found = [_like(template, "url", original), _like(template, "archived_from", url)]
    return found + ([_like(template, "captured", day.isoformat())] if day else [])


def archive_comment(comment: str, offset: int) -> list[Witness]:
    """Return what a comment left by a browser or an archive says; `offset` is where its text begins in the source."""
    found: list[Witness] = []
    for pattern, where in (
        (_SAVED, "comment: saved from url"),
        (_HTTRACK, "comment: HTTrack"),
        (_SINGLEFILE, "comment: SingleFile"),
    ):
        if match := pattern.search(comment):
            template = _template(match, 1, where, offset)
            found += address_witnesses(match[1], template)
            if archived_address(match[1]) is None and not match[1].lower().startswith(_HIDDEN):
                found.append(_like(template, "archived_from", match[1]))
            if pattern is _SINGLEFILE and match[2]:
                found.append(_like(_template(match, 2, where, offset), "captured", match[2].strip()))
    if match := _FILED.search(comment):
        found.append(_like(_template(match, 2, "comment: archived on", offset), "captured", match[2]))
    return found


def archive_script(script: str, offset: int) -> list[Witness]:
    """Return what the Wayback Machine's own script says: the original's address and the day of capture."""
    match = _WOMBAT.search(script, 0, _SCRIPT_LIMIT)
    if match is None:
        return []
    address, stamp = _template(match, 1, "script: wombat", offset), _template(match, 2, "script: wombat", offset)
    day = _day(match[2])
    found = [
        _like(address, "url", match[1]),
        _like(address, "archived_from", f"https://web.archive.org/web/{match[2]}/{match[1]}"),
    ]
    return found + ([_like(stamp, "captured", day.isoformat())] if day else [])


def _template(match: re.Match[str], group: int, where: str, offset: int) -> Witness:
    return Witness(
        field="url",
        value=match[group],
        via="archive",
        where=where,
        source_start=offset + match.start(group),
        source_end=offset + match.end(group),
    )


def _like(template: Witness, field: str, value: str) -> Witness:
    return Witness(
        field=field,  # type: ignore[arg-type]
        value=value,
        via=template.via,
        span=template.span,
        where=template.where,
        source_start=template.source_start,
        source_end=template.source_end,
    )


def _day(stamp: str) -> date | None:
    try:
        return date(int(stamp[:4]), int(stamp[4:6]), int(stamp[6:8]))
    except ValueError:
        return None
