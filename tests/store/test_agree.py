"""Tests of what stands where several claims speak of one thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inroads.store.agree import Said, agree


def said(value, coder="A", source="S-1", polarity="present"):
    """One claim."""
    return Said(value, polarity, coder, frozenset([source]))


def denied(value, coder="A", source="S-1"):
    """One claim that denies the value."""
    return said(value, coder, source, "absent")


@pytest.mark.parametrize(
    ("kind", "claims", "stands"),
    [
        ("choice", [said("phone"), said("phone", "B")], "phone"),
        ("choice", [said("phone"), said("sms", "B")], "contested"),
        ("choice", [said("phone"), said("sms", source="S-2")], "contested"),
        ("choice", [said("phone"), said("sms")], "contested"),
        ("date", [said("2018"), said("2018-03", "B")], "2018-03"),
        ("date", [said("2018/2019"), said("2019/..", source="S-2")], "2019"),
        ("date", [said("2018"), said("2019", source="S-2")], "contested"),
        ("date", [said("2018/2019"), said("2018"), said("2019")], "contested"),
        ("date", [said("2018"), said("not_applicable", "B")], "contested"),
        ("choice", [said("not_applicable"), said("not_applicable", "B")], "not_applicable"),
        ("choice", [said("phone"), said("not_applicable", "B")], "contested"),
        ("refs", [said("P-01 | P-02"), said("P-01", "B")], "contested"),
    ],
)
def test_agreement(kind, claims, stands):
    """Equal values stand, dates that meet give what both allow, all else is contested, whoever differs."""
    assert agree(claims, kind) == stands


@pytest.mark.parametrize(
    ("claims", "stands"),
    [
        ([said("not_recorded"), said("phone", source="S-2")], "phone"),
        ([said("unknown_to_source"), said("phone", "B", "S-2")], "phone"),
        ([said("not_recorded"), said("phone", "B")], "contested"),
        ([said("unknown_to_source"), said("phone", "B")], "contested"),
        ([said("not_recorded"), said("phone")], "phone"),
        ([said("not_recorded"), said("unknown_to_source", "B")], "unknown_to_source"),
        ([said("not_recorded"), said("not_recorded", "B")], "not_recorded"),
    ],
)
def test_silence(claims, stands):
    """A source that is silent contradicts no other; a coder who found nothing where another found something does."""
    assert agree(claims, "choice") == stands


@pytest.mark.parametrize(
    ("kind", "claims", "stands"),
    [
        ("choice", [denied("phone")], None),
        ("choice", [said("phone"), denied("phone", "B")], "contested"),
        ("choice", [said("phone"), denied("sms", "B")], "phone"),
        ("refs", [said("P-01 | P-02"), denied("P-02", "B")], "contested"),
        ("text", [said("P-01 | P-02"), denied("P-02", "B")], "P-01 | P-02"),
        ("choice", [said("not_recorded"), denied("phone")], "not_recorded"),
    ],
)
def test_denial(kind, claims, stands):
    """To deny what somebody says makes it contested; to deny something else does not."""
    assert agree(claims, kind) == stands


@given(
    st.lists(
        st.builds(
            said, st.sampled_from(["2018", "2018-03", "2019", "not_recorded"]), st.sampled_from("AB"),
            st.sampled_from(["S-1", "S-2"]), st.sampled_from(["present", "absent"]),
        ),
        min_size=1,
    ),
    st.randoms(),
    st.sampled_from(["date", "choice", "refs"]),
)  # fmt: skip
def test_order_does_not_matter(claims, random, kind):
    """What stands does not depend on who came first, nor on how often something is said."""
    shuffled = [*claims, *claims]
    random.shuffle(shuffled)

    assert agree(shuffled, kind) == agree(claims, kind)
