"""Take the picture for the README: the page of the examples' record, with one event's words open in the reader.

python tools/screenshot.py
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from backchannel.export.page import render
from backchannel.model import Event
from backchannel.record import reading
from backchannel.run import build

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build the record, write its page, and have Chromium draw it."""
    # From here the examples have a short path, the same on every machine; the page shows it.
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        record, page = Path(folder, "record"), Path(folder, "page.html")
        build([Path("examples", "libya-2011")], record, jobs=2)
        with reading(record) as opened:
            page.write_text(render(opened.contents()), encoding="utf-8", newline="")
            chosen = max(opened.conclusions.events(), key=_interest)
        script, picture = ROOT / "tests" / "browser" / "screenshot.mjs", ROOT / "docs" / "images" / "page.png"
        subprocess.run(["node", script, page, picture, chosen.id], check=True)


def _interest(event: Event) -> tuple[bool, int, int, str]:
    """Sort key: a secret event with many accounts and participants shows most."""
    return (event.secrecy.existence == "secret", len(event.claims), len(event.participants), event.id)


if __name__ == "__main__":
    main()
