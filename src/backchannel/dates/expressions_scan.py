"""Finding date expressions in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from backchannel.dates.calendar import AUTUMN, SPRING, SUMMER, WINTER, PartName
from backchannel.dates.expressions import (
    Absolute,
    Ago,
    Between,
    Bound,
    BoundName,
    Deictic,
    Expression,
    Node,
    Offset,
    Part,
    Season,
    Unit,
    Weekday,
    Which,
)
from backchannel.language.words import word_list

_MONTHS = word_list("january february march april may june july august september october november december")
_SHORT = word_list("jan feb mar apr may jun jul aug sep oct nov dec")
_WEEKDAYS = word_list("monday tuesday wednesday thursday friday saturday sunday")
_COUNTED = word_list("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen")
_NUMBERS = {word: n for n, word in enumerate(_COUNTED)}
_SEASONS = {"spring": SPRING, "summer": SUMMER, "autumn": AUTUMN, "fall": AUTUMN, "winter": WINTER}

_M = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_MONTH_WORDS = _M.removeprefix("(?P<month>").removesuffix(")")
_D = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_D2 = r"(?P<day2>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?"
_Y = r"(?P<year>1[89]\d\d|20\d\d)"
_W = r"(?<!Good )(?<!Bloody )(?<!Black )(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_N = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen)"
_U = r"(?P<unit>day|week|month|year)s?"
_NEUTRAL = r"(?:(?:in|on|at|during|throughout|through|over|of|for|from)\s)?"

Maker = Callable[[re.Match[str]], Node | None]


def scan(text: str) -> tuple[Expression, ...]:
    """Return the date expressions of a view's text, in order and without overlaps; the earlier rule wins."""
    found: list[Expression] = []
    covered: set[int] = set()
    for pattern, make in _RULES:
        for match in pattern.finditer(text):
            if covered.intersection(range(match.start(), match.end())):
                continue
            node = make(match)
            if node is None:
                continue
            end, node = _relative_year(text, match.end(), node)
            start, node = _modified(text, match.start(), node)
            covered.update(range(start, end))
            found.append(Expression(start=start, end=end, text=text[start:end], node=node))
    return tuple(sorted(found, key=lambda e: e.start))


_PREFIX = re.compile(
    r"(?:\b(?P<bound>by|until|till|since|before|after|prior to)\s+)?"
    r"(?:\b(?:in|on|at|during|from|of|through|throughout|over)\s+)?(?:\bthe\s+)?"
    r"(?:\b(?P<part>early|mid|middle|late|beginning|start|end)(?:\s+of\s+(?:the\s+)?|[\s-]+(?:in\s+)?))?(?:the\s+)?$",
    re.IGNORECASE,
)
_PARTS: dict[str, PartName] = {
    "early": "early", "beginning": "early", "start": "early", "mid": "mid", "middle": "mid", "late": "late",
    "end": "late",
}  # fmt: skip
_BOUNDS: dict[str, BoundName] = {
    "by": "by", "until": "until", "till": "until", "since": "since", "before": "before", "prior to": "before",
    "after": "after",
}  # fmt: skip


def _modified(text: str, start: int, node: Node) -> tuple[int, Node]:
    """Wrap a core in the part and bound words that stand before it; return where the whole begins."""
    match = _PREFIX.search(text, max(0, start - 40), start)
    if match is None or match.start() == start:
        return start, node
    begin = match.start() + len(match.group()) - len(match.group().lstrip())
    if match["part"] and not isinstance(node, Offset | Ago | Weekday):
        node = Part(_PARTS[match["part"].casefold()], node)
    elif match["part"]:
        return start, node
    if match["bound"]:
        node = Bound(_BOUNDS[match["bound"].casefold()], node)
    return begin, node


def _month(match: re.Match[str], group: str = "month") -> int:
    word = match[group].casefold().rstrip(".")
    return _MONTHS.index(word) + 1 if word in _MONTHS else _SHORT.index(word[:3]) + 1


def _number(match: re.Match[str], group: str) -> int | None:
    return int(match[group]) if match.groupdict().get(group) else None


def _weekday(match: re.Match[str]) -> int | None:
    word = match.groupdict().get("weekday")
    return _WEEKDAYS.index(word.casefold()) + 1 if word else None


