"""Quotations: where they begin and end, and that looking for them stays quick whatever marks stand in a text."""

from __future__ import annotations

from time import process_time

import pytest

from backchannel.dates.speech import quotations


@pytest.mark.parametrize("text", ["“We met.”", '"We met."', "«We met.»", "„We met.“", "„We met.”"])
def test_each_pair_of_marks_holds_a_quotation(text: str) -> None:
    (found,) = quotations(f"He said: {text} Then he left.")
    assert (found.start, found.end) == (9, 9 + len(text))


def test_a_quotation_ends_in_its_line_and_within_two_thousand_characters() -> None:
    assert quotations("“We met.\nThey left.”") == ()
    assert len(quotations("“" + "a" * 2000 + "”")) == 1
    assert quotations("“" + "a" * 2001 + "”") == ()


@pytest.mark.parametrize("mark", "“«„")
def test_many_marks_that_open_and_never_close_are_quick(mark: str) -> None:
    begun = process_time()
    assert quotations(mark * 60_000) == ()
    assert process_time() - begun < 3
