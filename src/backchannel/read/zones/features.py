"""What the line model sees of a line: its own form, its words, and where it stands among the others.

One row a line (or block), in reading order; the columns of `line_features` are named by `LINE_COLUMNS` and are the same
for a text dump and for an HTML page. Nothing depends on the outlet: no address, no class, no template.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from backchannel.read.zones import words

Matrix = npt.NDArray[np.float32]

_LONG_WORDS = 12
"""A line of so many words that ends a sentence is running text in 95% of the lines of the measured pages."""
_TOPIC_LETTERS = 4
_LEAD = 6
"""The first so many long lines say what the document is about, where the article is at its top."""
_CLUSTER_GAP = 4
_HINTS = (
    words.DATE, words.DATE_LINE, words.BYLINE, words.WIRE_CREDIT, words.PERSON_LINE, words.CREDITED, words.SHOWN,
    words.LINK_PROMPT, words.SITE_CHROME, words.SHARING, words.APPEAL, words.REPORTING, words.AGO, words.ADDRESS,
    words.LISTED, words.SEPARATORS, words.CONSENT, words.COMMENTS_BEGIN,
)  # fmt: skip
_OWN = (
    "words", "characters", "sentences", "closed", "colon", "question", "capital_first", "small_first", "quote_first",
    "commas", "capitalised", "capitals", "digits", "word_length", "small_words", "reader", "foreign", "long",
    "date", "date_line", "byline", "wire", "person", "credited", "shown", "prompt", "chrome", "sharing", "appeal",
    "reporting", "ago", "address", "listed", "separators", "consent", "comments", "cut_off",
)  # fmt: skip
_PLACE = (
    "position", "characters_before", "text_before", "text_around_3", "text_around_10", "words_around_2", "to_last_long",
    "to_next_long", "repeated", "echoed", "topic", "topic_near", "long_lines", "lines", "same_form",
    "lead_topic", "since_comments", "since_prompt", "chrome_near", "consent_near", "closed_near", "cluster_share",
    "cluster_lines", "from_cluster_start", "to_cluster_end",
)  # fmt: skip
_NEIGHBOURLY = (
    "words",
    "closed",
    "capitalised",
    "long",
    "prompt",
    "appeal",
    "date_line",
    "credited",
    "listed",
    "topic",
)
_REACH = (-2, -1, 1, 2)
LINE_COLUMNS = (*_OWN, *_PLACE, *(f"{name}{step:+d}" for step in _REACH for name in _NEIGHBOURLY))


def line_features(lines: Sequence[str]) -> Matrix:
    """Return the features of every line: an array of shape (lines, `LINE_COLUMNS`)."""
    if not lines:
        return np.zeros((0, len(LINE_COLUMNS)), dtype=np.float32)
    own = np.array([_form(line) for line in lines], dtype=np.float32)
    place = _places(lines, own)
    both = np.hstack([own, place])
    columns = [(*_OWN, *_PLACE).index(name) for name in _NEIGHBOURLY]
    return np.hstack([both, shifted(both[:, columns], _REACH)])


def shifted(columns: Matrix, steps: Sequence[int]) -> Matrix:
    """The columns of the lines `steps` away, side by side; -1 where there is no such line."""
    out = []
    for step in steps:
        moved = np.full_like(columns, -1.0)
        if step < 0:
            moved[-step:] = columns[: len(columns) + step] if -step < len(columns) else moved[-step:]
        elif step < len(columns):
            moved[:-step] = columns[step:]
        out.append(moved)
    return np.hstack(out)


def window_mean(values: Matrix, reach: int) -> Matrix:
    """The mean of each value and of those up to `reach` lines away on both sides."""
    total = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    index = np.arange(len(values))
    low, high = np.maximum(0, index - reach), np.minimum(len(values), index + reach + 1)
    mean: Matrix = ((total[high] - total[low]) / (high - low)).astype(np.float32)
    return mean


def _form(line: str) -> list[float]:
    """The features of a line by itself."""
    tokens = words.WORD.findall(line)
    count = len(tokens)
    per_word = 1.0 / max(1, count)
    stripped = line.strip()
    first = stripped[:1]
    letters = [token for token in tokens if token[0].isalpha()]
    sentences = len(words.SENTENCE_END.findall(line))
    closed = bool(words.CLOSED.search(line))
    return [
        float(np.log1p(count)),
        float(np.log1p(len(stripped))),
        float(min(sentences, 10)),
        closed,
        stripped.endswith(":"),
        stripped.endswith("?"),
        first.isupper(),
        first.islower(),
        first in "\"'“‘„«",
        line.count(",") * per_word,
        sum(1 for token in letters if token[0].isupper()) / max(1, len(letters)),
        sum(1 for token in letters if len(token) > 1 and token.isupper()) / max(1, len(letters)),
        sum(1 for character in line if character.isdigit()) / max(1, len(line)),
        sum(len(token) for token in tokens) * per_word,
        sum(1 for token in letters if len(token) <= 3 and token.islower()) * per_word,
        len(words.READER.findall(line)) * per_word,
        sum(1 for character in line if character > "\u024f" and character.isalpha()) / max(1, len(line)),
        count >= _LONG_WORDS and closed,
        *(bool(pattern.search(line)) for pattern in _HINTS),
        stripped.endswith(("…", "...", "[…]", "[...]")),
    ]


def _places(lines: Sequence[str], own: Matrix) -> Matrix:
    """The features of every line among the others."""
    size = len(lines)
    index = np.arange(size, dtype=np.float32)
    long = own[:, _OWN.index("long")]
    length = np.array([len(line) for line in lines], dtype=np.float32)
    text = length * long
    count = own[:, _OWN.index("words")]
    topic = _topics(lines, long)
    seen = Counter(line.strip() for line in lines)
    form = np.round(count * 2).astype(int)
    same = np.zeros(size, dtype=np.float32)
    same[1:] += form[1:] == form[:-1]
    same[:-1] += form[:-1] == form[1:]
    return np.column_stack([
        index / size,
        _share_before(length),
        _share_before(text),
        window_mean(long, 3),
        window_mean(long, 10),
        window_mean(count, 2),
        _distance(long),
        _distance(long[::-1])[::-1],
        [min(5, seen[line.strip()]) for line in lines],
        _echoes(lines),
        topic,
        window_mean(topic, 2),
        np.full(size, np.log1p(long.sum())),
        np.full(size, np.log1p(size)),
        same,
        _topics(lines, long * (np.cumsum(long) <= _LEAD)),
        np.cumsum(own[:, _OWN.index("comments")] * (np.cumsum(long) > 0)) > 0,
        _distance(own[:, _OWN.index("prompt")]),
        window_mean(own[:, [_OWN.index(name) for name in ("prompt", "chrome", "sharing", "ago")]].max(axis=1), 5),
        window_mean(own[:, [_OWN.index(name) for name in ("consent", "appeal", "reader")]].max(axis=1), 3),
        window_mean(own[:, _OWN.index("closed")], 4),
        _clusters(long, length),
    ]).astype(np.float32)  # fmt: skip


def _clusters(long: Matrix, length: Matrix) -> Matrix:
    """Long lines with few short ones between are a cluster: its share of all text, its lines, the place within it.

    A line outside every cluster has zeros, and -1 for its place.
    """
    out = np.zeros((len(long), 4), dtype=np.float32)
    out[:, 2:] = -1.0
    where = np.flatnonzero(long)
    total = float((length * long).sum())
    for group in np.split(where, np.flatnonzero(np.diff(where) > _CLUSTER_GAP) + 1):
        if len(group):
            span = slice(group[0], group[-1] + 1)
            share = float((length[span] * long[span]).sum()) / total
            inside = np.arange(group[-1] + 1 - group[0])
            out[span, 0], out[span, 1] = share, np.log1p(len(group))
            out[span, 2], out[span, 3] = np.minimum(inside, 30), np.minimum(inside[::-1], 30)
    return out


def _share_before(amounts: Matrix) -> Matrix:
    """How much of the whole amount stands before each line, 0 to 1."""
    before = np.cumsum(amounts, dtype=np.float64) - amounts
    return (before / max(1.0, float(amounts.sum()))).astype(np.float32)


def _distance(long: Matrix) -> Matrix:
    """Lines since the last long line (20 where it is further, or there is none)."""
    out = np.empty(len(long), dtype=np.float32)
    since = 20
    for index, value in enumerate(long):
        out[index] = since
        since = 1 if value else min(20, since + 1)
    return out


def _echoes(lines: Sequence[str]) -> Matrix:
    """The share of a line's runs of four words that stand in other lines too, as in teasers and hidden copies."""
    runs = [set(zip(*(words.WORD.findall(line.lower())[start:] for start in range(4)), strict=False)) for line in lines]
    uses = Counter(run for own in runs for run in own)
    return np.array(
        [sum(1 for run in own if uses[run] > 1) / len(own) if own else 0.0 for own in runs], dtype=np.float32
    )


def _topics(lines: Sequence[str], long: Matrix) -> Matrix:
    """The share of a line's longer words that the running text uses elsewhere: is it about the same thing?"""
    bags = [{token for token in words.WORD.findall(line.lower()) if len(token) >= _TOPIC_LETTERS} for line in lines]
    uses: Counter[str] = Counter()
    for bag, is_long in zip(bags, long, strict=True):
        if is_long:
            uses.update(bag)
    return np.array(
        [
            sum(1 for token in bag if uses[token] > bool(is_long)) / len(bag) if bag else 0.0
            for bag, is_long in zip(bags, long, strict=True)
        ],
        dtype=np.float32,
    )
