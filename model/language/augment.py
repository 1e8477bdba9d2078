"""What is done to examples before training: other names, noise in the words, and examples made by rules."""

from __future__ import annotations

from model.language.made import made
from model.language.namelists import Names
from model.language.noise import Noise, noise
from model.language.swapping import swap_names

__all__ = ["Names", "Noise", "made", "noise", "swap_names"]
