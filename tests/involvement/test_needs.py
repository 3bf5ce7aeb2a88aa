"""What cannot run without what."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.involvement.make_snapshot import absent, claim, make_snapshot

from inroads.involvement.needs import Dependence, Needs, needs_on_record

NONE: frozenset[str] = frozenset()


def needs(sure: str = "", possible: str = "", *, whole: bool = True) -> Needs:
    """Needs of letters."""
    return Needs(frozenset(sure), frozenset(possible), whole)


def graph(worlds: str, **told: Needs) -> Dependence:
    """Activities a, b, c ... of the worlds told by f (offline), n (online), - (not recorded)."""
    names = {"f": "offline", "n": "online", "-": "not_recorded"}
    media = {name: names[world] for name, world in zip("abcdefgh", worlds, strict=False)}
    return Dependence({name: told.get(name, needs()) for name in media}, media)


def test_needs_are_followed_as_far_as_they_lead() -> None:
    """What needs something online that needs something offline, needs something offline."""
    found = graph("fnn", b=needs("a"), c=needs("b")).on("offline")

    assert ({"b", "c"}, set()) == (found.sure, found.may)


def test_what_is_not_known_to_be_all_may_need_more() -> None:
    """So may what needs it; what is known in full does not."""
    found = graph("fnnn", b=needs(whole=False), c=needs("b")).on("offline")

    assert (set(), {"b", "c"}) == (found.sure, found.may)


def test_a_need_of_unknown_medium_may_be_of_any_world() -> None:
    """It is not counted as sure of either."""
    made = graph("-n", b=needs("a"))

    assert {"b"} == made.on("offline").may == made.on("online").may


def test_what_is_named_and_not_on_record_is_open() -> None:
    """Nobody knows in which world it was done."""
    found = graph("n", a=needs("z")).on("offline")

    assert (set(), {"a"}) == (found.sure, found.may)


def test_no_need_within_a_circle_is_sure() -> None:
    """One of them cannot be so; a need that leads out of the circle stays."""
    made = graph("fnnf", b=needs("ca"), c=needs("b"), d=needs("d"))
    found = made.on("offline")

    assert [["b", "c"], ["d"]] == made.cycles
    assert ({"b"}, {"c", "d"}) == (found.sure, found.may)


def record(**cells: Any) -> dict[str, Any]:
    """One activity."""
    return {"network": "N-01", "medium": "private_chat", **cells}


def test_silence_is_no_absence() -> None:
    """A blank leaves open what is needed; a network whose script is known, or a word that there is none, does not."""
    made = make_snapshot(
        networks=[{"network": "N-01"}, {"network": "N-02", "script_known": True}],
        activities=[
            record(activity="A1"),
            record(activity="A2", depends_on=["A1"]),
            record(activity="A3", network="N-02"),
            record(activity="A4", network="N-02", depends_on=["A3"]),
        ],
    )
    found = needs_on_record(made.table)

    assert [False, False, True, True] == [found[f"A{number}"].whole for number in range(1, 5)]
    assert {"A1"} == found["A2"].sure


def test_of_a_contested_cell_only_what_all_claim_is_sure() -> None:
    """Two claims name one need in common; what one names alone is possible."""
    made = make_snapshot(activities=[record(activity="A1", depends_on=["X"])])
    row = made.table("activities").row(0, named=True) | {"depends_on": None, "missing": ["depends_on=contested"]}
    tables = made.tables | {"activities": type(made.table("activities"))([row], schema=made.table("activities").schema)}
    said = [claim("activity", "A1", "depends_on", "X | Y"), claim("activity", "A1", "depends_on", "X | Z")]
    tables["claims"] = type(tables["claims"])(said, schema=tables["claims"].schema)

    assert Needs(frozenset("X"), frozenset("XYZ"), whole=False) == needs_on_record(tables.__getitem__)["A1"]


def test_what_is_denied_is_not_needed_for_sure() -> None:
    """A claim that there is no such need takes it from what is sure."""
    made = make_snapshot(activities=[record(activity="A1", depends_on=["X"])])
    row = made.table("activities").row(0, named=True) | {"depends_on": None, "missing": ["depends_on=contested"]}
    tables = made.tables | {"activities": type(made.table("activities"))([row], schema=made.table("activities").schema)}
    said = [claim("activity", "A1", "depends_on", "X"), *absent("activity", "A1", depends_on="X")]
    tables["claims"] = type(tables["claims"])(said, schema=tables["claims"].schema)

    assert NONE == needs_on_record(tables.__getitem__)["A1"].sure


LETTERS = "abcdef"
EARLIER = st.tuples(*[st.sets(st.sampled_from(LETTERS[:number] or "z")) for number in range(len(LETTERS))])


@given(EARLIER, EARLIER, st.text("fn-", min_size=6, max_size=6), st.text("fn", min_size=6, max_size=6), st.data())
def test_knowing_more_never_leaves_the_set(told, further, worlds, true, data) -> None:
    """Whatever medium and needs turn out to be, what is sure stays so, and nothing is needed that was not possible."""
    open_ = data.draw(st.sets(st.sampled_from(LETTERS)))
    known = "".join(now if now != "-" else later for now, later in zip(worlds, true, strict=True))
    names = dict(zip(LETTERS, zip(told, further, strict=True), strict=True))
    before = graph(
        worlds, **{name: needs("".join(now - {"z"}), whole=name not in open_) for name, (now, _) in names.items()}
    )
    more = {name: now | later if name in open_ else now for name, (now, later) in names.items()}
    after = graph(known, **{name: needs("".join(now - {"z"})) for name, now in more.items()})
    first, last = before.on("offline"), after.on("offline")

    assert first.sure <= last.sure <= first.sure | first.may
    assert not last.may