def _absolute(match: re.Match[str]) -> Node | None:
    groups = match.groupdict()
    number = _month(match) if groups.get("month") else None
    return Absolute(_number(match, "year"), number, _number(match, "day"), _weekday(match))


_BARE_BEFORE = re.compile(
    r"(?:\b(?:in|of|by|since|until|till|before|after|during|early|late|mid|last|this|next|through|throughout|from)[\s-]"
    r"(?:(?:the year|early|late|mid|the end of|the beginning of)[\s-])?)$",
    re.IGNORECASE,
)


def _bare(match: re.Match[str]) -> Node | None:
    """Read a month or year that stands alone: only after a word that makes it a time (`may`, `march`, numbers)."""
    return _absolute(match) if _BARE_BEFORE.search(match.string, max(0, match.start() - 30), match.start()) else None


def _iso(match: re.Match[str]) -> Node | None:
    number, day = int(match["m"]), int(match["day"])
    return Absolute(int(match["year"]), number, day) if 1 <= number <= 12 and 1 <= day <= 31 else None


def _between(match: re.Match[str]) -> Node | None:
    first, last = int(match["day"]), int(match["day2"])
    number, year = _month(match), _number(match, "year")
    return Between(Absolute(year, number, first), Absolute(year, number, last)) if first < last else None


_RELATIVE_YEAR = re.compile(r"(?:,| of)? (?P<which>last|this|next) year\b", re.IGNORECASE)


def _relative_year(text: str, end: int, node: Node) -> tuple[int, Node]:
    """Take in `last year` right after a day or month without a year; return the new end and the node."""
    match = _RELATIVE_YEAR.match(text, end)
    inner = node.last if isinstance(node, Between) else node
    if match is None or not isinstance(inner, Absolute) or inner.year is not None:
        return end, node
    dated = replace(inner, shift={"last": -1, "this": 0, "next": 1}[match["which"].casefold()])
    if isinstance(node, Between):
        return match.end(), Between(node.first, dated)
    return match.end(), dated


def _months(match: re.Match[str]) -> Node | None:
    """Read `from February until August 2012`, with days or parts of the months if they are given."""
    opened = (match["open"] or "").casefold()
    link = match["link"].casefold().strip()
    if (link == "and") != (opened == "between"):
        return None
    return Between(_end(match, "1"), _end(match, "2"))


def _end(match: re.Match[str], side: str) -> Absolute | Part:
    """Return one end of a range of months."""
    day = match["before" + side] or match["behind" + side]
    year = match["year" + side]
    found = Absolute(int(year) if year else None, _month(match, "month" + side), int(day) if day else None)
    part = match["part" + side]
    return Part(_PARTS[part.casefold()], found) if part and not day else found


def _season(match: re.Match[str]) -> Node | None:
    which = match["which"]
    return Season(_SEASONS[match["season"].casefold()], _number(match, "year"), _which(which) if which else None)


def _which(word: str) -> Which:
    named: dict[str, Which] = {"last": "last", "past": "last", "previous": "last", "this": "this"}
    return named.get(word.casefold(), "next")


def _plain_weekday(match: re.Match[str]) -> Node | None:
    number, which = _weekday(match), match["which"]
    return Weekday(number, _which(which) if which else None) if number else None


def _deictic(match: re.Match[str]) -> Node | None:
    unit, which = match["unit"].casefold(), _which(match["which"])
    side = {"earlier": "before", "later": "after"}.get((match["side"] or "").casefold())
    return Deictic(unit, {"last": -1, "this": 0, "next": 1}[which], side)  # type: ignore[arg-type]


def _near_day(match: re.Match[str]) -> Node | None:
    word = match.group().casefold()
    shift = -2 if "before" in word else -1 if word.startswith("yesterday") else 1 if word.startswith("tomorrow") else 0
    return Deictic("day", shift)


def _weekend(_: re.Match[str]) -> Node | None:
    return Deictic("weekend", 0)


def _count(match: re.Match[str]) -> int:
    word = match["count"].casefold()
    return 1 if word in ("a", "an") else int(word) if word.isdigit() else _NUMBERS[word]


def _ago(match: re.Match[str]) -> Node | None:
    unit: Unit = match["unit"].casefold()  # type: ignore[assignment]
    return Ago(_count(match), unit)


