"""Wire credits: which news agencies' material a report says it is made of.

The names are those that agencies print in credits. Capital letters matter (`AP`, not `ap`), and a name counts only in
a credit: a byline, the brackets of a dateline, a credit line, or a note that says who contributed. A picture's credit
is not the report's.
"""

from __future__ import annotations

import re

from backchannel.model import Witness
from backchannel.read.metadata._blocks import Line

_AGENCIES = {
    "Reuters": "Reuters|REUTERS|Thomson Reuters",
    "AFP": "AFP|afp|Agence-France-Presse|Agence France Presse|Agence-France-Press|Agence France Press",
    "AP": "AP|Associated Press|The Associated Press|ASSOCIATED PRESS",
    "dpa": "dpa|DPA|Deutsche Presse-Agentur",
    "dapd": "dapd|DAPD",
    "ddp": "ddp|DDP",
    "epd": "epd",
    "KNA": "KNA",
    "SID": "SID",
    "APA": "APA|Austria Presse Agentur",
    "Keystone-SDA": "Keystone-SDA|sda|SDA|ATS",
    "TASS": "TASS|Tass|ITAR-TASS|Itar-Tass|Itar-TASS",
    "RIA Novosti": "RIA Novosti|RIA",
    "Interfax": "Interfax",
    "Ukrinform": "Ukrinform",
    "UNIAN": "UNIAN",
    "Xinhua": "Xinhua|Xinhua News Agency",
    "Kyodo": "Kyodo|Kyodo News",
    "Yonhap": "Yonhap",
    "EFE": "EFE|Efe",
    "Europa Press": "Europa Press",
    "ANSA": "ANSA|Ansa",
    "Adnkronos": "Adnkronos",
    "AGI": "AGI",
    "Lusa": "Lusa|LUSA",
    "ANP": "ANP",
    "Belga": "Belga|BELGA",
    "NTB": "NTB",
    "TT": "TT",
    "Ritzau": "Ritzau|RITZAU",
    "STT": "STT",
    "PAP": "PAP",
    "Agerpres": "Agerpres|AGERPRES",
    "Anadolu": "AA|Anadolu|Anadolu Agency",
    "PA": "PA|Press Association|PA Media",
    "UPI": "UPI|United Press International",
    "Bloomberg": "Bloomberg",
    "IANS": "IANS",
    "PTI": "PTI",
    "MENA": "MENA",
    "SANA": "SANA",
    "WAFA": "WAFA",
    "IRNA": "IRNA",
    "APS": "APS",
    "AAP": "AAP",
    "CP": "CP|The Canadian Press|Canadian Press",
    "IPS": "IPS|Inter Press Service",
    "IRIN": "IRIN",
    "RFE/RL": "RFE/RL",
    "agencies": "Agencies|agencies|Agenturen|Agences|Agencias|Agenzie|news agencies",
}
NAMES: dict[str, str] = {form: name for name, forms in _AGENCIES.items() for form in forms.split("|")}
"""A form as printed → the agency's short name."""

_FORM = "|".join(re.escape(form) for form in sorted(NAMES, key=lambda form: (-len(form), form)))
AGENCY = re.compile(
    rf"(?<![\w.@/-])(?:{_FORM})(?![\w@-]|\.\w)|(?<=[a-zA-Z]/)(?:{_FORM})(?![\w@])|(?<![\w.@/-])(?:{_FORM})(?=/)"
)
_JOIN = r"(?:\s?[,/;&+|·•]\s?|\s+(?:and|und|et|y|e|en|og|och|with|mit)\s+|\s)"
_LIST = rf"(?:{_FORM})(?:{_JOIN}(?:{_FORM}))*"
_BRACKETS = re.compile(rf"[(\[]\s*(?:with\s|mit\s|avec\s|[a-z]{{2,4}}(?:/[a-z]{{2,4}})*[,/;]?\s)?{_LIST}\s*[)\]]")
_DASH = re.compile(r"\s?(?:—|–|--|-\s|:)")
_AT_END = re.compile(rf"(?:[—–-]{{1,2}}\s*|[(\[]\s*(?:with\s)?){_LIST}\s*[)\].]*\s*$")
_CONTRIBUTED = re.compile(
    r"contributed to (?:this|the) (?:report|article|story)|"
    r"\b(?:with|using) (?:material|reporting|information|files|input) "
    r"(?:from|by)|\bwith (?:additional )?(?:reporting|agency) (?:by|inputs?)|material from\b.{0,60}\bwas used|"
    r"Mit Material von|Avec l[’']apport|Con informaci[oó]n de|^\W*(?:©|\(c\)|Copyright)",
    re.IGNORECASE,
)  # fmt: skip
_CREDIT_WORDS = re.compile(
    r"\b(?:by|via|from|with|and|source|sources|credit|quelle|quellen|fonte|fuente|the|news|agency|staff|wire|wires|service|services|"
    r"und|et|y|e|en|og|mit|avec|con|[a-z]{2,4}(?=[/, (])|(?<=/)[a-z]{2,4})\b[:.]?",
    re.IGNORECASE,
)  # fmt: skip
_AMBIGUOUS = frozenset(
    {"AGI", "MENA", "APS", "APA", "TT", "CP", "SID", "AA", "PA", "ATS", "RIA", "AAP", "SANA", "Lusa"}
)
"""Forms that also are a region's name, a term or a person's initials: a block of these alone needs brackets."""
_MARKED = re.compile(r"[()\[\]—–]|\b(?:source|quelle|fonte|fuente|via)\b", re.IGNORECASE)
_LETTER = re.compile(r"\w")
_CONTRIBUTED_LIMIT = 300
_CREDIT_LIMIT = 120


def wire_witnesses(line: Line) -> list[Witness]:
    """Return the agencies that one block credits with the report."""
    if line.zone in ("caption", "wrapper", "headline", "heading") or not (line.near_headline or line.ends):
        return []
    return [
        line.witness("agency", match.start() + start, match.end() + start, "page", "wire credit", NAMES[match.group()])
        for start, end in _credits(line)
        for match in AGENCY.finditer(line.text[start:end])
        if match.group() in NAMES
    ]


def _credits(line: Line) -> list[tuple[int, int]]:
    """Return the stretches of a block in which an agency's name is a credit."""
    text = line.text
    if line.zone == "byline":
        return [] if text.strip() in _AMBIGUOUS else [(0, len(text))]
    if len(text) <= _CONTRIBUTED_LIMIT and _CONTRIBUTED.search(text):
        return [(0, len(text))]
    if is_credit(text):
        return [(0, len(text))]
    if line.zone == "dateline" or line.opens:
        brackets = _BRACKETS.finditer(text, 0, _CREDIT_LIMIT)
        return [match.span() for match in brackets if line.zone == "dateline" or _DASH.match(text, match.end())]
    if line.zone == "body" and line.ends and (match := _AT_END.search(text, max(0, len(text) - _CREDIT_LIMIT))):
        return [match.span()]
    return []


def is_credit(text: str) -> bool:
    """Whether a block is nothing but a wire credit: agencies' names, brackets, initials and words such as `source`."""
    if len(text) > _CREDIT_LIMIT or not AGENCY.search(text):
        return False
    if not _MARKED.search(text) and all(name in _AMBIGUOUS for name in AGENCY.findall(text)):
        return False
    return not _LETTER.search(_CREDIT_WORDS.sub("", AGENCY.sub(" ", text)))
