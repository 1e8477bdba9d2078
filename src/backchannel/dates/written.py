"""Dates written out in full, for the stages that read dates: the same door that the readers of metadata use.

The code stands in `read/metadata/written.py`, because `read` may not see this room.
"""

from backchannel.read.metadata.written import WrittenDate, find_written

__all__ = ["WrittenDate", "find_written"]
