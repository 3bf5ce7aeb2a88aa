"""How far a number moves under the choices made."""

from dataclasses import replace

import pytest

from inroads.answers.finding import Variant
from inroads.report.looked_at import LEFT_OUT, left_out_told, variants_told
from inroads.report.words import Wording

ROW = "per_network/all/contact/offline"


@pytest.fixture
def words(parts):
    """English words."""
    return Wording(parts[0].frame, "en")


@pytest.fixture
def finding(two_by_two):
    """A 2x2 with a headline of 65 %, recounted twice, with customers apart and each network left out in turn."""
    name = dict(zip(("estimand", "layer", "channel", "medium"), ROW.split("/"), strict=True))
    head = {"row": ROW, **name, "n": 60, "of": 90, "networks": 40, "share": 0.65, "low": 0.5, "high": 0.7}
    variants = [
        Variant("phone_offline", [head | {"share": 0.71}]),
        Variant("by_commitment", [head | {"share": 0.48}]),
        Variant("customers", [head | {"share": 0.02}]),
        Variant(LEFT_OUT, [{"row": ROW, **name, "minimum": 0.63, "maximum": 0.66}]),
    ]
    return replace(two_by_two, table=[head], variants=variants, estimate=0.65, low=0.5, high=0.7)


def test_range_of_the_headline(finding, words):
    """The variants that recount the headline give its range; customers are another question."""
    said = " ".join(variants_told(finding, words))

    assert "Variants looked at: 4." in said
    assert "The headline is 65\u00a0% (per network · all layers · social contact · offline)" in said
    assert "over the variants that recount it (2) it lies at 48–\u206071\u00a0%" in said
    assert "left out in turn it lies at 63–\u206066\u00a0%" in said


def test_no_bare_percentage_of_few(finding, words):
    """Under thirty networks the headline is told as its interval."""
    few = replace(finding, table=[finding.table[0] | {"networks": 18}])

    assert "The headline is 50–\u206070\u00a0%" in " ".join(variants_told(few, words))


def test_nothing_to_tell(finding, words):
    """Without variants nothing is told of them; without an estimate only how many there are."""
    assert variants_told(replace(finding, variants=[]), words) == []
    assert variants_told(replace(finding, estimate=None), words) == ["Variants looked at: 4."]


def test_line_under_the_table(finding, words):
    """The range with each network left out is one line to a way of counting, for the layer asked for."""
    assert "Per network: social contact offline 63–\u206066\u00a0%." in (left_out_told(finding, words, "all") or "")
    assert left_out_told(finding, words, "core") is None
