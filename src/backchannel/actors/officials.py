"""Unnamed people who act for someone: officials, diplomats, delegations, offices named without their holder."""

from __future__ import annotations

import hashlib
import re

from backchannel.actors.roles import (
    DELEGATION_HEADS,
    KIN,
    PEOPLE_HEADS,
    SINGULAR_HEADS,
    TITLE_HEADS,
    TITLE_MODIFIERS,
    sectors_of,
)
from backchannel.actors.rolewords import role_words
from backchannel.actors.units import Line, Setting, Unit
from backchannel.directory import Entry
from backchannel.directory.fold import plain
from backchannel.directory.tokens import close
from backchannel.language.words import word_set
from backchannel.model import ActorType

_ADJECTIVES = word_set(
    "vice acting senior top highly placed high-level high-ranking local unnamed several two three four five"
    " various western foreign"
    " military regional exiled former government regime rebel opposition security intelligence chief special other some"
    " many main armed islamist tribal key leading more few unidentified anonymous state party peace ethnic political"
    " muslim new transitional interim both defence defense interior finance trade army navy air force police"
    " presidential"
    " official diplomatic joint sitting parliamentary negotiating prime deputy nuclear ranking visiting veteran"
    " lead permanent"
    " non-resident counterterrorism consular retired serving current past resident envoy peace-talks"
)
_DETERMINERS = word_set("the a an its their his her")
_LINKS = word_set("from of for representing")
_POSTED_ONLY = word_set("member members figure figures team teams person source sources men women")


def officials(line: Line, setting: Setting, parts: tuple[Unit, ...], sentence: int) -> tuple[Unit, ...]:
    """Return the unnamed people and offices of a sentence. `parts` are the actors already read in it, in order."""
    made: list[Unit] = []
    taken = {k for name in line.names for k in range(name.first, name.last)}
    for k, word in enumerate(line.words):
        bare = word.text.casefold()
        if k in taken or any(unit.first <= k < unit.last for unit in made):
            continue
        if bare in PEOPLE_HEADS or (bare == "person" and k):
            made.extend(_people(line, setting, parts, k, sentence))
        elif bare in KIN:
            made.extend(_kin(line, setting, parts, k))
        elif bare in TITLE_HEADS:
            made.extend(_office(line, setting, parts, k))
    return tuple(made)


def _people(line: Line, setting: Setting, parts: tuple[Unit, ...], k: int, sentence: int) -> list[Unit]:
    """Read officials and the like by what stands before (`US and Libyan officials`) or after (`envoys from X`)."""
    bare = line.words[k].text.casefold()
    first, owners = _owners_before(line, parts, k)
    if _titles_a_name(line, k):
        return []
    if (
        owners
        and bare in SINGULAR_HEADS
        and bare in TITLE_HEADS
        and line.words[first].text.casefold() not in ("a", "an")
    ):
        office = _office(line, setting, parts, k)
        if office:
            return office
    if owners and bare not in ("person",):
        return _spread(line, setting, owners, first, k, sentence)
    if not owners and bare in DELEGATION_HEADS:
        speaker = _speaking_for(line, parts, first)
        if speaker is not None:
            return [_unnamed(line, setting, speaker, first, k, k + 1, sentence)]
    after = _owners_after(line, parts, k)
    if after:
        return _spread_after(line, setting, after, first, k, sentence)
    alone = bare in SINGULAR_HEADS and bare not in _POSTED_ONLY and first < k
    if alone and line.words[first].text.casefold() in ("a", "an", "one"):
        return [_unnamed(line, setting, None, first, k, k + 1, sentence)]
    return _office(line, setting, parts, k) if bare in TITLE_HEADS else []


_ADMITS = re.compile(
    r"\s(?:has |have |had )?(?:acknowledged|admitted|confirmed|said|revealed|disclosed|announced|"
    r"denied)(?: on \w+day)? that "
)


def _speaking_for(line: Line, parts: tuple[Unit, ...], first: int) -> Unit | None:
    """Return whose the officials are in `X has confirmed that senior officials met ...`: those who say so."""
    start = line.words[first].start
    for unit in parts:
        match = _ADMITS.match(line.text, unit.end)
        if (
            match is not None
            and match.end() == start
            and unit.entry.type in ("state", "government", "armed_group", "igo")
        ):
            return unit
    return None


def _titles_a_name(line: Line, k: int) -> bool:
    """Tell whether token `k` is the title of a name that follows."""
    return any(
        name.title_start is not None and name.title_start <= line.words[k].start < name.start for name in line.names
    )


