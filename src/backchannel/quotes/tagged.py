"""Attributions out of the spans that the core's tagger marks: which source and which contents belong to which cue.

The tagger gives recall and bounds, the trees say what belongs together; what they leave open goes to the nearest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from backchannel.language.reading import Reading
from backchannel.language.trees import children
from backchannel.quotes.attribution import Attribution
from backchannel.quotes.lexicon import Cue, Lexicon
from backchannel.quotes.overlaps import Overlaps
from backchannel.quotes.syntax import QUOTING, Stretch, doer, phrase, trimmed, verb_group
from backchannel.quotes.tags import Tag, Tagged, tags_of

_UNKNOWN = Cue(manner="said", speech=False)
_TOLD_BY = Cue(manner="said", speech=True)
_NOBODY = Attribution(source=None, cue=None, head=None, contents=(), speech=False, by="parse", confidence=0.0)
_TOLD = replace(_NOBODY, speech=True)
_DASHES = frozenset(("—", "–", "-", "--"))
_NEXT = 2
"""Tokens between a cue and a content that still adjoin: a comma and a mark."""
_ASIDE = 16
"""Tokens of `he said` amid what he said at most: a name with its title, a verb with its adverbs. By judgement."""
_NEAR = 6
"""Tokens between a content and the verb that says it: marks, a comma, a name with its title. By judgement."""


def tagged(reading: Reading, links: Sequence[Attribution], words: Lexicon) -> tuple[Attribution, ...]:
    """Return an attribution for each cue that the tagger marks, and for each content that goes on without one.

    `links` are the attributions that the trees show; one whose cue shares a word with the tagger's says what belongs
    to that.
    """
    marks = tags_of(reading)
    heads = {link.head: link for link in reversed(links) if link.head is not None}
    linked = [_linked(cue, heads) for cue in marks.cues]
    sources = _shared(marks, linked, words)
    contents, loose = _divided(marks, linked)
    made = [
        _attribution(reading, cue, link, sources[k], contents[k], words)
        for k, (cue, link) in enumerate(zip(marks.cues, linked, strict=True))
    ]
    made += [_beside(reading, content, words) for content in loose]
    return tuple(sorted((one for one in made if one.contents), key=_order))


def _order(one: Attribution) -> tuple[int, int]:
    return (one.cue or one.contents[0])[0], one.contents[0][0]


def _linked(cue: Tag, heads: Mapping[int, Attribution]) -> Attribution | None:
    """Return the tree's attribution of a cue: that with the cue's own head, else any whose head lies in it."""
    inside = (heads[i] for i in range(cue.start, cue.end) if i in heads)
    return heads.get(cue.head) or next(inside, None)


def _shared(marks: Tagged, linked: Sequence[Attribution | None], words: Lexicon) -> list[Stretch | None]:
    """Return the source of each cue; one source may have several cues."""
    found: list[Stretch | None] = []
    beside: dict[int, list[Tag]] = {}
    for one in marks.sources:
        if _is_dateline(one, marks):
            continue
        beside.setdefault(marks.sentences[one.start], []).append(one)
    cues = Overlaps((cue.start, cue.end, k) for k, cue in enumerate(marks.cues))
    given = Overlaps((*link.source, k) for k, link in enumerate(linked) if link is not None and link.source is not None)
    for k, (cue, link) in enumerate(zip(marks.cues, linked, strict=True)):
        here = beside.get(marks.sentences[cue.start], [])
        source: Stretch | None = None
        if link is not None and link.hedged and link.source is None:
            source = None
        elif link is not None and link.source is not None:
            source = _aside(link.source, cue, here, marks) or _better(
                link.source, [_of(s) for s in here], marks.reading
            )
        else:
            free = [s for s in here if not _between(cues, s, cue) and all(row[2] == k for row in given.at(*_of(s)))]
            nearest = min(free, key=lambda s: (_gap(_of(s), _of(cue)), s.start), default=None)
            source = _of(nearest) if nearest is not None else _doing(marks.reading, cue, words)
        found.append(source)
    return found


def _is_dateline(source: Tag, marks: Tagged) -> bool:
    """Say whether a source is the place and day that open a report (`GENEVA, Oct. 18 —`)."""
    doc = marks.reading.doc
    begins = source.start == 0 or marks.paragraphs[source.start - 1] != marks.paragraphs[source.start]
    return begins and source.end < len(doc) and doc[source.end].text in _DASHES


def _doing(reading: Reading, cue: Tag, words: Lexicon) -> Stretch | None:
    """Return the subject of a cue that the tagger gives no source, by the tree alone."""
    who = doer(reading.doc[cue.head])
    if who is None or who.lower_ in words.grammar.nobody or cue.start <= who.i < cue.end:
        return None
    return phrase(who, frozenset((cue.head,)))


def _better(shown: Stretch, here: Sequence[Stretch], reading: Reading) -> Stretch:
    """Return the tagger's bounds of the source that a tree shows, if they hold its head."""
    head = reading.doc[shown[0] : shown[1]].root.i
    return next((s for s in here if s[0] <= head < s[1]), shown)


