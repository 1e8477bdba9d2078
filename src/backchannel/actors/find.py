"""All actors of a document with the places where it names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from backchannel.actors.lookup import lookup
from backchannel.actors.officials import officials
from backchannel.actors.organisations import organisations
from backchannel.actors.persons import names
from backchannel.actors.roles import GOVERNING
from backchannel.actors.roster import Roster, roster
from backchannel.actors.theatre import theatre
from backchannel.actors.units import Line, Setting, Unit, government_of, units
from backchannel.directory import Entry, Found, directory
from backchannel.directory.fold import fold, slug
from backchannel.directory.tokens import tokens
from backchannel.language import Sentence
from backchannel.model import Actor, Code, Document, Mention, MentionForm


class Hit(Struct, frozen=True, kw_only=True):
    """One mention found: its words in the document, and whom it names."""

    entry: Entry
    mention: Mention
    made_by: str
    confidence: float


def find(document: Document, sentences: Sequence[Sentence]) -> tuple[Actor, ...]:
    """Return the actors that the sentences name, the outlet and the credited agencies, ordered by id.

    Confidence is coarse: 0.9 for the directory's names, 0.8 for titled or repeated names, 0.7 and less for common
    words. A `part_of` always names an actor that is returned too.
    """
    lines = [_line(sentence) for sentence in sentences]
    telling = [line for line, s in zip(lines, sentences, strict=True) if s.zone in ("body", "standfirst")]
    people = roster(name for line in telling for name in line.names)
    setting = Setting(
        document=document.id, roster=people,
        theatre=theatre([line.text for line in lines], [line.found for line in lines]),
    )  # fmt: skip
    hits: list[Hit] = []
    bodies = organisations(lines)
    for number, (sentence, line) in enumerate(zip(sentences, lines, strict=True)):
        hits.extend(_hit(document, sentence, unit) for unit in _units(line, setting, number, bodies[number]))
    hits = _identify(hits, sentences)
    hits.extend(_publishers(document))
    hits.extend(_authors(document))
    return _actors(hits, lines, sentences, document)


def _line(sentence: Sentence) -> Line:
    text = sentence.view.text
    words = tokens(text)
    found = lookup(text, words)
    listed = names(text, words, found) if sentence.zone in ("body", "standfirst") else ()
    actors = tuple(item for item in found if item.form.kind != "stop")
    return Line(text=text, words=words, found=actors, names=listed)


def _units(line: Line, setting: Setting, number: int, bodies: list[Unit]) -> list[Unit]:
    """Return all actors of a sentence as units, in order."""
    people = [unit for unit in _people(line, setting.roster) if not any(_inside(unit, body) for body in bodies)]
    listed = [_of_found(item, line.text) for item in line.found]
    named = [*[unit for unit in listed if not any(_inside(unit, body) for body in bodies)], *bodies]
    common = units(line, setting)
    adjectives = [unit for unit in named if unit.adjective]
    whole = [unit for unit in named if not unit.adjective]
    covered = [unit for unit in whole if not any(_inside(unit, other) for other in common)]
    parts = sorted([*covered, *common, *people, *adjectives], key=lambda u: (u.first, -u.last))
    parts = [u for u in parts if not (u.adjective and any(_inside(u, other) for other in common))]
    acting = officials(line, setting, tuple(parts), number)
    return sorted([*whole, *common, *people, *acting], key=lambda u: (u.start, -u.end, u.entry.id))


_BROKERS = re.compile(r"-(?:mediated|brokered|sponsored|led|facilitated|hosted|chaired)\b")


def _inside(inner: Unit, outer: Unit) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _of_found(item: Found, text: str) -> Unit:
    return Unit(
        first=item.first, last=item.last, start=item.start, end=item.end, entry=item.form.entry,
        form="nominal" if item.form.kind == "people" else "name", made_by="rule:directory", confidence=0.9,
        adjective=item.form.kind == "adjective" and not _BROKERS.match(text, item.end),
    )  # fmt: skip


def _people(line: Line, people: Roster) -> list[Unit]:
    """Return the people named in a sentence: full names, and single words that are a known person's name."""
    made, taken = [], {k for item in line.found for k in range(item.first, item.last)}
    for name in line.names:
        entry = people.who(name.text)
        taken.update(range(name.first, name.last))
        if entry is not None:
            start = name.start if name.title_start is None else min(name.start, name.title_start)
            made.append(_person(name.first, name.last, start, name.end, entry, 0.8 if name.title else 0.7))
    return made + list(_short_names(line, people, taken))


