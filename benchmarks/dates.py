"""How well time expressions are read: `python -m benchmarks.dates [--shared ../shared] [--json]`.

Prints, each with its size: exact days on the sentences written for this project (`tests/quality/dates`: `open` and
`wars` were used in building, `blind` only for measuring); strict, relaxed, value and interval F1 on newswire written
and marked for this project (likewise), on WikiWars (16 articles read while building, 6 for measuring only) and on
MEANTIME (measure only); and documents a second on one core. The F1 figures come from the scorer given by --shared.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from msgspec import Struct

from backchannel.dates.find import Dated, find
from backchannel.dates.timex import timexes

SENTENCES = Path(__file__).parents[1] / "tests" / "quality" / "dates"
CORPORA = {
    "WikiWars, training articles": "wikiwars/trainingset",
    "WikiWars, measure only": "wikiwars/measure-only",
    "MEANTIME, measure only": "meantime",
}


class Exact(Struct, frozen=True):
    """Of the marked phrases of passages, how many were found with just the same days; `extra` were not marked."""

    passages: int
    phrases: int
    right: int
    extra: int


def sentences(path: Path) -> Exact:
    """Measure a file of marked passages: a phrase is right if an expression overlaps it and has both its bounds."""
    passages = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    phrases = right = extra = 0
    for passage in passages:
        found = list(find(passage["text"], _day(passage["published"])))
        for marked in passage["expressions"]:
            phrases += 1
            one = _overlapping(found, passage["text"], marked)
            if one is not None:
                found.remove(one)
                right += bounds(one) == (marked["earliest"], marked["latest"])
        extra += sum(1 for one in found if one.reading.days is not None)
    return Exact(len(passages), phrases, right, extra)


def bounds(one: Dated) -> tuple[str | None, str | None]:
    """Return the ISO bounds of an expression."""
    reading = one.reading
    if reading.days is None:
        return None, None
    return (
        reading.days.first.isoformat() if reading.lower else None,
        reading.days.last.isoformat() if reading.upper else None,
    )


def _overlapping(found: Sequence[Dated], text: str, marked: dict[str, Any]) -> Dated | None:
    start, end = _place(text, marked)
    shared = {id(o): min(end, o.expression.end) - max(start, o.expression.start) for o in found}
    best = max(found, key=lambda o: shared[id(o)], default=None)
    return best if best is not None and shared[id(best)] > 0 else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def newswire(shared: Path, path: Path) -> dict[str, Any]:
    """Measure passages marked with TIMEX3 values, as `corpus` does."""
    with tempfile.TemporaryDirectory() as folder:
        for line in path.read_text(encoding="utf-8").splitlines():
            passage = json.loads(line)
            (Path(folder) / f"{passage['id']}.tml").write_text(_timeml(passage), encoding="utf-8")
        return corpus(shared, Path(folder))


def _timeml(passage: dict[str, Any]) -> str:
    text, pieces, after = passage["text"], [], 0
    for start, end, marked in sorted((*_place(text, m), i) for i, m in enumerate(passage["timexes"])):
        timex = passage["timexes"][marked]
        pieces += [
            escape(text[after:start]),
            f'<TIMEX3 tid="t{marked + 1}" type="{timex["type"]}" value="{timex["value"]}">',
            f"{escape(text[start:end])}</TIMEX3>",
        ]
        after = end
    day = f'<TIMEX3 tid="t0" type="DATE" value="{passage["published"]}" functionInDocument="CREATION_TIME"></TIMEX3>'
    return f"<TimeML><DCT>{day}</DCT><TEXT>{''.join(pieces)}{escape(text[after:])}</TEXT></TimeML>"


def _place(text: str, marked: dict[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(marked.get("nth", 1)):
        start = text.find(marked["phrase"], start + 1)
    return start, start + len(marked["phrase"])


def corpus(shared: Path, gold: Path) -> dict[str, Any]:
    """Measure a folder of TimeML files with the scorer given by --shared."""
    scorer = [sys.executable, str(shared / "score" / "score_dates.py")]
    texts = subprocess.run([*scorer, "--texts", str(gold)], capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as scratch:
        answers = Path(scratch) / "answers.jsonl"
        with answers.open("w", encoding="utf-8") as file:
            for line in texts.splitlines():
                document = json.loads(line)
                found = [x for one in find(document["text"], _day(document["published"])) for x in timexes(one)]
                told = [{"start": x.start, "end": x.end, "type": x.type, "value": x.value} for x in found]
                file.write(json.dumps({"id": document["id"], "timexes": told}) + "\n")
        said = subprocess.run([*scorer, str(gold), str(answers)], capture_output=True, text=True, check=True).stdout
    scored: dict[str, Any] = json.loads(said)
    return scored


def speed(shared: Path, *, events: bool, folder: str = CORPORA["WikiWars, training articles"]) -> float:
    """Return documents of 400 words read in a second of one core's time, each text met once."""
    gold = shared / "data" / "time" / folder
    scorer = [sys.executable, str(shared / "score" / "score_dates.py"), "--texts", str(gold)]
    texts = subprocess.run(scorer, capture_output=True, text=True, check=True).stdout.splitlines()
    documents = [piece for line in texts for piece in _pieces(json.loads(line)["text"])]
    find("Warm since the bombing began on 3 May 2011.", events=events)
    begun = time.process_time()
    for document in documents:
        find(document, date(2011, 7, 19), events=events)
    return len(documents) / (time.process_time() - begun)


def _pieces(text: str) -> list[str]:
    words = text.split(" ")
    return [" ".join(words[i : i + 400]) for i in range(0, len(words), 400)]


def _kept(scored: dict[str, Any]) -> dict[str, Any]:
    kept = {key: scored[key]["F"] for key in ("strict", "relaxed", "value", "interval")}
    return {"documents": scored["documents"], "expressions": scored["gold"], **kept}


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder with data and scorers")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    given = parser.parse_args()
    figures: dict[str, Any] = {}
    for name in ("open", "wars", "blind"):
        told = sentences(SENTENCES / f"{name}.jsonl")
        figures[f"sentences, {name}"] = {
            "passages": told.passages, "phrases": told.phrases, "exact": round(100 * told.right / told.phrases, 2),
            "extra": told.extra,
        }  # fmt: skip
    if (given.shared / "data" / "time").is_dir():
        for name in ("open", "blind"):
            figures[f"newswire, {name}"] = _kept(newswire(given.shared, SENTENCES / f"newswire-{name}.jsonl"))
        for name, folder in CORPORA.items():
            figures[name] = _kept(corpus(given.shared, given.shared / "data" / "time" / folder))
        for name, events in (("expressions alone", False), ("with events as anchors", True)):
            figures[f"documents of 400 words a second on one core, {name}"] = round(speed(given.shared, events=events))
    else:
        sys.stderr.write(f"{given.shared}: no data here; only the project's own sentences were measured\n")
    if given.json:
        print(json.dumps(figures, indent=1))
        return
    for name, figure in figures.items():
        print(f"{name}: {figure}")


if __name__ == "__main__":
    main()
