"""Who: the directory of states, bodies and groups, the finding of people, offices and delegations, and every mention."""

from backchannel.actors.cast import Cast, cast
from backchannel.actors.find import find, outlet_of

__all__ = ["Cast", "cast", "find", "outlet_of"]
