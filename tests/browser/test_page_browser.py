"""The page as readers meet it: in Chromium, on a desktop, a phone, paper, by keyboard, and with no scripts at all.

One run of `page_checks.mjs` does everything; each check is a test here.
"""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.export.page import render
from tests.browser import checks
from tests.export.invented import contents, many_rounds

SCRIPT = "page_checks.mjs"
CHECKS = checks.names(SCRIPT)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Run all checks once; skip, with the reason, where the browser or its driver is missing."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {"page.html": render(contents()), "large.html": render(many_rounds(320))}
    for name, html in pages.items():
        (folder / name).write_text(html, "utf-8", newline="")
    return checks.run(SCRIPT, [folder / name for name in pages], patience=180)


@pytest.mark.parametrize("check", CHECKS)
def test_page_in_chromium(check: str, results: dict[str, Any]) -> None:
    assert check in results, "its part of the script ended before it: see the part's own result"
    assert results[check]["ok"], results[check]["found"]


def test_every_part_ran_to_its_end(results: dict[str, Any]) -> None:
    assert {name: one for name, one in results.items() if name not in CHECKS} == {}
    assert set(results) == set(CHECKS)
