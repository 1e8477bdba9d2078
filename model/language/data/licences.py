"""What of the training data may go into a shipped model: each set's licence, read from its SOURCE.txt, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from model.language.data import re3d

TRAINING_SETS = (
    "UD_English-EWT",
    "UD_English-GUM",
    "CrossNER",
    "ner-open",
    "decomp-factuality",
    "litbank",
    "UNER_English-EWT",
    "multiNER-en",
    "re3d",
)
"""Folders that the language core is trained on."""


@dataclass(frozen=True)
class Licence:
    """A set, the words in which its SOURCE.txt states its licence, whether a model trained on it may ship, and why."""

    set: str
    text: str
    may_ship: bool
    why: str


class LicenceError(Exception):
    """A set must not be trained on; the message names its folder and what its SOURCE.txt says."""


@dataclass(frozen=True)
class LeftOut:
    """Parts of a set that are never read: the words of its licence that would refuse the whole set, and the parts."""

    set: str
    words: str
    parts: tuple[str, ...]


LEFT_OUT = (
    LeftOut(
        "UD_English-GUM",
        "CC BY-NC-SA: whow, fiction, essay, letter, podcast",
        ("whow", "fiction", "essay", "letter", "podcast"),
    ),
    LeftOut("ner-open", "BBC_Online CC BY-NC", ("BBC_Online",)),
)
"""Every part that is left out for its licence; anything non-commercial that isn't named here refuses the whole set."""

MEASURE_ONLY = frozenset(("UD_English-PUD",))
"""Sets that the project keeps for measuring although their licences are open; their SOURCE.txt doesn't say so."""

_PLACES = ("language", "events", "time", "")
_OPEN = re.compile(
    r"\bCC0\b|\bCC BY(?:-SA)?\b|\bMIT\b|\bApache-2\.0\b|public domain|Open Government Licence|\bOGL\b", re.IGNORECASE
)
_REFUSED = (
    (re.compile(r"measure only", re.IGNORECASE), "it is for measuring only"),
    (re.compile(r"no licence stated", re.IGNORECASE), "no licence is stated"),
    (re.compile(r"\bNC\b|non-?commercial", re.IGNORECASE), "its licence forbids commercial use"),
    (re.compile(r"\bND\b|no-?deriv", re.IGNORECASE), "its licence forbids derived works"),
)


def licence(root: Path, name: str) -> Licence:
    """Return the licence of one set; `root` holds the folders `language`, `events` and so on. Nothing is refused here.

    A set without a SOURCE.txt, or whose SOURCE.txt names no licence that we know to be open, may not ship either.
    """
    folder = next((root / place / name for place in _PLACES if (root / place / name).is_dir()), None)
    if folder is None or not (folder / "SOURCE.txt").is_file():
        return Licence(name, "", False, "it has no SOURCE.txt")
    text = (folder / "SOURCE.txt").read_text(encoding="utf-8")
    stated = _stated(text)
    judged, why = text, "its licence is open"
    if name in MEASURE_ONLY:
        return Licence(name, stated, False, "it is for measuring only")
    for left in LEFT_OUT:
        declared = re.compile(re.escape(left.words) + r"(?=\s*(?:[);.]|$))", re.MULTILINE)
        if left.set == name and declared.search(text):
            judged = declared.sub("", judged)
            why = f"its licence is open but for parts that are never read: {', '.join(left.parts)}"
    if name == re3d.NAME:
        judged += "".join(f"\n{_part_licence(folder, part)}" for part in re3d.FOLDERS)
        why = f"the licences of the folders that are read are open: {', '.join(re3d.FOLDERS)}"
    for pattern, reason in _REFUSED:
        if pattern.search(judged):
            return Licence(name, stated, False, reason)
    if not _OPEN.search(_stated(judged)):
        return Licence(name, stated, False, "no open licence is stated")
    return Licence(name, stated, True, why)


def _part_licence(folder: Path, part: str) -> str:
    """Return the first lines of a folder's own LICENSE; a folder that has none counts as one without a licence."""
    place = folder / part / "LICENSE"
    return place.read_text(encoding="utf-8")[:300] if place.is_file() else "no licence stated"


def check(root: Path, sets: Sequence[str] = TRAINING_SETS) -> tuple[Licence, ...]:
    """Return the licences of all `sets`, in their order.

    Raises LicenceError naming each set that must not be trained on, with the folder and its licence's words.
    """
    found = tuple(licence(root, name) for name in sets)
    refused = [f"{one.set}: {one.why} (SOURCE.txt: {one.text or 'nothing'})" for one in found if not one.may_ship]
    if refused:
        raise LicenceError("a model that ships must not be trained on\n  " + "\n  ".join(refused))
    return found


def _stated(text: str) -> str:
    """Return the line, or else the sentence, that tells of the licence."""
    lines = [line.strip() for line in text.splitlines()]
    stated = [line.split(":", 1)[1].strip() for line in lines if line.lower().startswith("licence:")]
    telling = [line for line in lines if re.search(r"licen[cs]e|CC BY|measure only", line, re.IGNORECASE)]
    return " ".join(stated or (_from_licence(line) for line in telling[:2]))


def _from_licence(line: str) -> str:
    """Return a line from where it begins to speak of a licence."""
    found = re.search(r"(?:no )?licen[cs]e", line, re.IGNORECASE)
    return line[found.start() :] if found else line
