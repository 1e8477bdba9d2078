"""The record: schema, one writer, readers beside it, decisions, verification."""

from backchannel.record.record import Record, reading, writing

__all__ = ["Record", "reading", "writing"]
