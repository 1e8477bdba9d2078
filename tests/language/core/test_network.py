"""The core's files: what is wrong with them is said, with what to do."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import numpy as np
import pytest

from backchannel.errors import BackchannelError
from backchannel.language import core
from backchannel.language.core.network import FILES, arrays, lexicon, settings
from backchannel.language.core.pairs import TYPES
from backchannel.language.core.pieces import Pieces
from tests.language.core import fakes


def described(folder: Path, **changed: str) -> None:
    fakes.vocabulary(folder)
    (folder / "core.onnx").write_bytes(b"no graph")
    np.savez(folder / "core.npz", allow_pickle=False, **fakes.weights())
    (folder / "lemmas.tsv").write_text("envoys\tNNS\tenvoy\n", encoding="utf-8")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in FILES} | changed
    types = tuple(f"type {number}" for number in range(TYPES))
    said = msgspec.structs.replace(fakes.settings(), mention_types=types, sha256=hashes)
    (folder / "core.json").write_bytes(msgspec.json.encode(said))


def test_a_description_is_read(tmp_path: Path) -> None:
    described(tmp_path)
    read = settings(tmp_path)
    assert read.relation == fakes.settings().relation
    assert list(read.feats) == ["Number", "Tense"]


def test_a_folder_without_the_core(tmp_path: Path) -> None:
    with pytest.raises(BackchannelError, match=r"core\.json") as raised:
        core.load(tmp_path)
    assert raised.value.advice


@pytest.mark.parametrize("text", [b'{"version": 1}', b"", b'{"version": "\xff"}'])
def test_a_description_that_is_none(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "core.json").write_bytes(text)
    with pytest.raises(BackchannelError, match=r"core\.json.*not a description"):
        core.load(tmp_path)


def test_a_file_that_belongs_to_other_weights(tmp_path: Path) -> None:
    described(tmp_path, **{"vocab.txt": "0" * 64})
    with pytest.raises(BackchannelError, match=r"vocab\.txt.*SHA-256"):
        core.load(tmp_path)


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    described(tmp_path)
    (tmp_path / "vocab.txt").unlink()
    with pytest.raises(BackchannelError, match=r"vocab\.txt"):
        core.load(tmp_path)


def test_a_graph_that_is_none(tmp_path: Path) -> None:
    described(tmp_path)
    with pytest.raises(BackchannelError, match=r"core\.onnx.*ONNX Runtime"):
        core.load(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_the_description_does_not_vouch_for(tmp_path: Path, name: str) -> None:
    described(tmp_path)
    said = settings(tmp_path)
    others = {other: digest for other, digest in said.sha256.items() if other != name}
    (tmp_path / "core.json").write_bytes(msgspec.json.encode(msgspec.structs.replace(said, sha256=others)))
    with pytest.raises(BackchannelError, match=rf"core\.json.*{name}") as raised:
        core.load(tmp_path)
    assert raised.value.advice


def test_the_arrays_and_the_lexicon_are_read(tmp_path: Path) -> None:
    described(tmp_path)
    assert arrays(tmp_path).keys() == fakes.weights().keys()
    assert lexicon(tmp_path) == {("envoys", "NNS"): "envoy"}


def test_arrays_that_are_none_or_not_all(tmp_path: Path) -> None:
    path = tmp_path / "core.npz"
    np.savez(path, allow_pickle=False, **fakes.weights())
    whole = path.read_bytes()
    for bad in (b"", b"no arrays", whole[:-100], whole[:200] + b"x" * 40 + whole[240:]):
        path.write_bytes(bad)
        with pytest.raises(BackchannelError, match=r"core\.npz: numpy can't load it") as raised:
            arrays(tmp_path)
        assert raised.value.advice
    with path.open("wb") as file:
        np.save(file, np.zeros(3))
    with pytest.raises(BackchannelError, match=r"core\.npz.*rel_w"):
        arrays(tmp_path)
    few = fakes.weights()
    del few["pair_quoted"]
    np.savez(path, allow_pickle=False, **few)
    with pytest.raises(BackchannelError, match=r"core\.npz: it has no array pair_quoted$"):
        arrays(tmp_path)


@pytest.mark.parametrize("line", [b"envoys\tNNS\n", b"a\tb\tc\td\n", b"\n", b"\xff\tNN\tx\n"])
def test_a_lexicon_that_is_none(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "lemmas.tsv").write_bytes(b"talks\tNNS\ttalk\n" + line)
    with pytest.raises(BackchannelError, match=r"lemmas\.tsv: (line 2|not text in UTF-8)") as raised:
        lexicon(tmp_path)
    assert raised.value.advice


@pytest.mark.parametrize("text", [b"", b"[PAD]\n[UNK]\n[CLS]\nthe\n", b"\xff\n"])
def test_a_vocabulary_that_is_none(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "vocab.txt"
    path.write_bytes(text)
    with pytest.raises(BackchannelError, match=r"vocab\.txt: (it has no piece .*\[SEP\]|not text in UTF-8)") as raised:
        Pieces(path)
    assert raised.value.advice
