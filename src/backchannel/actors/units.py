"""Groups that act, named by common words: governments, rebels, oppositions."""

from __future__ import annotations

from msgspec import Struct

from backchannel.actors.persons import Name
from backchannel.actors.roles import GOVERNING, REBELS
from backchannel.actors.roster import Roster
from backchannel.directory import Entry, Found, directory
from backchannel.directory.fold import fold
from backchannel.directory.tokens import Token, close
from backchannel.language.words import word_set

_FORCES = word_set("forces fighters groups group movement movements factions militias side fighters army")
_DETERMINERS = word_set("the a an its their his her both")
_QUALIFIERS = word_set(
    "new former interim transitional military embattled democratic democratically elected then ousted main"
    " armed islamist"
    " internationally recognised recognized legitimate exiled tribal civilian ruling central communist"
    " political warring rival two muslim islamist maoist kurdish tuareg shia sunni ethnic"
)


class Unit(Struct, frozen=True, kw_only=True):
    """Words `first` to `last` (from view index `start` to `end`) that name an actor. `owner` shows its state."""

    first: int
    last: int
    start: int
    end: int
    entry: Entry
    form: str
    made_by: str
    confidence: float
    adjective: bool = False


class Setting(Struct, frozen=True, kw_only=True):
    """What a document says in all: its id, its people, and the country of the conflict."""

    document: str
    roster: Roster
    theatre: Entry | None


class Line(Struct, frozen=True, kw_only=True):
    """One sentence's words, with the directory's actors and the people named in it."""

    text: str
    words: tuple[Token, ...]
    found: tuple[Found, ...]
    names: tuple[Name, ...]


def government_of(state: Entry) -> Entry:
    """Return the government of a state as an actor of its own."""
    return Entry(
        id=f"{state.id}-government", name=f"government of {state.name}", type="government", country=state.country,
        sectors=("GOV",), part_of=state.id,
    )  # fmt: skip


def rebels_of(state: Entry | None, document: str) -> Entry:
    """Return the rebels against a state; of no known state, the rebels of this document."""
    base = state.id if state else f"actor-{document}"
    return Entry(
        id=f"{base}-rebels", name=f"rebels ({state.name})" if state else "rebels", type="armed_group",
        country=state.country if state else None, sectors=("REB",),
    )  # fmt: skip


def opposition_of(state: Entry | None, document: str) -> Entry:
    """Return the opposition in a state; of no known state, the opposition of this document."""
    base = state.id if state else f"actor-{document}"
    return Entry(
        id=f"{base}-opposition", name=f"opposition ({state.name})" if state else "opposition", type="group",
        country=state.country if state else None, sectors=("OPP",),
    )  # fmt: skip


def units(line: Line, setting: Setting) -> tuple[Unit, ...]:
    """Return the governments, rebels and oppositions that a sentence names, in order."""
    made: list[Unit] = []
    for k, word in enumerate(line.words):
        bare = word.text.casefold()
        unit: Unit | None = None
        if bare in GOVERNING and word.text not in ("Cabinet", "Administration"):
            unit = _government(line, setting, k)
        elif bare in ("parties", "sides", "factions") and k and line.words[k - 1].text in ("warring", "rival", "two"):
            unit = _warring(line, k)
        elif bare in REBELS or bare == "opposition":
            unit = _against(line, setting, k, bare)
        if unit is not None and not any(item.last > unit.first for item in made):
            made.append(unit)
    return tuple(made)


def _government(line: Line, setting: Setting, k: int) -> Unit | None:
    """Read `the Libyan government`, `Gadhafi's regime`, `the government of Sudan`, `the regime`."""
    first, state, person = _owner(line, k)
    last = k + 1
    if person is not None:
        entry = _rule_of(person, setting)
    elif state is not None and state.type == "state":
        entry = government_of(state)
    elif state is not None:
        return None
    else:
        after = _state_after(line, k)
        if after is not None:
            entry, last = government_of(after.form.entry), after.last
        elif setting.theatre is not None and first < k and line.words[k].text == line.words[k].text.lower():
            entry = government_of(setting.theatre)
        else:
            return None
    named = "name" if state is not None or person is not None or last > k + 1 else "nominal"
    return _unit(line, first, last, entry, "government", 0.8 if named == "name" else 0.6)


