"""A reader's notes on a report → its `Reading`, or what doesn't fit in them."""

from __future__ import annotations

from corpus.catalogue import Report
from corpus.compiling.context import OUTLET, Context, ident
from corpus.compiling.told import channel, contradiction, disclosure, link, position, proposal, quote
from corpus.compiling.who import actor, claim, role
from corpus.days import bounds
from corpus.events import events
from corpus.form import Actor, Doc, Published, Reading, Sentence, Split
from corpus.notation import Block, Problem, blocks
from corpus.words import KINDS as WORDS

__all__ = ["KINDS", "compiled"]

KINDS = (
    "actor", "role", "claim", "quote", "position", "proposal", "channel", "disclosure", "contradiction", "link",
    "published",
)  # fmt: skip


def compiled(
    notes: str, text: str, report: Report, split: Split, *, reader: str
) -> tuple[Reading | None, list[Problem]]:
    """Return the reading that notes give of a report, or None and every problem in them."""
    found, problems = blocks(notes)
    context = Context(text, report, problems)
    by_kind: dict[str, list[Block]] = {kind: [] for kind in KINDS}
    for block in found:
        if block.kind in by_kind:
            by_kind[block.kind].append(block)
        else:
            context.report(block.line, f"{block.kind!r} is none of {', '.join(KINDS)}")
    context.know(by_kind)
    claims = tuple(claim(block, context) for block in by_kind["claim"])
    quotes = [quote(block, context) for block in by_kind["quote"]]
    reading = Reading(
        doc=_doc(report, text, split, reader, by_kind["published"], context),
        sentences=tuple(
            Sentence(id=n, start=u.start, end=u.end, text=text[u.start : u.end], kind=u.zone)
            for n, u in enumerate(report.units, 1)
        ),
        actors=(*_outlet(report, by_kind["actor"]), *(actor(b, context) for b in by_kind["actor"])),
        roles=tuple(role(b, context) for b in by_kind["role"]),
        claims=claims,
        events=events(claims, text),
        quotes=tuple(q for q in quotes if q.form != "indirect"),
        indirect=tuple(q for q in quotes if q.form == "indirect"),
        positions=tuple(position(b, context) for b in by_kind["position"]),
        documents=tuple(proposal(b, context) for b in by_kind["proposal"]),
        channels=tuple(channel(b, context) for b in by_kind["channel"]),
        disclosures=tuple(disclosure(b, context) for b in by_kind["disclosure"]),
        contradictions=tuple(contradiction(b, context) for b in by_kind["contradiction"]),
        links=tuple(made for made in (link(b, context) for b in by_kind["link"]) if made is not None),
    )
    return (None if context.problems else reading), sorted(context.problems, key=lambda problem: problem.line)


def _doc(report: Report, text: str, split: Split, reader: str, published: list[Block], context: Context) -> Doc:
    titles = [text[u.start : u.end] for u in report.units if u.zone == "headline"]
    return Doc(
        file=f"{report.id}.txt",
        sha256=report.sha256,
        n_chars=len(text),
        outlet=report.outlet,
        title=next(iter(titles), None),
        published=_published(published, context),
        written_for=report.published,
        process=report.process,
        genre=report.genre,
        split=split,
        furniture=report.furniture,
        reader=reader,
    )


def _published(blocks_: list[Block], context: Context) -> Published:
    """Read `published: DAY @ words`; `?` and no block are a page that doesn't tell its day."""
    if not blocks_:
        return Published()
    block = blocks_[0]
    days, _, words = block.main.partition("@")
    try:
        edtf = bounds(days.strip())[2]
    except ValueError as error:
        context.report(block.line, str(error))
        edtf = None
    return Published(edtf=edtf, basis=context.spans(words, block.line))


def _outlet(report: Report, actors: list[Block]) -> tuple[Actor, ...]:
    """Return the report's outlet, unless the notes describe it themselves."""
    if any(block.key == OUTLET for block in actors):
        return ()
    return (Actor(id=ident("actor", OUTLET), name=report.outlet, kind=WORDS["outlet"], type="outlet"),)
