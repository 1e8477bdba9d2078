"""What happened, was agreed, offered, refused, planned or denied: claims of talks, by rules."""

from backchannel.claims.extract import extract
from backchannel.claims.quoted import with_claims

__all__ = ["extract", "with_claims"]