def _person(first: int, last: int, start: int, end: int, entry: Entry, confidence: float) -> Unit:
    return Unit(
        first=first, last=last, start=start, end=end, entry=entry, form="name", made_by="rule:names",
        confidence=confidence,
    )  # fmt: skip


def _short_names(line: Line, people: Roster, taken: set[int]) -> Iterable[Unit]:
    """Yield later mentions: the longest known form that begins at each free capitalised word."""
    k = 0
    while k < len(line.words):
        size = 0
        entry: Entry | None = None
        if k not in taken and line.words[k].capital:
            for length in (3, 2, 1):
                last = k + length
                if last > len(line.words) or any(j in taken for j in range(k, last)):
                    continue
                written = line.text[line.words[k].start : line.words[last - 1].end]
                entry = people.who(written) if "," not in written else None
                entry = entry or (_known(written, line, last) if length == 1 else None)
                if entry is not None:
                    size = length
                    break
        if entry is not None:
            last = k + size
            yield _person(k, last, line.words[k].start, line.words[last - 1].end, entry, 0.7)
        k += max(1, size)


def _known(written: str, line: Line, after: int) -> Entry | None:
    """Return a ruler whom the document names by surname only."""
    known = directory().rulers.get(fold(written))
    if known is None or len(written) < 5 or (after < len(line.words) and line.words[after].text in GOVERNING):
        return None
    name, country = known
    if "-" in fold(written) or fold(name).rsplit("-", 1)[-1] != fold(written):
        return None
    return Entry(
        id=f"actor-person-{fold(name)}", name=name, type="person", country=country, sectors=("GOV",),
        part_of=f"actor-{country.lower()}" if f"actor-{country.lower()}" in directory().entries else None,
    )  # fmt: skip


def _hit(document: Document, sentence: Sentence, unit: Unit) -> Hit:
    span = sentence.view.span(document, unit.start, unit.end)
    form: MentionForm = "name" if unit.form == "name" else "title" if unit.form == "title" else "nominal"
    mention = Mention(document=document.id, start=span.start, end=span.end, text=span.text, form=form)
    return Hit(entry=unit.entry, mention=mention, made_by=unit.made_by, confidence=unit.confidence)


def _identify(hits: list[Hit], sentences: Sequence[Sentence]) -> list[Hit]:
    """Tie unnamed relatives and offices to the people that the document says they are."""
    relatives = {h.made_by: h.entry for h in hits if h.made_by.startswith("rule:kin:") and h.entry.type == "person"}
    offices = _named_next(hits, sentences)
    made = []
    for hit in hits:
        entry, rule = hit.entry, hit.made_by
        if rule.startswith("rule:kin:"):
            entry, rule = relatives.get(rule, entry), "rule:kin"
        made.append(
            Hit(entry=offices.get(entry.id, entry), mention=hit.mention, made_by=rule, confidence=hit.confidence)
        )
    return made


def _named_next(hits: list[Hit], sentences: Sequence[Sentence]) -> dict[str, Entry]:
    """Tie an office to the person whose full name, new to the document, opens the next sentence of the paragraph."""
    first_seen: dict[str, Hit] = {}
    for hit in hits:
        if hit.entry.type == "person" and hit.made_by == "rule:names" and " " in hit.mention.text:
            first_seen.setdefault(hit.entry.id, hit)
    opening = {hit.mention.start: hit.entry for hit in first_seen.values()}
    named: dict[str, Entry] = {}
    for before, after in pairwise(sentences):
        entry = opening.get(after.start)
        if entry is None or before.paragraph != after.paragraph or entry.part_of is not None:
            continue
        open_offices = [
            h.entry
            for h in hits
            if h.made_by == "rule:office" and h.entry.type == "unnamed" and before.start <= h.mention.start < before.end
        ]
        if len({office.id for office in open_offices}) == 1:
            office = open_offices[0]
            named[office.id] = Entry(
                id=entry.id, name=entry.name, type="person", country=office.country, sectors=office.sectors,
                part_of=office.part_of,
            )  # fmt: skip
    return named


def _publishers(document: Document) -> list[Hit]:
    """Return the outlet and the agencies that the document credits, with the words that say so where there are any."""
    made = []
    wanted = [("outlet", document.outlet)] if document.outlet else []
    wanted += [("agency", name) for name in document.agencies]
    for kind, name in wanted:
        entry = publisher(str(name), "agency" if kind == "agency" else "outlet")
        span = next((w.span for w in document.witnesses if w.field == kind and w.value == name and w.span), None)
        start = span.start if span else document.text.find(str(name))
        text = span.text if span else str(name)
        mention = Mention(document=document.id, start=start, end=start + len(text), text=text, form="name")
        made.append(Hit(entry=entry, mention=mention, made_by="rule:publisher", confidence=0.9))
    return made


