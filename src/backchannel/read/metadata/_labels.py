"""What the words before a date say that it is the date of: publication, a change, or something else.

Only known words make a date that of publication. Words that are not known as a label of publication, a byline, a place
or a masthead tell of something else: a scan, a visit, the next issue.
"""

from __future__ import annotations

import re
from typing import Literal

from backchannel.read.metadata._names import words
from backchannel.read.metadata.months import WEEKDAYS, alternation

Said = Literal["published", "modified", "bare", "else"]
"""`bare`: nothing is said, or only who wrote or where. `else`: the words are not those of publication."""

_GAP = r"[^.!?]{0,25}$"
"""All that may stand between a verb and its date: an editor's name, `on`, a time of day."""
_MODIFIED = re.compile(
    r"\b(?:updated?|modified|modification|revised|edited|changed|aktualisiert|geändert|stand|mis à jour|modifié|"
    r"actualizado|actualización|modificado|aggiornato|aggiornamento|atualizado|bijgewerkt|gewijzigd|oppdatert|"
    rf"uppdaterad|opdateret|actualizat|zaktualizowano|aktualizacja|обновлено|mise à jour le)\b{_GAP}",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|released|issued|printed edition|aired|broadcast|publication|created|filed|veröffentlicht|"
    r"erschienen|publié|publicado|publicación|pubblicato|gepubliceerd|publisert|publicerad|publiceret|publicat|"
    rf"opublikowano|data publikacji|опубликовано)\b{_GAP}",
    re.IGNORECASE,
)
_DATE_NOUN = re.compile(
    r"(?:^|[|·•\n;,—–-])\W*(?:(?:(?:first|original|publication|publish|publishing|published|posting|post|issue|article|"
    r"release|story|news|report)\s)?date(?:line|\s(?:of\s(?:publication|issue|release)|published|posted|issued))?|dated|"
    r"datum|fecha|data|дата)\W*(?:(?:on|of|de|di)\W*)?$",
    re.IGNORECASE,
)
_ISSUE = re.compile(r"(?:\bedition|\bissue|\bvol(?:ume)?\.?\s?\d+|\b(?:no|nr|number)\.?\s?\d+)\W*$", re.IGNORECASE)
"""A masthead: `Late edition · Tuesday 19 July 2011`, `Vol. 3, No. 12 — July 19, 2011`."""
_KEPT = (
    r"accessed|retrieved|captured?|archived|printed(?! edition)|saved|downloaded|viewed|visited|fetched|crawled|"
    r"scann?ed|digiti[sz]ed|snapshot|screenshot|clipp(?:ed|ing)|collected|cached|indexed|imported|uploaded|mirrored|"
    r"kept|stored|preserved|deposited|donated|taken|seen|made"
)
"""Words of those who keep copies."""
_ELSE = re.compile(
    rf"\b(?:{_KEPT}|crawl|scan|printout|collection|received|acquired|added|generated|date of access|"
    r"(?:access|retrieval|print|download|archive|visit|current) (?:date|day|time)|archive copy|"
    r"(?:copy|file|pdf|page|record) (?:made|created|taken)|expires?|copyright|since|until|before|effective|joined|born|"
    r"died|established|founded|deadline|registered|today is|today['’]s date|abgerufen|gespeichert|gedruckt|consulté|"
    r"imprimé|consultado|impreso|consultato|stampato)\b|^\W*(?:today|now)\b|©|\(c\)|"
    r"\b(?:next|upcoming|forthcoming|coming|previous)\s\w+\W*$",
    re.IGNORECASE,
)
_KEPT_AFTER = re.compile(rf"^[^|·•\n;\d]{{0,30}}\b(?:{_KEPT})\b", re.IGNORECASE)
_BY = re.compile(
    r"(?:^\W*|\b(?:written|reported|reporting|report|words|story|text|posted)\s)(?:by|authors?|reporter|correspondent|von|autor(?:in|es|en)?|auteure?s?|par|por|di|door|av|af|autore|"
    r"skrevet av|przez)\b|\b(?:correspondent|staff|reporter|writer)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    rf"\b(?:{alternation(WEEKDAYS)}|on|at|am|pm|a\.m|p\.m|uhr|gmt|utc|est|edt|pst|pdt|et|pt|cet|cest|bst|msk|min|mins|"
    r"minutes?|read|the|den|le|el|comments?|share)\b\.?|[\d\W_]",
    re.IGNORECASE,
)
_HARD = re.compile(r"[|·•\n;/\t]|\s[—–-]+\s|\s{2,}")
"""What parts a date from words that are not about it."""
_PARTICLES = words("al bin da de del der di du el for in la le of the van von and und et y at")
_PARTICIPLE = re.compile(r"[^\W\d_]{3,}ed", re.IGNORECASE)


def said_by(before: str, after: str = "") -> Said:
    """Return what the words before a date, from the start of its block or the date before it, say of it.

    `after` are the words between it and the next date: `July 19, 2011 (archived)`.
    """
    said = _labelled(before)
    if said is not None:
        return said
    bare = _is_bare(_HARD.split(_without_weekday(before))[-1])
    return "bare" if bare and not _KEPT_AFTER.search(after) else "else"


def said_by_lead(lead: str, after: str = "") -> Said:
    """Return what a short block before a date says of it. It may as well be a button that is not about the date."""
    said = _labelled(lead) or ("else" if lead.rstrip().endswith(":") and not _BY.search(lead) else "bare")
    return "else" if said == "bare" and _KEPT_AFTER.search(after) else said


def _labelled(before: str) -> Said | None:
    last = _without_weekday(before)
    if _ELSE.search(before):
        return "else"
    if _MODIFIED.search(before):
        return "modified"
    return "published" if any(label.search(last) for label in (_PUBLISHED, _DATE_NOUN, _ISSUE)) else None


def _without_weekday(before: str) -> str:
    """Cut the weekday and what else belongs to the date itself from the end of the words before it."""
    return re.sub(
        rf"(?:\b(?:{alternation(WEEKDAYS)})\b\.?[\s,]*|\b(?:on|the|den|le|el)\s+|[(\[*_]+)+$", "", before, flags=re.I
    )


def _is_bare(before: str) -> bool:
    """Whether words tell of no date: none at all, a byline, a place or name. A colon makes a label of any word."""
    tokens = [token for token in re.findall(r"[^\W\d_][\w'’.-]*", before) if not _SMALL.fullmatch(token)]
    if not tokens or _BY.search(before):
        return True
    if before.rstrip().endswith(":"):
        return False
    if len(tokens) == 1 and not before.rstrip().endswith(","):
        return tokens[0][0].isupper() and not _PARTICIPLE.fullmatch(tokens[0])
    return all(
        token[0].isupper() or token.lower() in _PARTICLES or token.startswith(("al-", "el-")) for token in tokens
    )
