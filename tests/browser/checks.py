"""Scripts of checks in Chromium: the names of their checks, and one run of them all."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT

HERE = Path(__file__).resolve().parent
_SHARED = HERE / "checks.mjs"


def names(script: str) -> list[str]:
    """Return the names of all checks of a script in this folder."""
    text = (HERE / script).read_text("utf-8") + _SHARED.read_text("utf-8")
    return sorted(set(re.findall(r'\b(?:note|noteAxe|noteAxeUnfolded)\(\s*"([^"]+)"', text)))


def run(script: str, pages: list[Path], *, patience: int) -> dict[str, Any]:
    """Run a script over pages and return what each check found; `patience` is in seconds.

    Skips the test, with the reason, where the browser or its driver is missing.
    """
    node = shutil.which("node")
    chromium = os.environ.get("BACKCHANNEL_CHROMIUM", "/usr/bin/chromium")
    if node is None:
        pytest.skip("Node is not installed")
    if not Path(chromium).exists():
        pytest.skip(f"Chromium is not installed at {chromium}")
    for package in ("playwright-core", "axe-core"):
        if not (ROOT / "node_modules" / package).is_dir():
            pytest.skip(f"{package} is not installed: run npm ci")
    command = [node, str(HERE / script), *map(str, pages)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=patience, check=False, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr[-4000:]
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found
