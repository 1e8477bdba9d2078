"""re3d (Dstl, 2017): reports on the conflict in Syria and Iraq, with entities by character offset.

The set marks whatever refers to a person, organisation or place: names, but also "we" and "the city", with articles and
titles. Only names are entities for us, so a marked phrase is looked through:

- a phrase written as a name is an entity, without its article and title;
- of any other phrase (`the government of Iraq`), the names that the set's first, automatic pass saw inside are
  entities, the words with capitals that it didn't see are optional, and the rest is outside of entities.

Crowd workers gave every entity a confidence from 0 to 1; below a half it counts as refused. A refused name within an
accepted phrase was refused for the phrase's sake, so it stays of use; one that stands alone is optional.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from model.language.data.countries import is_state, place_labels
from model.language.data.names import ARTICLES, PRONOUNS, TITLES, is_name, is_people, without_article, without_titles
from model.language.examples import ENTITY_LABELS, Entity, Example

from backchannel.language.core.words import tokenise

NAME = "re3d"
FOLDERS = ("Australian Department of Foreign Affairs", "CENTCOM", "UK Government", "Wikipedia")
"""The folders whose licences allow a model to be trained and shipped; others of the set are never read."""

KINDS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_OFFICES = frozenset(("secretary", "minister", "ministers", "president"))
_ALL = frozenset(ENTITY_LABELS)
_ANNOTATED = frozenset(("PER", "ORG", "STATE", "LOC"))
_TRUSTED = 0.5
"""Least confidence of an accepted entity; 98% of the set's values are below .02 or above .6, so it hardly matters."""


@dataclass(frozen=True)
class Marked:
    """An entity of the set as it stands there: character offsets, the set's own type, and its confidence."""

    start: int
    end: int
    type: str
    confidence: float


@dataclass(frozen=True)
class Report:
    """A document of the set: `id` is folder and document id; `text` is what the offsets count in."""

    id: str
    text: str
    marked: tuple[Marked, ...]


@dataclass(frozen=True)
class Gold:
    """An entity to measure against: character offsets, and PER, ORG or LOC.

    `named` says whether it is a name and not another phrase, `core` is the name without article, title and office: the
    whole where there is nothing to leave out. A state that acts (`The UK condemned`) is an ORG in the set; our label
    for it is STATE.
    """

    start: int
    end: int
    type: str
    named: bool
    core: tuple[int, int]


@dataclass(frozen=True)
class GoldDocument:
    """A document to measure on."""

    id: str
    text: str
    entities: tuple[Gold, ...]


def reports(root: Path, part: str) -> list[Report]:
    """Return the documents of a part, by folder and id: every third is "test", of the rest every seventh is "dev"."""
    found: list[Report] = []
    for folder in FOLDERS:
        place = root / "events" / "re3d" / folder
        marked: defaultdict[str, list[Marked]] = defaultdict(list)
        for row in _rows(place / "entities.json"):
            marked[row["documentId"]].append(Marked(row["begin"], row["end"], row["type"], float(row["confidence"])))
        documents = sorted(_rows(place / "documents.json"), key=lambda row: str(row["_id"]))
        found += [Report(f"{folder}/{row['_id']}", row["text"], tuple(marked[row["_id"]])) for row in documents]
    test = found[2::3]
    rest = [report for n, report in enumerate(found) if n % 3 != 2]
    parts = {"test": test, "dev": rest[6::7], "train": [report for n, report in enumerate(rest) if n % 7 != 6]}
    return parts[part]


def gold(root: Path, part: str) -> list[GoldDocument]:
    """Return the entities to measure against: accepted persons, organisations and places, the longest where they nest.

    Spans are the set's own. Pronouns and other phrases without a name are there too: leave them out by `named` to
    measure names, and compare `core` to measure them as the model is taught to mark them.
    """
    return [GoldDocument(report.id, report.text, tuple(_gold(report))) for report in reports(root, part)]


def read(root: Path, part: str) -> Iterator[Example]:
    """Yield the documents of a part, cut into words as reading cuts them; references to documents are `LAW`."""
    for report in reports(root, part):
        placed = tokenise(report.text)
        words = placed.words
        entities = _entities(report, words.words, placed.spans)
        yield Example(NAME, report.id, words.words, words.breaks, entities=entities, annotated=_ANNOTATED)


def _rows(path: Path) -> list[Any]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def _gold(report: Report) -> list[Gold]:
    cut = tokenise(report.text)
    words, offsets = cut.words.words, cut.spans
    placed = _placed(report, offsets)
    refused = [p for p in placed if p[2].confidence < _TRUSTED]
    found: list[Gold] = []
    for first, last, marked in placed:
        accepted = marked.type in KINDS and marked.confidence >= _TRUSTED
        if not accepted or any(g.start < marked.end and marked.start < g.end for g in found):
            continue
        start = without_article(words, _parts(words, first, last, marked.type, refused)[0][0], last)
        if marked.type == "Person" and start < last:
            start = without_titles(words, start, last)
        label = KINDS[marked.type]
        named = is_name(words[start:last]) and _labels(label, words[start:last]) != _ALL
        core = max(offsets[start][0], marked.start) if named else marked.start
        found.append(Gold(marked.start, marked.end, label, named, (core, marked.end)))
    return sorted(found, key=lambda g: g.start)


