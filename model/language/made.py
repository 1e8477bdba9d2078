"""Short pieces of news made by rules: our own sentences with names from the whole world, every name labelled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from random import Random

from model.language.examples import ENTITY_LABELS, Entity, Example
from model.language.namelists import FOLDER, Name, Names, grouped, initials, rows
from model.language.splitting import LINE, split

_SLOT = re.compile(r"{([A-Za-z]+)(\d?)(\.short)?([!^]?)}")
_LABELS = {
    "PER": "PER",
    "ORG": "ORG",
    "MINISTRY": "ORG",
    "MEDIA": "ORG",
    "IGO": "ORG",
    "MEDIATOR": "ORG",
    "STATE": "STATE",
    "LOC": "LOC",
    "LAW": "LAW",
    "EVENT": "EVENT",
}
_KINDS = {"MINISTRY": "generic", "MEDIA": "media", "IGO": "igo", "MEDIATOR": "mediator"}
_WHOLE = ("sentence", "dateline")
_PROSE = (*_WHOLE, "caption")
_KIND_SHARES = (
    ("sentence", 0.66),
    ("dateline", 0.1),
    ("headline", 0.12),
    ("byline", 0.04),
    ("caption", 0.05),
    ("list", 0.03),
)
_PAGE_SHARE = 0.3
"""Share of examples that are a small page: a headline, perhaps a byline, and two to four sentences."""
_OPENS = re.compile(r"(^|[-–—:] )\"?$")
_BARE = re.compile(r"^(UN|EU|AU|U\.N\.|E\.U\.)$")


def made(rng: Random, n: int, names: Names | None = None) -> Iterator[Example]:
    """Yield `n` examples of the set `made`, in which the entities of all kinds are marked exhaustively.

    Sentence beginnings are given for full sentences and for small pages, not for a lone headline, byline or caption.
    """
    names = names or Names.load()
    for number in range(n):
        if rng.random() < _PAGE_SHARE:
            example = _page(rng, names)
        else:
            kinds, shares = zip(*_KIND_SHARES, strict=True)
            example = _piece(rng, names, rng.choices(kinds, shares)[0], names.scene(rng))
        yield replace(example, id=f"made-{number}")


def _page(rng: Random, names: Names) -> Example:
    code = names.scene(rng)
    kinds = ["headline"] if rng.random() < 0.7 else []
    kinds += ["byline"] if rng.random() < 0.4 else []
    kinds += ["dateline" if rng.random() < 0.5 else "sentence", *["sentence"] * rng.randint(1, 3)]
    kinds += ["caption"] if rng.random() < 0.2 else []
    pieces = [_piece(rng, names, kind, code) for kind in kinds]
    words: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    starts, entities = [], []
    for at, (kind, piece) in enumerate(zip(kinds, pieces, strict=True)):
        runs_on = kind == "sentence" and kinds[at - 1] in _WHOLE and at > 0 and rng.random() < 0.5
        by = len(words)
        starts.append(by)
        entities += [replace(e, start=e.start + by, end=e.end + by) for e in piece.entities or ()]
        words += piece.words
        breaks += (piece.breaks[0] if not runs_on else 1, *piece.breaks[1:])
    return replace(pieces[0], words=words, breaks=breaks, starts=tuple(starts), entities=tuple(entities))


def _piece(rng: Random, names: Names, kind: str, code: str) -> Example:
    template = rng.choice(_templates(FOLDER)[kind])
    filled = _Filler(rng, names, code, kind in _PROSE).fill(template)
    words: list[str] = []
    breaks: list[int] = []
    entities = []
    for text, label, joined in filled:
        new, before = split(text)
        if label:
            entities.append(Entity(len(words), len(words) + len(new), frozenset({label})))
        words += new
        breaks += [0 if joined else 1, *before[1:]] if new else []
    breaks[0] = LINE
    return Example(
        set="made",
        id="made",
        words=tuple(words),
        breaks=tuple(breaks),
        starts=(0,) if kind in _WHOLE else None,
        entities=tuple(entities),
        annotated=frozenset(ENTITY_LABELS),
    )


@lru_cache(maxsize=4)
def _templates(folder: Path) -> dict[str, tuple[str, ...]]:
    return grouped(rows(folder / "sentences.csv"), "kind", "template")


@lru_cache(maxsize=4)
def _fillers(folder: Path) -> dict[str, tuple[str, ...]]:
    return grouped(rows(folder / "words.csv"), "slot", "filler")


class _Filler:
    """Fills one template: a slot that comes twice gets one name, most names belong to one state."""

    def __init__(self, rng: Random, names: Names, code: str, prose: bool) -> None:
        self._rng, self._names, self._code, self._prose = rng, names, code, prose
        self._drawn: dict[str, Name] = {}
        self._taken: set[str] = set()

    def fill(self, template: str) -> list[tuple[str, str, bool]]:
        """Return pieces of text, each with its entity label (or "") and whether it is joined to what stands before."""
        pieces: list[tuple[str, str, bool]] = []
        done, before = 0, ""
        for slot in _SLOT.finditer(template):
            before = template[done : slot.start()]
            self._plain(pieces, before)
            joined = bool(template[: slot.start()]) and not template[: slot.start()][-1].isspace()
            text, label, article = self._slot(template, slot)
            if article and (not joined or before.endswith('"')):
                pieces.append(("The" if _OPENS.search(template[: slot.start()]) else "the", "", joined))
                joined = False
            pieces.append((text, label, joined))
            done = slot.end()
        self._plain(pieces, template[done:])
        return pieces

    @staticmethod
    def _plain(pieces: list[tuple[str, str, bool]], text: str) -> None:
        if text.strip():
            pieces.append((text, "", not text[0].isspace()))

    def _slot(self, template: str, slot: re.Match[str]) -> tuple[str, str, bool]:
        kind, number, short, mark = slot.groups()
        if kind not in _LABELS:
            return self._word(kind, kind + number, mark == "^"), "", False
        name = self._drawn.get(kind + number) or self._draw(kind, f"{{{kind}{number}.short}}" in template)
        self._drawn[kind + number] = name
        self._taken |= {name.text, name.short} - {""}
        article = (
            name.article and self._prose and mark != "!" and kind in ("ORG", "IGO", "LOC", "STATE", "EVENT", "LAW")
        )
        if not short:
            return name.text, _LABELS[kind], article
        text = name.short or name.text
        return text, _LABELS[kind], article and not _BARE.match(text) and len(text) < 5

    def _draw(self, kind: str, short: bool) -> Name:
        for _ in range(40):
            name = self._any(kind)
            if not self._taken & {name.text, name.short} and (name.short or not short):
                return name
        return name if name.short else Name(name.text, initials(name.text), name.article)

    def _any(self, kind: str) -> Name:
        rng, names = self._rng, self._names
        code = self._code if rng.random() < 0.75 else names.scene(rng)
        if kind in _KINDS:
            return names.of_kind(rng, _KINDS[kind], code)
        if kind in ("LAW", "EVENT"):
            return rng.choice(names.documents if kind == "LAW" else names.events)
        draw = {"PER": names.person, "ORG": names.organisation, "STATE": names.state, "LOC": names.place}[kind]
        return draw(rng, code)

    def _word(self, kind: str, key: str, titled: bool) -> str:
        state = self._names.states[self._code]
        if kind == "year":
            return str(self._rng.randint(1948, 2024))
        if kind in ("adjective", "people"):
            return (state.adjective or "local") if kind == "adjective" else (state.people or "people")
        word = self._rng.choice(_fillers(FOLDER).get(key) or _fillers(FOLDER)[kind])
        return word.title() if titled else word