def _owners_before(line: Line, parts: tuple[Unit, ...], k: int) -> tuple[int, list[Unit]]:
    """Read leftwards: adjectives, then actors joined by `and` or commas, then an article."""
    words, first = line.words, k
    owners: list[Unit] = []
    while first > 0:
        gap = line.text[words[first - 1].end : words[first].start]
        unit = next((u for u in parts if u.last == first and u.end >= words[first - 1].start), None)
        if unit is not None and gap in (" ", "'s ", "-", "' ", ", "):
            if gap == ", " and not owners:
                break
            if words[first - 1].possessive and not _possessive_owner(line, first):
                break
            owners.insert(0, unit)
            first = unit.first
        elif (gap in (" ", "-") and not owners and words[first - 1].text.casefold() in _ADJECTIVES) or (
            owners and words[first - 1].text in ("and", "or") and any(u.last == first - 1 for u in parts)
        ):
            first -= 1
        elif gap == " " and words[first - 1].text.casefold() in _DETERMINERS:
            first -= 1
            break
        else:
            break
    return first, owners


def _possessive_owner(line: Line, first: int) -> bool:
    return not line.words[first - 1].text.endswith("s") or line.words[first - 1].possessive


def _owners_after(line: Line, parts: tuple[Unit, ...], k: int) -> list[Unit]:
    """Read `from both the A and the B` after token `k`."""
    words, at = line.words, k + 1
    if at >= len(words) or words[at].text not in _LINKS or not close(line.text, words[k], words[at]):
        return []
    at += 1
    owners: list[Unit] = []
    while at < len(words):
        unit = next((u for u in parts if u.first == at), None)
        if unit is not None:
            if owners and unit.adjective:
                break
            owners.append(unit)
            at = unit.last
            gap = line.text[unit.end : words[at].start] if at < len(words) else "."
            if gap == ", " and any(u.first in (at, at + 1) for u in parts) and len(words) > at + 1:
                continue
            if at < len(words) and words[at].text == "and" and gap == " ":
                at += 1
                continue
            break
        if words[at].text not in ("both", "the"):
            break
        at += 1
    return owners


def _spread(line: Line, setting: Setting, owners: list[Unit], first: int, k: int, sentence: int) -> list[Unit]:
    """Make one actor of each owner before the head; the last one's words run to the head."""
    made = []
    last = k + 1
    if owners[-1].entry.type in ("outlet", "agency") and line.words[k].text.casefold() not in ("source", "officer"):
        return []
    for index, owner in enumerate(owners):
        final = index == len(owners) - 1
        begin = first if index == 0 else owner.first
        made.append(_unnamed(line, setting, owner, begin, k, last if final else owner.last, sentence))
    return made


def _spread_after(line: Line, setting: Setting, owners: list[Unit], first: int, k: int, sentence: int) -> list[Unit]:
    """Make one actor of each owner after the head; the first one's words begin at the head."""
    bare = line.words[k].text.casefold()
    if bare in SINGULAR_HEADS or bare in ("person", "delegation", "team"):
        owners = owners[:1]
    made = []
    for index, owner in enumerate(owners):
        begin = first if index == 0 else owner.first
        made.append(_unnamed(line, setting, owner, begin, k, owner.last, sentence))
    return made


def _unnamed(line: Line, setting: Setting, owner: Unit | None, first: int, k: int, last: int, sentence: int) -> Unit:
    """Make an actor without a name: plural ones are the same throughout a document, single ones each their own."""
    bare = line.words[k].text.casefold()
    single = bare in SINGULAR_HEADS or bare == "person"
    words = _label(line, owner, k)
    key = f"{bare}|{owner.entry.id if owner else ''}"
    place = f"{sentence}:{first}" if single and line.words[first].text.casefold() in ("a", "an", "one") else ""
    seed = f"{setting.document}|{key}|{place}"
    kind: ActorType = "unnamed" if single else "delegation" if bare in DELEGATION_HEADS else "group"
    entry = Entry(
        id=f"actor-{hashlib.sha256(seed.encode()).hexdigest()[:12]}", name=words, type=kind,
        country=owner.entry.country if owner else None,
        sectors=owner.entry.sectors if owner and owner.entry.sectors else sectors_of(words) or ("GOV",),
        part_of=owner.entry.id if owner else None,
    )  # fmt: skip
    return Unit(
        first=first, last=last, start=line.words[first].start, end=line.words[last - 1].end, entry=entry,
        form="nominal", made_by="rule:officials", confidence=0.7 if owner else 0.5,
    )  # fmt: skip


def _label(line: Line, owner: Unit | None, k: int) -> str:
    """Return a name for unnamed people in the text's own words: whose they are and what they are."""
    head = line.words[k].text.casefold()
    if owner is None:
        return head
    words = line.text[owner.start : owner.end]
    return f"{words.removeprefix('the ').removeprefix('The ').removeprefix('both ').removeprefix('Both ')} {head}"


