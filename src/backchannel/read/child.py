"""The inside of a limited child process: what it drops and what it is bound by."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class Frame:
    """The first byte of what a child sends: what kind of content follows."""

    ANSWER = b"A"
    READ_ERROR = b"E"
    MEMORY = b"M"
    TOO_LARGE = b"L"
    FAULT = b"F"


def enter(keep: int, *, memory: int, cpu_seconds: int, disk: int) -> None:
    """Make this (just forked) process a limited one; of what it inherited, only the descriptor `keep` stays open.

    `memory` is bytes beyond what the process holds at this moment; `disk` bytes for any one file written.
    """
    die_with_parent()
    for name in (signal.SIGINT, signal.SIGTERM, signal.SIGXCPU):
        signal.signal(name, signal.SIG_DFL)
    _silence(keep)
    _bound(resource.RLIMIT_CORE, 0, 0)
    _bound(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 2)
    _bound(resource.RLIMIT_FSIZE, disk, disk)
    held = _address_space()
    if held is not None:
        _bound(resource.RLIMIT_AS, held + memory, held + memory)


def die_with_parent() -> None:
    """Let the kernel end this process when its parent ends, however that happens (prctl(2); on Linux only)."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _silence(keep: int) -> None:
    """Send the standard streams nowhere and close every other descriptor but `keep`."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    # The table of descriptors can be huge; a reader's own process never holds more than a few thousand.
    top = min(resource.getrlimit(resource.RLIMIT_NOFILE)[0], 65536)
    os.closerange(3, keep)
    os.closerange(keep + 1, top)
    sys.stdout = sys.stderr = os.fdopen(1, "w", closefd=False)


def _bound(what: int, soft: int, hard: int) -> None:
    """Lower a limit as far as the kernel and any lower limit already set allow."""
    ceiling = resource.getrlimit(what)[1]
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    with suppress(ValueError, OSError):
        resource.setrlimit(what, (soft, hard))


def _address_space() -> int | None:
    """Return the bytes of address space that this process has now, None where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pages * os.sysconf("SC_PAGE_SIZE")
