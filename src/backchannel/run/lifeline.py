"""How a worker process begins: ready to read, and not to outlive the build it works for."""

from __future__ import annotations

import ctypes
import os
import signal
import sys

from backchannel.run.stages import prepare

PR_SET_PDEATHSIG = 1
"""prctl(2): the signal that the kernel sends to this process when its parent ends."""


def begin(parent: int) -> None:
    """Prepare a worker of process `parent`: bound to its life, and with the models loaded that its children share."""
    die_with_parent(parent)
    prepare()


def die_with_parent(parent: int) -> None:
    """Let the kernel end this process when process `parent` ends, however that happens (Linux only).

    A worker that outlives a killed build would wait for work for ever, and might write beside the next build. Where the
    kernel has no such service, a worker whose build was killed has to be ended by hand.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    # Python leaves Ctrl-C to every process of the terminal; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.getppid() != parent:
        os._exit(1)
