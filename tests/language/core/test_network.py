"""The core's files: what is wrong with them is said, with what to do."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest

from backchannel.errors import BackchannelError
from backchannel.language import core
from backchannel.language.core.network import settings
from tests.language.core import fakes


def described(folder: Path, **changed: str) -> None:
    fakes.vocabulary(folder)
    (folder / "core.onnx").write_bytes(b"no graph")
    names = ("core.onnx", "vocab.txt")
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names} | changed
    said = msgspec.structs.replace(fakes.settings(), sha256=hashes)
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


def test_a_description_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "core.json").write_text('{"version": 1}', encoding="utf-8")
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
