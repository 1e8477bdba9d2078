"""Whether a place is a whole country."""

from __future__ import annotations

from backchannel.model import Where
from backchannel.places.gazetteer import country_ids


def is_country(where: Where) -> bool:
    """Tell whether a place is a whole country rather than a town or a house in one."""
    return where.country is not None and where.geonames == country_ids().get(where.country)
