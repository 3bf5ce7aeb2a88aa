"""What changed since a day: who came and went, contacts with networks, words of recruiting, silence, and the limit."""

from typing import Any

from tests.answers.posts_told import Told, day, post
from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.answers.finding import Finding
from inroads.answers.places_now import now
from inroads.involvement.view import View

DROPS = "Looking for reliable drops in NL, good percentage"


def asked(rows: list[dict[str, Any]], since: int, until: int | None = None, **said: Any) -> Finding:
    """The finding on these posts; fl4sh of F is judged to be P-A of N-01, n1ght of F to be P-B of it."""
    judged = [
        {"id": f"I-{name}", "persona": f"F · {name}", "person": person, "verdict": "same_as"}
        for name, person in (("fl4sh", "P-A"), ("n1ght", "P-B"))
    ]
    made = make_snapshot(
        networks=[{"network": "N-01"}],
        entries=[entry("A"), entry("B")],
        personas=[{"persona": f"F · {name}", "name": name, "place": "F"} for name in ("fl4sh", "n1ght")],
        identities=judged,
    )
    view = View(made, posts=Told(rows, **{"operational": True, **said}))
    return now(view, day(since), "" if until is None else day(until))


def steady(last: int = 160, place: str = "F") -> list[dict[str, Any]]:
    """Five accounts that each write every day."""
    return [post(place, 10 * d + n, d, f"u{n}") for d in range(last) for n in range(5)]


def counts(found: Finding) -> dict[str, int]:
    """Counts by signal, of place F."""
    return {r["signal"]: r["n"] for r in found.table if r["kind"] == "signals" and r["place"] == "F"}


def seen(found: Finding, signal: str) -> list[tuple[str, str | None, str]]:
    """Who, with whom, in which post."""
    return [
        (r["persona"], r["with"], r["passage"]) for r in found.table if r["kind"] == "seen" and r["signal"] == signal
    ]


def test_comings_and_goings() -> None:
    """One is new, one is back after forty days, one has been silent for thirty since day 105."""
    extra = [post("F", 9001, 140, "new"), post("F", 9002, 100, "back"), post("F", 9003, 141, "back")]
    found = asked([*steady(), *extra, post("F", 9004, 105, "gone")], since=133)

    assert [("F · new", None, "F#9001")] == seen(found, "new_personas")
    assert [("F · back", None, "F#9003"), ("F · new", None, "F#9001")] == seen(found, "arrivals")
    assert [("F · gone", None, "F#9004")] == seen(found, "departures")
    assert (1, 2, 1) == tuple(counts(found)[name] for name in ("new_personas", "arrivals", "departures"))


def test_after_a_gap_nobody_is_new_for_thirty_days() -> None:
    """Whoever is first seen right after days that no export covers may have come in them."""
    late = [post("F", 9000 + d, d, f"u{d % 5}", export="E2") for d in range(165, 190)]
    found = asked([*steady(), *late, post("F", 8000, 170, "x", export="E2")], since=165)

    assert 0 == counts(found)["new_personas"]
    assert "no_day" == next(r["alarm"] for r in found.table if r.get("signal") == "new_personas")


def test_first_contacts_with_a_network() -> None:
    """A reply, a quote, a mention and a private message each way; the second one, and those inside, are none."""
    talk = [
        post("F", 9000, 20, "fl4sh"), post("F", 9001, 140, "u1", reply_to="9000"),
        post("F", 9002, 141, "fl4sh", quotes=["202"]), post("F", 9003, 142, "u3", mentions=["fl4sh"]),
        post("F", 9004, 143, "fl4sh", to=["u4"], kind="private"), post("F", 9005, 144, "u1", reply_to="9000"),
        post("F", 9006, 145, "n1ght", reply_to="9000"), post("F", 9007, 30, "u0", reply_to="9000"),
        post("F", 9008, 146, "u0", reply_to="9000"),
    ]  # fmt: skip
    found = asked([*steady(), *talk], since=133)

    assert {
        ("F · u1", "F · fl4sh", "F#9001"), ("F · u2", "F · fl4sh", "F#9002"), ("F · u3", "F · fl4sh", "F#9003"),
        ("F · u4", "F · fl4sh", "F#9004"),
    } == set(seen(found, "first_contacts"))  # fmt: skip


