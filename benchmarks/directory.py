"""What the directory of actors holds, and whether it is right: `python -m benchmarks.directory`.

    python -m benchmarks.directory                                  how many actors, names, people, offices, terms
    python -m benchmarks.directory --draw 100 --seed 7              questions as CSV, without the answers
    python -m benchmarks.directory --draw 100 --seed 7 --check FILE compares answers with the directory

A question is an office of a state or body and a day. Offices are drawn evenly, so that a council of one leader weighs
as much as a state of thirty prime ministers; of an office's terms and days, each day that surely lies in a term is as
likely as any other. Somebody who doesn't see the directory answers them: FILE is a CSV with the columns `number` and
`person` (empty: not known). Names are compared folded, so that spellings don't count; who agrees in the surname only
is listed apart, since a fuller or shorter name may be the same person.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from backchannel.directory import Directory, Person, Term, directory
from backchannel.directory.fold import fold
from backchannel.directory.offices import offices

_SINCE = date(1990, 1, 1)
"""The day from which the tables aim to be whole: terms that reach into it may have begun before."""
_TODAY = date(2026, 11, 1)
"""The day to which terms without an end are drawn: that on which the tables were written."""


class Question(Struct, frozen=True):
    """An office on a day."""

    number: int
    body: str
    office: str
    day: date


def draw(found: Directory, size: int, seed: int) -> list[Question]:
    """Draw questions: an office evenly, then a day that surely lies in one of its terms."""
    by_office: dict[tuple[str, str], list[tuple[date, int]]] = {}
    for term in found.terms.all():
        first, last = max(term.begun.latest, _SINCE), _last(term)
        if first <= last:
            by_office.setdefault((term.body, term.office), []).append((first, (last - first).days + 1))
    rng, keys = random.Random(seed), sorted(by_office)
    questions = []
    for number in range(1, size + 1):
        body, office = rng.choice(keys)
        spans = by_office[body, office]
        (first, length) = rng.choices(spans, weights=[days for _, days in spans])[0]
        questions.append(Question(number, body, office, first + timedelta(days=rng.randrange(length))))
    return questions


def _last(term: Term) -> date:
    return term.until.earliest if term.until is not None else term.known_to or _TODAY


def holders(found: Directory, question: Question) -> list[Person]:
    """Return who held the office that day: one, or several who held it together."""
    held = found.terms.holder(question.body, question.office, question.day, question.day)
    terms = [held] if held is not None else found.terms.of_office(question.body, question.office)
    people = (found.people.by_id(term.person) for term in terms if term.holds(question.day, question.day))
    return [person for person in people if person is not None]


def agreement(answer: str, people: Sequence[Person]) -> str:
    """Return `same`, `surname`, `other`, or `unanswered`."""
    if not answer.strip():
        return "unanswered"
    names = {fold(form) for person in people for form in (person.name.partition(" (")[0], *person.forms)}
    key = fold(answer)
    if key in names:
        return "same"
    words = set(key.split("-"))
    alike = any(set(name.split("-")) <= words or words <= set(name.split("-")) for name in names)
    surname = key.rsplit("-", 1)[-1] in {name.rsplit("-", 1)[-1] for name in names}
    return "surname" if alike or surname else "other"


def check(found: Directory, questions: Sequence[Question], answers: dict[int, str]) -> Iterator[str]:
    """Yield the lines of a comparison: first the differences, then the counts."""
    counts: Counter[str] = Counter()
    for question in questions:
        people = holders(found, question)
        verdict = agreement(answers.get(question.number, ""), people)
        counts[verdict] += 1
        if verdict in ("surname", "other"):
            ours = ", ".join(person.name for person in people)
            yield f"{verdict}: {_words(found, question)}: {answers[question.number]} / directory: {ours}"
    answered = counts["same"] + counts["surname"] + counts["other"]
    yield (
        f"{len(questions)} questions, {answered} answered: {counts['same']} the same, {counts['surname']} alike in the "
        f"surname, {counts['other']} somebody else"
    )


def _words(found: Directory, question: Question) -> str:
    title, body = offices().title(question.office), found.entries[question.body].name
    return f"{question.number}. {title}, {body}, {question.day}"


def summary(found: Directory) -> Iterator[str]:
    """Yield what the directory holds, a line a table."""
    types = Counter(entry.type for entry in found.entries.values())
    yield f"actors: {len(found.entries)} ({', '.join(f'{kind} {n}' for kind, n in types.most_common())})"
    forms = [form for row in found.forms.forms.values() for form in row if form.kind != "stop"]
    kinds = Counter(form.kind for form in forms)
    yield f"their names: {len(forms)} ({', '.join(f'{kind} {n}' for kind, n in kinds.most_common())})"
    people = found.people.all()
    yield f"people: {len(people)}, with {sum(1 + len(person.forms) for person in people)} spellings"
    terms = found.terms.all()
    held = {(term.body, term.office) for term in terms}
    yield f"terms of office: {len(terms)} of {len(held)} offices of {len({body for body, _ in held})} actors"
    exact = sum(term.begun.earliest == term.begun.latest for term in terms)
    yield f"begun on a known day: {exact}; unknown ends: {sum(term.known_to is not None for term in terms)}"
    years = [term.begun.earliest.year for term in terms]
    yield f"years: terms begun from {min(years)} to {max(years)}; the tables aim at 1990 to 2026"
    for kind, n in Counter(term.office.partition(":")[0] for term in terms).most_common():
        yield f"  {offices().titles[kind]}: {n}"


def _answers(path: Path) -> dict[int, str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {int(row["number"]): row["person"] or "" for row in csv.DictReader(file)}


def main() -> None:
    """Print the summary, a draw, or a comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int, metavar="N", help="how many questions")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    parser.add_argument("--check", type=Path, metavar="FILE", help="answers to the questions of the same draw")
    chosen = parser.parse_args()
    found = directory()
    if chosen.draw is None:
        if chosen.check is not None:
            parser.error("--check needs the --draw and --seed that the questions were drawn with")
        print(*summary(found), sep="\n")
        return
    questions = draw(found, chosen.draw, chosen.seed)
    if chosen.check is not None:
        print(*check(found, questions, _answers(chosen.check)), sep="\n")
        return
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(("number", "office", "of", "day"))
    for one in questions:
        out.writerow((one.number, offices().title(one.office), found.entries[one.body].name, one.day.isoformat()))


if __name__ == "__main__":
    main()
