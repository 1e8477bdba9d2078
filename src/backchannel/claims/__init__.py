"""What happened, was agreed, offered, refused, planned or denied: claims of talks, by rules."""

from backchannel.claims.extract import extract

__all__ = ["extract"]
