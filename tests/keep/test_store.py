"""Originals: kept whole, once, unaltered."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backchannel.errors import ReadError
from backchannel.keep.store import Store
from backchannel.keep.walk import shown, walk


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=50), min_size=1, max_size=5))
def test_what_is_kept_is_what_was_given_and_the_same_bytes_are_kept_once(tmp_path: Path, contents: list[bytes]) -> None:
    store = Store(tmp_path / "originals")
    for number, content in enumerate(contents):
        file = tmp_path / f"{number}.txt"
        file.write_bytes(content)
        source = store.add(file)
        assert source.sha256 == hashlib.sha256(content).hexdigest() == store.hash(source.sha256)
        assert store.path(source.sha256).read_bytes() == content
    assert {hashlib.sha256(c).hexdigest() for c in contents} <= set(store.names())
    assert not list((tmp_path / "originals" / "incoming").iterdir())


def test_a_file_that_does_not_hold_still_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "growing.txt"
    file.write_bytes(b"a" * 10)
    copy = Store._copy

    def grow_and_copy(self: Store, path: Path) -> object:
        done = copy(self, path)
        with path.open("ab") as out:
            out.write(b"more")
        return done

    monkeypatch.setattr(Store, "_copy", grow_and_copy)
    store = Store(tmp_path / "originals")
    with pytest.raises(ReadError) as caught:
        store.add(file)
    assert caught.value.code == "changed-while-read"
    assert not list(store.names())


def test_odd_names_loops_depth_and_records_never_stop_the_walk(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    deep = folder / "deep"
    deep.mkdir(parents=True)
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "line\nbreak.txt").write_text("x")
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("x")
    (folder / "record" / "originals").mkdir(parents=True)
    (folder / "record" / "record.sqlite").touch()
    home = Path.cwd()
    os.chdir(deep)
    for _ in range(2200):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(home)
    found = list(walk([folder], tmp_path / "elsewhere"))
    subprocess.run(["rm", "-r", str(deep)], check=True)
    problems = [f.problem for f in found if f.problem]
    assert len(problems) == 3
    assert any("record" in p for p in problems)
    names = {shown(f.path).rsplit("/", 1)[1] for f in found if not f.problem}
    assert names == {"line\nbreak.txt", "caf\\xe9.txt"}


def test_files_come_in_order_once_without_the_record_hidden_files_and_loops(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "a/.hidden", "record/x.txt", "c.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    found = list(walk([tmp_path, tmp_path / "a", tmp_path / "gone"], tmp_path / "record"))
    files = [str(f.path.relative_to(tmp_path)) for f in found if not f.problem]
    (tmp_path / "linked").symlink_to(tmp_path / "b")
    assert [f.path.name for f in walk([tmp_path / "linked"], tmp_path / "record")] == ["2.txt"]
    assert files == ["a/1.txt", "b/2.txt", "c.txt"]
    problems = {f.path.name: f.problem for f in found if f.problem}
    assert set(problems) == {"loop", "gone"}
