"""Every family of invented fields comes in by the road of a file, and every question is asked of it."""

import pytest
from tests.invented import fold_rows

from inroads.answers.answer_all import answer_all
from inroads.involvement.view import View
from inroads.world.family import FAMILIES, read_family
from inroads.world.field import make_field


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_comes_in_and_is_asked(family: str) -> None:
    """The rows of each family are read without a fault, and no answer fails on what they say."""
    field = make_field(read_family(family, networks=5, seed=3, target_networks=4))
    findings = answer_all(View(fold_rows(field.rows)))

    assert {finding.id for finding in findings} >= set(field.truth["findings"])
