"""Notes on quotations, positions, papers, channels, disclosures, contradictions and links → the classes of the form."""

from __future__ import annotations

from typing import Literal, get_args

from backchannel.model.words import (
    ContradictionAbout,
    ContradictionScope,
    DisclosureSort,
    QuoteForm,
)
from corpus.compiling.context import OUTLET, Context, ident
from corpus.compiling.who import medium, secrecy
from corpus.form import (
    Channel,
    Contradiction,
    Disclosure,
    Link,
    LinkSort,
    Position,
    PositionSort,
    Proposal,
    ProposalSort,
    ProposalStatus,
    Quote,
    Side,
)
from corpus.notation import Block, Field, items
from corpus.words import FORMS, STANCES


def quote(block: Block, context: Context) -> Quote:
    """Read `quote N: FORM, SPEAKER`; `?` is a speaker whom the text doesn't tell."""
    context.fields(block, "words speaker cue to by when continues claims")
    rest = [*items(block.main, ","), "", ""]
    form: QuoteForm = context.word(rest[0], get_args(QuoteForm), block.line, "direct")
    speaker = None if rest[1] == "?" else context.key("actor", rest[1], block.line)
    words = context.field(block.one("words"))
    if not words:
        context.report(block.line, "a quotation needs `words:`")
    by = context.keys("actor", block.one("by")) or ((speaker,) if speaker else ())
    return Quote(
        id=ident("quote", block.key),
        kind=FORMS[form],
        form=form,
        spans=words,
        speaker=speaker,
        speaker_span=context.first(block.one("speaker")),
        cue_span=context.first(block.one("cue")),
        addressee=next(iter(context.keys("actor", block.one("to"))), None),
        continues=next(iter(context.keys("quote", block.one("continues"))), None),
        source_chain=(ident("actor", OUTLET), *by),
        said=context.days(block.one("when")),
        claims=context.keys("claim", block.one("claims")),
    )


def position(block: Block, context: Context) -> Position:
    """Read `position N: SORT, STRENGTH, PARTY > ADDRESSEE`; strength and addressee may be left out."""
    context.fields(block, "issue stance words if when by")
    parts = items(block.main, ",")
    sort: PositionSort = context.word(parts[0] if parts else "", get_args(PositionSort), block.line, "principle")
    party, _, addressee = (parts[-1] if parts else "").partition(">")
    strength: Literal["firm", "soft"] | None = None
    if len(parts) > 2 and parts[1] in ("firm", "soft"):
        strength = context.word(parts[1], ("firm", "soft"), block.line, "firm")
    return Position(
        id=f"P{block.key}",
        party=context.key("actor", party.strip(), block.line),
        addressee=context.key("actor", addressee.strip(), block.line) if addressee.strip() else None,
        kind=STANCES.get(sort, sort),
        sort=sort,
        strength=strength,
        issue=context.told(block.one("issue")),
        stance=context.told(block.one("stance")),
        condition=context.told(block.one("if")),
        source_chain=(ident("actor", OUTLET), *context.keys("actor", block.one("by"))),
        evidence=context.field(block.one("words")),
    )


def proposal(block: Block, context: Context) -> Proposal:
    """Read `proposal N: SORT, TITLE`."""
    context.fields(block, "authors parties status when content words")
    sort, _, title = block.main.partition(",")
    kind: ProposalSort = context.word(sort.strip(), get_args(ProposalSort), block.line, "other")
    status = block.one("status")
    stands: ProposalStatus = (
        context.word(status.value, get_args(ProposalStatus), status.line, "mentioned") if status else "mentioned"
    )
    content = block.one("content")
    return Proposal(
        id=f"D{block.key}",
        title=title.strip(),
        kind=kind,
        authors=context.keys("actor", block.one("authors")),
        parties=context.keys("actor", block.one("parties")),
        when=context.days(block.one("when")),
        status=stands,
        content=tuple(items(content.value)) if content else (),
        evidence=context.field(block.one("words")),
    )


def channel(block: Block, context: Context) -> Channel:
    """Read `channel N: SIDE > SIDE`."""
    context.fields(block, "mediators initiated medium secrecy level place opened words claims")
    way, directness = medium(block.one("medium"), context)
    opened = block.one("opened")
    return Channel(
        id=f"L{block.key}",
        between=tuple(context.key("actor", key, block.line) for key in items(block.main, ">")),
        mediators=context.keys("actor", block.one("mediators")),
        initiated_by=context.keys("actor", block.one("initiated")),
        medium=way,
        directness=directness,
        secrecy=secrecy(block.one("secrecy"), context),
        level=context.told(block.one("level")),
        place=context.told(block.one("place")),
        opened=context.days(opened) if opened else None,
        claims=context.keys("claim", block.one("claims")),
        evidence=context.field(block.one("words")),
    )


def disclosure(block: Block, context: Context) -> Disclosure:
    """Read `disclosure N: SORT, BY`; several who disclose are split by `|`, `?` is nobody whom the text names."""
    context.fields(block, "of when words")
    word, _, by = block.main.partition(",")
    sort: DisclosureSort = context.word(word.strip(), get_args(DisclosureSort), block.line, "report")
    return Disclosure(
        id=f"K{block.key}",
        sort=sort,
        by=tuple(context.key("actor", key, block.line) for key in items(by) if key != "?"),
        what=context.keys("claim", block.one("of")),
        when=context.days(block.one("when")),
        evidence=context.field(block.one("words")),
    )


def contradiction(block: Block, context: Context) -> Contradiction:
    """Read `contradiction N: ABOUT, SCOPE` with two `says:` or more."""
    context.fields(block, "says")
    parts = [*items(block.main, ","), "", ""]
    about: ContradictionAbout = context.word(parts[0], get_args(ContradictionAbout), block.line, "wording")
    scope: ContradictionScope = context.word(parts[1], get_args(ContradictionScope), block.line, "within_document")
    sides = tuple(_side(field, context) for field in block.all("says"))
    if len(sides) < 2:
        context.report(block.line, "a contradiction has two `says:` or more")
    return Contradiction(id=f"X{block.key}", about=about, scope=scope, claims=sides)


def _side(field: Field, context: Context) -> Side:
    says, _, words = field.value.partition(" @ ")
    return Side(says=says.strip(), spans=context.spans(words, field.line))


def link(block: Block, context: Context) -> Link | None:
    """Read `link: CLAIM > CLAIM, SORT`."""
    ends, _, word = block.main.partition(",")
    keys = items(ends, ">")
    if len(keys) != 2:
        context.report(block.line, "a link is `CLAIM > CLAIM, SORT`")
        return None
    sort: LinkSort = context.word(word.strip(), get_args(LinkSort), block.line, "follows")
    start, end = (context.key("claim", key, block.line) for key in keys)
    return Link(start=start, end=end, sort=sort)
