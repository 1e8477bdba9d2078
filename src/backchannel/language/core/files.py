"""The files of the core's weights: opened, and refused with advice."""

from __future__ import annotations

from io import BufferedReader
from pathlib import Path

from backchannel.errors import BackchannelError

ADVICE = "Install the package again; for weights of your own, export them again with model/language."


def refused(path: Path, what: object) -> BackchannelError:
    """Return the error that says what is wrong with a file of the core."""
    return BackchannelError(f"{path}: {what}", advice=ADVICE)


def opened(path: Path) -> BufferedReader:
    """Open a file of the core. Raises BackchannelError where it can't be read."""
    try:
        return path.open("rb")
    except OSError as error:
        raise refused(path, f"the language core's file can't be read: {error.strerror}") from error


def text_of(path: Path) -> str:
    """Read a text file of the core, in UTF-8. Raises BackchannelError where it can't be read or is none."""
    with opened(path) as file:
        try:
            return file.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise refused(path, f"not text in UTF-8: {error}") from error
