"""The whole way, through the public door: folders in, a record out."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backchannel.export import jsonl
from backchannel.record import reading
from backchannel.record.verify import verify
from backchannel.run import build
from tests.support import EXAMPLES

EPOCH = "1900000000"
"""A fixed clock for builds that are compared byte for byte."""

REPORT = """{title}

March {day}, 2031

Delegates of Norland and Sudland met in Tarn on Monday, the foreign ministry of Norland said. The talks were secret.

The two sides did not agree on a ceasefire, a spokesman said.
"""


def write_reports(folder: Path, count: int) -> None:
    """Write some short reports about an invented conflict."""
    folder.mkdir(exist_ok=True)
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(REPORT.format(title=f"Talks, day {number}", day=number + 1))


def exported(record: Path) -> bytes:
    """Return the export of a record without its first line, which holds the time of the export."""
    with reading(record) as opened:
        lines = list(jsonl.rows(opened))[1:]
    return b"\n".join(repr(line).encode() for line in lines)


def dump(record: Path) -> list[str]:
    """Return all that a record's database holds, apart from numbers that depend on the order of loading."""
    with sqlite3.connect(record / "record.sqlite") as connection:
        lines = list(connection.iterdump())
    return sorted(line for line in lines if not line.startswith(('INSERT INTO "passage', 'INSERT INTO "seen"')))


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file under a folder, by its path in there."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)


def test_a_second_build_changes_nothing_and_one_more_file_reads_only_that_file(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 3)
    first = build([tmp_path / "in"], tmp_path / "r")
    assert (first.documents, first.read, first.failures) == (3, 3, 0)
    before = exported(tmp_path / "r")
    again = build([tmp_path / "in"], tmp_path / "r")
    assert (again.documents, again.read, again.new) == (3, 0, 0)
    assert exported(tmp_path / "r") == before
    write_reports(tmp_path / "in", 4)
    assert build([tmp_path / "in"], tmp_path / "r").read == 1
    build([tmp_path / "in"], tmp_path / "fresh")
    assert exported(tmp_path / "r") == exported(tmp_path / "fresh")


def test_a_changed_file_is_a_new_source_beside_the_old_one(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 1)
    build([tmp_path / "in"], tmp_path / "r")
    file = tmp_path / "in" / "00.txt"
    file.write_text(file.read_text() + "\nA correction was printed later.\n")
    built = build([tmp_path / "in"], tmp_path / "r")
    assert (built.documents, built.read, built.new) == (2, 1, 1)
    with reading(tmp_path / "r") as record:
        assert {record.file_of(d.source) for d in record.results.documents()} == {str(file)}
        assert verify(record.connection, record.store).originals == 2


def test_one_worker_or_two_and_any_order_of_files_give_the_same_bytes(tmp_path: Path) -> None:
    build([EXAMPLES], tmp_path / "one", jobs=1)
    shuffled = sorted(p for p in EXAMPLES.rglob("*") if p.is_file())
    random.Random(7).shuffle(shuffled)
    build(shuffled[::2], tmp_path / "two", jobs=2)
    build(shuffled, tmp_path / "two", jobs=2)
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


