"""People: runs of capitalised words with titles before or after them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from backchannel.actors.cities import city_names
from backchannel.actors.roles import HONORIFICS, NOT_NAMES, ORG_WORDS, TITLE_HEADS, TITLE_MODIFIERS, TITLE_PLURALS
from backchannel.actors.rolewords import role_words
from backchannel.directory import Found
from backchannel.directory.fold import plain
from backchannel.directory.tokens import Token, close
from backchannel.language.words import word_set

_PARTICLES = word_set(
    "al el bin ibn ben bint van von de da del della der den dos du di la le ould abu ul ur zu ter af av i y e"
)
_LIMIT = 6


class Name(Struct, frozen=True, kw_only=True):
    """A person's name in a sentence: words `first` to `last`, the title's words, and whose office it is."""

    first: int
    last: int
    start: int
    end: int
    text: str
    title: str | None
    title_start: int | None
    owner: Found | None
    owner_rules: bool = False


def names(text: str, words: tuple[Token, ...], found: tuple[Found, ...]) -> tuple[Name, ...]:
    """Return the names of people in a sentence, titled or of two words and more, in order."""
    taken = {k: item for item in found for k in range(item.first, item.last)}
    stops = frozenset(item.form.entry.id for item in found if item.form.kind == "stop")
    made: list[Name] = []
    i = 0
    while i < len(words):
        last = _run_end(text, words, taken, i)
        if last > i:
            name = _name(text, words, taken, i, last)
            if name is not None:
                stopped = name.owner is not None and name.owner.form.entry.id in stops
                made.append(replace(name, owner=None) if stopped else name)
            i = last
        else:
            i += 1
    return tuple(made)


def _run_end(text: str, words: tuple[Token, ...], taken: dict[int, Found], i: int) -> int:
    """Return the end of the run of name words that begins at token `i`; `i` itself where none does."""
    if not _can_begin(words, taken, i):
        return i
    last = i + 1
    while last < len(words) and last - i < _LIMIT and not words[last - 1].possessive:
        following = last
        while following < len(words) - 1 and following - last < 2 and words[following].text in _PARTICLES:
            following += 1
        if following in taken or not _is_name_word(words[following]):
            break
        if not all(_near(text, words[k], words[k + 1]) for k in range(last - 1, following)):
            break
        last = following + 1
    return last


def _can_begin(words: tuple[Token, ...], taken: dict[int, Found], i: int) -> bool:
    return (
        i not in taken and _is_name_word(words[i]) and not _is_head(words[i]) and plain(words[i].text) not in HONORIFICS
    )


def _is_head(word: Token) -> bool:
    """Tell whether a word is the noun of a title; one for several (`Presidents X and Y`) only with a capital."""
    bare = plain(word.text)
    return bare in TITLE_HEADS or (word.capital and bare in TITLE_PLURALS)


def _is_name_word(word: Token) -> bool:
    bare = plain(word.text)
    return word.capital and not any(c.isdigit() for c in bare) and bare not in NOT_NAMES and bare not in ORG_WORDS


def _near(text: str, left: Token, right: Token) -> bool:
    """Tell whether two words stand together in a name; an initial may have its full stop."""
    return close(text, left, right) or (len(left.text) == 1 and text[left.end : right.start] == ". ")


def _name(text: str, words: tuple[Token, ...], taken: dict[int, Found], i: int, last: int) -> Name | None:
    """Make a name of a run, with its title; None for a run that is no person."""
    only = role_words().titles.only
    begin = next((k + 1 for k in range(last - 2, i, -1) if plain(words[k].text) in only), i)
    titled = begin > i
    while begin < last - 1 and plain(words[begin].text) in TITLE_MODIFIERS:
        begin += 1
    title_first = _title_start(text, words, taken, i if titled else begin)
    title = _title_text(words, title_first, begin)
    if title is None:
        title_first = begin
    written = text[words[begin].start : words[last - 1].end]
    if all(plain(word.text) in TITLE_MODIFIERS for word in words[begin:last]):
        return None
    if title is None and (last - begin < 2 or written.casefold() in city_names() or _broken(text, words, begin, last)):
        return None
    owner = taken.get(title_first - 1) if title and title_first else None
    if owner is not None and text[owner.end : words[title_first].start].strip(" 's-"):
        owner = None
    rules = bool(title) and any(word in (title or "").casefold().split() for word in ("regime", "government"))
    before = taken.get(begin - 1) if title is None and begin else None
    if before is not None and words[begin - 1].possessive and before.form.entry.type == "state":
        return Name(
            first=begin, last=last, start=words[begin].start, end=words[last - 1].end, text=written, title=None,
            title_start=before.start, owner=before,
        )  # fmt: skip
    if title is None:
        title, owner, rules = _title_ahead(text, words, taken, begin)
        ahead = _ahead_start(words, taken, begin) if title is not None else None
        ahead = _owner_start(words, ahead)
        if ahead is not None:
            return Name(
                first=begin, last=last, start=words[begin].start, end=words[last - 1].end, text=written, title=title,
                title_start=min(ahead, owner.start) if owner else ahead, owner=owner, owner_rules=rules,
            )  # fmt: skip
    if title is None:
        title, owner, rules = _title_after(text, words, taken, last)
    start = words[title_first].start if title_first < begin else words[begin].start
    return Name(
        first=begin, last=last, start=words[begin].start, end=words[last - 1].end, text=written, title=title,
        title_start=min(start, owner.start if owner and owner.first < begin else start), owner=owner, owner_rules=rules,
    )  # fmt: skip


def _broken(text: str, words: tuple[Token, ...], begin: int, last: int) -> bool:
    """Tell whether an untitled run is part of a longer proper name (`Hotel X Y`, `X Y Agreement`)."""
    if begin and plain(words[begin - 1].text) in ORG_WORDS and words[begin - 1].text[0].isupper():
        return close(text, words[begin - 1], words[begin]) and plain(words[begin - 1].text) not in TITLE_MODIFIERS
    return (
        last < len(words) and words[last].text[0].isupper() and plain(words[last].text) in ORG_WORDS
        and close(text, words[last - 1], words[last]) and not words[last - 1].possessive
    )  # fmt: skip


def _title_start(text: str, words: tuple[Token, ...], taken: dict[int, Found], begin: int) -> int:
    """Return the first token of the title that ends right before token `begin`; `begin` where there is none."""
    k = begin
    while k > 0 and k - 1 not in taken and text[words[k - 1].end : words[k].start] in (" ", "-", ". "):
        bare = plain(words[k - 1].text)
        if not _is_head(words[k - 1]) and bare not in TITLE_MODIFIERS and bare not in HONORIFICS and bare != "of":
            break
        k -= 1
    while k < begin and plain(words[k].text) == "of":
        k += 1
    return k


def _title_text(words: tuple[Token, ...], first: int, begin: int) -> str | None:
    """Return the title in `words[first:begin]`, None where it holds no word that makes one.

    After `leader of` stands what is led.
    """
    if first < begin and plain(words[begin - 1].text) == "of":
        return None
    bare = [plain(word.text) for word in words[first:begin]]
    bare = [TITLE_PLURALS.get(word, word) for word in bare]
    parts = [part for word in bare for part in word.split("-")]
    if not any(word in TITLE_HEADS or word in HONORIFICS for word in [*bare, *parts]):
        return None
    return " ".join(_for_one(word) for word in words[first:begin])


def _for_one(word: Token) -> str:
    """Return a word of a title as one person has it: `President` of `Presidents X and Y`."""
    one = TITLE_PLURALS.get(plain(word.text)) if word.capital else None
    return word.text if one is None else one.capitalize()


def _title_ahead(
    text: str, words: tuple[Token, ...], taken: dict[int, Found], begin: int
) -> tuple[str | None, Found | None, bool]:
    """Read a title that a comma divides from its name: `its foreign minister, X`, `Norway's envoy, X`."""
    if begin == 0 or text[words[begin - 1].end : words[begin].start] != ", ":
        return None, None, False
    last = begin
    area = taken.get(begin - 1)
    link = area.first - 1 if area is not None else 0
    if area is not None and link > 1 and words[link].text == "the":
        link -= 1
    of = area is not None and link > 0 and words[link].text in ("to", "for", "in", "on", "of")
    if of:
        last = link
    if plain(words[last - 1].text) not in TITLE_HEADS:
        return None, None, False
    first = _title_start(text, words, taken, last - 1)
    title = _title_text(words, first, last)
    owner = taken.get(first - 1) if first else None
    if owner is None and of and words[last].text == "of":
        return title, area, False
    if owner is not None and text[owner.end : words[first].start].strip(" 's-"):
        owner = None
    return title, owner, bool(title) and ("regime" in str(title) or "government" in str(title))


def _owner_start(words: tuple[Token, ...], start: int | None) -> int | None:
    """Return where the owner before a title begins (`Okelo's foreign minister`), else the title's own start."""
    owner = next((word for word, after in pairwise(words) if after.start == start), None)
    return owner.start if owner is not None and owner.possessive and owner.capital else start


