"""The documentation is true: its pages run, its links arrive, and nothing of the program is left out."""

from pathlib import Path

import pytest

from tests.doc_page import blocks, run_page

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=lambda page: page.stem)
def test_page_runs(page, tmp_path):
    """What a page shows is what comes out."""
    run_page(page, tmp_path)
