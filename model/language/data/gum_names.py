"""Names in GUM: its mentions are whole noun phrases, named or not; here the proper name is cut out of them.

The result looks like the names of CoNLL-2003: no article, no title ("President"), no common noun beside the name. Words
count as name material by their Penn tag (NNP, NNPS): to Universal Dependencies "United" in "United States" is no noun.
From the name's head word its parts are gathered along the tree, and the run of gathered words around the head is the
name. A phrase after the head ("of Texas", "for Foreign Affairs") is part of the name where the Wikipedia title that the
mention is linked to says so, or where an unlinked organisation, event or place has it right after its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.language.data.countries import is_state, place_labels
from model.language.data.gum_mentions import Marked, syntactic_head
from model.language.data.lists import listed
from model.language.examples import ENTITY_LABELS, Entity, Example, Syntax

ANNOTATED = frozenset({"PER", "ORG", "STATE", "LOC", "EVENT"})
_LABELS: dict[str, frozenset[str]] = {
    "person": frozenset({"PER"}),
    "organization": frozenset({"ORG"}),
    "place": frozenset(),
    "event": frozenset({"EVENT"}),
    "object": frozenset(ENTITY_LABELS),
    "abstract": frozenset(ENTITY_LABELS),
}
_OPTIONAL = frozenset({"object", "abstract"})
_LINKING = frozenset({"of", "for", "at", "in", "on", "and", "&", "de", "del", "la", "the", "to", "against"})
_TITLES = listed(
    """
    ambassador archbishop attorney bishop boss captain ceo chairman chairwoman chancellor chief colonel commander
    commissioner congressman counsel dad daddy director doctor dr dr. emperor empress father general god governor
    grandma grandpa imam judge justice king lady lieutenant lord ma'am madam mayor minister mom mommy monsieur mother
    mr mr. mrs mrs. ms ms. pope president prime prince princess professor queen reporter representative secretary
    senator sergeant sir speaker spokesman sultan vice interviewer wikinews
    """
)
"""A person's "name" that ends in such a word is a title or a form of address."""
_COMMON = listed(
    """
    building chamber church city country county earth floor government hall man nation school state study sun union
    world
    """
)
"""Common nouns that speeches and statutes capitalise; alone and without a Wikipedia title they may be no names."""
_OWNERS = frozenset({"people", "children", "men", "women"})
"""Possessors inside names ("People's Republic"), whatever the Wikipedia title says."""


@dataclass(frozen=True)
class _Mark:
    """A mention with what is asked of it again and again: the tree, and the words of its Wikipedia title or None."""

    start: int
    end: int
    type: str
    words: Sequence[str]
    syntax: Syntax
    title: frozenset[str] | None

    def proper(self, word: int) -> bool:
        return self.syntax.xpos[word] in ("NNP", "NNPS")

    def titled(self, word: int) -> bool:
        return self.title is not None and self.words[word].casefold() in self.title

    def children(self, word: int) -> list[int]:
        return [i for i in range(self.start, self.end) if self.syntax.head[i] == word]


def entities(example: Example, marks: Sequence[Marked]) -> tuple[Entity, ...]:
    """Return the named things of a document, none overlapping: of nested names the outermost stands."""
    syntax = example.syntax
    assert syntax is not None
    found = list[Entity]()
    for marked in marks:
        if marked.type not in _LABELS:
            continue
        title = None if marked.identity is None else frozenset(re.findall(r"[\w.&-]+", _plain(marked.identity)))
        mark = _Mark(marked.start, marked.end, marked.type, example.words, syntax, title)
        inner = [m for m in marks if marked.start <= m.start and m.end <= marked.end and m is not marked]
        for start, end in _names(mark, syntactic_head(example, mark.start, mark.end), inner):
            if entity := _entity(mark, start, end):
                found.append(entity)
    taken = set[int]()
    chosen = list[Entity]()
    for entity in sorted(found, key=lambda e: (e.start - e.end, e.optional, e.start)):
        if taken.isdisjoint(range(entity.start, entity.end)):
            taken.update(range(entity.start, entity.end))
            chosen.append(entity)
    return tuple(sorted(chosen, key=lambda entity: entity.start))


def _plain(identity: str) -> str:
    """Return a Wikipedia title as running words in small letters, without what stands in parentheses."""
    text = re.sub(r"%([0-9A-F]{2})", lambda hexed: chr(int(hexed[1], 16)), identity).replace("_", " ")
    return re.sub(r"\(.*?\)", " ", text).casefold()


def _entity(mark: _Mark, start: int, end: int) -> Entity | None:
    words = [word.casefold() for word in mark.words[start:end]]
    if mark.type == "person" and words[-1] in _TITLES:
        return None
    alone = len(words) == 1
    people = mark.type == "person" and mark.syntax.xpos[start] == "NNPS"  # "Vikings", "the Members", "the Bellos"
    if alone and (people or (mark.title is None and words[0] in _COMMON)):
        return Entity(start, end, frozenset(ENTITY_LABELS), optional=True)
    name = " ".join(mark.words[start:end])
    if mark.type == "place":
        return Entity(start, end, place_labels(name))
    if mark.type == "organization" and is_state(name):
        return Entity(start, end, frozenset({"STATE"}))
    return Entity(start, end, _LABELS[mark.type], optional=mark.type in _OPTIONAL)