def test_a_build_that_is_killed_again_and_again_ends_in_the_same_record(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "in")
    command = [sys.executable, "-m", "backchannel", "build", "in", "-o"]
    subprocess.run([*command, "whole"], cwd=tmp_path, check=True, capture_output=True)
    chance = random.Random(11)
    kills = 0
    for delay in [chance.uniform(0.3, 5.0) for _ in range(5)]:
        process = subprocess.Popen([*command, "killed"], cwd=tmp_path, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        kills += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    subprocess.run([*command, "killed"], cwd=tmp_path, check=True, capture_output=True)
    assert kills >= 2
    assert exported(tmp_path / "killed") == exported(tmp_path / "whole")
    assert dump(tmp_path / "killed") == dump(tmp_path / "whole")
    for part in ("originals", "shards"):
        assert files(tmp_path / "killed" / part) == files(tmp_path / "whole" / part)
    with reading(tmp_path / "killed") as record:
        verify(record.connection, record.store)


def test_ctrl_c_stops_at_once_and_the_same_command_goes_on(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "in")
    command = [sys.executable, "-m", "backchannel", "build", "in", "-o", "r"]
    # A shell that starts the tests in the background lets them ignore the signal, and what they start with them.
    process = subprocess.Popen(
        ["env", "--default-signal=INT", *command], cwd=tmp_path, stderr=subprocess.PIPE, text=True,
        start_new_session=True,
    )  # fmt: skip
    while not (tmp_path / "r" / "shards").exists() or not list((tmp_path / "r" / "shards").glob(".making-*")):
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 1
    assert "stopped" in said
    assert "Traceback" not in said
    assert build([tmp_path / "in"], tmp_path / "r").documents == 18


def test_a_damaged_shard_is_made_again_and_a_lost_original_is_taken_in_again(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 3)
    build([tmp_path / "in"], tmp_path / "r")
    before = exported(tmp_path / "r")
    (shard,) = (tmp_path / "r" / "shards").glob("*.jsonl")
    shard.write_bytes(shard.read_bytes()[:1000])
    original = next(p for p in (tmp_path / "r" / "originals").rglob("*") if p.is_file())
    original.unlink()
    with sqlite3.connect(tmp_path / "r" / "record.sqlite") as connection:
        connection.execute("UPDATE shard SET loaded = 0")
    build([tmp_path / "in"], tmp_path / "r")
    assert exported(tmp_path / "r") == before
    with reading(tmp_path / "r") as record:
        assert verify(record.connection, record.store).documents == 3


def test_a_change_that_leaves_the_time_of_change_is_noticed(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 1)
    file = tmp_path / "in" / "00.txt"
    os.utime(file, (1_000_000_000, 1_000_000_000))
    build([tmp_path / "in"], tmp_path / "r")
    file.write_text(file.read_text().replace("Tarn", "Narn"))
    os.utime(file, (1_000_000_000, 1_000_000_000))
    assert build([tmp_path / "in"], tmp_path / "r").new == 1


def test_two_builds_at_once_the_second_says_so_and_the_first_is_whole(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 6)
    command = [sys.executable, "-m", "backchannel", "build", "in", "-o", "r"]
    first = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL)
    while not (tmp_path / "r" / "record.sqlite").exists():
        time.sleep(0.02)
    second = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert first.wait() == 0
    assert second.returncode == 1
    assert "another build" in second.stderr
    with reading(tmp_path / "r") as record:
        assert verify(record.connection, record.store).documents == 6


def test_a_full_disk_ends_the_build_with_a_message_and_the_next_build_finishes(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 2)
    big = tmp_path / "in" / "big.txt"
    big.write_text(("Nothing was said. " * 50 + "\n") * 800)
    # The kernel refuses to let any file grow past this many blocks, as a full disk would.
    full = subprocess.run(
        ["bash", "-c", f"ulimit -f 300; exec {sys.executable} -m backchannel build in -o r"],
        cwd=tmp_path, capture_output=True, text=True,
    )  # fmt: skip
    assert full.returncode == 1
    assert "can't be written" in full.stderr
    assert "Traceback" not in full.stderr
    assert build([tmp_path / "in"], tmp_path / "r").documents == 3
    with reading(tmp_path / "r") as record:
        verify(record.connection, record.store)


def without_privilege(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a user for whom permissions count; root loses the capabilities that override them."""
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            pytest.skip("needs setpriv to give up root's privileges")
        command = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", *command)
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


def test_a_folder_without_rights_is_reported_and_nothing_is_lost(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 2)
    (tmp_path / "in" / "00.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0o555)
    backchannel = (sys.executable, "-m", "backchannel")
    refused = without_privilege(*backchannel, "build", "in", "-o", "closed/r", cwd=tmp_path)
    assert refused.returncode == 1
    assert "can't be written" in refused.stderr
    built = without_privilege(*backchannel, "build", "in", "-o", "r", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    with reading(tmp_path / "r") as record:
        assert [p.code for p in record.sources.problems()] == ["unreadable"]
        assert len(list(record.results.documents())) == 1
    (tmp_path / "r").chmod(0o555)
    (tmp_path / "r" / "record.sqlite").chmod(0o444)
    for command in ("timeline", "verify", "export"):
        read = without_privilege(*backchannel, command, "r", cwd=tmp_path)
        assert read.returncode == 0, read.stderr


def test_a_record_inside_the_folder_it_is_built_from_is_not_read(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 1)
    for _ in range(2):
        assert build([tmp_path / "in"], tmp_path / "in" / "record").documents == 1


def test_a_record_that_was_moved_is_whole_and_goes_on(tmp_path: Path) -> None:
    write_reports(tmp_path / "in", 1)
    build([tmp_path / "in"], tmp_path / "r")
    shutil.copytree(tmp_path / "r", tmp_path / "copy")
    shutil.rmtree(tmp_path / "r")
    assert build([tmp_path / "in"], tmp_path / "copy").read == 0
    shutil.rmtree(tmp_path / "copy" / "shards")
    assert build([tmp_path / "in"], tmp_path / "copy").read == 1
