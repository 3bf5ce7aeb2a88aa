"""Size, roles and span against where networks began: by hand, and what is refused."""

from math import exp, log
from typing import Any

import pytest
from tests.answers.begun import begun, network, two_kinds
from tests.answers.invented import invented
from tests.involvement.make_snapshot import entry

from inroads.answers.composition import roles, size, span
from inroads.answers.composition_asked import composition_contrast
from inroads.answers.composition_contrast import LEAST, LEAST_ARRANGEMENTS
from inroads.answers.composition_raw import raw_growth_type_contrast
from inroads.answers.finding import Finding
from inroads.errors import InputError
from inroads.involvement.view import View

ONLINE, SOCIAL = [7, 15, 31], [1, 3, 3, 7, 7, 3]
"""Later members one less than powers of two: logs of 1 + n are 3, 4, 5 and 1, 2, 2, 3, 3, 2 in twos."""


def variant(finding: Finding, name: str) -> list[dict[str, Any]]:
    """The table of a variant."""
    return next(one.table for one in finding.variants if one.name == name)


def contrast(finding: Finding, **where: Any) -> dict[str, Any]:
    """The first contrast that has these values."""
    return next(r for r in variant(finding, "contrast") if where.items() <= r.items())


def test_the_ratio_by_hand() -> None:
    """Means of log2(1 + later) are 4 and 13/6: 2 to the power 11/6 times as many, of 84 ways to deal three of nine."""
    found = contrast(size(two_kinds(ONLINE, SOCIAL)))

    assert pytest.approx(exp(11 / 6 * log(2))) == found["estimate"]
    assert (9, 3, 1, 84, None) == tuple(found[k] for k in ("networks", "exposed", "strata", "arrangements", "refused"))
    assert found["low"] < found["estimate"] < found["high"]


def test_the_rows_by_origin_show_counts() -> None:
    """Mean and median of each origin, open ones as a row of their own."""
    rows = {row["origin"]: row for row in variant(size(two_kinds(ONLINE, SOCIAL, [5])), "by_origin")}

    assert (3, 53 / 3, 15.0, 53) == tuple(
        rows["online_place"][k] for k in ("networks", "later_mean", "later_median", "n")
    )
    assert (6, 4.0, 3.0, 24) == tuple(rows["social"][k] for k in ("networks", "later_mean", "later_median", "n"))
    assert (1, 5) == (rows["open"]["networks"], rows["open"]["n"])


def test_the_test_is_that_of_the_first_landmark() -> None:
    """It bears name, landmark, statistic, p, networks, permutations and seed; the same seed gives the same p."""
    view = two_kinds(ONLINE * 4, SOCIAL * 4)
    first, again = size(view, seed=5), size(view, seed=5)

    assert first.test == again.test
    assert first.test is not None
    assert {"landmark": "core_entries", "networks": 36, "permutations": 1000, "seed": 5}.items() <= first.test.items()
    assert (5, 999) == (first.seed, first.parameters["permutations"])
    assert 200 == (size(view, permutations=199).test or {})["permutations"]


def test_open_origins_stay_out_and_give_bounds() -> None:
    """A small open network could pull the ratio up among the social ones or down among the online ones."""
    plain, found = (contrast(size(two_kinds(ONLINE, SOCIAL, unknown))) for unknown in ([], [0]))

    assert pytest.approx(plain["estimate"]) == found["estimate"]
    assert (None, 1) == (plain["bound_low"], found["open"])
    assert pytest.approx(exp((12 / 4 - 13 / 6) * log(2))) == found["bound_low"]
    assert pytest.approx(exp((4 - 13 / 7) * log(2))) == found["bound_high"]


@pytest.mark.parametrize("find", [size, roles, span])
def test_too_few_networks_are_refused_with_a_reason(find: Any) -> None:
    """Two that began online are too few: no number, no p, and the reason stands under the table."""
    finding = find(two_kinds(ONLINE[: LEAST - 1], SOCIAL))
    found = contrast(finding)

    assert finding.test is None
    assert (None, None, None) == (found["estimate"], found["low"], found["p"])
    assert any(found["refused"] in caveat for caveat in finding.caveats)


def test_too_few_ways_to_deal_out_are_refused() -> None:
    """Three and three can be dealt out in twenty ways: nothing could be told apart."""
    found = contrast(size(two_kinds(ONLINE, SOCIAL[:3])))

    assert LEAST_ARRANGEMENTS > 20
    assert "20 ways only" in found["refused"]


def test_networks_are_compared_within_type_and_country() -> None:
    """Small low-tech and large high-tech networks differ by type alone: within types nothing goes with the origin."""
    made = [network(n, "social" if n % 4 else "online_place", 3) for n in range(16)]
    made += [network(n, "online_place" if n % 4 else "social", 60, it_type="high_tech_cyber") for n in range(16, 32)]
    made += [network(40, "online_place", 400, country="US")]
    found = contrast(size(begun(*made)))

    assert pytest.approx(1.0) == found["estimate"]
    assert (32, 2) == (found["networks"], found["strata"])
    assert found["p"] > 0.99


def test_small_countries_are_one_together() -> None:
    """Networks of countries with fewer than ten are compared with each other, not with the large country's."""
    made = [network(n, "social" if n % 3 else "online_place", 3) for n in range(12)]
    made += [network(20 + n, "social" if n % 2 else "online_place", 30, country=f"C{n}") for n in range(8)]
    found = contrast(size(begun(*made)))

    assert (20, 2) == (found["networks"], found["strata"])
    assert pytest.approx(1.0) == found["estimate"]


