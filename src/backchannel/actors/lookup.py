"""Where the directory's actors are named in a sentence, with the guards that keep places and adjectives apart."""

from __future__ import annotations

from backchannel.actors.roles import GOVERNING, PEOPLE_HEADS, TITLE_HEADS
from backchannel.directory import Form, Found, directory
from backchannel.directory.tokens import Token
from backchannel.language.words import word_set

_PLACE_BEFORE = word_set(
    "in at near from to into outside inside around via through toward towards of for across over within leave left"
    " reach reached visit visited visiting"
)
_ACTS_BEFORE = word_set("between with by against urged told asked pressed accused blamed warned offered both")
_VERBS = word_set(
    "has have had is was were will would says said say did does wants sees insists denies accuses could may"
    " might should"
    " must also never agreed rejected refused welcomed hopes believes backs supports"
)


def lookup(text: str, words: tuple[Token, ...]) -> tuple[Found, ...]:
    """Return the directory's actors named in a sentence, in order and without overlaps.

    Names of the stop list are among them (kind `stop`), so that nothing else is read into their words.
    """
    found: list[Found] = []
    i = 0
    while i < len(words):
        forms = directory().forms.at(words, i)
        chosen = _choose(words, i, forms, found)
        if chosen is not None:
            found.append(chosen)
            i = chosen.last
        elif forms:
            i += len(forms[0].words)
        else:
            found.extend(_hyphenated(words[i], i))
            i += 1
    del text
    return tuple(found)


def _choose(words: tuple[Token, ...], i: int, forms: list[Form], before: list[Found]) -> Found | None:
    """Choose the form that the words around token `i` allow; None for a place or no actor."""
    by_kind = {form.kind: form for form in reversed(forms)}
    if not by_kind:
        return None
    last = i + len(forms[0].words)
    form = by_kind.get("stop")
    if form is None and "name" in by_kind and "adjective" in by_kind:
        form = by_kind["adjective" if _describes(words, last) else "name"]
    if form is None:
        form = by_kind.get("name") or by_kind.get("adjective")
    if form is None and "people" in by_kind and i and words[i - 1].text.casefold() in ("the", "both"):
        form = by_kind["people"]
    if form is None and "seat" in by_kind and not _after_place_word(words, i):
        form = by_kind["seat"]
    if form is None and "metonym" in by_kind and _acts(words, i, last, before):
        form = by_kind["metonym"]
    if form is None:
        return None
    return Found(first=i, last=last, start=words[i].start, end=words[last - 1].end, form=form)


def _describes(words: tuple[Token, ...], after: int) -> bool:
    """Tell whether a word that is both name and adjective (`US`) describes what follows."""
    if words[after - 1].possessive or after >= len(words):
        return False
    following = words[after]
    word = following.text.casefold()
    if word in ("and", "or") and after + 2 < len(words):
        return _describes(words, after + 2) and following.start - words[after - 1].end == 1
    return following.start - words[after - 1].end == 1 and (
        word in PEOPLE_HEADS or word in GOVERNING or word in TITLE_HEADS
        or word in ("senior", "special", "top", "foreign", "vice", "deputy", "chief", "national", "military")
    )  # fmt: skip


def _after_place_word(words: tuple[Token, ...], i: int) -> bool:
    """Tell whether the words before token `i` make it a place."""
    k = i - 1
    while k >= 0 and words[k].text.casefold() in ("the", "central", "downtown", "nearby", "capital"):
        k -= 1
    return k >= 0 and words[k].text.casefold() in _PLACE_BEFORE


def _acts(words: tuple[Token, ...], i: int, last: int, before: list[Found]) -> bool:
    """Tell whether a capital acts (`Moscow has called for`, `between Kyiv and Moscow`), so stands for a government."""
    if _after_place_word(words, i):
        return False
    if i and words[i - 1].text.casefold() in _ACTS_BEFORE:
        return True
    joined = i > 1 and words[i - 1].text.casefold() in ("and", "or") and before and before[-1].last == i - 1
    if joined and before[-1].form.kind in ("name", "metonym"):
        return True
    if last >= len(words):
        return False
    following = words[last].text.casefold()
    if following in ("and", "or") and last + 1 < len(words):
        partner = directory().forms.at(words, last + 1)
        paired = i == 0 or words[i - 1].text.casefold() in ("between", "that")
        return bool(partner) and paired and partner[0].kind in ("name", "metonym")
    return following in _VERBS and words[last].start - words[last - 1].end == 1


def _hyphenated(word: Token, i: int) -> list[Found]:
    """Return the actors on either side of a hyphen: `US-Libyan talks`, `Qatar-brokered deal`."""
    if "-" not in word.text:
        return []
    found, position = [], word.start
    for part in word.text.split("-"):
        token = Token(part, position, position + len(part))
        for form in directory().forms.at((token,), 0)[:1] if part else ():
            if form.kind in ("name", "adjective"):
                found.append(Found(first=i, last=i + 1, start=token.start, end=token.end, form=form))
        position += len(part) + 1
    return found
