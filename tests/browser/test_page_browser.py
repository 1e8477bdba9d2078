"""The page as readers meet it: in Chromium, on a desktop, a phone, paper, by keyboard, and with no scripts at all.

One run of `page_checks.mjs` does everything; each check is a test here.
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

from backchannel.export.page import render
from tests.export.invented import contents, many_rounds

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SCRIPT = HERE / "page_checks.mjs"
CHECKS = sorted(
    {
        name
        for pattern in (r'\bnote\(\s*"([^"]+)"', r'\bnoteAxe\("([^"]+)"')
        for name in re.findall(pattern, SCRIPT.read_text("utf-8"))
    }
)

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
    folder = tmp_path_factory.mktemp("pages")
    pages = {"page.html": render(contents()), "large.html": render(many_rounds(320))}
    for name, html in pages.items():
        (folder / name).write_text(html, "utf-8", newline="")
    ran = subprocess.run(
        [node, str(SCRIPT), *(str(folder / name) for name in pages)],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
        cwd=ROOT,
    )
    assert ran.returncode == 0, ran.stderr[-4000:]
    found: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return found


@pytest.mark.parametrize("check", CHECKS)
def test_page_in_chromium(check: str, results: dict[str, Any]) -> None:
    assert check in results, "its part of the script ended before it: see the part's own result"
    assert results[check]["ok"], results[check]["found"]


def test_every_part_ran_to_its_end(results: dict[str, Any]) -> None:
    assert {name: one for name, one in results.items() if name not in CHECKS} == {}
    assert set(results) == set(CHECKS)
