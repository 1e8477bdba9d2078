"""A parse in a process of its own: its answer comes back, and whatever it does, the caller lives on."""

from __future__ import annotations

import atexit
import os
import signal
import sqlite3
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.errors import ReadError
from backchannel.model import Locator
from backchannel.read.limits import Limits, Spent, limited

MB = 1024 * 1024
SMALL = Limits(memory=200 * MB, cpu_seconds=1, wall_seconds=1.5, output=MB)


def code(error: pytest.ExceptionInfo[ReadError]) -> str:
    assert error.value.message
    assert "kept" in error.value.advice
    return error.value.code


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**9), st.floats(0, 900, width=32), st.text())
def test_the_answer_comes_back_as_it_was(start: int, side: float, element: str) -> None:
    made = Locator(start=start, end=start + 1, element=element, box=(side, 0.0, side, 0.0))
    assert limited(lambda: made, Locator) == made


def test_paths_come_back_as_paths() -> None:
    assert limited(lambda: Path("a/b"), Path) == Path("a/b")


def test_an_error_of_the_reader_comes_back_whole() -> None:
    def work() -> NoReturn:
        raise ReadError("pdf-encrypted", "a.pdf is locked", advice="Unlock it.")

    with pytest.raises(ReadError) as caught:
        limited(work, str)
    assert (caught.value.code, caught.value.message, caught.value.advice) == (
        "pdf-encrypted",
        "a.pdf is locked",
        "Unlock it.",
    )


def spin() -> str:
    while True:
        pass


def sleep() -> str:
    time.sleep(60)
    return "late"


@pytest.mark.parametrize("work", [spin, sleep])
def test_work_without_end_is_stopped(work: object) -> None:
    assert callable(work)
    with pytest.raises(ReadError) as caught:
        limited(work, str, SMALL)
    assert code(caught) == "timeout"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces the limit on memory")
def test_work_that_wants_all_memory_is_stopped() -> None:
    def work() -> str:
        return "x" * (10**10)

    with pytest.raises(ReadError) as caught:
        limited(work, str, SMALL)
    assert code(caught) == "out-of-memory"


def test_an_answer_that_is_too_large_is_not_taken() -> None:
    with pytest.raises(ReadError) as caught:
        limited(lambda: "x" * (2 * MB), str, SMALL)
    assert code(caught) == "output-too-large"


@pytest.mark.parametrize("signals", [signal.SIGSEGV, signal.SIGABRT])
def test_a_crash_is_an_error_of_the_one_file(signals: signal.Signals) -> None:
    def work() -> str:
        os.kill(os.getpid(), signals)
        return "never"

    with pytest.raises(ReadError) as caught:
        # The child has all that the tests before it left in memory: a large one would be told to have had too little.
        limited(work, str, Limits(memory=1 << 36))
    assert code(caught) == "crashed"
    assert signals.name in caught.value.message


def test_a_fault_in_a_reader_is_an_error_without_a_traceback(capfd: pytest.CaptureFixture[str]) -> None:
    def work() -> str:
        print("noise of a library")
        os.write(2, b"noise of a C library")
        return "a"[5]

    with pytest.raises(ReadError) as caught:
        limited(work, str)
    assert code(caught) == "crashed"
    assert "IndexError" in caught.value.message
    assert capfd.readouterr() == ("", "")


def test_work_that_recurses_without_end_is_an_error() -> None:
    def work() -> str:
        return work()

    with pytest.raises(ReadError) as caught:
        limited(work, str)
    assert code(caught) == "crashed"


def test_leaving_early_is_an_error() -> None:
    with pytest.raises(ReadError) as caught:
        limited(lambda: os._exit(0), str)
    assert code(caught) == "crashed"


def test_the_child_runs_no_exit_handlers_and_holds_no_descriptors(tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    atexit.register(marker.touch)
    database = sqlite3.connect(tmp_path / "a.sqlite")
    try:
        held = limited(lambda: [fd for fd in range(3, 64) if is_open(fd)], list[int])
    finally:
        atexit.unregister(marker.touch)
        database.close()
    assert len(held) == 1
    assert not marker.exists()


def is_open(descriptor: int) -> bool:
    try:
        os.fstat(descriptor)
    except OSError:
        return False
    return True


def children() -> list[str]:
    return Path("/proc/self/task", str(os.getpid()), "children").read_text().split()


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the children of a process")
def test_no_child_and_no_descriptor_is_left_behind() -> None:
    before = [fd for fd in range(256) if is_open(fd)]
    had = children()
    limited(lambda: "done", str, SMALL)
    with pytest.raises(ReadError):
        limited(lambda: os._exit(1), str, SMALL)
    assert [fd for fd in range(256) if is_open(fd)] == before
    assert children() == had


def test_what_was_spent_is_told_even_of_a_failure() -> None:
    told: list[Spent] = []
    limited(lambda: "done", str, spent=told.append)
    with pytest.raises(ReadError):
        limited(lambda: os._exit(1), str, spent=told.append)
    assert len(told) == 2
    assert all(spent.memory > MB and spent.seconds > 0 for spent in told)
