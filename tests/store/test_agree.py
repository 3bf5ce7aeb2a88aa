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
        ("refs", [said("P-01 | P-02"), denied("P-01 | P-02", "B")], "contested"),
        ("choices", [said("M1 | M3"), denied("M3 | M5", "B")], "contested"),
        ("choices", [said("M1 | M3"), denied("M2 | M5", "B")], "M1 | M3"),
        ("date", [said("2018-03"), denied("2018", "B")], "contested"),
        ("date", [said("2018"), said("2018-03", "C"), denied("2018", "B")], "contested"),
        ("date", [said("2018"), denied("2018-03", "B")], "2018"),
        ("date", [said("2018"), denied("not_applicable", "B")], "2018"),
        ("date", [said("not_applicable"), denied("not_applicable", "B")], "contested"),
        ("date", [said("2018"), said("2019", "B"), denied("2017", "C")], "contested"),
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


DATES = st.sampled_from(["2018", "2018-03", "2018-03/2018-06", "2018-05/..", "../2018-03-15", "2017/2018", "2019"])


@given(st.lists(DATES, min_size=1, max_size=5), st.integers(0, 4))
def test_dates_meet_in_any_grouping(dates, at):
    """What several dates allow together is what the parts of them allow, taken together; contested stays contested."""
    parts = [part for part in (dates[:at], dates[at:]) if part]
    found = [agree([said(date) for date in part], "date") for part in parts]
    together = "contested" if "contested" in found else agree([said(date) for date in found], "date")

    assert together == agree([said(date) for date in dates], "date")


@given(st.lists(st.sampled_from(["phone", "sms", "not_applicable"]), min_size=1), st.sampled_from(["coder", "source"]))
def test_whoever_differs(values, by):
    """What different coders or sources say stands if it is one value, and else is contested."""
    claims = [said(value, **{by: f"X-{number}"}) for number, value in enumerate(values)]

    assert (values[0] if len(set(values)) == 1 else "contested") == agree(claims, "choice")
