"""One parse in a child process of its own, with limits on memory, time and output.

A hostile or damaged original can make a parser loop, ask for all memory or crash outright. `limited` forks, runs the
work in the child under the kernel's resource limits (setrlimit(2)), and takes its answer through a pipe. Whatever
happens to the child, the caller gets the answer or a `ReadError`.

The caller should be a process with one thread (a pool worker): a fork copies only the calling thread, and a lock that
another one holds stays locked in the child. Work must open its own files, since the child closes all that it inherits.
On macOS the kernel does not enforce the limit on memory; the clocks and the cap on output still hold.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Never, TypeVar

import msgspec
from msgspec import Struct

from backchannel.errors import ReadError
from backchannel.read.child import Frame, enter

Answer = TypeVar("Answer")


class Limits(Struct, frozen=True, kw_only=True):
    """What one parse may use.

    `memory` is bytes beyond what the calling process holds already, `output` bytes of the encoded answer, `disk` bytes
    of any one file written.
    """

    memory: int = 1536 * 1024 * 1024
    cpu_seconds: int = 25
    wall_seconds: float = 30.0
    output: int = 256 * 1024 * 1024
    disk: int = 4 * 1024 * 1024 * 1024


class Spent(Struct, frozen=True, kw_only=True):
    """What one parse used: wall-clock seconds, and the child's peak resident memory in bytes."""

    seconds: float
    memory: int


def limited(
    work: Callable[[], Answer],
    answer: type[Answer],
    limits: Limits = Limits(),  # noqa: B008 - frozen
    *,
    spent: Callable[[Spent], None] | None = None,
) -> Answer:
    """Run `work` in a child process and return what it returned, decoded by msgspec as `answer`.

    `spent` is told what the parse used, however it ended. Raises `ReadError` with the child's own code where the
    child raised one, else `timeout`, `out-of-memory`, `output-too-large`, `crashed` or `no-process`.
    """
    begun = time.monotonic()
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    pid = _forked(reading, writing)
    if pid == 0:
        _child(work, writing, limits)
    os.close(writing)
    done = False
    late = False
    try:
        data, late = _receive(reading, begun + limits.wall_seconds, limits.output + 1)
        done = not late and len(data) <= limits.output + 1
    finally:
        os.close(reading)
        if not done:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        _, status, usage = os.wait4(pid, 0)
        scale = 1 if sys.platform == "darwin" else 1024
        used = Spent(seconds=time.monotonic() - begun, memory=usage.ru_maxrss * scale)
        if spent is not None:
            spent(used)
    if late:
        raise _timeout(limits.wall_seconds)
    if not done:
        raise _too_large(limits)
    return _decode(data, answer, limits, status, used)


def _forked(reading: int, writing: int) -> int:
    """Fork; where the system has no room for another process, close the pipe and say so."""
    try:
        return os.fork()
    except OSError as error:
        os.close(reading)
        os.close(writing)
        raise ReadError(
            "no-process",
            f"no process could be started to read in: {error.strerror}",
            advice="Nothing is lost. Run the same command again with fewer jobs.",
        ) from None


def _child(work: Callable[[], Any], writing: int, limits: Limits) -> Never:
    """Do the work and leave without the parent's exit handlers. Never returns."""
    try:
        gc.freeze()
        enter(writing, memory=limits.memory, cpu_seconds=limits.cpu_seconds, disk=limits.disk)
        frame, payload = _work(work)
        if len(payload) > limits.output:
            frame, payload = Frame.TOO_LARGE, b""
        view = memoryview(frame + payload)
        while view:
            view = view[os.write(writing, view) :]
    finally:
        os._exit(0)


def _work(work: Callable[[], Any]) -> tuple[bytes, bytes]:
    """Return the frame's kind and its content, whatever the work does."""
    try:
        return Frame.ANSWER, msgspec.msgpack.encode(work(), enc_hook=_plain)
    except ReadError as error:
        return Frame.READ_ERROR, msgspec.msgpack.encode((error.code, error.message, error.advice))
    except MemoryError:
        return Frame.MEMORY, b""
    except RecursionError:
        return Frame.FAULT, b"nesting too deep"
    except Exception as error:
        return Frame.FAULT, type(error).__name__.encode()


def _plain(value: object) -> str:
    """Return a path as a string on its way through the pipe: the only type here that msgspec does not know."""
    if isinstance(value, Path):
        return str(value)
    raise TypeError(type(value).__name__)


def _path(kind: type, value: str) -> object:
    """Return what `_plain` made a string of."""
    return kind(value)


def _receive(reading: int, deadline: float, cap: int) -> tuple[bytes, bool]:
    """Read until the child closes its end, the deadline passes (then True) or more than `cap` bytes have come."""
    parts: list[bytes] = []
    size = 0
    poll = select.poll()
    poll.register(reading, select.POLLIN | select.POLLHUP)
    while size <= cap:
        left = deadline - time.monotonic()
        if left <= 0:
            return b"", True
        if not poll.poll(left * 1000):
            continue
        part = os.read(reading, 1 << 20)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts), False


def _decode(data: bytes, answer: type[Answer], limits: Limits, status: int, used: Spent) -> Answer:
    """Return the answer in `data`, or raise what the child's end means."""
    frame, payload = data[:1], data[1:]
    if frame == Frame.ANSWER:
        try:
            return msgspec.msgpack.decode(payload, type=answer, dec_hook=_path)
        except msgspec.DecodeError:
            raise _crashed("its answer broke off") from None
    if frame == Frame.READ_ERROR:
        code, message, advice = msgspec.msgpack.decode(payload, type=tuple[str, str, str])
        raise ReadError(code, message, advice=advice)
    if frame == Frame.MEMORY:
        raise _memory(limits)
    if frame == Frame.TOO_LARGE:
        raise _too_large(limits)
    if frame == Frame.FAULT:
        raise _crashed(payload.decode())
    raise _death(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, limits, used)


def _death(died_of: int, limits: Limits, used: Spent) -> ReadError:
    """Return what it means that the child ended without an answer; `died_of` is the signal, 0 for none.

    Libraries in C abort when memory is refused, often when they ask to double what they hold: hence the half.
    """
    if died_of == signal.SIGXCPU:
        return _timeout(limits.cpu_seconds)
    if died_of == signal.SIGKILL or (died_of and used.memory > limits.memory // 2):
        return _memory(limits)
    return _crashed(signal.Signals(died_of).name if died_of else "it ended without an answer")


def _timeout(seconds: float) -> ReadError:
    return ReadError(
        "timeout",
        f"reading took more than {seconds:g} seconds and was stopped",
        advice="The original is kept. It may be very long, or made to stall programs; split it or save it as text.",
    )


def _memory(limits: Limits) -> ReadError:
    return ReadError(
        "out-of-memory",
        f"reading needed more than {limits.memory // (1024 * 1024)} MB of memory and was stopped",
        advice="The original is kept. Split it into smaller files, or save it as plain text.",
    )


def _too_large(limits: Limits) -> ReadError:
    return ReadError(
        "output-too-large",
        f"reading gave more than {limits.output // (1024 * 1024)} MB of text and was stopped",
        advice="The original is kept. Split it into smaller files.",
    )


def _crashed(how: str) -> ReadError:
    return ReadError(
        "crashed",
        f"the reader broke off ({how})",
        advice="The original is kept. It is probably damaged; save it anew, or as plain text.",
    )