def _offset(match: re.Match[str]) -> Node | None:
    unit: Unit = match["unit"].casefold()  # type: ignore[assignment]
    direction = "after" if match["direction"].casefold() in ("after", "later") else "before"
    return Offset(_count(match), unit, direction)  # type: ignore[arg-type]


def _next_day(match: re.Match[str]) -> Node | None:
    word = match.group().casefold()
    return Offset(1, "day", "before" if "before" in word or "previous" in word else "after")


def _month_end(side: str) -> str:
    """Return the pattern of one end of a range of months, its groups numbered by `side`."""
    return (
        rf"(?:(?P<part{side}>early|mid|late)[ -]|(?P<before{side}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)? )?"
        rf"(?P<month{side}>{_MONTH_WORDS})(?: (?P<behind{side}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:]))?"
        rf"(?:,? (?P<year{side}>1[89]\d\d|20\d\d))?"
    )


def _rules() -> Iterator[tuple[str, int, Maker]]:
    """Yield pattern, flags and maker of each rule, the most specific first."""
    yield rf"\b{_Y}-(?P<m>\d\d)-(?P<day>\d\d)\b", 0, _iso
    yield (
        rf"(?:\b(?P<open>[Ff]rom|[Bb]etween) )?\b{_month_end('1')}(?P<link> (?:to|until|till|through|and) |\s?[-–]\s?)"
        rf"{_month_end('2')}(?!\w)",
        0,
        _months,
    )
    yield (
        rf"{_NEUTRAL}\b{_M} {_D}\s?(?:-|–|to|and|through)\s?{_D2}(?:,? {_Y})?\b",
        0,
        _between,
    )
    yield (
        rf"{_NEUTRAL}(?:between\s|from\s)?\b{_D}\s?(?:-|–|to|and|through)\s?{_D2} {_M}(?:,? {_Y})?",
        0,
        _between,
    )
    yield rf"{_NEUTRAL}(?:\b{_W},? )?\b{_M} {_D}(?:,? {_Y})?(?![\d:])\b", 0, _absolute
    yield rf"{_NEUTRAL}(?:\b{_W},? )?(?:the )?\b{_D} (?:of )?{_M}(?:,? {_Y})?", 0, _absolute
    yield rf"{_NEUTRAL}\b{_M},? (?:of )?{_Y}\b", 0, _absolute
    yield rf"\b{_M}(?!\w)(?! [A-Z])", 0, _bare
    yield (
        rf"{_NEUTRAL}(?:the )?\b(?P<which>)(?P<season>spring|summer|autumn|fall|winter)(?: of)?,? {_Y}\b",
        re.I,
        _season,
    )
    yield (
        r"(?:\b(?:the|that) |(?<=\b[Ii]n ))(?P<which>)(?P<season>spring|summer|autumn|winter)\b(?P<year>)",
        0,
        _season,
    )
    yield r"\b(?P<which>last|this|next)\s(?P<season>spring|summer|autumn|fall|winter)\b(?P<year>)", re.I, _season
    yield rf"\b{_Y}\b(?![-/]\d)(?! (?:people|men|troops|soldiers))", 0, _bare
    yield r"\bthe day before yesterday\b|\byesterday\b|\btoday\b|\btomorrow\b|\btonight\b", re.I, _near_day
    yield (
        rf"{_NEUTRAL}(?:(?P<which>last|past|previous|this|next|coming) )?\b{_W}"
        r"(?: (?:night|morning|evening|afternoon))?",
        0,
        _plain_weekday,
    )
    yield (
        r"(?:\b(?P<side>earlier|later) )?\b(?P<which>last|this|next|past|previous|coming) "
        r"(?P<unit>weekend|week|month|year)\b",
        re.I,
        _deictic,
    )
    yield r"\b(?:at|over|during) the weekend\b", re.I, _weekend
    yield rf"\b{_N} {_U} ago\b", re.I, _ago
    yield rf"\b{_N} {_U} (?P<direction>after|before|later|earlier)\b", re.I, _offset
    yield (
        r"\b(?:the )?(?:next|following|previous) day\b|\bthe day (?:after|before)\b|\ba day (?:after|before)\b",
        re.I,
        _next_day,
    )


_RULES: tuple[tuple[re.Pattern[str], Maker], ...] = tuple(
    (re.compile(pattern, flags), make) for pattern, flags, make in _rules()
)