def _authors(document: Document) -> list[Hit]:
    """Return who wrote the report, as its byline says."""
    made = []
    for witness in document.witnesses:
        if witness.field != "author" or witness.span is None or witness.value not in document.authors:
            continue
        name, span = str(witness.value), witness.span
        if not fold(name):
            continue
        known = directory().people.named(name)
        id = known.id if known is not None else f"actor-person-{fold(name)}"
        entry = Entry(id=id, name=known.name if known is not None else name, type="person")
        mention = Mention(document=document.id, start=span.start, end=span.end, text=span.text, form="name")
        made.append(Hit(entry=entry, mention=mention, made_by="rule:byline", confidence=0.8))
    return made


def publisher(name: str, kind: str = "outlet") -> Entry:
    """Return the outlet or agency of a name: the directory's, or one made of the name."""
    entry = directory().forms.one(name)
    if entry is not None and entry.type in ("outlet", "agency"):
        return entry
    return Entry(id=f"actor-{slug(name)}", name=name, type="agency" if kind == "agency" else "outlet")


def _actors(
    hits: list[Hit], lines: Sequence[Line], sentences: Sequence[Sentence], document: Document
) -> tuple[Actor, ...]:
    """Make actors of the hits, and of the bodies that they belong to."""
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.entry.id, []).append(hit)
    wanted = [h.entry.part_of for group in grouped.values() for h in group]
    while wanted:
        body = wanted.pop()
        if body is None or body in grouped:
            continue
        entry = _body(body)
        if entry is None:
            continue
        seen = _shown_by(entry, lines, sentences, document)
        grouped[body] = [Hit(entry=entry, mention=m, made_by="rule:part-of", confidence=0.6) for m in seen]
        grouped[body] = grouped[body] or [Hit(entry=entry, mention=_NOWHERE, made_by="rule:part-of", confidence=0.6)]
        wanted.append(entry.part_of)
    return tuple(_actor(grouped[key], frozenset(grouped)) for key in sorted(grouped))


_NOWHERE = Mention(document="", start=-1, end=-1, text="", form="nominal")


def _body(body: str) -> Entry | None:
    entries = directory().entries
    if body in entries:
        return entries[body]
    state = entries.get(body.removesuffix("-government"))
    return government_of(state) if state is not None and body.endswith("-government") else None


def _shown_by(entry: Entry, lines: Sequence[Line], sentences: Sequence[Sentence], document: Document) -> list[Mention]:
    """Return the adjective (`Russian`) that names the body of an actor, where nothing else names it."""
    state = entry.id.removesuffix("-government")
    for line, sentence in zip(lines, sentences, strict=True):
        for item in line.found:
            if item.form.entry.id == state:
                span = sentence.view.span(document, item.start, item.end)
                return [Mention(document=document.id, start=span.start, end=span.end, text=span.text, form="nominal")]
    return []


def _actor(group: list[Hit], known: frozenset[str]) -> Actor:
    """Make one actor of its hits: the fullest entry, the mentions in order."""
    entry = max(
        (hit.entry for hit in group), key=lambda e: (e.part_of is not None, len(e.sectors), len(e.name), e.name)
    )
    mentions = sorted({h.mention for h in group if h.mention.start >= 0}, key=lambda m: (m.start, m.end, m.form))
    best = max(group, key=lambda hit: (hit.confidence, hit.made_by))
    return Actor(
        id=entry.id, name=entry.name, type=entry.type, code=Code(country=entry.country, sectors=entry.sectors),
        identifiers=_identifiers(entry), part_of=entry.part_of if entry.part_of in known else None,
        mentions=tuple(mentions), made_by=best.made_by,
        confidence=best.confidence,
    )  # fmt: skip


def _identifiers(entry: Entry) -> dict[str, str]:
    found = {"wikidata": entry.wikidata, "iso3166": entry.country if entry.type == "state" else None}
    return {name: value for name, value in found.items() if value}


def outlet_of(document: Document, actors: Sequence[Actor]) -> str | None:
    """Return the id of the outlet's actor; None where the outlet is unknown or not among the actors."""
    if document.outlet is None:
        return None
    wanted = publisher(document.outlet).id
    return wanted if any(actor.id == wanted for actor in actors) else None
