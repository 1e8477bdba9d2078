"""The encoding that a web page names itself, for those who must decode it in the same way at two places."""

from __future__ import annotations

import re

_META = re.compile(rb"<meta[^<>]{0,500}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_WITHIN = 4096
"""A `meta` charset must stand in the first 1,024 bytes (WHATWG HTML, 4.2.5.4); saved pages have comments before it."""


def page_charset(data: bytes, declared: str | None) -> str | None:
    """Return the charset that was declared for a page, else the one that it names itself, None where there is none."""
    if declared:
        return declared
    found = _META.search(data, 0, _WITHIN)
    return found[1].decode("ascii", errors="replace") if found else None
