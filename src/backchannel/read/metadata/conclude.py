"""What is concluded from the witnesses of one document, field by field.

Each function takes all witnesses and returns one value or None. Where witnesses differ, the one nearest to the
article's own words wins; the others stay in the document beside it.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from urllib.parse import urljoin, urlsplit

from backchannel.model import Span, Witness, WitnessField
from backchannel.read.metadata._bylines import persons
from backchannel.read.metadata._outlets import domain
from backchannel.read.metadata.wires import AGENCY, NAMES
from backchannel.read.metadata.written import find_written

Witnesses = tuple[Witness, ...]

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]+\s+|\s*(?:::|»|\|)\s*")
_FOLD = re.compile(r"[\W_]+")
_FILE_TITLE = re.compile(
    r"^(?:microsoft word|untitled|document|layout)\b|\.(?:docx?|pdf|indd|html?|txt|qxd)$", re.IGNORECASE
)
_TITLE_ORDER = (
    ("headline", "page"), ("headline", "json-ld"), ("headline", "opengraph"), ("headline", "meta"),
    ("headline", "markup"), ("headline", "mail"), ("title", "mail"), ("title", "archive"), ("title", "meta"),
    ("title", "markup"), ("headline", "properties"), ("title", "properties"),
)  # fmt: skip
_AUTHOR_ORDER = ("json-ld", "page", "meta", "opengraph", "markup", "properties", "wrapper")
_OUTLET_ORDER = ("json-ld", "opengraph", "meta", "markup", "page", "wrapper", "properties")
_FULLER = ("json-ld", "meta", "opengraph")
_FEW_WORDS = 2
_MUCH_LONGER = 5


def fold(text: str) -> str:
    """Return letters and digits only, in lower case, for comparing names."""
    return _FOLD.sub("", text.casefold())


def _of(witnesses: Witnesses, field: WitnessField, via: str | None = None) -> list[Witness]:
    return [witness for witness in witnesses if witness.field == field and (via is None or witness.via == via)]


def title(witnesses: Witnesses) -> str | None:
    """Return the article's headline: as it stands in the text, else as its metadata give it without the site's name.

    A headline block that the metadata give as the section in front of a longer title yields to that title.
    """
    names = {fold(name) for name in _site_names(witnesses)}
    found = [
        _without_site(witness.value, names) if via != "page" else witness.value
        for field, via in _TITLE_ORDER
        for witness in _of(witnesses, field, via)  # type: ignore[arg-type]
        if via != "properties" or not _FILE_TITLE.search(witness.value)
    ]
    own = len(_of(witnesses, "headline", "page"))
    if not found:
        return None
    if own and len(found[0].split()) <= _FEW_WORDS:
        for value in found[own:]:
            first, *rest = _SEPARATOR.split(value)
            if fold(first) == fold(found[0]) and any(len(piece.split()) >= _MUCH_LONGER for piece in rest):
                return max(rest, key=len)
    return found[0]


def _site_names(witnesses: Witnesses) -> list[str]:
    hosts = [host for witness in _of(witnesses, "url") if (host := domain(witness.value))]
    outlets = [witness.value for witness in _of(witnesses, "outlet")]
    return outlets + hosts + [host.split(".")[0] for host in hosts]


def _without_site(value: str, names: set[str]) -> str:
    """Cut the site's name from either end of a title, with what stands between it and that end."""
    pieces = list(_SEPARATOR.finditer(value))
    start, end = 0, len(value)
    for match in reversed(pieces):
        if fold(value[match.end() : end]) in names:
            end = match.start()
    if pieces and fold(value[: pieces[0].start()]) in names:
        start = pieces[0].end()
    return value[start:end].strip() or value


def outlet(witnesses: Witnesses, address: str | None) -> str | None:
    """Return the outlet's name as the page gives it; the domain of its address where nothing names it."""
    for via in _OUTLET_ORDER:
        named = [witness for witness in _of(witnesses, "outlet", via) if not witness.value.startswith(("http", "@"))]
        like = [witness for witness in named if witness.where == "name like the address"]
        if named:
            counted = Counter(fold(witness.value) for witness in named)
            value = (like or sorted(named, key=lambda witness: -counted[fold(witness.value)]))[0].value
            return _short_name(value, address)
    return domain(address) if address else None


