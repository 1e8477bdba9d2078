"""A backup's or an archive's own header: the lines that say what was copied, from where and when.

Such a header is a list of `Key: value` lines, or a sentence that says that this is a copy, usually both. Everything up
to its last line is the wrapper, because what stands before (the archivist's own address, say) is not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from backchannel.read.zones.line import Line

_KEY = re.compile(
    r"^\W*(url|link|title|headline|description|summary|author|authors|by|date|published|publication date|date published"
    r"|source|original(?: url| source| link)?|saved(?: on| from| at)?|archived(?: on| from| at)?|captured(?: on| at)?"
    r"|retrieved|accessed|downloaded|cached|snapshot|publisher|site|website|outlet|language|keywords|tags|mirror|file"
    r"|from|to|cc|subject|sent|reply-to|message-id|newsgroups|load-date|section|length|byline|copyright \d{4}"
    r"|dateline)\s*:"
    r"(?=\s|$)",
    re.IGNORECASE,
)
_PLACE_KEYS = frozenset({
    "url", "link", "original", "original url", "original link", "original source", "source", "site", "website",
    "subject",
    "title", "headline", "load-date",
})  # fmt: skip
_COPY = re.compile(
    r"\b(?:this|the following)\s+(?:\w+\s+){0,2}(?:is|was)\s+(?:an?\s+)?(?:\w+\s+)?(?:back-?up|archived?|saved"
    r"|cached|captured"
    r"|mirrored?|stored|offline|printed|preserved)\b(?:\s+(?:copy|version|page|snapshot|on|from|at|by|of))"
    r"|\b(?:back-?up|archived?|cached|mirror(?:ed)?|saved) (?:copy|snapshot|version) (?:of|from|made|saved|taken)\b"
    r"|^\W*(?:archived|saved|captured|retrieved|cached|printed|downloaded|snapshot taken)\s+(?:from|on|at|by"
    r"|via)\b.{0,120}"
    r"(?:https?://|www\.|\d{4})|^\W*(?:the )?(?:wayback machine|internet archive)\b|\barchive\.(?:today|is|ph"
    r"|org|md|li|vn)\b"
    r"|\bwebpage capture\b|^\W*file archived on\b",
    re.IGNORECASE,
)
_TOP_LINES = 40
"""A header stands in so many first lines; the longest seen has 14."""
_MOST_GAP = 3
_LEAST_KEYS = 3


def wrapper_lines(lines: Sequence[Line]) -> set[int]:
    """Return the indexes of the lines that are a wrapper's."""
    keys = [(index, match[1].lower()) for index, line in enumerate(lines) if (match := _KEY.match(line.plain))]
    claims = [index for index, line in enumerate(lines) if len(line.words) <= 40 and _COPY.search(line.plain)]
    found = set(claims)
    head = _header(keys, [index for index in claims if index < _TOP_LINES])
    if head is not None:
        found.update(range(head + 1))
    return found


def _header(keys: Sequence[tuple[int, str]], claims: Sequence[int]) -> int | None:
    """The last line of the header at the top, None where there is no header."""
    last = claims[-1] if claims else None
    run: list[str] = []
    start = claims[-1] if claims else None
    for index, key in keys:
        if index >= _TOP_LINES:
            break
        if start is not None and index < start:
            continue
        if run and last is not None and index - last > _MOST_GAP:
            break
        if not run and last is not None and index - last > _MOST_GAP and claims:
            break
        run.append(key)
        last = index
    known = len(set(run)) >= _LEAST_KEYS and bool(_PLACE_KEYS & set(run))
    if known or (claims and run):
        return last
    return claims[-1] if claims and claims[-1] < _TOP_LINES // 4 else None