def test_words_of_recruiting_and_moves_to_another_channel() -> None:
    """By the declared signs; each with its post."""
    rows = [post("F", 9001, 140, "u1", text=DROPS), post("F", 9002, 141, "u2", text="wickr: fl4sh_77 only")]
    found = asked([*steady(), *rows], since=133)

    assert [("F · u1", None, "F#9001")] == seen(found, "recruiting")
    assert [("F · u2", None, "F#9002")] == seen(found, "channel_shifts")


def test_a_count_above_its_limit_is_an_alarm_in_the_place_where_it_is() -> None:
    """Thirty recruiting posts in F where there was none before; nothing in G."""
    rows = [post("F", 9000 + n, 140, "u1", text=DROPS) for n in range(30)]
    found = asked([*steady(), *steady(place="G"), *rows], since=133)
    alarms = {(r["place"], r["signal"]) for r in found.table if r["kind"] == "signals" and r["alarm"] == "above"}

    assert {("F", "recruiting")} == alarms
    assert "F: recruiting words, 30 over 27 covered days" in found.answer


def test_counts_stand_beside_the_days_covered() -> None:
    """Of fourteen days asked for, four lie before the export ends."""
    found = asked(steady(), since=156, until=169)
    record = next(r for r in found.table if r.get("signal") == "posts")

    assert (20, 4, 14, 5.0) == tuple(record[name] for name in ("n", "days_covered", "days_asked", "per_day"))


def test_days_in_a_suspected_hole_stand_beside_the_count() -> None:
    """Days 140 to 145 are gone from a place of five posts a day: covered, and suspected."""
    found = asked([row for row in steady() if not day(140) <= row["at"].date().isoformat() <= day(145)], since=133)
    record = next(r for r in found.table if r.get("signal") == "posts")

    assert (27, 6) == (record["days_covered"], record["days_suspected"])


def test_a_place_gone_silent_is_told_where_an_export_reaches_beyond() -> None:
    """F and G lie in one file, F stops on day 119: told once, not in a later look; of G nobody can say."""
    found = asked([*steady(120), *steady(160, "G")], since=115)
    silent = {r["place"]: (r["last"], r["days_silent"], r["alarm"]) for r in found.table if r["kind"] == "silent"}

    later = asked([*steady(120), *steady(160, "G")], since=145)

    assert {"F": (day(119), 40, "above")} == silent
    assert ["before"] == [r["alarm"] for r in later.table if r["kind"] == "silent"]


def test_chats_are_looked_at_one_by_one() -> None:
    """A channel that was exported later raises no alarm about the place: it has no past."""
    rooms = [{"place": "T", "venue": name, "kind": "channel"} for name in ("one", "two")]
    one = [post("T", n, n // 5, f"u{n % 5}", venue="one") for n in range(800)]
    two = [post("T", 5000 + n, 140 + n // 50, f"v{n % 9}", venue="two", text=DROPS, export="E2") for n in range(900)]
    found = asked([*one, *two], since=133, rooms=rooms)
    told = {(r["venue"], r["alarm"]) for r in found.table if r["kind"] == "signals" and r["signal"] == "recruiting"}

    assert {("one", "within"), ("two", "too_short")} == told


def test_research_shows_counts_and_no_person() -> None:
    """The same counts, no list, and no place of fewer than five accounts."""
    rows = [*steady(), post("F", 9001, 140, "new"), *(post("H", d, d, "alone") for d in range(160))]
    shown, held_back = asked(rows, since=133), asked(rows, since=133, operational=False)

    assert [] == [r for r in held_back.table if r["kind"] == "seen"]
    assert {"F", "H"} == {r["place"] for r in shown.table}
    assert {"F"} == {r["place"] for r in held_back.table}
    assert counts(shown) == counts(held_back)
    assert "new" not in str(held_back.table).replace("new_personas", "")


def test_what_comes_after_the_period_changes_nothing() -> None:
    """A look back at an earlier month says what it said then."""
    rows = steady()
    then = asked([row for row in rows if row["at"].date().isoformat() <= day(120)], since=100, until=120)
    later = asked(rows, since=100, until=120)

    assert [r for r in then.table if r["kind"] == "signals"] == [r for r in later.table if r["kind"] == "signals"]


def test_without_posts_it_says_so() -> None:
    """No table, one sentence."""
    found = now(View(make_snapshot()))

    assert ([], True) == (found.table, "no dated posts" in found.answer)
