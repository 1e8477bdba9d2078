"""What the core makes of texts, whatever the network says."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import json
from msgspec.structs import replace

from backchannel.errors import BackchannelError
from backchannel.language.core import Words, load, reading, windows
from backchannel.language.core.analyse import Core
from backchannel.language.core.analysis import Analysis
from backchannel.language.core.features import BREAKS
from backchannel.language.core.network import FILES
from backchannel.language.core.pieces import Pieces
from tests.language.core.fakes import LocalNetwork, core, vocabulary
from tests.language.core.fakes import settings as fake_settings

NAMES = ["the", "Envoy", "envoys", "Envoys", "(", ")", '"', "UN", "1990s", "x7", "Oslo", "THE", "q", "zz", "Ab", "aB"]


@pytest.fixture(scope="module")
def some_core(tmp_path_factory: pytest.TempPathFactory) -> Core:
    return core(tmp_path_factory.mktemp("core"))


@st.composite
def texts(draw: st.DrawFn, longest: int = 40) -> Words:
    chosen = draw(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(range(3))), max_size=longest))
    known = draw(st.booleans())
    starts = draw(st.sets(st.integers(0, max(len(chosen) - 1, 0)))) if known and chosen else None
    told = None if starts is None else tuple(sorted(starts))
    return Words(tuple(word for word, _ in chosen), tuple(b for _, b in chosen), told)


def sentence_of(analysis: Analysis, word: int) -> int:
    return sum(start <= word for start in analysis.starts)


@settings(deadline=None)
@given(words=texts())
def test_an_analysis_is_whole(some_core: Core, words: Words) -> None:
    (found,) = some_core.analyse([words])
    count = len(words.words)
    columns = (found.upos, found.xpos, found.feats, found.lemmas, found.heads, found.deprels, found.factuality)
    assert [len(column) for column in columns] == [count] * 7
    assert all(found.lemmas)
    if count:
        assert found.starts[0] == 0
    if words.starts is not None:
        assert set(found.starts) == {0, *words.starts}
    else:
        lines = {i for i, b in enumerate(words.breaks) if b == BREAKS.index("line")}
        assert lines <= set(found.starts)
    for start in found.starts:
        own = [i for i in range(count) if sentence_of(found, i) == sentence_of(found, start)]
        assert [found.heads[i] == i for i in own].count(True) == 1
        for i in own:
            assert (found.deprels[i] == "root") == (found.heads[i] == i)
            assert found.heads[i] in own
    for span in (*found.entities, *found.attribution):
        assert 0 <= span.start < span.end <= count
        assert 0.0 <= span.confidence <= 1.0
    for entity in found.entities:
        assert sentence_of(found, entity.start) == sentence_of(found, entity.end - 1)
    numbers = [m.chain for m in found.mentions]
    assert list(dict.fromkeys(numbers)) == list(range(len(set(numbers))))
    for mention in found.mentions:
        assert mention.start <= mention.head < mention.end
        assert sentence_of(found, mention.start) == sentence_of(found, mention.end - 1)


@settings(deadline=None)
@given(several=st.lists(texts(12), max_size=4))
def test_what_is_said_of_a_text_depends_on_it_alone(some_core: Core, several: list[Words]) -> None:
    assert some_core.analyse(several) == [some_core.analyse([words])[0] for words in several]


@settings(max_examples=20, deadline=None)
@given(words=texts(30), times=st.integers(5, 60))
def test_windows_leave_no_seam(some_core: Core, words: Words, times: int) -> None:
    """A network that looks at each word alone must say the same of a line however many windows it takes."""
    line = long_line(words, times)
    (found,) = some_core.analyse([line])
    told = Words(line.words, line.breaks, found.starts)
    assert some_core.analyse([told]) == [found]
    if len(line.words) * 3 > windows.LIMIT:
        return
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(windows, "WINDOW", windows.LIMIT)
        assert some_core.analyse([line]) == [found]


def long_line(words: Words, times: int) -> Words:
    """Repeat words in one line; none of them has more than three pieces."""
    breaks = tuple(min(before, BREAKS.index("space")) for before in words.breaks)
    short = tuple(word if len(word) <= 3 else "zz" for word in words.words)
    return Words(("q", *short) * times, (BREAKS.index("space"), *breaks) * times)


def test_a_line_longer_than_a_window_is_read_in_several(tmp_path: Path) -> None:
    network = LocalNetwork(short=True)
    core(tmp_path, network).analyse([Words(("zz", "q") * 300, (1,) * 600)])
    assert 220 <= network.longest <= 226


def test_a_sentence_too_long_to_read_is_cut(tmp_path: Path) -> None:
    words = ("zz",) * 900
    (found,) = core(tmp_path).analyse([Words.sentence(words)])
    assert len(found.starts) > 1
    assert len(found.heads) == 900


def test_an_empty_text_has_an_empty_analysis(some_core: Core) -> None:
    assert some_core.analyse([]) == []
    assert some_core.analyse([Words((), ())])[0].starts == ()


@settings(max_examples=20, deadline=None)
@given(words=texts(30), times=st.integers(1, 60))
def test_stretches_of_a_line_leave_no_seam(some_core: Core, words: Words, times: int) -> None:
    line = long_line(words, times)
    (found,) = some_core.analyse([line])
    for stretch in (1, 300, 10**6):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(reading, "STRETCH", stretch)
            assert some_core.analyse([line]) == [found]


def test_no_stretch_of_a_very_long_line_is_long(tmp_path: Path) -> None:
    words = Words(("zz",) * 20_000, (BREAKS.index("space"),) * 20_000)
    network = LocalNetwork()
    text = reading.Encoded(words, Pieces(vocabulary(tmp_path)))
    (block,) = windows.blocks(words, text.sizes)
    at = 0
    for stretch in reading.read(block, text, network):
        assert stretch.start == at
        assert len(stretch.words.upos) == stretch.end - stretch.start <= reading.STRETCH + windows.LIMIT
        at = stretch.end
    assert at == len(words.words)


def test_weights_with_other_types_of_mentions_are_refused(tmp_path: Path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(b"")
    described = replace(fake_settings(), sha256=dict.fromkeys(FILES, sha256(b"").hexdigest()))
    (tmp_path / "core.json").write_bytes(json.encode(described))
    with pytest.raises(BackchannelError, match="2 types of mentions, not 10"):
        load(tmp_path)