def _ahead_start(words: tuple[Token, ...], taken: dict[int, Found], begin: int) -> int | None:
    """Return where the words of a title before a comma begin (a view index)."""
    k = begin - 1
    while k >= 0 and begin - k < 9:
        bare = plain(words[k].text)
        if bare in TITLE_HEADS and (k == 0 or plain(words[k - 1].text) not in TITLE_MODIFIERS | TITLE_HEADS):
            return words[k].start
        if bare in TITLE_MODIFIERS and (k == 0 or plain(words[k - 1].text) not in TITLE_MODIFIERS | TITLE_HEADS):
            return words[k].start
        if (
            k not in taken
            and bare not in TITLE_HEADS | TITLE_MODIFIERS
            and bare not in ("of", "the", "to", "for", "in", "on")
        ):
            return None
        k -= 1
    return None


def _title_after(
    text: str, words: tuple[Token, ...], taken: dict[int, Found], last: int
) -> tuple[str | None, Found | None, bool]:
    """Read an apposition: `X, the Qatari prime minister,` or `X, Qatar's prime minister`."""
    if last >= len(words) or "," not in text[words[last - 1].end : words[last].start + 1]:
        return None, None, False
    k, owner = last, None
    while k < len(words) and words[k].text.casefold() in ("the", "a", "an", "then", "now", "who", "is", "was"):
        k += 1
    if k in taken:
        owner = taken[k]
        k = owner.last
    heads = [j for j in _title_run(text, words, taken, k) if plain(words[j].text) in TITLE_HEADS]
    if not heads:
        return None, None, False
    title = " ".join(word.text for word in words[k : heads[-1] + 1])
    if owner is None and heads[-1] + 1 < len(words) and words[heads[-1] + 1].text in ("of", "for"):
        j = heads[-1] + 2
        owner = taken.get(j + 1 if j < len(words) and words[j].text == "the" else j)
    return title, owner, "regime" in title or "government" in title


def _title_run(text: str, words: tuple[Token, ...], taken: dict[int, Found], k: int) -> Iterator[int]:
    """Yield the tokens from `k` on that can be a title's."""
    while k < len(words) and k not in taken:
        bare = plain(words[k].text)
        if bare not in TITLE_HEADS and bare not in TITLE_MODIFIERS:
            return
        yield k
        if k + 1 < len(words) and not close(text, words[k], words[k + 1]):
            return
        k += 1
