"""CoNLL-U, the format of Universal Dependencies' treebanks: parsed into documents, and these made into examples.

The words are the format's syntactic words (`do`, `n't`); where the parts of a multiword token do not add up to its
surface form, they still count as they stand. Empty nodes of the enhanced graph are left out.
https://universaldependencies.org/format.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from model.language.examples import Example, Syntax

from backchannel.language.core.features import BREAKS

_JOINED, _SPACE, _LINE = (BREAKS.index(name) for name in ("joined", "space", "line"))


@dataclass(frozen=True)
class Token:
    """A syntactic word: the columns as they stand (`feats` and `misc` are empty for `_`), and what stands before it.

    `head` counts from 1 in the sentence, 0 is the root. `before` is an index into `BREAKS`.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    misc: str
    before: int

    def note(self, key: str) -> str | None:
        """Return the value of one key of the last column, or None."""
        for part in self.misc.split("|"):
            name, found, value = part.partition("=")
            if found and name == key:
                return value
        return None


@dataclass(frozen=True)
class Sentence:
    """The words of a sentence, and its `sent_id`."""

    id: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Document:
    """Consecutive sentences under one `# newdoc`."""

    id: str
    sentences: tuple[Sentence, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of all sentences; their `head` still counts in their own sentence."""
        return tuple(token for sentence in self.sentences for token in sentence.tokens)


def documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a file in its order. Sentences before the first `# newdoc` are one document of their own.

    The id is what stands after `# newdoc id =`, else the id of the document's first sentence.
    """
    name, sentences = "", list[Sentence]()
    space = True
    for block in _blocks(path):
        comments = dict(_comment(line) for line in block if line.startswith("#"))
        new = "newdoc" in comments or "newdoc id" in comments
        if new and sentences:
            yield Document(name or sentences[0].id, tuple(sentences))
            sentences = []
        if new:
            name = comments.get("newdoc id", "")
        line = new or not sentences or "newpar" in comments or "newpar id" in comments
        tokens, space = _tokens([row for row in block if not row.startswith("#")], line=line, space=space)
        sentences.append(Sentence(comments.get("sent_id", ""), tokens))
    if sentences:
        yield Document(name or sentences[0].id, tuple(sentences))


def example(collection: str, document: Document) -> Example:
    """Return a document as an example with its sentences and their syntax. `collection` is the set's name."""
    tokens = document.tokens
    starts, heads = list[int](), list[int]()
    for sentence in document.sentences:
        starts.append(len(heads))
        heads.extend(starts[-1] + token.head - 1 if token.head else -1 for token in sentence.tokens)
    return Example(
        set=collection,
        id=document.id,
        words=tuple(token.form for token in tokens),
        breaks=tuple(token.before for token in tokens),
        starts=tuple(starts),
        syntax=Syntax(
            upos=tuple(token.upos for token in tokens),
            xpos=tuple(token.xpos for token in tokens),
            feats=tuple(token.feats for token in tokens),
            lemma=tuple(token.lemma for token in tokens),
            head=tuple(heads),
            deprel=tuple(token.deprel for token in tokens),
        ),
    )


def _blocks(path: Path) -> Iterator[list[str]]:
    block = list[str]()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line := line.rstrip("\r\n"):
                block.append(line)
            elif block:
                yield block
                block = []
    if block:
        yield block


def _comment(line: str) -> tuple[str, str]:
    key, _, value = line[1:].partition("=")
    return key.strip(), value.strip()


def _tokens(rows: list[str], *, line: bool, space: bool) -> tuple[tuple[Token, ...], bool]:
    """Read a sentence's rows, and say whether white space follows them.

    `line`: a paragraph begins; `space`: white space stands before the first word. A multiword token's row speaks for
    the space after its last word.
    """
    tokens = list[Token]()
    until, after = 0, True
    for row in rows:
        number, form, lemma, upos, xpos, feats, head, deprel, _, misc = row.split("\t")
        if "." in number:
            continue
        notes = misc.split("|")
        if "-" in number:
            until, after = int(number.partition("-")[2]), "SpaceAfter=No" not in notes
            continue
        line = line or "NewPar=Yes" in notes
        tokens.append(
            Token(
                form=form, lemma=lemma, upos=upos, xpos=xpos, feats=_value(feats), head=int(head), deprel=deprel,
                misc=_value(misc), before=_LINE if line else _SPACE if space else _JOINED,
            )
        )  # fmt: skip
        line = False
        space = after if int(number) == until else int(number) > until and "SpaceAfter=No" not in notes
    return tuple(tokens), space


def _value(column: str) -> str:
    return "" if column == "_" else column
