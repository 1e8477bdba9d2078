"""The templates, styles and scripts, put together into one file under a policy that allows them and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

STYLES = ("base.css", "head.css", "timeline.css", "events.css", "reports.css", "reader.css", "print.css")
SCRIPTS = ("address.js", "filter.js", "marking.js", "reader.js", "keys.js", "main.js")
"""Plain functions in the order in which they are joined into one module; the last one starts the page."""
EARLY = "document.documentElement.classList.add('js');"
"""Runs before the first line is drawn, so that what scripts take over is not seen to jump."""
_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")


def fill(places: str, **values: object) -> str:
    """Return the page: the template filled with `values`, with `places` as a second style sheet.

    Code points that HTML or UTF-8 cannot carry become U+FFFD, one for one, so that offsets hold; a carriage return is
    written as a reference, because a parser would drop it.
    """
    style, script = _joined("style", STYLES), _joined("script", SCRIPTS)
    html = (
        _templates()
        .get_template("page.html.j2")
        .render(
            policy=_policy(styles=(style, places), scripts=(EARLY, script)),
            style=Markup(style),
            places=Markup(places),
            early=Markup(EARLY),
            script=Markup(script),
            **values,
        )
    )
    return _UNSHOWABLE.sub("\ufffd", html).replace("\r", "&#13;")


@cache
def _templates() -> Environment:
    folder = files("backchannel.export.page") / "templates"
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
def _joined(folder: str, names: tuple[str, ...]) -> str:
    home = files("backchannel.export.page") / folder
    return "\n".join((home / name).read_text("utf-8").strip() for name in names)


def _policy(*, styles: tuple[str, ...], scripts: tuple[str, ...]) -> str:
    """Return the Content-Security-Policy: nothing from anywhere, and inline only what has one of these hashes."""
    return (
        f"default-src 'none'; style-src {_hashes(styles)}; script-src {_hashes(scripts)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hashes(parts: tuple[str, ...]) -> str:
    digests = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in parts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)
