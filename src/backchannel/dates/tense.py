"""Whether a phrase tells of what was or of what is to come, by the verb that stands nearest before it.

Words decide, not a parse: this runs on every date of every report. The words are data (`data/*.toml`, table `tense`).
Where a parse is there, a caller can say the tense.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from backchannel.dates.grammar.rules import load
from backchannel.dates.meaning.frame import Tense

_WORD = re.compile(r"[^\W\d_]+(?:[’'](?:t|ll))?|[’']ll")
_STOP = re.compile(r"[.;!?](?:\s|$)|\n")
_REACH = 160
"""Characters before a phrase in which its verb is looked for; a clause is seldom longer."""
_AFTER = 90
_LEAD = re.compile(r"[^\W\d_]+\s")
"""The first word of a phrase, which can belong to what stands before it: "given until"."""
_PATTERNS = ("clause", "ahead", "behind", "ahead_after", "said_when", "perfect", "aside")
_NEVER = "(?!)"
_SHORT = 8
"""Characters before a verb in which the word of an infinitive is looked for."""


class Tenses(Struct, frozen=True):
    """A language's words of tense.

    After a word of `future` a day lies ahead, after one of `past`, or with the ending `past_ending`, behind; `telling`
    verbs tell when something was said, and nothing of the time that is spoken of. `infinitive` stands before one,
    `ahead` are phrases of what is to come (`ahead_after` after a time), `behind` of what is over, `perfect` of what
    lasts until now, `clause` what parts clauses. After `said_when` stands when something was said, after `aside` what
    is said by the way.
    """

    future: frozenset[str]
    past: frozenset[str]
    telling: frozenset[str]
    past_ending: str
    not_past: frozenset[str]
    months: frozenset[str]
    infinitive: re.Pattern[str]
    clause: re.Pattern[str]
    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    ahead_after: re.Pattern[str]
    said_when: re.Pattern[str]
    perfect: re.Pattern[str]
    aside: re.Pattern[str]

    def of_word(self, word: str) -> Tense | None:
        """Return the tense that a word tells, None for most."""
        if word[:1].isupper() and word.casefold() in self.months:
            return None  # "on 4 May" is no modal
        key = word.casefold().replace("’", "'")
        if key in self.telling:
            return "present"
        if key in self.future:
            return "future"
        ends = self.past_ending and key.endswith(self.past_ending) and len(key) > len(self.past_ending) + 2
        return "past" if key in self.past or (ends and key not in self.not_past) else None

    def is_infinitive(self, words: str, found: re.Match[str]) -> bool:
        """Say whether a verb is an infinitive: "expected to put", where "put" tells of no past."""
        return self.infinitive.search(words, max(0, found.start() - _SHORT), found.start()) is not None


def tense_of(text: str, start: int, end: int, language: str = "en") -> Tense | None:
    """Return the tense of the verb that the characters `start` to `end` belong to, None where no verb is near.

    The last verb of the clause before the phrase decides ("said on Monday that talks will be held on Friday"), else the
    first after it in its clause, else the last of the clauses before, else the first of those after.
    """
    tenses = tenses_of(language)
    before = text[_sentence(text, start) : start]
    edges = [match.end() for match in tenses.clause.finditer(before)]
    stop = _STOP.search(text, end, end + _AFTER)
    after = text[end : stop.start() if stop else end + _AFTER]
    edge = tenses.clause.search(after)
    own = before[edges[-1] if edges else 0 :]
    lead = _LEAD.match(text, start, end)
    if any(match.end() == len(own) for match in tenses.behind.finditer(own)):
        return "past"
    if tenses.ahead_after.match(after) or (lead and _ends_ahead(tenses, own + lead.group())):
        return "future"
    told = _last(tenses, own)
    if told != "future" and tenses.said_when.search(before):
        return "past"
    return (
        told
        or _first(tenses, after[: edge.start() if edge else None])
        or _last(tenses, before)
        or _first(tenses, after)
    )


@cache
def tenses_of(language: str) -> Tenses:
    """Return the words of tense of a language that has a grammar (ISO 639-1)."""
    grammar = load(language)
    words = grammar.tense
    return Tenses(
        future=frozenset(words.get("future", "").split()),
        past=frozenset(words.get("past", "").split()),
        telling=frozenset(words.get("telling", "").split()),
        past_ending=words.get("past_ending", ""),
        not_past=frozenset(words.get("not_past", "").split()),
        months=frozenset(w for w, found in grammar.words.items() if any(s.startswith("MONTH") for s, _ in found)),
        infinitive=re.compile(rf"\b{words['infinitive']}\s$" if "infinitive" in words else _NEVER),
        **{name: re.compile(words.get(name, _NEVER)) for name in _PATTERNS},
    )


def _sentence(text: str, start: int) -> int:
    """Return where the sentence of a character begins, or where what is looked at of it does."""
    first = max(0, start - _REACH)
    return max(first, 1 + max(text.rfind(mark, first, start) for mark in ("\n", ". ", "; ", "? ", "! ")))


def _ends_ahead(tenses: Tenses, words: str) -> bool:
    """Say whether words end with a phrase of what is to come: "have been given until"."""
    return any(match.end() == len(words) for match in tenses.ahead.finditer(words))


def _last(tenses: Tenses, words: str) -> Tense | None:
    """Return the tense of the last verb or phrase of some words; of two that end alike a phrase goes before a verb."""
    found: list[tuple[int, Tense]] = [
        (match.start(), tense)
        for match in _WORD.finditer(words)
        if (tense := tenses.of_word(match.group())) and not (tense == "past" and tenses.is_infinitive(words, match))
    ]
    found += [(match.end(), "past") for match in tenses.behind.finditer(words)]
    found += [(match.end(), "future") for match in tenses.ahead.finditer(words)]
    return max(found, key=lambda one: one[0], default=(0, None))[1]


def _first(tenses: Tenses, words: str) -> Tense | None:
    ahead = tenses.ahead.search(words)
    for match in _WORD.finditer(words):
        tense = tenses.of_word(match.group())
        if tense:
            return "future" if ahead and ahead.start() <= match.start() else tense
    return "future" if ahead else None
