"""A reading as rows in the manner of CoNLL: one word a line, columns split by tabs, sentences by an empty line.

Columns: number in the sentence, word, first code point, actor mention (IOB2 with the actor's type), its actor, claim
words (IOB2 with the layer), the claim, part in a claim (IOB2 with the role), quotation (IOB2 with its form), `_` where
there is nothing. Where spans overlap, the longer one stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from corpus.convert.tokens import Token, iob, tokens, told
from corpus.form import Mention, Reading, Sentence, Span

COLUMNS = ["number", "word", "start", "actor", "actor_id", "claim", "claim_id", "part", "quotation"]

_Labelled = list[tuple[Span | Mention, str]]


def rows(reading: Reading, text: str) -> str:
    """Return the rows of a reading."""
    spans = _Spans(reading)
    lines = [f"# report = {reading.doc.file}", f"# columns = {' '.join(COLUMNS)}"]
    for sentence in told(reading):
        lines += [f"# sentence = {sentence.id} {sentence.kind}", *_sentence(sentence, text, spans), ""]
    return "\n".join(lines) + "\n"


class _Spans:
    """What is laid over the words: labelled spans, and who or what each is."""

    def __init__(self, reading: Reading) -> None:
        self.actors: _Labelled = [(m, actor.type) for actor in reading.actors for m in actor.mentions]
        self.who = {(m.start, m.end): actor.id for actor in reading.actors for m in actor.mentions}
        self.claims: _Labelled = [(span, claim.layer) for claim in reading.claims for span in claim.evidence]
        self.which = {(s.start, s.end): claim.id for claim in reading.claims for s in claim.evidence}
        self.parts: _Labelled = [(p.span, p.role) for claim in reading.claims for p in claim.participants if p.span]
        self.quotes: _Labelled = [(s, q.form) for q in (*reading.quotes, *reading.indirect) for s in q.spans]


def _sentence(sentence: Sentence, text: str, spans: _Spans) -> Iterator[str]:
    words = tokens(sentence, text)
    columns = [iob(words, found) for found in (spans.actors, spans.claims, spans.parts, spans.quotes)]
    who = _ids(words, columns[0], spans.who)
    which = _ids(words, columns[1], spans.which)
    for n, word in enumerate(words):
        cells = [
            str(n + 1), word.text, str(word.start), columns[0][n], who[n], columns[1][n], which[n], columns[2][n],
            columns[3][n],
        ]  # fmt: skip
        yield "\t".join("_" if cell == "O" else cell for cell in cells)


def _ids(words: list[Token], tags: list[str], known: dict[tuple[int, int], str]) -> list[str]:
    """Return whose span each tagged word lies in: that which begins where the tags begin, the longest."""
    found, current = [], "_"
    for word, tag in zip(words, tags, strict=True):
        if tag.startswith("B-"):
            own = [(end, name) for (start, end), name in known.items() if start <= word.start < end]
            current = max(own)[1] if own else "_"
        found.append(current if tag != "O" else "_")
    return found