def _aside(shown: Stretch, cue: Tag, here: Sequence[Tag], marks: Tagged) -> Stretch | None:
    """Return the source right beside a cue where the tree's lies in what is said: `The kingdom, he said, was …`."""
    if not any(_inside(shown, _of(content)) for content in marks.contents_at(*shown)):
        return None
    return next((_of(s) for s in here if _gap(_of(s), _of(cue)) == 0), None)


def _between(cues: Overlaps, source: Tag, cue: Tag) -> bool:
    """Say whether another cue stands between a source and a cue: then the source is that one's."""
    low, high = min(source.end, cue.end), max(source.start, cue.start)
    return low < high and any(low <= start and end <= high for start, end, _ in cues.at(low, high))


def _divided(marks: Tagged, linked: Sequence[Attribution | None]) -> tuple[list[list[Stretch]], list[Tag]]:
    """Give each content to one cue; what is left over has none."""
    owned: list[list[Stretch]] = [[] for _ in marks.cues]
    loose: list[Tag] = []
    told = Overlaps((*c, k) for k, link in enumerate(linked) if link is not None for c in link.contents)
    beside: dict[int, list[int]] = {}
    for k, cue in enumerate(marks.cues):
        beside.setdefault(marks.sentences[cue.start], []).append(k)
    for content in marks.contents:
        where = _owner(marks, linked, content, told, beside)
        if where is None:
            loose.append(content)
        else:
            owned[where].append(_of(content))
    for k, link in enumerate(linked):
        if link is not None and (link.hedged or link.through is not None or not owned[k]):
            owned[k] = [c for c in link.contents if not _overlap(c, _of(marks.cues[k]))]
    return owned, loose


def _owner(
    marks: Tagged, linked: Sequence[Attribution | None], content: Tag, told: Overlaps, beside: Mapping[int, list[int]]
) -> int | None:
    """Return the cue that says a content: that to which the tree gives it, else the nearest of its sentences."""
    own = _of(content)
    shown = [k for _, _, k in told.at(*own) if not _inside(_of(marks.cues[k]), own)]
    if shown:
        # The cue next to a content says it: one further off tells of what holds both.
        return min(shown, key=lambda k: (_gap(own, _of(marks.cues[k])), k))
    sentences = dict.fromkeys(
        marks.sentences[i] for i in (*range(content.start, content.end), *_goes_on(marks, content))
    )
    near = [
        k for sentence in sentences for k in beside.get(sentence, ())
        if not _inside(_of(marks.cues[k]), own)
        and (linked[k] is None or not (linked[k] or _NOBODY).contents or _gap(own, _of(marks.cues[k])) <= _NEXT)
    ]  # fmt: skip
    return min(near, key=lambda k: (_gap(own, _of(marks.cues[k])), k), default=None)


def _is_told(reading: Reading, head: int, source: Stretch) -> bool:
    """Say whether a source is who hears what a passive tells (`X was told that …`)."""
    return any(source[0] <= child.i < source[1] for child in children(reading.doc[head], "nsubj:pass"))


def _around(reading: Reading, contents: Sequence[Stretch], source: Stretch, cue: Stretch) -> list[Stretch]:
    """Cut contents where the tagger took `he said`, or a word of it, for a part of them."""
    first, last = min(source[0], cue[0]), max(source[1], cue[1])
    if last - first > _ASIDE:
        return list(contents)
    cut: list[Stretch] = []
    for start, end in contents:
        parts = ((start, min(end, first)), (max(start, last), end))
        whole = [part for part in parts if part[0] < part[1]]
        kept = [trimmed(reading.doc, part) for part in whole] if whole != [(start, end)] else whole
        cut.extend((a, b) for a, b in kept if any(t.is_alpha or t.is_digit for t in reading.doc[a:b]))
    return cut


