"""Who: states, bodies, groups, people, offices and delegations, with every mention of them in a document."""

from backchannel.actors.attested import attested
from backchannel.actors.cast import Cast, cast
from backchannel.actors.find import find, outlet_of

__all__ = ["Cast", "attested", "cast", "find", "outlet_of"]
