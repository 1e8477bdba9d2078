"""Stage order, shards, worker processes, resume: how a build runs."""

from backchannel.run.build import Built, build

__all__ = ["Built", "build"]