def _kin(line: Line, setting: Setting, parts: tuple[Unit, ...], k: int) -> list[Unit]:
    """Read `X's son` and `the son of X`; a name that follows in apposition, here or elsewhere, says who it is."""
    words, first = line.words, k
    while first > 0 and words[first - 1].text.casefold() in ("eldest", "elder", "younger", "youngest", "second", "own"):
        first -= 1
    unit = next((u for u in parts if u.last == first and words[first - 1].possessive), None)
    if unit is None:
        unit = _of_whom(line, parts, k)
        if unit is None:
            return []
        begin, last = first - (first > 0 and words[first - 1].text.casefold() == "the"), unit.last
    else:
        begin, last = unit.first, k + 1
    named = next((u for u in parts if u.first == last and u.entry.type == "person" and u is not unit), None)
    gap = line.text[words[last - 1].end : named.start] if named else ""
    name = f"{words[k].text.casefold()} of {unit.entry.name}"
    if named is not None and gap in (" ", ", "):
        entry = named.entry
    else:
        digest = hashlib.sha256(f"{setting.document}|{name}".encode()).hexdigest()[:12]
        entry = Entry(id=f"actor-{digest}", name=name, type="unnamed", country=unit.entry.country, part_of=None)
    return [
        Unit(
            first=begin, last=last, start=words[begin].start, end=words[last - 1].end, entry=entry, form="nominal",
            made_by=f"rule:kin:{name}", confidence=0.7,
        )
    ]  # fmt: skip


def _of_whom(line: Line, parts: tuple[Unit, ...], k: int) -> Unit | None:
    """Return the person in `the son of (an office) PERSON`, at most six words on."""
    if k + 1 >= len(line.words) or line.words[k + 1].text != "of":
        return None
    near = [u for u in parts if k + 2 <= u.first <= k + 7 and u.entry.type == "person"]
    if not near or any(mark in line.text[line.words[k].end : near[0].start] for mark in ",;:"):
        return None
    return near[0]


def _office(line: Line, setting: Setting, parts: tuple[Unit, ...], k: int) -> list[Unit]:
    """Read an office without its holder's name: `Norway's foreign minister`, `the NATO chief`."""
    words, first = line.words, k
    if _titles_a_name(line, k) or any(u.first == k + 1 and u.entry.type == "person" for u in parts):
        return []
    if k + 1 < len(words) and words[k + 1].text.casefold() in TITLE_HEADS and close(line.text, words[k], words[k + 1]):
        return []
    while (
        first > 0
        and plain(words[first - 1].text) in TITLE_MODIFIERS
        and close(line.text, words[first - 1], words[first])
        and not any(u.last == first for u in parts)
    ):
        first -= 1
    unit = next((u for u in parts if u.last == first and u.entry.type in ("state", "igo", "government", "group")), None)
    if unit is None and first and words[first - 1].text in ("the", "The"):
        return _the_holder(line, setting, first, k)
    if unit is None or line.text[unit.end : words[first].start] not in (" ", "'s ", "' "):
        return []
    k = _with_field(line, k)
    title = " ".join(word.text for word in words[first : k + 1])
    begin = unit.first
    if begin and words[begin - 1].text.casefold() in ("the", "a", "an"):
        begin -= 1
    holder = setting.roster.holder(unit.entry.id, title)
    entry = holder or Entry(
        id=f"{unit.entry.id}-{'-'.join(plain(title).replace('-', ' ').split())}", name=f"{title} ({unit.entry.name})",
        type="unnamed", country=unit.entry.country, sectors=sectors_of(title), part_of=unit.entry.id,
    )  # fmt: skip
    return [
        Unit(
            first=begin, last=k + 1, start=words[begin].start, end=words[k].end, entry=entry,
            form="title", made_by="rule:office", confidence=0.7 if holder else 0.5,
        )
    ]  # fmt: skip


def _with_field(line: Line, k: int) -> int:
    """Return the last word of a title with its field of work: `secretary of state`."""
    words, known = line.words, role_words()
    if k + 2 >= len(words) or not close(line.text, words[k], words[k + 1]):
        return k
    whole = words[k + 1].text.casefold() in known.links.whole
    return k + 2 if whole and words[k + 2].text.casefold() in known.titles.portfolios else k


def _the_holder(line: Line, setting: Setting, first: int, k: int) -> list[Unit]:
    """Read `the envoy`, where one person only of the document has that office."""
    words = line.words
    title = " ".join(word.text for word in words[first : k + 1])
    entry = setting.roster.titled(title)
    states = {item.form.entry.country for item in line.found if item.form.entry.type == "state"}
    if entry is not None and states and entry.country is not None and entry.country not in states:
        # `In Egypt, where the army ousted the president` is of no other country's.
        return []
    if entry is None or (
        k + 1 < len(words) and words[k + 1].text in ("of", "for", "to") and words[k].end + 1 == words[k + 1].start
    ):
        return []
    return [
        Unit(
            first=first - 1, last=k + 1, start=words[first - 1].start, end=words[k].end, entry=entry,
            form="title", made_by="rule:office", confidence=0.6,
        )
    ]  # fmt: skip
