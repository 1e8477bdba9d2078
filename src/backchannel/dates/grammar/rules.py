"""A language's grammar, read from its data file: the lexicon, and the rules as one trie of symbols.

A rule is a line such as ``day:DAY 'of'? month:MONTH year:YEAR? -> fields``: parts in order, each a word in quotation
marks (several: ``'to|until'``), a symbol of the lexicon in capitals, or what another rule makes in small letters; ``?``
says that the part may be missing, and ``name:`` hands its value to the maker after the arrow. The maker may be given
constants: ``relative(which=last)``. Without an arrow the one named part's value goes on as it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path

from msgspec import Struct

from backchannel.dates.grammar.context import Context
from backchannel.dates.grammar.makers import MAKERS
from backchannel.dates.grammar.tokens import Value
from backchannel.errors import BackchannelError

DATA = Path(__file__).parent.parent / "data"
_RULE = re.compile(r"^(?P<parts>.+?)(?:\s*->\s*(?P<maker>\w+)(?:\((?P<given>[^)]*)\))?)?$")
_PART = re.compile(r"^(?:(?P<name>\w+):)?(?P<symbol>'[^']+'|[\w^]+)(?P<optional>\?)?$")


class Part(Struct, frozen=True):
    """One part of a rule: a symbol, or one of several words, and the name under which the maker gets its value."""

    symbols: tuple[str, ...]
    name: str | None


class Made(Struct, frozen=True):
    """What a rule makes once all its parts are there: left side, maker, constants; and the rule's place in the file."""

    symbol: str
    maker: Callable[..., Value] | None
    given: tuple[tuple[str, Value], ...]
    names: tuple[str | None, ...]
    place: int


class Step:
    """A node of the trie: the symbols that can follow, and the rules that are complete here."""

    __slots__ = ("made", "next")

    def __init__(self) -> None:
        self.next: dict[str, Step] = {}
        self.made: list[Made] = []


class Grammar(Struct, frozen=True):
    """One language's lexicon and rules.

    Every expression holds one of the symbols `triggers`. The words `light` are left out at its beginning, but not
    before those in `kept` (Norwegian "i går"), and the words `trailing` at its end; `articles` don't count when it is
    told which of two begins first. A name before `zone_after` is that of a zone of time.
    """

    language: str
    words: Mapping[str, tuple[tuple[str, Value], ...]]
    dotted: frozenset[str]
    triggers: frozenset[str]
    light: frozenset[str]
    kept: frozenset[str]
    articles: frozenset[str]
    literals: frozenset[str]
    trailing: frozenset[str]
    zone_after: re.Pattern[str]
    context: Context
    tense: Mapping[str, str]
    root: Step


_SAME = {"no": "nb", "nn": "nb"}
"""Norwegian as pages name it: the grammar of `nb` holds the words of both written forms."""


@cache
def load(language: str) -> Grammar:
    """Read the grammar of a language (ISO 639-1); raises BackchannelError where there is none."""
    language = _SAME.get(language, language)
    path = DATA / f"{language}.toml"
    if not language.isalpha() or not path.is_file():
        known = ", ".join(sorted(p.stem for p in DATA.glob("*.toml")))
        raise BackchannelError(f"no grammar of dates for the language {language!r}", advice=f"There are: {known}.")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    words: dict[str, list[tuple[str, Value]]] = {}
    for symbol, entries in data["lexicon"].items():
        for word, value in entries.items() if isinstance(entries, dict) else ((w, w) for w in entries):
            words.setdefault(word.rstrip("."), []).append((symbol, value))
    dotted = frozenset(w.rstrip(".") for e in data["lexicon"].values() for w in e if w.endswith("."))
    root = Step()
    literals: set[str] = set()
    place = 0
    for symbol, lines in data["rules"].items():
        for line in lines:
            place += 1
            _add(root, symbol, line, place, literals)
    return Grammar(
        language=language,
        words={word: tuple(found) for word, found in words.items()},
        dotted=dotted,
        triggers=frozenset(data["triggers"]["symbols"]),
        light=frozenset(data["triggers"]["light"]),
        kept=frozenset(data["triggers"].get("kept", ())),
        articles=frozenset(data["triggers"]["articles"]),
        literals=frozenset(literals),
        trailing=frozenset(data["triggers"].get("trailing", ())),
        zone_after=re.compile(data["triggers"].get("zone_after", "(?!)")),
        context=Context.of(data.get("context", {})),
        tense=data.get("tense", {}),
        root=root,
    )


def _add(root: Step, symbol: str, line: str, place: int, literals: set[str]) -> None:
    said = _RULE.match(line.strip())
    if said is None:
        raise ValueError(f"rule of {symbol}: {line!r}")
    parts = [_part(text, line) for text in said["parts"].split()]
    given = tuple(_given(said["given"] or ""))
    maker = MAKERS[said["maker"]] if said["maker"] else None
    for chosen in product(*([part] if not optional else [part, None] for part, optional in parts)):
        kept = [part for part in chosen if part is not None]
        literals.update(s for part in kept for s in part.symbols if s.startswith("'"))
        made = Made(symbol, maker, given, tuple(part.name for part in kept), place)
        for step in _walk(root, kept):
            step.made.append(made)


def _walk(step: Step, parts: Sequence[Part]) -> Iterator[Step]:
    if not parts:
        yield step
        return
    for symbol in parts[0].symbols:
        yield from _walk(step.next.setdefault(symbol, Step()), parts[1:])


def _part(text: str, line: str) -> tuple[Part, bool]:
    said = _PART.match(text)
    if said is None:
        raise ValueError(f"part {text!r} of the rule {line!r}")
    symbol = said["symbol"]
    symbols = tuple(f"'{w}" for w in symbol.strip("'").split("|")) if symbol.startswith("'") else (symbol,)
    return Part(symbols, said["name"]), bool(said["optional"])


def _given(text: str) -> Iterator[tuple[str, Value]]:
    for item in filter(None, (piece.strip() for piece in text.split(","))):
        name, _, value = item.partition("=")
        yield name.strip(), int(value) if re.fullmatch(r"-?\d+", value.strip()) else value.strip()
