"""The coverage calendar: seen, silent, gap, suspected hole, cut short."""

from datetime import timedelta
from typing import Any

from tests.answers.posts_told import BEGIN, Told, day, post
from tests.involvement.make_snapshot import make_snapshot

from inroads.answers.finding import Finding
from inroads.answers.place_coverage import coverage
from inroads.involvement.view import View


def asked(rows: list[dict[str, Any]], **said: Any) -> Finding:
    """The finding on these posts."""
    return coverage(View(make_snapshot(), posts=Told(rows, **said)))


def of_kind(found: Finding, kind: str) -> list[dict[str, Any]]:
    """The records of a kind."""
    return [record for record in found.table if record["kind"] == kind]


def two_exports() -> list[dict[str, Any]]:
    """Days 0, 1 and 4 in one export, 8 and 9 in another."""
    first = [post("F", number, number) for number in (0, 1, 4)]
    return first + [post("F", number, number, export="E2") for number in (8, 9)]


def test_a_day_is_seen_silent_or_in_a_gap() -> None:
    """Days 2 and 3 lie inside an export and are silent, not missing; 5 to 7 lie between two."""
    found = asked(two_exports())
    [record] = of_kind(found, "coverage")

    assert (7, 5, 2, 3, 1, 0) == tuple(
        record[name] for name in ("days_covered", "days_seen", "days_silent", "days_gap", "gaps", "holes")
    )
    assert [(day(5), day(7), 3)] == [(gap["from"], gap["to"], gap["days"]) for gap in of_kind(found, "gaps")]


def test_a_dump_covers_its_rooms_up_to_the_day_it_was_written() -> None:
    """Site and rooms end on the same day, also a room that had long been silent; in a chat the last post ends it."""
    posts = [post("F", 1, 0, venue="Market"), post("F", 2, 2, venue="Lobby"), post("F", 3, 5, venue="Lobby")]
    until = BEGIN + timedelta(days=9)
    dump, chat = asked(posts, until={"E": until}), asked(posts)

    assert {("F", None, 10), ("F", "Market", 10), ("F", "Lobby", 8)} == covered(dump)
    assert {("F", None, 6), ("F", "Market", 1), ("F", "Lobby", 4)} == covered(chat)


def covered(found: Finding) -> set[tuple[str, str | None, int]]:
    """The days covered of each place and venue."""
    return {(one["place"], one["venue"], one["days_covered"]) for one in of_kind(found, "coverage")}


def test_an_export_that_overlaps_closes_the_gap() -> None:
    """A third export from day 4 to day 8 covers what lay between, and counts no post twice."""
    found = asked([*two_exports(), post("F", 4, 4, export="E3"), post("F", 8, 8, export="E3")])
    [record] = of_kind(found, "coverage")

    assert (10, 0, 5, 3) == tuple(record[name] for name in ("days_covered", "gaps", "posts", "exports"))


def test_a_run_that_its_rate_makes_improbable_is_a_suspected_hole() -> None:
    """Three posts a day but for days 40 to 49; the same run in a place that writes once in ten days is silence."""
    lively = [post("F", 9 * d + n, d) for d in range(90) if not 40 <= d < 50 for n in range(3)]
    found = asked([*lively, *(post("G", d, d) for d in range(0, 91, 10))])

    assert [("F", day(40), day(49), "silence")] == [
        (hole["place"], hole["from"], hole["to"], hole["sign"]) for hole in of_kind(found, "holes")
    ]


def test_exports_cut_short_are_told_with_the_reason() -> None:
    """One reader met the end too early, one export holds five hundred posts."""
    many = [post("F", n, n // 10) for n in range(500)]
    found = asked([*many, post("G", 1, 3, export="E2")], cut_off=("E2",))

    assert [("E2.json", "cut_off"), ("E.json", "round_number")] == [
        (one["name"], one["sign"]) for one in of_kind(found, "exports")
    ]


def test_venues_have_a_calendar_of_their_own() -> None:
    """Two rooms of one place: the place is covered from end to end, each room only where it speaks."""
    rows = [post("F", d, d, venue="one" if d < 5 else "two") for d in range(10)]
    spans = {(r["place"], r["venue"]): (r["first"], r["last"]) for r in of_kind(asked(rows), "coverage")}

    assert {
        ("F", None): (day(0), day(9)), ("F", "one"): (day(0), day(4)), ("F", "two"): (day(5), day(9))
    } == spans  # fmt: skip


def test_rooms_of_private_messages_are_shown_by_operational_studies_alone() -> None:
    """The name of such a room may be that of two accounts; its days count for the place all the same."""
    rows = [post("F", d, d, venue="hall") for d in range(5)] + [post("F", 9, 9, venue="u1-u2", kind="private")]
    shown = [
        [record["venue"] for record in of_kind(asked(rows, operational=operational), "coverage")]
        for operational in (False, True)
    ]

    assert [[None, "hall"], [None, "hall", "u1-u2"]] == shown


def test_without_posts_it_says_so() -> None:
    """No table, no picture, one sentence."""
    found = coverage(View(make_snapshot()))

    assert ([], None) == (found.table, found.picture)
    assert "no dated posts" in found.answer


def test_the_picture_shows_what_each_day_is() -> None:
    """Runs of days that look alike, to the day after the last."""
    picture = asked(two_exports()).picture

    assert picture is not None
    assert [
        ("with posts", day(0), day(2)), ("silent", day(2), day(4)), ("with posts", day(4), day(5)),
        ("not covered", day(5), day(8)), ("with posts", day(8), day(10)),
    ] == [(one["state"], one["from"], one["to"]) for one in picture["datasets"]["days"]]  # fmt: skip
