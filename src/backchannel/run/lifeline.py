"""How a worker process begins: ready to read, and not to outlive the build it works for."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from backchannel.read.child import die_with_parent
from backchannel.run.stages import prepare


def begin(parent: int, directory: str | None = None) -> None:
    """Prepare a worker of process `parent`: bound to its life, and with the models loaded that its children share.

    A worker that outlived a killed build would wait for work for ever, and might write beside the next build. Where the
    kernel can't end it with its parent (elsewhere than on Linux), it has to be ended by hand.
    `directory` is the user's own directory of actors.
    """
    die_with_parent()
    if os.getppid() != parent:
        os._exit(1)
    # Ctrl-C reaches every process of the terminal; the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare(None if directory is None else Path(directory))
