"""Trees as lines and as arcs: what is drawn is the tree, whatever its shape."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.export.parse.arcs import drawing
from backchannel.export.parse.drawing import drawn


@st.composite
def trees(draw: st.DrawFn, *, projective: bool) -> list[int | None]:
    """Draw the heads of a tree of 1 to 14 words."""
    count = draw(st.integers(1, 14))
    heads: list[int | None] = [None] * count
    if projective:
        _hang(draw, heads, 0, count, None)
    else:
        order = draw(st.permutations(range(count)))
        for place, word in enumerate(order[1:], 1):
            heads[word] = order[draw(st.integers(0, place - 1))]
    return heads


def _hang(draw: st.DrawFn, heads: list[int | None], start: int, end: int, head: int | None) -> None:
    """Cut a stretch into parts that hang on `head`, each with a word of its own that holds the rest of it."""
    while start < end:
        stop = end if head is None else draw(st.integers(start + 1, end))
        top = draw(st.integers(start, stop - 1))
        heads[top] = head
        _hang(draw, heads, start, top, top)
        _hang(draw, heads, top + 1, stop, top)
        start = stop


def read_back(lines: list[str]) -> list[int | None]:
    """Follow the lines from each word to its head, as an eye does."""
    # A word without others has no line of its own: what leads to it ends before the column of one.
    own = [len(line) if line[-1] == "─" else len(line) - 1 for line in lines]
    heads: list[int | None] = []
    for row, line in enumerate(lines):
        column = own[row] - 2
        if column < 0:
            assert line[0] == "─"
            heads.append(None)
            continue
        assert line[column + 1] == "─"
        joined = [row]
        for step, onward in ((-1, "└├│┴┼"), (1, "┌├│┬┼")):
            at = row
            while lines[at][column] in onward:
                at += step
                joined.append(at)
        (head,) = [at for at in joined if own[at] == column]
        heads.append(head)
    return heads


@settings(deadline=None)
@given(trees(projective=True))
def test_lines_lead_from_each_word_to_its_head(heads: list[int | None]) -> None:
    assert read_back(drawn(heads)) == heads


@settings(deadline=None)
@given(trees(projective=False))
def test_trees_that_cross_are_drawn_too(heads: list[int | None]) -> None:
    lines = drawn(heads)
    assert len(lines) == len(heads)
    depths = [0] * len(heads)
    for word, head in enumerate(heads):
        while head is not None:
            depths[word], head = depths[word] + 1, heads[head]
    for line, depth in zip(lines, depths, strict=True):
        assert len(line) > 2 * depth, "a word stands to the right of the lines that lead to it"
        assert line.endswith(tuple("─┬┴┼├┤"))


def test_a_small_tree() -> None:
    assert drawn([1, 2, None, 4, 2]) == ["   ┌─", " ┌─┴", "─┼", " │ ┌─", " └─┴"]
    assert drawn([]) == []


@settings(deadline=None)
@given(trees(projective=False))
def test_arcs_are_the_tree_and_never_cover_each_other(heads: list[int | None]) -> None:
    words = [f"word{i}" for i in range(len(heads))]
    relations = ["root" if head is None else "nsubj:pass" for head in heads]
    made = drawing(words, ["NOUN"] * len(heads), heads, relations)
    assert [node.word for node in made.nodes] == words
    assert [node.is_root for node in made.nodes] == [head is None for head in heads]
    places = [node.x for node in made.nodes]
    assert places == sorted(set(places))
    assert 0 < places[0] <= places[-1] < made.width
    ends = sorted(float(arc.arrow.split("L")[1].split()[0]) for arc in made.arcs)
    assert ends == [x for x, head in zip(places, heads, strict=True) if head is not None]
    assert all(0 < arc.y < made.baseline < made.height for arc in made.arcs)
    for one, other in combinations(made.arcs, 2):
        gap = len("nsubj:pass") * 6
        assert one.y != other.y or abs(one.x - other.x) >= gap, "two labels stand beside each other or at other heights"