def _goes_on(marks: Tagged, content: Tag) -> tuple[int, ...]:
    """Return the token after a quotation that ends with a comma: its sentence goes on there, whatever the core saw."""
    doc, after = marks.reading.doc, content.end
    end = next((i for i in range(after - 1, content.start, -1) if doc[i].text not in QUOTING), content.start)
    goes_on = after < len(doc) and doc[end].text == "," and marks.paragraphs[after] == marks.paragraphs[end]
    return (after,) if goes_on else ()


def _attribution(
    reading: Reading, cue: Tag, link: Attribution | None, source: Stretch | None, contents: list[Stretch],
    words: Lexicon,
) -> Attribution:  # fmt: skip
    head = link.head if link is not None and link.head is not None else cue.head
    known = link or (
        _TOLD
        if words.according.search(reading.doc[cue.start : cue.end].text) is not None
        else _by_word(reading, head, words)
    )
    if link is not None and link.source is not None and source is not None:
        contents = _around(reading, contents, source, _of(cue))
    if source is not None and any(_inside(source, content) for content in contents):
        source = _doing(reading, cue, words)
    if source is not None and any(_overlap(source, other) for other in (_of(cue), *contents)):
        source = None
    if (
        source is not None
        and known.speech
        and (link is None or link.source is None)
        and _is_told(reading, head, source)
    ):
        source = None
    return Attribution(
        source=source, cue=_of(cue), head=head,
        contents=tuple(sorted(contents)), manner=known.manner, speech=known.speech, negated=known.negated,
        hedged=known.hedged, through=known.through,
        by="tagger" if link is None else "both", confidence=round(cue.confidence, 4),
    )  # fmt: skip


def _by_word(reading: Reading, head: int, words: Lexicon) -> Attribution:
    """Return the manner of a cue that no tree explains, by its words."""
    token = reading.doc[head]
    cue = words.verbs.get(token.lemma_) or words.nouns.get(token.lemma_) or words.objects.get(token.lemma_) or _UNKNOWN
    negated = any(child.lemma_ in words.grammar.negations for child in token.children)
    return replace(_NOBODY, manner=cue.manner, speech=cue.speech, negated=negated)


def _beside(reading: Reading, content: Tag, words: Lexicon) -> Attribution:
    """Return the attribution of a content to which no cue belongs: a verb of saying right beside it, else none."""
    doc = reading.doc
    low, high = max(content.start - _NEAR, 0), min(content.end + _NEAR, len(doc))
    quoted = any(doc[i].text in QUOTING for i in range(content.start, content.end))
    outside = [i for i in range(low, high) if not content.start <= i < content.end]
    saying = words.verbs.keys() | (words.grammar.quoting if quoted else frozenset())
    verbs = [doc[i] for i in outside if doc[i].pos_ == "VERB" and doc[i].lemma_ in saying]
    verbs = [verb for verb in verbs if _same_sentence(reading, verb.i, content) and doer(verb) is not None]
    verb = min(verbs, key=lambda verb: (_gap(_of(content), (verb.i, verb.i + 1)), verb.i), default=None)
    bare = Attribution(
        source=None, cue=None, head=None, contents=(_of(content),), by="tagger",
        confidence=round(content.confidence, 4),
    )  # fmt: skip
    if verb is None:
        return bare
    cue = words.verbs.get(verb.lemma_, _TOLD_BY)
    who = _doing(reading, Tag(verb.i, verb.i + 1, verb.i, content.confidence), words)
    if who is None or _overlap(who, _of(content)):
        return bare
    return replace(
        bare, source=who, cue=verb_group(verb), head=verb.i, manner=cue.manner, speech=cue.speech, by="both"
    )  # fmt: skip


def _same_sentence(reading: Reading, token: int, content: Tag) -> bool:
    """Say whether a token stands in the sentence in which a content ends or begins."""
    return any(s.start <= token < s.end for s in (reading.doc[content.start].sent, reading.doc[content.end - 1].sent))


def _of(span: Tag) -> Stretch:
    return span.start, span.end


def _overlap(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _inside(inner: Stretch, outer: Stretch) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _gap(a: Stretch, b: Stretch) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)
