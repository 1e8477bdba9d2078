"""`timeline`, `claims`, `documents` and `search`: what a record holds, in lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from backchannel.commands.common import json_option, log, open_record, print_json, print_table, record_argument, when
from backchannel.model import Claim, DateRange, Document, Event, Participant
from backchannel.record import Record
from backchannel.record.folder import Folder


@click.command("timeline")
@record_argument
@json_option
def timeline(record: Path | None, as_json: bool) -> None:
    """List the events in the order of their dates.

    An interval stands for a date that is not known to the day; `?` for one that no account gives.
    """
    with open_record(record) as opened:
        events = sorted(opened.conclusions.events(), key=_in_time)
        if as_json:
            for event in events:
                print_json(event)
            return
        print_table(
            ("when", "what", "status", "secrecy", "known since", "accounts", "id"),
            (
                (when(e.when), e.label, e.status, _secrecy(e.secrecy.existence), when(e.first_public),
                 str(len(e.claims)), e.id)
                for e in events
            ),
            empty="The record holds no events.",
        )  # fmt: skip


@click.command("claims")
@record_argument
@json_option
def claims(record: Path | None, as_json: bool) -> None:
    """List the claims: each account, in each document, with its words."""
    with open_record(record) as opened:
        found = sorted(opened.results.claims(), key=lambda c: (c.document, c.evidence[0].start, c.id))
        if as_json:
            for claim in found:
                print_json(claim)
            return
        name_of = names(opened)
        print_table(
            ("when", "layer", "who", "where", "status", "words", "id"),
            ((when(c.when), c.layer, who(c.participants, name_of), c.where.place if c.where else "", c.status,
              " ".join(c.evidence[0].text.split()), c.id) for c in found),
            empty="The record holds no claims.",
        )  # fmt: skip


@click.command("documents")
@record_argument
@click.option("--problems", is_flag=True, help="List what could not be read or taken in, why, and what to do.")
@json_option
def documents(record: Path | None, problems: bool, as_json: bool) -> None:
    """List the documents: where each came from, its title, outlet and date.

    The date is that of its witnesses, or, marked with an asterisk, what follows from its text, the other reports and
    public events; `show` says why.
    """
    with open_record(record) as opened:
        if problems:
            _problems(opened, as_json)
            return
        found = [(opened.file_of(d.source), d, opened.published(d)) for d in opened.results.documents()]
        found.sort(key=lambda row: row[0])
        if as_json:
            for file, document, published in found:
                print_json({"file": file, "published": published, "document": document})
            return
        print_table(
            ("published", "title", "outlet", "file", "id"),
            ((_day(published, d), d.title or "", d.outlet or "", file, d.id) for file, d, published in found),
            empty="The record holds no documents.",
        )
        failures = sum(1 for _ in opened.sources.failures())
        if failures:
            log(f"{failures} sources could not be read; see them with --problems")


@click.command("search")
@click.argument("terms", nargs=-1, required=True, metavar="[RECORD] WORDS…")
@json_option
def search(terms: tuple[str, ...], as_json: bool) -> None:
    """Find the passages that hold all of WORDS, the best first. Accents and case do not matter."""
    first = Path(terms[0]) if len(terms) > 1 and Folder(Path(terms[0])).is_record() else None
    with open_record(first) as opened:
        found = opened.results.search(" ".join(terms[1:] if first else terms))
        if as_json:
            for span in found:
                print_json(span)
            return
        print_table(
            ("document", "at", "passage"),
            ((str(s.document), f"{s.start}-{s.end}", " ".join(s.text.split())) for s in found),
            empty="No passage holds all of these words.",
        )


def _problems(opened: Record, as_json: bool) -> None:
    rows = [(path, f.code, f.message, f.advice) for path, f in opened.sources.failures()]
    rows += [(p.path, p.code, p.message, p.advice) for p in opened.sources.problems()]
    for document in opened.results.documents():
        file = opened.file_of(document.source)
        rows += [(file, notice.code, notice.message, "") for notice in document.notices]
    rows.sort()
    if as_json:
        for path, code, message, advice in rows:
            print_json({"path": path, "code": code, "message": message, "advice": advice or None})
    else:
        print_table(("path", "code", "what", "what to do"), rows, empty="Everything could be read.")


def names(opened: Record) -> Callable[[str], str]:
    """Return what gives an actor's name by its id."""
    known = {actor.id: actor.name for actor in opened.conclusions.actors()}
    return lambda id: known.get(id, id)


def who(participants: tuple[Participant, ...], name_of: Callable[[str], str]) -> str:
    """Return participants in words; roles that are more than taking part are named."""
    plain = ("participant", "actor")
    return ", ".join(
        name_of(p.actor) + ("" if p.role in plain else f" ({p.role.replace('_', '-')})") for p in participants
    )


def _in_time(event: Event) -> tuple[date, date, str]:
    return (event.when.latest or date.max, event.when.earliest or date.min, event.id)


def _day(published: DateRange, document: Document) -> str:
    concluded = published != document.published and (published.earliest or published.latest)
    return when(published) + ("*" if concluded else "")


def _secrecy(existence: str) -> str:
    return "" if existence == "unknown" else existence


def words_of(claim: Claim) -> str:
    """Return the words of a claim on one line."""
    return " … ".join(" ".join(span.text.split()) for span in claim.evidence)
