"""One report as a pipeline read it, as lines for a terminal. Everything is said in characters; colour only helps."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from backchannel.export.parse.drawing import drawn
from backchannel.export.parse.meanings import FACTUALITY
from backchannel.export.parse.parsed import Marked, Parsed, ParsedSentence, Word

_STYLES = {
    "PER": "bold blue", "ORG": "bold yellow", "STATE": "bold green", "LOC": "bold magenta", "EVENT": "bold cyan",
    "LAW": "bold red",
}  # fmt: skip
_NUMBER = 4
"""Columns of a sentence's number."""


def screen(
    parsed: Parsed, *, tree: bool = False, only: Collection[int] = (), width: int | None = None
) -> Iterator[Text]:
    """Yield lines: the sentences with their entities, then chains, attribution and events.

    `tree` adds each sentence's tree. `only` are numbers of sentences to show alone, with their trees. `width` is where
    lines of prose are broken, in columns; None leaves them whole.
    """
    shown = [sentence for sentence in parsed.sentences if not only or sentence.number in only]
    trees = (tree or bool(only)) and parsed.has_trees
    yield from _head(parsed, width)
    for (_, zone), sentences in groupby(shown, key=lambda s: (s.paragraph, s.zone)):
        yield Text()
        if zone != "body":
            yield Text(f"{'':{_NUMBER}}  ({zone})", style="dim")
        for place, sentence in enumerate(sentences):
            if place and trees:
                yield Text()
            yield from _numbered(sentence.number, _marked(parsed, sentence), width)
            if trees:
                yield from _tree(parsed, sentence)
    numbers = {sentence.number for sentence in shown}
    yield from _chains(parsed, numbers, width)
    yield from _attribution(parsed, numbers, width)
    yield from _events(parsed, shown, width)


def _head(parsed: Parsed, width: int | None) -> Iterator[Text]:
    yield from _hanging("", Text(parsed.title or parsed.file, style="bold"), width)
    facts = [("file", parsed.file), ("outlet", parsed.outlet or ""), ("read by", parsed.pipeline)]
    facts.append(
        ("found", f"{len(parsed.sentences)} sentences, {len(parsed.entities)} names, {len(parsed.chains)} chains")
    )
    for name, value in facts:
        if value:
            yield from _hanging(f"  {name:8}  ", Text(value, style="dim"), width)


def _numbered(number: int, text: Text, width: int | None) -> Iterator[Text]:
    """Yield a text with its number to the left of its first line."""
    yield from _hanging(f"{number:>{_NUMBER}}  ", text, width)


def _hanging(head: str, text: Text, width: int | None) -> Iterator[Text]:
    room = None if width is None else max(width - len(head), 20)
    lines = [text] if room is None else text.wrap(Console(width=room), room)
    for i, line in enumerate(lines):
        line.rstrip()
        yield Text.assemble((head if i == 0 else " " * len(head), "dim"), line)


def _marked(parsed: Parsed, sentence: ParsedSentence) -> Text:
    """Return a sentence with brackets around its entities, and their labels in them: `[Tarn LOC]`."""
    begins = {e.first: e for e in parsed.entities if e.sentence == sentence.number}
    text, inside = Text(), None
    for number, word in enumerate(parsed.of(sentence), sentence.first):
        if number in begins:
            inside = begins[number]
            text.append("[", style="dim")
        text.append(word.word, style=_STYLES.get(inside.label, "bold") if inside else "")
        if inside and number + 1 == min(inside.last, sentence.last):
            text.append(f" {inside.label}]", style="dim")
            inside = None
        text.append(" " * word.space)
    return text


def _tree(parsed: Parsed, sentence: ParsedSentence) -> Iterator[Text]:
    words = parsed.of(sentence)
    lines = drawn([None if w.head is None else w.head - sentence.first for w in words])
    rows = [f"{line} {word.word}" for line, word in zip(lines, words, strict=True)]
    widths = [max(map(len, column)) for column in (rows, *zip(*((w.upos, w.xpos) for w in words), strict=True))]
    for line, row, word in zip(lines, rows, words, strict=True):
        padded = row[len(line) :].ljust(widths[0] - len(line))
        tags = f"  {word.upos:{widths[1]}}  {word.xpos:{widths[2]}}  {word.relation}{_factuality(word)}"
        yield Text.assemble(" " * (_NUMBER + 2), (line, "dim"), (padded, "" if word.head is not None else "bold"), tags)


def _factuality(word: Word) -> str:
    return f"  ({word.factuality})" if word.factuality else ""


def _chains(parsed: Parsed, numbers: Collection[int], width: int | None) -> Iterator[Text]:
    own = [chain for chain in parsed.chains if any(m.sentence in numbers for m in chain.mentions)]
    yield from _title("Who is the same", "words (sentence)", width, empty=not own)
    for chain in own:
        text = Text(" = ").join(_quoted(mention) for mention in chain.mentions)
        yield from _numbered(chain.number, text, width)


def _attribution(parsed: Parsed, numbers: Collection[int], width: int | None) -> Iterator[Text]:
    own = [marked for marked in parsed.attribution if marked.sentence in numbers]
    yield from _title("Who says what", "sentence, part, words", width, empty=not own)
    for sentence, those in groupby(own, key=lambda marked: marked.sentence):
        for i, one in enumerate(those):
            number = str(sentence) if i == 0 else ""
            yield from _hanging(f"{number:>{_NUMBER}}  {one.label:8}", Text(one.text), width)


def _events(parsed: Parsed, shown: Sequence[ParsedSentence], width: int | None) -> Iterator[Text]:
    words = [(w.factuality, f"{w.word} ({s.number})") for s in shown for w in parsed.of(s) if w.factuality]
    yield from _title("What happened, and what did not", "word (sentence)", width, empty=not words)
    for value in (*FACTUALITY, *sorted({value for value, _ in words} - FACTUALITY.keys())):
        own = [word for said, word in words if said == value]
        if own:
            yield from _hanging(f"{'':{_NUMBER}}  {value:11}", Text(", ".join(own)), width)


def _title(title: str, columns: str, width: int | None, *, empty: bool) -> Iterator[Text]:
    yield Text()
    told = Text.assemble((title, "bold"), (": nothing was found" if empty else f" · {columns}", "dim"))
    yield from _hanging("", told, width)


def _quoted(mention: Marked) -> Text:
    return Text.assemble(mention.text, (f" ({mention.sentence})", "dim"))
