"""One report as a pipeline read it, as a page that needs nothing else."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from markupsafe import Markup
from msgspec import Struct

from backchannel.export.parse.arcs import Drawing, drawing
from backchannel.export.parse.meanings import ATTRIBUTION, ENTITIES, FACTUALITY
from backchannel.export.parse.parsed import Marked, Parsed, ParsedSentence, Word
from backchannel.export.parse.pieces import Group, groups, mention_id, mentions
from backchannel.export.sheets import joined, policy, showable, templates
from backchannel.model import ZoneName

RECORD_PAGE, PACKAGE = "backchannel.export.page", "backchannel.export.parse"


class Row(Struct, frozen=True, kw_only=True):
    """A word in its sentence's table: its number there, from 1, and its head's (0 the root, None no tree)."""

    number: int
    head: int | None
    head_word: str
    word: Word


class Sheet(Struct, frozen=True, kw_only=True):
    """A sentence on the page: its marked text, tree (None where there is none) and table."""

    sentence: ParsedSentence
    groups: tuple[Group, ...]
    drawing: Drawing | None
    rows: tuple[Row, ...]


class Kind(Struct, frozen=True, kw_only=True):
    """A label with its style, its meaning (empty where it isn't one of ours), and how often it is there."""

    label: str
    style: str
    meaning: str
    count: int


def render(parsed: Parsed, *, generator: str) -> str:
    """Return the page. `generator` names this program and its version."""
    found = mentions(parsed)
    sheets = [_sheet(parsed, sentence, tuple(groups(parsed, sentence, found))) for sentence in parsed.sentences]
    style = f"{joined(RECORD_PAGE, 'style', ('base.css', 'head.css'))}\n{joined(PACKAGE, 'style', ('parse.css',))}"
    script = joined(PACKAGE, "script", ("parse.js",))
    html = (
        templates(PACKAGE)
        .get_template("parse.html.j2")
        .render(
            policy=policy(styles=(style,), scripts=(script,)),
            style=Markup(style),
            script=Markup(script),
            generator=generator,
            parsed=parsed,
            heading=parsed.title or parsed.file,
            paragraphs=[list(run) for _, run in groupby(sheets, key=lambda sheet: sheet.sentence.paragraph)],
            block=block,
            kinds=_kinds(parsed),
            style_of=style_of,
            mention_id=mention_id,
            attribution=_by_sentence(parsed.attribution),
            parts=ATTRIBUTION,
            told=_told(parsed),
            sheets=sheets,
        )
    )
    return showable(html)


def block(zone: ZoneName) -> str:
    """Return the element that a paragraph of a zone is: headlines and headings stand under the section's own."""
    return "h3" if zone in ("headline", "heading") else "p"


def style_of(label: str) -> str:
    """Return the CSS class of an entity's label."""
    return label.casefold() if label in ENTITIES else "other"


def _sheet(parsed: Parsed, sentence: ParsedSentence, marked: tuple[Group, ...]) -> Sheet:
    words = parsed.of(sentence)
    heads = [None if w.head is None else w.head - sentence.first for w in words]
    tree = drawing([w.word for w in words], [w.upos for w in words], heads, [w.relation for w in words])
    rows = tuple(
        Row(
            number=number,
            head=(0 if word.relation else None) if head is None else head + 1,
            head_word="" if head is None else words[head].word,
            word=word,
        )
        for number, (word, head) in enumerate(zip(words, heads, strict=True), 1)
    )
    return Sheet(sentence=sentence, groups=marked, drawing=tree if parsed.has_trees else None, rows=rows)


def _kinds(parsed: Parsed) -> list[Kind]:
    counts = Counter(entity.label for entity in parsed.entities)
    labels = [*ENTITIES, *sorted(counts.keys() - ENTITIES.keys())]
    return [
        Kind(label=label, style=style_of(label), meaning=ENTITIES.get(label, ""), count=counts[label])
        for label in labels
        if counts[label]
    ]


def _by_sentence(marked: tuple[Marked, ...]) -> list[tuple[int, list[Marked]]]:
    return [(sentence, list(run)) for sentence, run in groupby(marked, key=lambda m: m.sentence)]


def _told(parsed: Parsed) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """Return each value of factuality that a word has, its meaning, and those words with their sentences."""
    words = [(w.factuality, w.word, s.number) for s in parsed.sentences for w in parsed.of(s) if w.factuality]
    values = [*FACTUALITY, *sorted({value for value, _, _ in words} - FACTUALITY.keys())]
    told = ((value, [(word, number) for own, word, number in words if own == value]) for value in values)
    return [(value, FACTUALITY.get(value, ""), those) for value, those in told if those]
