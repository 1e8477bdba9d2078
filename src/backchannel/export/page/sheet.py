"""The templates, styles and scripts, put together into one file under a policy that allows them and nothing else."""

from __future__ import annotations

from markupsafe import Markup

from backchannel.export.sheets import joined, policy, showable, templates

PACKAGE = "backchannel.export.page"
STYLES = ("base.css", "head.css", "timeline.css", "events.css", "people.css", "reports.css", "reader.css", "print.css")
SCRIPTS = ("address.js", "filter.js", "marking.js", "reader.js", "keys.js", "main.js")
"""Plain functions in the order in which they are joined into one module; the last one starts the page."""
EARLY = "document.documentElement.classList.add('js');"
"""Runs before the first line is drawn, so that what scripts take over is not seen to jump."""


def fill(places: str, **values: object) -> str:
    """Return the page: the template filled with `values`, with `places` as a second style sheet."""
    style, script = joined(PACKAGE, "style", STYLES), joined(PACKAGE, "script", SCRIPTS)
    html = (
        templates(PACKAGE)
        .get_template("page.html.j2")
        .render(
            policy=policy(styles=(style, places), scripts=(EARLY, script)),
            style=Markup(style),
            places=Markup(places),
            early=Markup(EARLY),
            script=Markup(script),
            **values,
        )
    )
    return showable(html)
