"""How templates, styles and scripts become one HTML file that asks for no other."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined

_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")


@cache
def templates(package: str) -> Environment:
    """Return the templates in a package's folder `templates`; every value is escaped, a missing one is an error."""
    folder = files(package) / "templates"
    sources = {entry.name: entry.read_text("utf-8") for entry in folder.iterdir() if entry.name.endswith(".j2")}
    return Environment(
        loader=DictLoader(sources),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def joined(package: str, folder: str, names: tuple[str, ...]) -> str:
    """Return files of a package's folder as one text, in the order given."""
    home = files(package) / folder
    return "\n".join((home / name).read_text("utf-8").strip() for name in names)


def policy(*, styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy: nothing from anywhere, and inline only what has one of these hashes."""
    return (
        f"default-src 'none'; style-src {_hashes(styles)}; script-src {_hashes(scripts)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def showable(html: str) -> str:
    """Replace what HTML or UTF-8 cannot carry, one code point for one, so that offsets hold.

    Such points become U+FFFD; a carriage return is written as a reference, because a parser would drop it.
    """
    return _UNSHOWABLE.sub("\ufffd", html).replace("\r", "&#13;")


def _hashes(parts: tuple[str, ...]) -> str:
    digests = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
