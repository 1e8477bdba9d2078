"""The top of an article: which line is its headline, and which sums it up before it begins.

Both are told by where they stand and what they share with the story, never by how they are worded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backchannel.read.zones import credits, words
from backchannel.read.zones.line import Line

_ABOVE = 14
"""How many lines above the story a headline is looked for; between them stand dates, names, links to share."""
_MOST_HEADLINE_WORDS = 30
_LEAST_SHARED = 0.2
_BRIEFNESS = 1.5
"""Added to the number of a line's longer words, of which the story's are a share: a rubric of one word, such as a
country's name, then loses against a headline that says more."""
_TOPIC_LETTERS = 4
_STEM = 5
_STANDFIRST_WORDS = range(6, 71)
_ECHO = 0.6
"""Share of a standfirst's longer words that one paragraph says again, where it repeats the story's beginning."""
_ECHO_REACH = 3
_SURE = 0.85
_COPY = 0.9
"""The same where the model takes the line for the story itself, from a probability of `_SURE` on."""


def find_headline(lines: Sequence[Line], story: Sequence[int], taken: set[int]) -> int | None:
    """Return the index of the headline, None where no line can be it. `taken` are lines known to be something else."""
    marked = [index for index, line in enumerate(lines) if line.clue == "headline" and index not in taken]
    if marked:
        return marked[0]
    if not story:
        return None
    first = story[0]
    vocabulary = _vocabulary(lines[index] for index in story)
    candidates = [index for index in range(max(0, first - _ABOVE), first) if index not in taken]
    if _could_open(lines, story):
        candidates.append(first)
    scored = [(_headline_score(lines[index], vocabulary), index) for index in candidates]
    best = max(scored, key=lambda pair: (round(pair[0], 2), -pair[1]), default=(0.0, 0))
    return best[1] if best[0] >= _LEAST_SHARED else _right_above(lines, first, taken)


def _right_above(lines: Sequence[Line], first: int, taken: set[int]) -> int | None:
    """Return the line that opens the document right above the story, with names and dates alone between.

    Such a line is a headline whatever its words: `Sixteen days in Doha`. What a wrapper says of the page may stand
    before it.
    """
    index = first - 1
    while index >= 0 and index in taken and not lines[index].text.isspace():
        index -= 1
    opens = index >= 0 and all(other in taken for other in range(index))
    return index if opens and _may_head(lines[index]) else None


def find_standfirst(lines: Sequence[Line], story: Sequence[int], headline: int | None, taken: set[int]) -> list[int]:
    """Return the indexes of the lines between the headline and the story that sum it up.

    A standfirst says what the first paragraphs say again, or a byline, a date line or the story's wire dateline
    parts it from them.
    """
    if headline is None:
        return []
    body = [index for index in story if index > headline]
    marked = [index for index in _between(headline, body) if _sums_up(lines[index]) and index not in taken]
    if marked:
        return marked
    full = [index for index in body if lines[index].long and index not in taken]
    if len(full) > 1 and _opens_story(lines, full[1]):
        return [full[0]]
    found: list[int] = []
    for index in range(headline + 1, min(len(lines), headline + _ABOVE)):
        line = lines[index]
        if index in taken or len(line.words) not in _STANDFIRST_WORDS or credits.is_chrome(line):
            continue
        later = [other for other in body if other > index]
        credited = any(credits.is_byline(lines[between]) or credits.is_date_line(lines[between])
                       for between in range(index + 1, later[0] if later else index + 1))  # fmt: skip
        least = _ECHO if line.probability < _SURE else _COPY
        echoes = _echoes(line, [lines[other] for other in later[:_ECHO_REACH]], least)
        if later and (echoes or (credited and line.closed)):
            found.append(index)
        break
    return found


def _sums_up(line: Line) -> bool:
    """Whether markup calls a line a standfirst, and it asks the reader for nothing."""
    return line.clue == "standfirst" and not words.APPEAL.search(line.plain)


def _opens_story(lines: Sequence[Line], index: int) -> bool:
    """Whether a paragraph begins with a wire dateline, so that the story begins there."""
    return bool(words.OPENING.search(lines[index].plain))


def _between(headline: int, body: Sequence[int]) -> range:
    """The lines after the headline, up to the second paragraph of the story."""
    return range(headline + 1, (body[1] if len(body) > 1 else body[0] if body else headline) + 1)


def _could_open(lines: Sequence[Line], story: Sequence[int]) -> bool:
    """Whether the first line taken for the story may be its headline: short, no sentence, and text follows."""
    line = lines[story[0]]
    return len(story) > 1 and not line.closed and len(line.words) <= _MOST_HEADLINE_WORDS // 2


def _headline_score(line: Line, vocabulary: set[str]) -> float:
    """How much a line is like a headline of a story of this vocabulary; 0 where its form rules it out."""
    if not _may_head(line):
        return 0.0
    own = _stems(line)
    return len(own & vocabulary) / (len(own) + _BRIEFNESS)


def _may_head(line: Line) -> bool:
    """Whether a line's form allows it to be a headline."""
    text = line.plain
    if not 2 <= len(line.words) <= _MOST_HEADLINE_WORDS or text.endswith((".", ":", ";", ",")):
        return False
    return not (credits.is_chrome(line) or credits.is_caption(line) or words.ADDRESS.search(text))


def _vocabulary(lines: Iterable[Line]) -> set[str]:
    """The stems of the story's longer words."""
    return {stem for line in lines for stem in _stems(line)}


def _stems(line: Line) -> set[str]:
    """The beginnings of a line's longer words, so that `confirms` and `confirmed` are one."""
    return {word[:_STEM] for word in line.words if len(word) >= _TOPIC_LETTERS}


def _echoes(line: Line, paragraphs: Sequence[Line], least: float) -> bool:
    """Whether one of the paragraphs has at least this share of the line's longer words, and more words."""
    own = {word for word in line.words if len(word) >= _TOPIC_LETTERS}
    return bool(own) and any(
        len(own & set(other.words)) / len(own) >= least and len(other.words) > len(own) for other in paragraphs
    )
