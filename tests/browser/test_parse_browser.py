"""The page of one parsed report in Chromium: by pointer, by keyboard, on a phone, in the dark, with no scripts.

One run of `parse_checks.mjs` does everything; each check is a test here.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from backchannel.export.parse import render
from tests.export.parse.invented import report

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCRIPT = HERE / "parse_checks.mjs"
CHECKS = sorted(set(re.findall(r'\b(?:note|noteAxe)\(\s*"([^"]+)"', SCRIPT.read_text("utf-8"))))

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Run all checks once; skip, with the reason, where the browser or its driver is missing."""
    node = shutil.which("node")
    chromium = os.environ.get("BACKCHANNEL_CHROMIUM", "/usr/bin/chromium")
    if node is None:
        pytest.skip("Node is not installed")
    if not Path(chromium).exists():
        pytest.skip(f"Chromium is not installed at {chromium}")
    for package in ("playwright-core", "axe-core"):
        if not (ROOT / "node_modules" / package).is_dir():
            pytest.skip(f"{package} is not installed: run npm ci")
    page = tmp_path_factory.mktemp("page") / "parse.html"
    page.write_text(render(report(), generator="backchannel 0"), "utf-8", newline="")
    ran = subprocess.run(
        [node, str(SCRIPT), str(page)], capture_output=True, text=True, timeout=300, check=False, cwd=ROOT
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("check", CHECKS)
def test_parsed_report_in_chromium(check: str, results: dict[str, Any]) -> None:
    assert check in results, "its part of the script ended before it: see the part's own result"
    assert results[check]["ok"], results[check]["found"]


def test_every_part_ran_to_its_end(results: dict[str, Any]) -> None:
    assert set(results) == set(CHECKS), {name: one for name, one in results.items() if name not in CHECKS}
