"""A short report with a reading of it made by hand, so that no test here depends on what a model says."""

from __future__ import annotations

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from backchannel.export.parse import Parsed, parsed
from backchannel.language import reading
from backchannel.language.core.doc import extend
from backchannel.model import Document
from tests.language.documents import made

REPORT = made(
    ("headline", "Varsia and Calder meet again"),
    ("byline", "By a reporter"),
    (
        "body",
        "TARN (Corvin News) -- Foreign Minister Ana Beryl of Varsia met the Calder en\u00advoy in Tarn.\n"
        "She said that \u201cno treaty was signed\u201d.",
    ),
    ("body", "A hearing is planned on the treaty <b>today</b>."),
)
"""A headline, a dateline, a soft hyphen, a line's end within a paragraph, curly quotes, and something like markup."""

# Word, lemma, part of speech, tag, features, head within the sentence (0 the root), relation; a line a word, an empty
# line between sentences, `--` where the text's line ends. The last tree has arcs that cross.
_TREES = """
Varsia Varsia PROPN NNP Number=Sing 4 nsubj
and and CCONJ CC _ 3 cc
Calder Calder PROPN NNP Number=Sing 1 conj
meet meet VERB VBP Mood=Ind|Tense=Pres|VerbForm=Fin 0 root
again again ADV RB _ 4 advmod
--
TARN Tarn PROPN NNP Number=Sing 0 root
( ( PUNCT -LRB- _ 4 punct
Corvin Corvin PROPN NNP Number=Sing 4 compound
News news PROPN NNP Number=Sing 1 appos
) ) PUNCT -RRB- _ 4 punct
--
Foreign foreign ADJ NNP Degree=Pos 2 amod
Minister minister PROPN NNP Number=Sing 7 nsubj
Ana Ana PROPN NNP Number=Sing 2 flat
Beryl Beryl PROPN NNP Number=Sing 2 flat
of of ADP IN _ 6 case
Varsia Varsia PROPN NNP Number=Sing 2 nmod
met meet VERB VBD Mood=Ind|Tense=Past|VerbForm=Fin 0 root
the the DET DT Definite=Def|PronType=Art 10 det
Calder Calder PROPN NNP Number=Sing 10 compound
envoy envoy NOUN NN Number=Sing 7 obj
in in ADP IN _ 12 case
Tarn Tarn PROPN NNP Number=Sing 7 obl
. . PUNCT . _ 7 punct

She she PRON PRP Case=Nom|Gender=Fem|Number=Sing 2 nsubj
said say VERB VBD Mood=Ind|Tense=Past|VerbForm=Fin 0 root
that that SCONJ IN _ 8 mark
“ “ PUNCT `` _ 8 punct
no no DET DT PronType=Neg 6 det
treaty treaty NOUN NN Number=Sing 8 nsubj:pass
was be AUX VBD Mood=Ind|Tense=Past|VerbForm=Fin 8 aux:pass
signed sign VERB VBN Tense=Past|VerbForm=Part|Voice=Pass 2 ccomp
” ” PUNCT '' _ 8 punct
. . PUNCT . _ 2 punct
--
A a DET DT Definite=Ind|PronType=Art 2 det
hearing hearing NOUN NN Number=Sing 4 nsubj:pass
is be AUX VBZ Mood=Ind|Tense=Pres|VerbForm=Fin 4 aux:pass
planned plan VERB VBN Tense=Past|VerbForm=Part|Voice=Pass 0 root
on on ADP IN _ 7 case
the the DET DT Definite=Def|PronType=Art 7 det
treaty treaty NOUN NN Number=Sing 2 nmod
<b> <b> SYM SYM _ 9 punct
today today NOUN NN Number=Sing 4 obl:tmod
</b> </b> SYM SYM _ 9 punct
. . PUNCT . _ 4 punct
"""
_ENTITIES = (
    ("STATE", 0, 1), ("STATE", 2, 3), ("LOC", 6, 7), ("ORG", 8, 10), ("PER", 14, 16), ("STATE", 17, 18),
    ("STATE", 20, 21), ("LOC", 23, 24),
)  # fmt: skip
_CHAINS = (((0, 1), (17, 18)), ((2, 3), (20, 21)), ((6, 7), (23, 24)), ((12, 18), (25, 26)), ((29, 31), (41, 43)))
_ATTRIBUTION = (("source", 25, 26), ("cue", 26, 27), ("content", 27, 34))
_EVENTS = ((3, "happened"), (18, "happened"), (26, "happened"), (32, "negated"), (37, "planned"))


def nlp(text: str) -> Doc:
    """Return the reading by hand of the report's text; the tokens of its line ends are white space."""
    rows = [line.split() for line in _TREES.strip().splitlines()]
    words = ["\n" if row == ["--"] else row[0] for row in rows if row]
    heads: list[int] = []
    begin = 0
    starts: list[bool | int | None] = []
    kept: list[list[str]] = []
    for row in rows:
        if not row:
            begin = len(kept)
            continue
        starts.append(len(kept) == begin)
        heads.append(len(kept) if row == ["--"] or row[5] == "0" else begin + int(row[5]) - 1)
        kept.append([*row, "\n", "SPACE", "_SP", "_", "0", "dep"] if row == ["--"] else row)
        if row == ["--"]:
            heads[-1] = len(kept) - 2
            begin = len(kept)
    doc = Doc(
        Vocab(), words=words, spaces=_spaces(text, words), lemmas=[r[1] for r in kept], pos=[r[2] for r in kept],
        tags=[r[3] for r in kept], morphs=["" if r[4] == "_" else r[4] for r in kept], heads=heads,
        deps=[r[6] for r in kept], sent_starts=starts,
    )  # fmt: skip
    extend()
    doc.set_ents([_span(doc, start, end, label) for label, start, end in _ENTITIES])
    for number, chain in enumerate(_CHAINS, 1):
        doc.spans[f"coref_clusters_{number}"] = [_span(doc, start, end) for start, end in chain]
    for kind, start, end in _ATTRIBUTION:
        doc.spans[kind] = [_span(doc, start, end, kind)]
    for token, value in _EVENTS:
        doc[token]._.factuality = value
    return doc


def without_anything(text: str) -> Doc:
    """Return words only, as a pipeline without any part would."""
    from spacy.lang.en import English

    return English()(text)


def report(document: Document = REPORT) -> Parsed:
    """Return the report as it was read by hand."""
    return parsed(reading(document, nlp), file="report.txt", pipeline="a reader with a pencil, version 2")


def _span(doc: Doc, start: int, end: int, label: str = "") -> Span:
    return Span(doc, start, end, label=label)


def _spaces(text: str, words: list[str]) -> list[bool]:
    at, spaces = 0, []
    for word in words:
        assert text.startswith(word, at), text[at : at + 20]
        at += len(word)
        spaces.append(text.startswith(" ", at))
        at += spaces[-1]
    assert at == len(text)
    return spaces