def test_without_a_dated_activity_the_second_landmark_is_refused() -> None:
    """It says that nobody knows who came before; no row pretends to."""
    finding = size(two_kinds(ONLINE, SOCIAL))

    assert "No activity on record is dated" in contrast(finding, landmark="first_offence")["refused"]
    assert {"core_entries"} == {row["landmark"] for row in variant(finding, "by_origin")}


def test_dated_activities_give_the_second_landmark() -> None:
    """Mules from before the offence are no outcome of it."""
    kinds = [("online_place", n) for n in ONLINE] + [("social", n) for n in SOCIAL]
    made = [network(number, origin, later) for number, (origin, later) in enumerate(kinds)]
    early = entry("early", "N-00", role="money_mule", founder="no", at="2011", channel="contact", medium="face_to_face")
    deeds = [{"activity": f"A-{n}", "network": row["network"], "at": "2012"} for n, (row, _rows) in enumerate(made)]
    view = begun(*made[1:], (made[0][0], [*made[0][1], early]), activities=deeds)
    rows = {(row["landmark"], row["origin"]): row["n"] for row in variant(size(view), "by_origin")}

    assert (54, 53) == (rows["core_entries", "online_place"], rows["first_offence", "online_place"])


def test_shares_of_layers_are_of_those_who_came_later() -> None:
    """All later members are mules, whatever the origin; the founders are of no share."""
    finding = roles(two_kinds(ONLINE, SOCIAL))
    mules = contrast(finding, layer="money_mule")
    row = next(r for r in variant(finding, "by_origin") if (r["origin"], r["layer"]) == ("online_place", "money_mule"))

    assert (0.0, 1.0) == (mules["estimate"], mules["p"])
    assert (3, 53, 53, 1.0) == tuple(row[k] for k in ("networks", "n", "of", "share"))


def test_reach_counts_what_came_later() -> None:
    """Victims of all three online networks and of one of six others live abroad."""
    kinds = [("online_place", "cross_border")] * 3 + [("social", "cross_border")] + [("social", "local")] * 5
    finding = span(begun(*[network(n, origin, 2, geo_victims=reach) for n, (origin, reach) in enumerate(kinds)]))
    found = contrast(finding, part="victims")

    assert pytest.approx(5 / 6) == found["estimate"]
    assert pytest.approx(4 / 84) == found["p"]
    assert (None, "enablers") == (contrast(finding, part="enablers")["estimate"], "enablers")


def test_any_met_online_is_asked_of_two_of_each() -> None:
    """A network of whose three founders one met online counts two thirds, whatever else its file holds."""
    made = [network(n, "social", 3 + n) for n in range(12)]
    for row, entries in made[:6]:
        entries[0] |= {"channel": "place", "medium": "public_online"}
        assert row
    found = contrast(size(begun(*made)), contrast="any_online - none_online")
    logs = [log(4 + n) for n in range(12)]

    assert pytest.approx(exp((sum(logs[:6]) - sum(logs[6:])) / 6 / (2 / 3))) == found["estimate"]
    assert (12, 6) == (found["networks"], found["exposed"])


def test_who_may_have_come_before_is_counted_and_left_out() -> None:
    """Undated mules are in the first ratio and not in that of surely later members."""
    made = [network(n, "online_place" if n < 4 else "social", 4) for n in range(12)]
    for _row, entries in made[:4]:
        for mule in entries[3:6]:
            del mule["at"]
    records = variant(size(begun(*made)), "contrast")
    ratios = {r["what"]: r["estimate"] for r in records if r["row"].startswith("core_entries/online")}

    assert pytest.approx(1.0) == ratios["later_members_ratio"]
    assert pytest.approx(2 / 5) == ratios["surely_later_members_ratio"]


@pytest.mark.parametrize("outcome", ["size", "roles"])
def test_the_growth_type_is_refused_as_true_by_definition(outcome: str) -> None:
    """The derived type and the coded one alike."""
    for by in ("growth_type", "growth_type_coded"):
        (record,) = composition_contrast(two_kinds(ONLINE, SOCIAL), outcome, by)

        assert record["refused"].startswith("True by definition")
        assert "estimate" not in record


def test_what_may_be_asked() -> None:
    """By origin the records are those of the finding; the reach by growth type is refused; other words are errors."""
    view = two_kinds(ONLINE, SOCIAL)

    assert variant(size(view), "contrast") == composition_contrast(view, "size")
    assert "does not come before" in composition_contrast(view, "span", "growth_type")[0]["refused"]
    with pytest.raises(InputError, match="mood"):
        composition_contrast(view, "mood")
    with pytest.raises(InputError, match="horoscope"):
        composition_contrast(view, "size", "horoscope")


def test_the_raw_contrast_is_there_for_the_warning() -> None:
    """It compares types 2 and 1 where both are settled, and says nothing where they are not."""
    assert raw_growth_type_contrast(View(invented(6)))["estimate"] is None
    made = []
    for number in range(12):
        row, entries = network(number, "social", 2, coverage=["all"])
        way = (
            {"channel": "place", "medium": "public_online"}
            if number < 6
            else {"channel": "contact", "medium": "face_to_face"}
        )
        helpers = [
            entry(f"H{number}-{n}", row["network"], role="recruited_enabler", founder="no", **way) for n in range(3)
        ]
        made.append((row, entries + helpers[: 3 if number < 6 else 1]))
    found = raw_growth_type_contrast(begun(*made))

    assert (12, 6) == (found["networks"], found["exposed"])
    assert pytest.approx(9 / 7) == found["estimate"]
    assert found["p"] < 0.05


def test_answers_say_goes_with() -> None:
    """The sentence gives the ratio with its interval and the networks; it never says that one leads to the other."""
    answer = size(two_kinds(ONLINE, SOCIAL)).answer

    assert "goes with 3.56 times as many later members" in answer
    assert "networks: 3 and 6" in answer
    assert "leads" not in answer
