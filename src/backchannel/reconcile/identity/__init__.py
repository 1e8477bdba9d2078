"""Who is who across documents: which of the documents' actors are one, by evidence that adds up and by a person's word.

Pure: it sees what documents say of their actors, and judgements; what the directory knows is told to it.
"""

from backchannel.reconcile.identity.identify import Identities, identify
from backchannel.reconcile.identity.seen import Node, Seen

__all__ = ["Identities", "Node", "Seen", "identify"]