def _names(mark: _Mark, head: int, inner: Sequence[Marked]) -> Iterator[tuple[int, int]]:
    """Yield the name of a mention; where its head is a common noun, the name set beside it ("agency Yonhap")."""
    if mark.proper(head):
        yield _run(mark, head)
        return
    children = [child for child in mark.children(head) if mark.proper(child)]
    apart = {child for child in children for mention in inner if mention.start <= child < mention.end}
    flat = [child for child in children if mark.syntax.deprel[child] == "flat"]
    compound = [child for child in children if mark.syntax.deprel[child] == "compound" and mark.titled(child)]
    for parts in (flat, [] if apart.issuperset(compound) else compound):
        if parts:
            yield _run(mark, parts[-1], beside=parts[:-1])
            return
    for child in children:
        beside = mark.syntax.deprel[child] == "appos" and (child == head + 1 or mark.title is not None)
        if beside and child not in apart:
            yield _run(mark, child)


def _run(mark: _Mark, head: int, beside: Sequence[int] = ()) -> tuple[int, int]:
    """Return the unbroken run of the name's words around its head word; hyphens between them belong to it.

    `beside` are further words of the name that hang on the same common noun ("creator Mark Zuckerberg").
    """
    own = {word for part in (head, *beside) for word in _gather(mark, part, top=head)}
    for word in range(mark.start + 1, mark.end - 1):
        if mark.words[word] in ("-", "–", "/", "&") and word - 1 in own and word + 1 in own:
            own.add(word)
    start = end = head
    while start - 1 in own:
        start -= 1
    while end + 1 in own:
        end += 1
    while not mark.proper(start) and start < head:
        start += 1
    while end > head and mark.words[end].casefold() in _LINKING and not mark.proper(end):
        end -= 1
    return start, end + 1


def _gather(mark: _Mark, word: int, *, top: int) -> Iterator[int]:
    """Yield a word and those of its dependents that belong to the name."""
    yield word
    for child in mark.children(word):
        if _part(mark, child, word):
            yield from _gather(mark, child, top=top)
        elif _phrasal_part(mark, child, word, top):
            yield from _phrase(mark, child, top)


def _part(mark: _Mark, child: int, word: int) -> bool:
    """Say whether a dependent is a part of the name in one word ("Kofi", "National"), or a clause's ("Fighting")."""
    named = mark.proper(child) or mark.titled(child)
    relation = mark.syntax.deprel[child]
    if relation == "flat":
        return named or mark.syntax.xpos[child] in ("FW", "CD")
    if relation in ("compound", "amod", "goeswith", "nummod", "dep", "nmod:unmarked"):
        return named and not any(mark.syntax.xpos[i] == "POS" for i in mark.children(child))
    return mark.syntax.upos[word] == "VERB" and mark.proper(word) and mark.proper(child)


def _phrasal_part(mark: _Mark, child: int, word: int, top: int) -> bool:
    """Say whether a dependent with a preposition, a conjunction or 's is part of the name."""
    relation = mark.syntax.deprel[child]
    if not mark.proper(child):
        return False
    if relation == "conj":
        return word != top or mark.titled(child)
    if relation in ("nmod:poss", "dep"):
        return mark.words[child].casefold() in _OWNERS or _no_other(mark, child, word)
    return relation.startswith("nmod") and child > word and _belongs(mark, child, word)


def _phrase(mark: _Mark, word: int, top: int) -> Iterator[int]:
    """Yield a dependent phrase's name words with its prepositions, articles, conjunctions and 's."""
    yield from _gather(mark, word, top=top)
    for child in mark.children(word):
        if mark.syntax.deprel[child] in ("case", "det", "cc"):
            yield child


def _belongs(mark: _Mark, child: int, word: int) -> bool:
    """Say whether "of X" after a name's word is part of the name."""
    cases = [i for i in mark.children(child) if mark.syntax.deprel[i] == "case"]
    if not cases or mark.words[cases[0]].casefold() not in _LINKING:
        return False
    if mark.title is not None and not (mark.type == "organization" and mark.syntax.xpos[child] == "NNPS"):
        return mark.titled(child)
    return mark.type != "person" and cases[0] == word + 1 and mark.words[cases[0]].casefold() in ("of", "for")


def _no_other(mark: _Mark, child: int, word: int) -> bool:
    """Say whether all words from a possessor to what it owns are of the Wikipedia title, but for the 's."""
    return all(mark.titled(i) or mark.syntax.xpos[i] == "POS" for i in range(child, word + 1))
