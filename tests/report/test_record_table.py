"""Records as readable columns."""

from inroads.answers.finding import Finding
from inroads.report.markup import Html
from inroads.report.reading import Reading
from inroads.report.record_table import base_of, record_table
from inroads.report.words import Wording


def write(parts, records):
    """The table of these records."""
    finding = Finding("x", "", "entry", 1, records, "")
    return record_table(Reading(finding, Wording(parts[0].frame, "en"), lambda _finding, _row: None), records, Html(""))


def test_pairs_are_one_column(parts):
    """A range stands in one column, and so does an interval."""
    written = write(parts, [{"row": "a", "layer": "all", "n_low": 3, "n_high": 5, "low": 0.1, "high": 0.3, "of": 40}])

    assert ">3–\u20605<" in written
    assert ">10–\u206030\u00a0%<" in written


def test_no_identifier_is_shown(parts):
    """Headers are words, not keys."""
    written = write(parts, [{"row": "a", "agent_role": "none", "bound_low": 0.1, "bound_high": 0.2}])

    assert "agent_role" not in written
    assert "bound_low" not in written
    assert "nobody" in written


def test_headers_say_their_scope(parts):
    """Each header tells a screen reader what it heads."""
    written = write(parts, [{"row": "a", "medium": "online", "n": 1}])

    assert '<th scope="col">' in written
    assert '<th scope="row">' in written


def test_mean_over_networks_stands_on_networks():
    """A mean of shares of networks stands on the networks, a pooled share on the entries."""
    assert base_of({"estimand": "per_network", "of": 300, "networks": 12}) == 12
    assert base_of({"estimand": "per_entry", "of": 300, "networks": 12}) == 300
