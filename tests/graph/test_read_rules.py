"""Tests of rules of contact as files."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.errors import InputError
from inroads.graph.contact_rule import NEEDS
from inroads.graph.read_rules import presets, read_rules, rules_of


@pytest.mark.parametrize("name", presets())
def test_presets_are_written_and_read_back(name):
    """A rule that is written is read back equal, under the same digest."""
    rule = rules_of(name)[0]

    assert (rule,) == read_rules("r.yaml", rule.to_yaml())
    assert rule.digest == read_rules("r.yaml", rule.to_yaml())[0].digest


def test_all_faults_at_once():
    """Every fault of a file is told with its line."""
    text = (
        "rule: Big One\nkind: reply\nwindow: soon\nposts: 3\nminimum: 0\nperiod: monthly\nminimun: 2\n"
        "decay: {shape: steep, within: 1 month}\nfirst_weight: 1\n"
    )
    with pytest.raises(InputError) as caught:
        read_rules("r.yaml", text)
    told = {(fault.what, fault.where.rpartition(" ")[2]) for fault in caught.value.faults}

    assert {
        ("«minimun» is not known here.", "7"),
        ("«Big One» is not an identifier.", "1"),
        ("«soon» is not a span of time.", "3"),
        ("A rule of kind reply has no «posts».", "4"),
        ("A rule of kind reply has no «first_weight».", "9"),
        ("Here should stand a number from 1 to 1e+09.", "5"),
        ("«monthly» cannot stand here.", "6"),
        ("«steep» cannot stand here.", "8"),
        ("Months and years differ in length; write days here.", "8"),
    } == told


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("rule: a\nkind: co_presence\n", "needs «window»"),
        ("rule: a\nkind: co_presence\nwindow: 1 month\n", "Months and years"),
        ("rule: a\nkind: co_presence\nwindow: 1 day\ndirection: forward\n", "no direction"),
        ("kind: reply\n", "needs «rule»"),
        ("rule: a\nkind: reply\nminimum: 1.5\n", "whole number"),
        ("rules: [{rule: a, kind: reply}, {rule: a, kind: quote}]", "Two rules are called «a»"),
        ("- 1\n", "names with a colon"),
        ("", "empty"),
    ],
)
def test_faults(text, fault):
    """What is lacking or cannot be is told."""
    with pytest.raises(InputError, match=fault):
        read_rules("r.yaml", text)


def test_a_kind_that_is_none():
    """Of a rule whose kind nobody knows only that is told, not what another kind would lack or have."""
    with pytest.raises(InputError) as caught:
        read_rules("r.yaml", "rule: a\nkind: foo\nposts: 2\n")

    assert ["«foo» cannot stand here."] == [fault.what for fault in caught.value.faults]


def test_several_rules(tmp_path):
    """A file may hold a list of rules; a name that is neither file nor preset is told with the presets."""
    (tmp_path / "r.yaml").write_text("rules:\n- {rule: a, kind: reply}\n- {rule: b, kind: quote}\n", encoding="utf-8")

    assert ["a", "b"] == [rule.name for rule in rules_of(tmp_path / "r.yaml")]
    with pytest.raises(InputError, match="evolution_market"):
        rules_of("quote")


@given(text=st.text(max_size=60), kind=st.sampled_from(sorted(NEEDS)))
def test_any_text(text, kind):
    """Whatever a file says, it is a rule or a fault that is told."""
    for said in (text, f"rule: a\nkind: {kind}\nwindow: {text}"):
        with suppress(InputError):
            assert read_rules("r.yaml", said)
