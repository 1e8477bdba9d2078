"""The language core: one small network that reads English news, and what makes its numbers into words, trees and names.

`load` gives the core itself (words in, `Analysis` out); `pipeline` gives what the rest of the house calls: text in,
spaCy `Doc` out. Neither spaCy nor ONNX Runtime is imported before one of them is called.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from backchannel.language.core.analysis import Analysis, MentionSpan, NamedSpan, Words

if TYPE_CHECKING:
    from backchannel.language.core.analyse import Core
    from backchannel.language.core.doc import Pipeline

__all__ = ["Analysis", "MentionSpan", "NamedSpan", "Words", "load", "pipeline"]


def load(folder: Path | None = None, *, threads: int = 1) -> Core:
    """Load the core from a folder of weights, by default those that the package ships.

    Raises BackchannelError, with advice, where a file is missing or is not the one that belongs to the others. A
    process that forks afterwards loads with one thread, or loads again after the fork: threads don't outlive it.
    """
    from backchannel.language.core.analyse import load

    return load(folder, threads=threads)


def pipeline(name: str | Path | None = None, *, threads: int = 1) -> Pipeline:
    """Return a callable that makes a spaCy `Doc` of a text.

    `None` or an empty name is the shipped core. A path, or a name of a folder with a `core.json`, has other weights
    for it. Any other name is a spaCy pipeline that is installed, such as `en_core_web_trf`, or saved in a folder of
    that name (see `others.py` for what is done to its entities). All cut words alike. Raises BackchannelError where
    it isn't installed or can't be loaded.
    """
    if isinstance(name, str):
        name = _weights(name)
    if isinstance(name, str):
        from backchannel.language.core.others import other

        return other(name)
    from backchannel.language.core.doc import CorePipeline

    return CorePipeline(load(name, threads=threads))


def _weights(name: str) -> str | Path | None:
    if not name:
        return None
    return Path(name) if (Path(name) / "core.json").is_file() else name
