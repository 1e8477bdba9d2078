"""What holds between the reports of one process: contradictions, disclosures, events that are near but not one.

Claims of one event have one `event` key in all reports of a process, and actors one id, so who and what is the same
needs no list. How reports depend on each other is in the catalogue, by their writers' word.

    contradiction 1: number, between_documents
      event: prisoners-freed
      says: 40 @ 101/12 forty prisoners
      says: 63 @ 102/8 the 63 men
    disclosure 1: memoir, 104
      events: oslo-initialling | back-channel
      words: 104/7 he reveals
      was: secret
    near: first-round, second-round / two meetings in the same hotel
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from backchannel.model.words import ContradictionAbout, ContradictionScope, DisclosureSort
from corpus.catalogue import HERE, Report, reports
from corpus.form import Split
from corpus.notation import Block, Field, Problem, blocks, items
from corpus.place import Places
from corpus.store import text

ACROSS = HERE / "across"
Was = Literal["secret", "denied", "unknown"]


class Quoted(Struct, frozen=True, kw_only=True):
    """Words of one of the reports."""

    document: str
    start: int
    end: int
    text: str
    sent: int


class Account(Struct, frozen=True, kw_only=True):
    """One side of a contradiction, in the reader's words, and where it stands."""

    says: str
    spans: tuple[Quoted, ...]


class Contradiction(Struct, frozen=True, kw_only=True):
    """Reports that don't agree about an event."""

    about: ContradictionAbout
    scope: ContradictionScope
    event: str | None
    sides: tuple[Account, ...]


class Disclosure(Struct, frozen=True, kw_only=True):
    """A report that brings to light what was secret or denied before; `events` are keys."""

    sort: DisclosureSort
    document: str
    events: tuple[str, ...]
    was: Was
    evidence: tuple[Quoted, ...]


class Near(Struct, frozen=True, kw_only=True):
    """Two events that may be taken for one and are not."""

    events: tuple[str, ...]
    why: str


class Across(Struct, frozen=True, kw_only=True):
    """What holds between the reports of a process."""

    process: str
    split: Split
    reader: str
    contradictions: tuple[Contradiction, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    near: tuple[Near, ...] = ()


def path(process: str) -> Path:
    """Return where a process's is kept."""
    return ACROSS / f"{process}.json"


def write(made: Across) -> None:
    """Write it, readable."""
    ACROSS.mkdir(exist_ok=True)
    path(made.process).write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n")


def read(file: Path) -> Across:
    """Read it. Raises msgspec.ValidationError."""
    return msgspec.json.decode(file.read_bytes(), type=Across)


def compiled(notes: str, process: str, *, reader: str) -> tuple[Across | None, list[Problem]]:
    """Return what a reader's notes say of a process, or None and every problem in them."""
    known = [(split, report) for split, report in reports() if report.process == process]
    found, problems = blocks(notes)
    context = _Context({report.id.split("-")[0]: (split, report) for split, report in known}, problems)
    made: dict[str, list[object]] = {"contradiction": [], "disclosure": [], "near": []}
    for block in found:
        if block.kind in made:
            made[block.kind].append(_MAKERS[block.kind](block, context))
        else:
            context.report(block.line, f"{block.kind!r} is none of {', '.join(made)}")
    if problems:
        return None, problems
    plain = {
        "process": process, "split": known[0][0], "reader": reader, "contradictions": made["contradiction"],
        "disclosures": made["disclosure"], "near": made["near"],
    }  # fmt: skip
    return msgspec.convert(plain, type=Across), []


class _Context:
    """The reports of a process by their numbers, and every problem found."""

    def __init__(self, known: dict[str, tuple[Split, Report]], problems: list[Problem]) -> None:
        self._known = known
        self.problems = problems

    def report(self, line: int, says: str) -> None:
        self.problems.append(Problem(line=line, says=says))

    def document(self, number: str, line: int) -> str:
        if number in self._known:
            return self._known[number][1].id
        self.report(line, f"{number!r} is no report of the process")
        return number

    def quoted(self, value: str, line: int) -> tuple[Quoted, ...]:
        """Return the places of `101/12 words | 102/8 other words`."""
        made = []
        for item in items(value):
            number, found, words = item.partition("/")
            if not found or number not in self._known:
                self.report(line, f"{item[:60]!r} is not `REPORT/UNIT words`")
                continue
            split, report = self._known[number]
            places = Places(text(split, report), report.units)
            span = places.span(words, line)
            self.problems.extend(places.problems)
            if span is not None and span.text is not None:
                made.append(Quoted(document=report.id, start=span.start, end=span.end, text=span.text, sent=span.sent))
        return tuple(made)

    def word(self, word: str, allowed: tuple[str, ...], line: int) -> str:
        if word in allowed:
            return word
        self.report(line, f"{word!r} is none of {', '.join(allowed)}")
        return allowed[0]


def _contradiction(block: Block, context: _Context) -> object:
    parts = [*items(block.main, ","), "", ""]
    event = block.one("event")
    return {
        "about": context.word(parts[0], get_args(ContradictionAbout), block.line),
        "scope": context.word(parts[1], get_args(ContradictionScope), block.line),
        "event": f"E:{event.value}" if event else None,
        "sides": [_account(field, context) for field in block.all("says")],
    }


def _account(field: Field, context: _Context) -> object:
    says, _, words = field.value.partition(" @ ")
    return Account(says=says.strip(), spans=context.quoted(words, field.line))


def _disclosure(block: Block, context: _Context) -> object:
    parts = [*items(block.main, ","), "", ""]
    events, words, was = block.one("events"), block.one("words"), block.one("was")
    return {
        "sort": context.word(parts[0], get_args(DisclosureSort), block.line),
        "document": context.document(parts[1], block.line),
        "events": [f"E:{key}" for key in items(events.value)] if events else [],
        "was": context.word(was.value if was else "unknown", get_args(Was), block.line),
        "evidence": context.quoted(words.value, words.line) if words else (),
    }


def _near(block: Block, context: _Context) -> object:
    keys, _, why = block.main.partition(" / ")
    if len(items(keys, ",")) < 2:
        context.report(block.line, "`near` names two events: `near: KEY, KEY / why`")
    return Near(events=tuple(f"E:{key}" for key in items(keys, ",")), why=why.strip())


_MAKERS = {"contradiction": _contradiction, "disclosure": _disclosure, "near": _near}
