"""Organisations that the directory doesn't know: capitalised names that end in a word for a body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from backchannel.actors.units import Line, Unit
from backchannel.directory import Entry, Found
from backchannel.directory.fold import slug
from backchannel.model import ActorType

_KINDS: dict[str, tuple[ActorType, str]] = {
    "Front": ("armed_group", "REB"), "Movement": ("armed_group", "REB"), "Army": ("armed_group", "REB"),
    "Forces": ("armed_group", "REB"), "Brigades": ("armed_group", "REB"), "Militia": ("armed_group", "UAF"),
    "Party": ("party", "PTY"), "Coalition": ("coalition", "OPP"), "Alliance": ("coalition", "OPP"),
    "Council": ("commission", "GOV"), "Committee": ("commission", "GOV"), "Commission": ("commission", "GOV"),
    "Authority": ("government", "GOV"), "Union": ("igo", ""), "League": ("igo", ""),
}  # fmt: skip
_NAME = re.compile(
    r"(?:[A-Z\u00c0-\u00de][\w'’-]+ (?:(?:of|for|and|de|the) ){0,2}){1,6}(?P<kind>"
    + "|".join(_KINDS)
    + r")\b(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?(?:'s)?(?: \((?P<short>[A-Z][A-Za-z-]{1,7})\))?"
)
_LEADING = re.compile(r"^(?:The|A|An|In|On|At|But|And|When|While|After|Before|If|Both|Some|Rebel|Former) ")


def organisations(lines: Sequence[Line]) -> list[list[Unit]]:
    """Return for each sentence the organisations that it names, in full or by the short form given once in brackets."""
    found = [
        [unit for match in _NAME.finditer(line.text) if (unit := _unit(line, match)) is not None] for line in lines
    ]
    short: dict[str, Entry] = {}
    for line, row in zip(lines, found, strict=True):
        for match in _NAME.finditer(line.text):
            unit = next((u for u in row if match.start() <= u.start < match.end()), None)
            if unit is not None and match["short"]:
                short.setdefault(match["short"], unit.entry)
    return [[*row, *_short(line, row, short)] for line, row in zip(lines, found, strict=True)]


def _unit(line: Line, match: re.Match[str]) -> Unit | None:
    """Make a unit of a name, unless the directory knows it or something as long in it."""
    end = match.end() if match["short"] is None else match.start("short") - 2
    written = line.text[match.start() : end].removesuffix("'s")
    lead = _LEADING.match(written)
    start = match.start() + (lead.end() if lead else 0)
    name = line.text[start : match.start() + len(written)]
    stop = start + len(name)
    if len(name.split()) < 2 or any(_knows(item, start, stop) for item in line.found):
        return None
    kind, sector = _KINDS[match["kind"]]
    inside = [item for item in line.found if start <= item.start and item.end <= stop]
    entry = Entry(
        id=f"actor-org-{slug(name)}", name=name, type=kind,
        country=inside[0].form.entry.country if inside else None, sectors=(sector,) if sector else (),
    )  # fmt: skip
    return _made(line, start, stop, entry)


def _knows(item: Found, start: int, stop: int) -> bool:
    """Tell whether the directory's actor reaches to the end of the name or beyond it."""
    return item.start < stop <= item.end or (item.start < start < item.end)


def _short(line: Line, row: Iterable[Unit], short: dict[str, Entry]) -> list[Unit]:
    taken = {k for unit in row for k in range(unit.first, unit.last)}
    taken |= {k for item in line.found for k in range(item.first, item.last)}
    return [
        _made(line, word.start, word.end, short[word.text])
        for k, word in enumerate(line.words)
        if word.text in short and k not in taken
    ]


def _made(line: Line, start: int, stop: int, entry: Entry) -> Unit:
    inside = [k for k, word in enumerate(line.words) if start <= word.start < stop]
    return Unit(
        first=inside[0], last=inside[-1] + 1, start=start, end=stop, entry=entry, form="name",
        made_by="rule:organisations", confidence=0.7,
    )  # fmt: skip