def _placed(report: Report, offsets: Sequence[tuple[int, int]]) -> list[tuple[int, int, Marked]]:
    """Return what the set marks as (first word, end, mark), the longest first."""
    found = []
    for marked in report.marked:
        inside = [i for i, (start, end) in enumerate(offsets) if start < marked.end and end > marked.start]
        if inside:
            found.append((inside[0], inside[-1] + 1, marked))
    return sorted(found, key=lambda p: (p[0] - p[1], p[0]))


def _entities(report: Report, words: Sequence[str], offsets: Sequence[tuple[int, int]]) -> tuple[Entity, ...]:
    """Return the entities of one document, none overlapping; accepted names first, then names seen inside phrases."""
    edges = {edge for pair in offsets for edge in pair}
    phrases = []
    for start, end, marked in _placed(report, offsets):
        text = report.text[marked.start : marked.end]
        whole = {marked.end - len(text.lstrip()), marked.start + len(text.rstrip())} <= edges
        phrases.append((start, end, marked if whole else replace(marked, confidence=0.0)))
    accepted = [p for p in phrases if p[2].confidence >= _TRUSTED]
    refused = [p for p in phrases if p[2].confidence < _TRUSTED]
    people = [(s, e) for s, e, m in phrases if m.type == "Nationality"]
    other = [(s, e) for s, e, m in accepted if m.type not in KINDS and m.type != "DocumentReference"]
    taken: dict[int, Entity] = {}
    opened: set[int] = set()
    for start, end, marked in accepted:
        if marked.type in (*KINDS, "DocumentReference"):
            opened.update(range(start, end))
            for first, last in _parts(words, start, end, marked.type, refused):
                _take(words, first, last, marked.type, taken)
    persons = {end for _, end, m in accepted if m.type == "Person"}
    for start, end, marked in refused:
        doubtful = marked.type == "Person" and end not in persons
        if marked.type in KINDS and opened.issuperset(range(start, end)) and not doubtful:
            _take(words, start, end, marked.type, taken)
    loose = [(s, e) for s, e, m in phrases if m.type in KINDS]
    _leave_open(words, loose, people + other, taken)
    return tuple(sorted(set(taken.values()), key=lambda e: e.start))


def _parts(
    words: Sequence[str], start: int, end: int, kind: str, refused: Sequence[tuple[int, int, Marked]]
) -> list[tuple[int, int]]:
    """Return the names in an accepted phrase: the places between commas; of a person, the name behind the office."""
    inner = [s for s, e, m in refused if kind == "Person" == m.type and e == end and start < s]
    if inner:
        return [(min(inner), end)]
    if kind in ("Location", "Person"):
        commas = [i for i in range(start, end) if words[i] == ","]
        return list(zip((start, *(i + 1 for i in commas)), (*commas, end), strict=True))
    return [(start, end)]


def _take(words: Sequence[str], start: int, end: int, kind: str, taken: dict[int, Entity]) -> None:
    """Note the words `start` to `end` as an entity if they are a name and still free."""
    label = "LAW" if kind == "DocumentReference" else KINDS.get(kind, "")
    start = without_article(words, start, end)
    if label == "PER" and start < end:
        start = without_titles(words, start, end)
    if not label or not is_name(words[start:end]) or any(i in taken for i in range(start, end)):
        return
    alone = start + 1 == end and _title(words[start])  # "Foreign", seen in "the Foreign Secretary"
    office = label == "ORG" and (alone or words[end - 1].lower() in _OFFICES)
    if office or words[start].lower() == "members":
        return
    labels = _labels(label, words[start:end])
    entity = Entity(start, end, labels, optional=labels == _ALL)
    taken.update(dict.fromkeys(range(start, end), entity))


def _title(word: str) -> bool:
    return word.lower().rstrip(".").removesuffix("s") in TITLES and not is_state(word)


def _labels(label: str, words: Sequence[str]) -> frozenset[str]:
    if all(is_people(word) for word in words) or (label == "PER" and _title(words[-1])):
        return _ALL  # a nationality, or an office without a name
    place = place_labels(" ".join(words))
    if label == "LOC" or place == {"STATE"}:
        return place  # "The UK" acting is an organisation in the set, and a state for us
    return frozenset({label})


def _leave_open(
    words: Sequence[str], phrases: list[tuple[int, int]], settled: list[tuple[int, int]], taken: dict[int, Entity]
) -> None:
    """Give the words with capitals that are left in marked phrases, but `settled` ones: as known names or as optional.

    A name is known if it is a state's or an entity elsewhere in the document; titles alone are outside of entities.
    """
    known = {tuple(words[e.start : e.end]): e.labels for e in taken.values()}
    done = {i for start, end in settled for i in range(start, end)}
    for start, end in phrases:
        run: list[int] = []
        for i in range(start, end + 1):
            plain = i < end and words[i][:1].isupper() and words[i].lower() not in ARTICLES and _no_pronoun(words[i])
            if plain and i not in taken and i not in done:
                run.append(i)
            elif run:
                name = tuple(words[run[0] : run[-1] + 1])
                labels = known.get(name, frozenset({"STATE"}) if is_state(" ".join(name)) else _ALL)
                if labels != _ALL or any(len(w) > 1 and not _title(w) for w in name):
                    entity = Entity(run[0], run[-1] + 1, labels, optional=labels == _ALL)
                    taken.update(dict.fromkeys(run, entity))
                run = []


def _no_pronoun(word: str) -> bool:
    return word != "I" and (word.isupper() or word.lower() not in PRONOUNS)
