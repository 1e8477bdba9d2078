"""Sentences cut into pieces: every word once, every mark where it belongs, however marks overlap."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.export.parse.parsed import Chain, Marked, Parsed, ParsedSentence, Word
from backchannel.export.parse.pieces import groups, mentions
from tests.export.parse.invented import report

_COUNT = 8
_TEXT = " ".join(f"w{i}" for i in range(_COUNT))


def marked(label: str, first: int, last: int) -> Marked:
    text = _TEXT[first * 3 : last * 3 - 1]
    return Marked(label=label, start=first * 3, end=last * 3 - 1, text=text, first=first, last=last, sentence=1)


_SPANS = st.tuples(st.integers(0, _COUNT - 1), st.integers(1, _COUNT)).filter(lambda pair: pair[0] < pair[1])


@st.composite
def _sentences(draw: st.DrawFn) -> Parsed:
    """Draw a sentence with entities that don't overlap, and mentions that may cross anything."""
    edges = sorted(draw(st.sets(st.integers(0, _COUNT), max_size=6)))
    entities = tuple(marked("PER", a, b) for a, b in zip(edges[::2], edges[1::2], strict=False))
    chains = draw(st.lists(st.lists(_SPANS, min_size=2, max_size=3, unique=True), max_size=3))
    return Parsed(
        file="a", sha256="0", title=None, outlet=None, pipeline="", notices=(), text=_TEXT,
        sentences=(
            ParsedSentence(
                number=1, zone="body", paragraph=0, start=0, end=len(_TEXT), text=_TEXT, first=0, last=_COUNT
            ),
        ),
        words=tuple(
            Word(start=i * 3, end=i * 3 + 2, word=f"w{i}", space=i + 1 < _COUNT, lemma="", upos="", xpos="", feats="",
                 head=None, relation="", factuality=None)
            for i in range(_COUNT)
        ),
        entities=entities,
        chains=tuple(
            Chain(number=n, name="x", mentions=tuple(marked("", a, b) for a, b in spans))
            for n, spans in enumerate(chains, 1)
        ),
        attribution=(),
    )  # fmt: skip


@settings(deadline=None)
@given(_sentences())
def test_pieces_are_the_sentence_and_carry_every_mark(parsed: Parsed) -> None:
    (sentence,) = parsed.sentences
    made = list(groups(parsed, sentence, mentions(parsed)))
    text = "".join("".join(p.text + p.after for p in group.pieces) + group.after for group in made)
    assert text.rstrip() == _TEXT
    assert [" ".join(p.text for p in g.pieces) for g in made if g.label] == [e.text for e in parsed.entities]
    pieces = [piece for group in made for piece in group.pieces]
    for chain in parsed.chains:
        lit = {word for piece in pieces if chain.number in piece.chains for word in piece.text.split()}
        assert lit == {word for mention in chain.mentions for word in mention.text.split()}
        assert sum(ref.chain == chain.number for p in pieces for ref in p.refs) == len(chain.mentions)
    anchors = [anchor for piece in pieces for anchor in piece.anchors]
    assert len(anchors) == len(set(anchors)) == sum(len(chain.mentions) for chain in parsed.chains)


def test_the_innermost_mention_comes_first() -> None:
    parsed = report()
    sentence = parsed.sentences[2]
    pieces = [p for group in groups(parsed, sentence, mentions(parsed)) for p in group.pieces]
    (both,) = [piece for piece in pieces if len(piece.chains) == 2]
    assert (both.text, both.chains) == ("Varsia", (1, 4))
