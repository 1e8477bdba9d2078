"""The engine for one machine: a pool of worker processes."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Protocol

from backchannel.errors import BackchannelError
from backchannel.run.lifeline import begin
from backchannel.run.shards import Report, Task, make

IN_FLIGHT = 2
"""Tasks handed out per worker: one at work and one waiting, so that nobody idles and memory stays flat."""

LIVES = 3
"""How often workers may die under us (killed for memory, say) before the build stops."""


class Engine(Protocol):
    """What makes shards. An engine may work in any order; it gives a report for each shard that is done."""

    def run(self, tasks: Iterable[Task]) -> Iterator[Report]:
        """Make the shards of these tasks."""
        ...


class LocalEngine:
    """`jobs` worker processes on this machine."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def run(self, tasks: Iterable[Task]) -> Iterator[Report]:
        """Make the shards of these tasks; hand a dead worker's shards to a new one."""
        waiting = {task.shard.name: task for task in tasks}
        for _ in range(LIVES):
            try:
                for report in self._pool(list(waiting.values())):
                    del waiting[report.name]
                    yield report
                return
            except BrokenProcessPool:
                continue
        raise BackchannelError(
            f"worker processes were killed {LIVES} times (most often for want of memory)",
            advice="Run the same command again with --jobs 1; what is done is kept.",
        )

    def _pool(self, tasks: list[Task]) -> Iterator[Report]:
        # Spawned, not forked: a worker forks a child for each document, which is safe only from a single thread.
        context = multiprocessing.get_context("spawn")
        initial = (os.getpid(), tasks[0].directory if tasks else None)
        pool = ProcessPoolExecutor(self.jobs, mp_context=context, initializer=begin, initargs=initial)
        remaining = iter(tasks)
        running: set[Future[Report]] = set()
        try:
            while True:
                for task in remaining:
                    running.add(pool.submit(make, task))
                    if len(running) >= self.jobs * IN_FLIGHT:
                        break
                if not running:
                    break
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        except BaseException:
            # Not waited for: whoever stops a build wants it to stop, and an unfinished shard is simply made again.
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        pool.shutdown()
