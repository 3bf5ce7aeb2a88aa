"""What all tests share: generated examples are the same in every run, no clock judges them, slow files are known."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("suite", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("suite")

HERE = Path(__file__).parent
SLOW = (
    *("reliability", "test_truth.py", "test_journey.py", "test_docs.py", "world/test_truth.py"),
    *("report/test_walk.py", "store/test_verify.py", "store/test_merge.py", "coding/test_record.py"),
    *("stats/test_clustered.py", "answers/test_all_findings.py", "answers/test_pictures.py"),
    *("frame/test_canonical.py", "model/test_when.py", "world/test_field.py", "world/test_reading.py"),
    *("world/test_masked_study.py", "world/test_masked.py", "store/test_refold.py", "store/test_posts.py", "fuzz"),
    *("coding/test_interplay.py", "coding/test_numbering_field.py", "answers/test_mask_and_recode.py"),
    *("involvement/test_seen_from.py", "involvement/test_vantage.py", "report/test_confusion_table.py"),
    *("coding/test_decide.py", "coding/test_judge.py", "test_quick_snapshot.py", "sources/test_post_quick.py"),
    *("world/test_police.py", "world/test_posts.py", "world/test_life_switches.py", "world/test_life_null.py"),
    *("world/test_text_switches.py", "world/test_trace_switches.py", "graph/test_contact_laws.py"),
    *("study/test_watching.py", "study/test_read_on.py", "study/test_as_of.py", "world/test_masked_texts.py"),
)
"""Left out by `make check-fast`, which must stay under a minute; `make test` runs them all."""

TOGETHER = (
    "test_journey.py",
    "report/test_walk.py",
    "test_docs.py",
    "world/test_masked_study.py",
    "world/test_police.py",
)
"""Files whose tests share a study that takes long to make: one worker runs each of them."""

FIELDS = ("field", "masked", "posts", "reading", "rows", "texts", "truth")
WORLD = tuple(f"world/test_{name}.py" for name in FIELDS)
"""Files that share the invented fields of tests/world/conftest.py: one worker makes these, once."""


def pytest_collection_modifyitems(items):
    """Mark the slow files, keep together what shares a study, and begin with what takes long: no worker ends alone."""
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        place = item.path.relative_to(HERE).as_posix()
        if place.startswith(SLOW):
            item.add_marker(pytest.mark.slow)
        if place in WORLD:
            item.add_marker(pytest.mark.xdist_group("fields"))
        if place in TOGETHER and "test_page_runs" not in item.name:
            item.add_marker(pytest.mark.xdist_group(place))
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
