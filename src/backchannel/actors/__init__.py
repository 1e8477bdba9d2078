"""Who: the directory of states, bodies and groups, and the finding of people, offices and delegations."""

from backchannel.actors.find import find

__all__ = ["find"]