def _warring(line: Line, k: int) -> Unit | None:
    """Read `Yemen's warring parties`; without a state the words stand for parties told of before, which is not ours."""
    first, state, _ = _owner(line, k)
    last = k + 1
    if state is None and line.text.startswith(" in ", line.words[k].end):
        after = next((f for f in line.found if f.first in (k + 2, k + 3) and f.form.entry.type == "state"), None)
        state, last = (after.form.entry, after.last) if after is not None else (None, last)
    if state is None or state.type != "state":
        return None
    entry = Entry(
        id=f"{state.id}-parties", name=f"parties to the conflict ({state.name})", type="group", country=state.country,
        sectors=("GOV", "REB"),
    )  # fmt: skip
    return _unit(line, first, last, entry, "warring-parties", 0.6)


def _rule_of(person: str, setting: Setting) -> Entry:
    """Return the government that a person's name stands for: of his country if it is known, else of his own name."""
    held = setting.roster.who(person)
    known = directory().rulers.get(fold(person))
    country = held.country if held is not None and held.country else (known[1] if known else None)
    if country is not None:
        state = Entry(id=f"actor-{country.lower()}", name=country, type="state", country=country)
        base = government_of(state)
        theatre = setting.theatre
        if theatre is not None and theatre.country == country:
            base = government_of(theatre)
        return base
    name = held.name if held is not None else person
    return Entry(
        id=f"actor-{fold(name)}-government", name=f"government of {name}", type="government", sectors=("GOV",),
        part_of=None,
    )  # fmt: skip


def _against(line: Line, setting: Setting, k: int, bare: str) -> Unit | None:
    """Read `the Syrian opposition`, `the rebels`, `opposition forces`, `rebel groups`."""
    words = line.words
    first, state, person = _owner(line, k)
    last = k + 1
    follows = words[last].text.casefold() if last < len(words) and close(line.text, words[k], words[last]) else ""
    if follows in _FORCES:
        last += 1
    elif bare in ("rebel", "insurgent", "separatist", "guerrilla") and follows:
        if follows not in (
            "leaders",
            "commanders",
            "delegation",
            "negotiators",
            "representatives",
            "officials",
            "envoys",
        ):
            return None
    elif bare == "opposition" and (follows == "to" or (first == k and words[k].text[0].islower())):
        plain_pair = k and words[k - 1].text in ("and", "or", "from")
        if follows == "to" or not plain_pair:
            return None
    elif bare == "insurgency":
        return None
    if person is not None or (state is not None and state.type != "state"):
        return None
    country = state or setting.theatre
    entry = rebels_of(country, setting.document) if bare in REBELS else opposition_of(country, setting.document)
    return _unit(line, first, last, entry, "opponents", 0.7)


def _owner(line: Line, k: int) -> tuple[int, Entry | None, str | None]:
    """Read leftwards from token `k`: return where the phrase begins, and the state or person that it belongs to."""
    words = line.words
    first = k
    state: Entry | None = None
    while first > 0 and line.text[words[first - 1].end : words[first].start].strip(" 's") in ("", "-"):
        before = words[first - 1]
        item = next((f for f in line.found if f.last == first and f.end == before.end), None)
        name = next((n for n in line.names if n.last == first), None)
        if item is not None:
            state, first = item.form.entry, item.first
            break
        if name is not None:
            return _with_determiner(words, name.first), None, name.text
        if before.capital and fold(before.text) in directory().rulers:
            return _with_determiner(words, first - 1), None, before.text
        if before.capital and first >= 2 and _known_surname(line, first - 1):
            return _with_determiner(words, first - 1), None, before.text
        if before.text.casefold() not in _QUALIFIERS:
            break
        first -= 1
    return _with_determiner(words, first), state, None


def _known_surname(line: Line, k: int) -> bool:
    """Tell whether a lone capitalised word before `regime` or `government` can be a person's name."""
    word = line.words[k]
    return word.text.istitle() and not any(f.first <= k < f.last for f in line.found) and len(word.text) > 3


def _with_determiner(words: tuple[Token, ...], first: int) -> int:
    if (
        first > 0
        and words[first - 1].text.casefold() in _DETERMINERS
        and words[first].start - words[first - 1].end == 1
    ):
        return first - 1
    return first


def _state_after(line: Line, k: int) -> Found | None:
    """Return the state in `government of [the] STATE`."""
    if k + 2 >= len(line.words) or line.words[k + 1].text != "of":
        return None
    at = k + 3 if line.words[k + 2].text == "the" else k + 2
    return next((f for f in line.found if f.first == at and f.form.entry.type == "state"), None)


def _unit(line: Line, first: int, last: int, entry: Entry, rule: str, confidence: float) -> Unit:
    return Unit(
        first=first, last=last, start=line.words[first].start, end=line.words[last - 1].end, entry=entry,
        form="nominal", made_by=f"rule:{rule}", confidence=confidence,
    )  # fmt: skip
