"""The other documents of a record, offered one by one: those that can say when an undated text was published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappush, heappushpop

from backchannel.dates.inference.asked import Asked, asked
from backchannel.dates.inference.content import content, is_alike, names
from backchannel.dates.inference.copies import runs_of
from backchannel.dates.inference.copy_index import CopyIndex
from backchannel.dates.inference.neighbour import Neighbour, can_date
from backchannel.dates.inference.sentences import sentences
from backchannel.dates.inference.words import Words, words_of

KEPT = 6
"""Documents that are kept at most for each thing that an undated text asks (a copy; a month told without its year; what
has lasted so long): those that tell of a beginning or of what was allowed, then those that share most words. By
convention: six retellings that don't give one year won't do so with more."""
_TELLING = 1000
"""Points for telling of a beginning or of what was allowed: more than any number of shared words."""


_Shelf = list[tuple[tuple[float, str, str, str], Neighbour]]
"""What is kept for a question, as a heap with the worst on top."""


class Folder:
    """Chooses neighbours for undated texts from documents that are offered once each, in any order.

    Looking at a document costs a look-up for each of its runs of five words and each of its words; beyond that, only as
    much as there are undated texts of which it is a copy or whose questions share names or deeds with it. It is looked
    at by its words alone, never read for dates. The answers with what is kept are those with all documents, as long as
    no more than `KEPT` share anything with one sentence, and no text asks more than `asked` takes.
    """

    def __init__(self, undated: Mapping[str, str | Asked], language: str = "en") -> None:
        """Take the undated texts by the ids of their documents, or what was `asked` of them elsewhere."""
        self._words = words_of(language)
        known = {id_: one if isinstance(one, Asked) else asked(one, language) for id_, one in sorted(undated.items())}
        self._shelves: dict[str, dict[int, _Shelf]] = {id_: {} for id_ in known}
        self._copies = CopyIndex({id_: one.runs for id_, one in known.items()})
        # The number 0 on a text's shelves is for its copies.
        self._questions = [
            (id_, number, question) for id_, one in known.items() for number, question in enumerate(one.questions, 1)
        ]
        self._by_name: dict[str, list[int]] = {}
        self._by_deed: dict[str, list[int]] = {}
        for place, (_, _, question) in enumerate(self._questions):
            for key in question.doing:
                self._by_deed.setdefault(key, []).append(place)
            for key in names(question.about) if not question.doing else ():
                self._by_name.setdefault(key, []).append(place)

    def offer(self, neighbour: Neighbour) -> None:
        """Look at a document, which may be one of the undated itself, and keep it where it can help."""
        if neighbour.earliest is not None and neighbour.latest is not None:
            for id_, share in self._copies.copies(runs_of(neighbour.text)):
                self._keep(id_, 0, share, neighbour)
        if self._words is not None and self._questions and can_date(neighbour):
            for place, shared in self._asked(neighbour, self._words).items():
                id_, number, _ = self._questions[place]
                self._keep(id_, number, shared, neighbour)

    def neighbours(self, id_: str) -> tuple[Neighbour, ...]:
        """Return the documents that were kept for an undated text, each once, by id and name; none for other ids."""
        shelves = self._shelves.get(id_, {}).values()
        kept = {(one.id, one.name, one.text): one for shelf in shelves for _, one in shelf}
        return tuple(kept[key] for key in sorted(kept))

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
            _, _, question = self._questions[place]
            if names(about) & question.needed:
                telling = _TELLING * bool(words.begun.search(sentence) or words.allowing.search(sentence))
                yield place, telling + len(about.keys() & question.about.keys())
        for place in {place for key in names(about) for place in self._by_name.get(key, ())}:
            _, _, question = self._questions[place]
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
