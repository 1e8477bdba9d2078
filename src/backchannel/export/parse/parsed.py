"""What a pipeline said of a document, in plain classes that the screen, the page and JSON all show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from backchannel.export.parse.meanings import ATTRIBUTION
from backchannel.language import Reading
from backchannel.model import ZoneName

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

_CHAIN = "coref_clusters_"
"""spaCy's own convention for the groups of spans that refer to the same: this and a number."""


class Word(Struct, frozen=True, kw_only=True):
    """One word. `start` and `end` are offsets into `Parsed.text`, `word` is what a reader sees there.

    `head` is the index of the word that it hangs on among all words, None for the root of a sentence and where no tree
    was made. `feats` is a string of Universal Dependencies. `factuality` is set where the word tells of an event.
    """

    start: int
    end: int
    word: str
    space: bool
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int | None
    relation: str
    factuality: str | None


class Marked(Struct, frozen=True, kw_only=True):
    """Words with a label: an entity, a mention, a source, a cue or a content.

    `start` and `end` are offsets into `Parsed.text`, whose words there are `text`; `first` and `last` (exclusive) are
    indexes of words, `sentence` is the number of the sentence that holds the first one. `confidence` is 0 to 1, None
    where the pipeline gives none.
    """

    label: str
    start: int
    end: int
    text: str
    first: int
    last: int
    sentence: int
    confidence: float | None = None


class Chain(Struct, frozen=True, kw_only=True):
    """Mentions of one thing, in the order of the text; `name` is the words of the one that tells most of it."""

    number: int
    name: str
    mentions: tuple[Marked, ...]


class ParsedSentence(Struct, frozen=True, kw_only=True):
    """Words `first` to `last` (exclusive) are a sentence; it is number `number`, from 1, of the document."""

    number: int
    zone: ZoneName
    paragraph: int
    start: int
    end: int
    text: str
    first: int
    last: int


class Parsed(Struct, frozen=True, kw_only=True):
    """All that was read out of one file. Offsets are code points of `text`, end exclusive.

    `pipeline` says which pipeline read it, with its version; `notices` are the reader's remarks on the file.
    """

    file: str
    sha256: str
    title: str | None
    outlet: str | None
    pipeline: str
    notices: tuple[str, ...]
    text: str
    sentences: tuple[ParsedSentence, ...]
    words: tuple[Word, ...]
    entities: tuple[Marked, ...]
    chains: tuple[Chain, ...]
    attribution: tuple[Marked, ...]

    @property
    def has_trees(self) -> bool:
        """Whether the pipeline made trees."""
        return any(word.relation for word in self.words)

    def of(self, sentence: ParsedSentence) -> tuple[Word, ...]:
        """Return a sentence's words."""
        return self.words[sentence.first : sentence.last]


def parsed(reading: Reading, *, file: str, pipeline: str) -> Parsed:
    """Take what a pipeline said out of its `Doc`. `file` and `pipeline` are names to show."""
    return _Taking(reading).all(file, pipeline)


class _Taking:
    """Counts words without the tokens of white space, as every other format of parses does."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.doc = reading, reading.doc
        self.found = tuple(reading.sentences())
        self.kept = [i for s in self.found for i in range(s.start, s.end) if not self.doc[i].is_space]
        self.index = {token: word for word, token in enumerate(self.kept)}
        self.sentence_of = {i: n for n, s in enumerate(self.found, 1) for i in range(s.start, s.end)}

    def all(self, file: str, pipeline: str) -> Parsed:
        document, doc = self.reading.document, self.doc
        return Parsed(
            file=file,
            sha256=document.source,
            title=document.title,
            outlet=document.outlet,
            pipeline=pipeline,
            notices=tuple(notice.message for notice in document.notices),
            text=document.text,
            sentences=tuple(self._sentences()),
            words=tuple(self._word(doc[i]) for i in self.kept),
            entities=self._marked(doc.ents),
            chains=self._chains(doc),
            attribution=self._marked(chain.from_iterable(doc.spans.get(kind, ()) for kind in ATTRIBUTION)),
        )

    def _sentences(self) -> Iterable[ParsedSentence]:
        for number, sentence in enumerate(self.found, 1):
            span = self.reading.span(sentence.start, sentence.end)
            yield ParsedSentence(
                number=number,
                zone=sentence.zone,
                paragraph=sentence.paragraph,
                start=span.start,
                end=span.end,
                text=self.doc[sentence.start : sentence.end].text,
                first=self.index[sentence.start],
                last=self.index[sentence.end - 1] + 1,
            )

    def _word(self, token: Token) -> Word:
        span = self.reading.span(token.i, token.i + 1)
        has_tree = bool(token.dep) and token.head.i != token.i
        own = has_tree and self.sentence_of.get(token.head.i) == self.sentence_of[token.i]
        return Word(
            start=span.start,
            end=span.end,
            word=token.text,
            space=bool(token.whitespace_),
            lemma=token.lemma_,
            upos=token.pos_,
            xpos=token.tag_,
            feats=str(token.morph),
            # A head in another sentence is none: the pipeline ran over the end of a line, which ends a sentence here.
            head=self.index.get(token.head.i) if own else None,
            relation=token.dep_,
            factuality=(token._.factuality or None) if token.has_extension("factuality") else None,
        )

    def _marked(self, spans: Iterable[TokenSpan]) -> tuple[Marked, ...]:
        marked = (self._one(span) for span in spans)
        return tuple(sorted((m for m in marked if m is not None), key=lambda m: (m.first, -m.last, m.label)))

    def _one(self, span: TokenSpan) -> Marked | None:
        tokens = [i for i in range(span.start, span.end) if i in self.index]
        if not tokens:
            return None
        words = self.reading.span(tokens[0], tokens[-1] + 1)
        return Marked(
            label=span.label_,
            start=words.start,
            end=words.end,
            text=self.doc[tokens[0] : tokens[-1] + 1].text,
            first=self.index[tokens[0]],
            last=self.index[tokens[-1]] + 1,
            sentence=self.sentence_of[tokens[0]],
            confidence=span._.confidence if span.has_extension("confidence") else None,
        )

    def _chains(self, doc: Doc) -> tuple[Chain, ...]:
        groups = (self._marked(spans) for key, spans in doc.spans.items() if key.startswith(_CHAIN))
        ordered = sorted((g for g in groups if len(g) > 1), key=lambda g: [(m.first, m.last) for m in g])
        return tuple(
            Chain(number=number, name=self._name(mentions), mentions=mentions)
            for number, mentions in enumerate(ordered, 1)
        )

    def _name(self, mentions: Sequence[Marked]) -> str:
        """Return what to call a chain: its first name, else its first nominal, else its first pronoun."""

        def rank(mention: Marked) -> int:
            parts = {self.doc[self.kept[i]].pos_ for i in range(mention.first, mention.last)}
            return 0 if "PROPN" in parts else 1 if "NOUN" in parts or "PRON" not in parts else 2

        # A long description that holds a name is none: names of bodies have at most six words, nearly always.
        return min(mentions, key=lambda m: (rank(m), m.last - m.first > 6, m.first)).text


def as_json(parsed: Parsed) -> bytes:
    """Return all of it as one JSON object."""
    return msgspec.json.encode(parsed)
