"""The other documents of a record, offered one by one: those that can say when an undated text was published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from heapq import heappush, heappushpop

from msgspec import Struct

from backchannel.dates.inference.content import Content, content, is_alike, names
from backchannel.dates.inference.copies import copied_share, runs_of
from backchannel.dates.inference.lasting import lastings
from backchannel.dates.inference.neighbour import Neighbour, can_date
from backchannel.dates.inference.retold import open_tellings
from backchannel.dates.inference.sentences import sentence_at, sentences
from backchannel.dates.inference.told import tellings
from backchannel.dates.inference.words import Words, words_of

KEPT = 6
"""Documents that are kept at most for each thing that an undated text asks (a copy; a month told without its year; what
has lasted so long): those that tell of a beginning or of what was allowed, then those that share most words. By
convention: six retellings that don't give one year won't do so with more."""
_TELLING = 1000
"""Points for telling of a beginning or of what was allowed: more than any number of shared words."""


class _Question(Struct, frozen=True):
    """A sentence of the undated text `of` that another document can date, and its content.

    Told without a year, or, with `doing`, of what has lasted; then one of the names `needed` must be shared.
    """

    of: str
    number: int
    about: Content
    doing: frozenset[str]
    needed: frozenset[str]


_Shelf = list[tuple[tuple[float, str, str, str], Neighbour]]
"""What is kept for a question, as a heap with the worst on top."""


class Folder:
    """Chooses neighbours for undated texts from documents that are offered once each, in any order.

    Looking at a document costs a look-up for each of its runs of five words and each of its words, whatever the number
    of the undated texts; the document isn't read for dates. The answers with what is kept are those with all documents,
    as long as no more than `KEPT` share anything with one sentence.
    """

    def __init__(self, undated: Mapping[str, str], language: str = "en") -> None:
        """Take the undated texts by the ids of their documents."""
        self._words = words_of(language)
        self._shelves: dict[str, dict[int, _Shelf]] = {id_: {} for id_ in undated}
        self._sizes: dict[str, int] = {}
        self._by_run: dict[str, list[str]] = {}
        self._questions: list[_Question] = []
        self._by_name: dict[str, list[int]] = {}
        self._by_deed: dict[str, list[int]] = {}
        for id_ in sorted(undated):
            self._take_in(id_, undated[id_])

    def _take_in(self, id_: str, text: str) -> None:
        runs = runs_of(text)
        self._sizes[id_] = len(runs)
        for run in runs:
            self._by_run.setdefault(run, []).append(id_)
        if self._words is None:
            return
        for question in _questions(id_, text, self._words):
            place = len(self._questions)
            self._questions.append(question)
            for key in question.doing:
                self._by_deed.setdefault(key, []).append(place)
            for key in names(question.about) if not question.doing else ():
                self._by_name.setdefault(key, []).append(place)

    def offer(self, neighbour: Neighbour) -> None:
        """Look at a document, which may be one of the undated itself, and keep it where it can help."""
        if neighbour.earliest is not None and neighbour.latest is not None:
            self._offer_copy(neighbour)
        if self._words is not None and self._questions and can_date(neighbour):
            for place, shared in self._asked(neighbour, self._words).items():
                question = self._questions[place]
                self._keep(question.of, question.number, shared, neighbour)

    def neighbours(self, id_: str) -> tuple[Neighbour, ...]:
        """Return the documents that were kept for an undated text, each once, by id and name; none for other ids."""
        shelves = self._shelves.get(id_, {}).values()
        kept = {(one.id, one.name, one.text): one for shelf in shelves for _, one in shelf}
        return tuple(kept[key] for key in sorted(kept))

    def _offer_copy(self, neighbour: Neighbour) -> None:
        runs = runs_of(neighbour.text)
        shared = Counter(id_ for run in runs for id_ in self._by_run.get(run, ()))
        for id_, count in shared.items():
            if share := copied_share(self._sizes[id_], len(runs), count):
                self._keep(id_, 0, share, neighbour)

    def _asked(self, neighbour: Neighbour, words: Words) -> dict[int, int]:
        """Return the questions that a document may answer, and how many words it shares with each."""
        found: dict[int, int] = {}
        told = [neighbour.text[begin:end] for begin, end in sentences(neighbour.text)]
        for sentence in (*told, *(said for said, _, _ in neighbour.told)):
            for place, shared in self._shared(sentence, words):
                found[place] = max(found.get(place, 0), shared)
        return found

    def _shared(self, sentence: str, words: Words) -> Iterator[tuple[int, int]]:
        about = content(sentence, words)
        for place in {place for key in about for place in self._by_deed.get(key, ())}:
            question = self._questions[place]
            if names(about) & question.needed:
                telling = _TELLING * bool(words.begun.search(sentence) or words.allowing.search(sentence))
                yield place, telling + len(about.keys() & question.about.keys())
        for place in {place for key in names(about) for place in self._by_name.get(key, ())}:
            question = self._questions[place]
            if is_alike(question.about, about):
                yield place, len(about.keys() & question.about.keys())

    def _keep(self, id_: str, number: int, score: float, neighbour: Neighbour) -> None:
        if neighbour.id and neighbour.id == id_:
            return
        shelf = self._shelves[id_].setdefault(number, [])
        ranked = score, neighbour.id, neighbour.name, neighbour.text
        if all(one != ranked for one, _ in shelf):
            add = heappush if len(shelf) < KEPT else heappushpop
            add(shelf, (ranked, neighbour))


def _questions(id_: str, text: str, words: Words) -> Iterator[_Question]:
    """Yield what an undated text asks, numbered from 1; 0 is the question for copies."""
    told = tellings(text, words)
    number = 0
    for telling in open_tellings(told):
        number += 1
        about = content(text[slice(*telling.sentence)], words)
        yield _Question(id_, number, about, frozenset(), frozenset())
    for lasting in lastings(text, told, words):
        number += 1
        about = content(text[slice(*sentence_at(text, lasting.start))], words)
        yield _Question(id_, number, about, lasting.doing, lasting.inside | lasting.around)