def _short_name(value: str, address: str | None) -> str:
    """Return an outlet's name without the motto beside it: the piece that its address spells, else the first."""
    pieces = [piece for piece in _SEPARATOR.split(value) if piece]
    host = (domain(address) if address else None) or ""
    spelled = [piece for piece in pieces if fold(piece) in (fold(host), fold(host.split(".")[0]))]
    return (spelled or pieces or [value])[0]


def url(witnesses: Witnesses, given: str | None) -> str | None:
    """Return the article's address. `given` is where the source was found; a canonical address on its site wins."""
    base = given or ""
    order = ("markup", "opengraph", "json-ld", "archive", "wrapper", "page", "meta", "mail", "properties")
    found = [
        _absolute(base, witness.value)
        for via in order
        for witness in sorted(_of(witnesses, "url", via), key=lambda witness: "canonical" not in (witness.where or ""))
        if via != "markup" or "canonical" in (witness.where or "")
    ]
    full = [address for address in found if address.lower().startswith(("http://", "https://")) and domain(address)]
    full += [f"https://{address}" for address in found if address.lower().startswith("www.")]
    if given and domain(given):
        full = [address for address in full if domain(address) == domain(given)] + [given]
    deep = [address for address in full if len(_path(address)) > 1]
    return next(iter(deep or full), None)


def _absolute(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # "http://[" and the like
        return address


def _path(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def archived_from(witnesses: Witnesses) -> str | None:
    """Return the address that this copy was taken from: an archive's, a wrapper's own, or the page as it was saved."""
    found = _of(witnesses, "archived_from")
    return found[0].value if found else None


def authors(witnesses: Witnesses) -> tuple[str, ...]:
    """Return the persons that the best witness names; an outlet, an agency or an address is no person.

    Metadata that name these persons and more are fuller, and are followed.
    """
    outlets = {fold(name) for name in _site_names(witnesses)}
    best: dict[str, str] = {}
    for via in _AUTHOR_ORDER:
        names: dict[str, str] = {}
        for witness in _of(witnesses, "author", via):
            for start, end in persons(witness.value):
                name = " ".join(witness.value[start:end].split())
                if fold(name) not in outlets:
                    names.setdefault(fold(name), name)
        if not best or (via in _FULLER and names.keys() > best.keys()):
            best = names
    return tuple(best.values())


def agencies(witnesses: Witnesses) -> tuple[str, ...]:
    """Return the agencies credited, in the order of the text; `agencies` alone only where none is named."""
    names = [witness.value for witness in _of(witnesses, "agency")]
    for witness in _of(witnesses, "author"):
        if witness.via != "wrapper":
            names += [NAMES[match.group()] for match in AGENCY.finditer(witness.value) if match.group() in NAMES]
    unique = list(dict.fromkeys(names))
    return tuple(name for name in unique if name != "agencies") or tuple(unique)


def captured(witnesses: Witnesses, given: date | None) -> date | None:
    """Return the day on which the copy was made: what the archive says, else the copy, else the file."""
    if given is not None:
        return given
    for via in ("archive", "wrapper", "properties"):
        for witness in _of(witnesses, "captured", via):
            dates = find_written(witness.value)
            if dates and dates[0].precision == "day" and not dates[0].candidates:
                return dates[0].earliest
    return None


def published_claimed(witnesses: Witnesses) -> Span | None:
    """Return the words with which the page itself, not its wrapper, gives its date."""
    found = [witness for witness in _of(witnesses, "published") if witness.via in ("page", "dateline") and witness.span]
    order = ("date line", "dateline", "before the headline")
    places = [(witness.where or "").split(",")[0] for witness in found]
    ranked = [
        one for place in (*order, "after the article") for one, own in zip(found, places, strict=True) if own == place
    ]
    return ranked[0].span if ranked else None
