"""From claims to events, channels and disclosures. Reads claims only, and can be done anew at any time."""

from backchannel.reconcile.conclude import Conclusion, Evidence, conclude

__all__ = ["Conclusion", "Evidence", "conclude"]
