"""Where sentences end, by rules over punctuation, abbreviations, initials and quotation marks."""

from __future__ import annotations

import re

from backchannel.language.words import word_set

_END = re.compile(r"(?:[.!?]+)[\"'\u201d\u00bb)\]]*(?=\s)")
_OPENS = re.compile(r"\s+[\"'\u201c\u00ab(\[]*([^\W_]\S*)")
_LAST_WORD = re.compile(r"([^\s(\[\"'\u201c]+)\.[\"'\u201d)\]]*$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")

LONGEST = 1200
"""Characters. The longest sentences of edited news are near 600; lists and tables without stops are cut here."""

_BEFORE_NAME = word_set(
    "mr mrs ms dr prof gen col lt maj capt sgt cpl adm cmdr brig gov sen rep pres hon rev fr st sr msgr amb sec"
    " messrs mme mlle sheik supt insp asst assoc dep"
)
_NEVER_LAST = word_set("vs no nos vol fig art para ca cf approx")
_OFTEN_LAST = word_set("jan feb mar apr jun jul aug sep sept oct nov dec inc co corp ltd jr etc")
_STARTERS = word_set(
    "the a an it he she they we i you this that these those there in on at for from with but and as if when while after"
    " before since although however meanwhile his her their its our one two both some many most all no not according"
    " under during by to"
)


def boundaries(text: str) -> list[int]:
    """Return the end of each sentence of a paragraph, the last one included, as indexes into its text."""
    ends = []
    for match in _END.finditer(text):
        after = _OPENS.match(text, match.end())
        if after is None or _is_boundary(text, match, after.group(1)):
            ends.append(match.end())
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return _bounded(text, ends)


def _bounded(text: str, ends: list[int]) -> list[int]:
    """Cut what is far longer than any sentence of prose at a space, so that no rule has to read it as one."""
    bounded: list[int] = []
    start = 0
    for end in ends:
        while end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            start = space if space > start else start + LONGEST
            bounded.append(start)
        bounded.append(end)
        start = end
    return bounded


def _is_boundary(text: str, match: re.Match[str], following: str) -> bool:
    """Tell whether the stop that was matched ends a sentence before the word that follows."""
    if following[0].islower():
        return False
    if "!" in match.group() or "?" in match.group():
        return True
    word = _LAST_WORD.search(text[max(0, match.start() - 30) : match.end()])
    if word is None:
        return True
    last, name_like = word.group(1), following.rstrip(".,;:'\"\u201d").casefold() not in _STARTERS
    folded = last.casefold()
    if folded in _BEFORE_NAME:
        return False
    if folded in _NEVER_LAST:
        return not following[0].isdigit() and not name_like
    if _INITIALS.fullmatch(last):
        return not name_like and (len(last) > 1 or folded == "i")
    return not (folded in _OFTEN_LAST and (name_like or following[0].isdigit()))
