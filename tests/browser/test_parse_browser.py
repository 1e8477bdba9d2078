"""The page of one parsed report in Chromium: by pointer, by keyboard, on a phone, in the dark, with no scripts.

One run of `parse_checks.mjs` does everything; each check is a test here.
"""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.export.parse import render
from tests.browser import checks
from tests.export.parse.invented import report

SCRIPT = "parse_checks.mjs"
CHECKS = checks.names(SCRIPT)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Run all checks once; skip, with the reason, where the browser or its driver is missing."""
    page = tmp_path_factory.mktemp("page") / "parse.html"
    page.write_text(render(report(), generator="backchannel 0"), "utf-8", newline="")
    return checks.run(SCRIPT, [page], patience=300)


@pytest.mark.parametrize("check", CHECKS)
def test_parsed_report_in_chromium(check: str, results: dict[str, Any]) -> None:
    assert check in results, "its part of the script ended before it: see the part's own result"
    assert results[check]["ok"], results[check]["found"]


def test_every_part_ran_to_its_end(results: dict[str, Any]) -> None:
    assert set(results) == set(CHECKS), {name: one for name, one in results.items() if name not in CHECKS}
