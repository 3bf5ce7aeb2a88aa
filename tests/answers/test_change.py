"""What changed over the years, and what only seems to."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import polars as pl
import pytest
from tests.answers.changing import changing
from tests.growth import growth
from tests.involvement.make_snapshot import make_snapshot

from inroads.answers.change import FINDINGS, comparable, decomposed, mechanisms, places, within_networks
from inroads.answers.change_sweeps import sweeps_of
from inroads.answers.finding import Finding
from inroads.answers.ways import ways_in
from inroads.involvement.view import View
from inroads.language import speaking
from inroads.stats.clustered import mean_of_shares
from inroads.stats.kitagawa import kitagawa


@cache
def view(**said: float) -> View:
    """A view of such a field."""
    return View(changing(**said))  # type: ignore[arg-type]


def rows_of(finding: Finding, kind: str) -> dict[str, dict[str, object]]:
    """The records of one kind by their row."""
    return {record["row"]: record for record in finding.table if record.get("kind") == kind}


def test_samples_that_follow_each_other_are_the_sweeps() -> None:
    """Five samples in the order of their dates; each network stands in its own."""
    found = sweeps_of(view())

    assert found.by == "samples"
    assert ["S1 (2004-2006)", "S5 (2016-2018)"] == [found.labels[0], found.labels[-1]]
    assert found.of["N-307"] == 3


def test_without_samples_years_are_cut_into_at_most_five_groups() -> None:
    """Of about as many networks each, whole years together."""
    found = sweeps_of(view(samples=False))
    sizes = [list(found.of.values()).count(place) for place in range(len(found.labels))]

    assert found.by == "years"
    assert len(sizes) == 5
    assert min(sizes) >= 4


def test_samples_drawn_side_by_side_are_no_sweeps() -> None:
    """Two samples over the same years say nothing of time, so years do."""
    made = changing()
    networks = made.tables["networks"].with_columns(
        sample=pl.when(pl.col("network").str.slice(-1).cast(pl.Int64) % 2 == 0)
        .then(pl.lit("S1"))
        .otherwise(pl.lit("S2"))
    )

    assert sweeps_of(View(replace(made, tables={**made.tables, "networks": networks}))).by == "years"


def test_a_rise_is_found_and_told() -> None:
    """From .1 to .5 over five sweeps of 16: test and interval agree, and the answer says so."""
    found = mechanisms(view(each=16, rise=0.4))

    assert found.test is not None
    assert found.test["claims"] == "rise"
    assert found.test["p"] < 0.05
    assert found.low is not None
    assert found.low > 0
    assert "more people came in online in later sweeps" in found.answer
    assert "fell" not in json.dumps(found.test)


def test_constant_mechanisms_under_a_shifting_mix_and_instrument_claim_no_rise() -> None:
    """Ten fields with a mix that shifts by half and a checklist that starts to ask: rises claimed: at most two."""
    claims = [mechanisms(View(changing(mix=0.5, asked_from=2, seed=seed))).test for seed in range(10)]

    assert sum(test is not None and test["claims"] == "rise" for test in claims) <= 2


def test_reading_what_was_not_asked_as_known_would_have_reported_a_rise() -> None:
    """The same fields, with sources that name no instrument: what was told unasked is offline, and a rise appears."""
    claimed = []
    for seed in range(4):
        made = changing(each=12, asked_from=2, seed=seed)
        blind = made.tables["instruments"].with_columns(covers=pl.lit(None, dtype=pl.List(pl.String)))
        test = mechanisms(View(replace(made, tables={**made.tables, "instruments": blind}))).test
        claimed.append(test is not None and test["claims"] == "rise")

    assert all(claimed)


def test_sweeps_that_were_not_asked_are_left_out_and_told() -> None:
    """They have no share, their entries are a record of what was not asked, and the caveat counts the networks."""
    found = mechanisms(view(asked_from=2))
    sweeps = rows_of(found, "sweeps")

    assert sweeps["sweeps/0/either/online"]["share"] is None
    assert sweeps["sweeps/0/left_out"]["channel"] == "not_asked"
    assert any("did not ask for it: 16 of 40" in said for said in found.caveats)
    assert found.test is not None
    assert found.test["networks"] <= 24


def test_shares_by_sweep_are_means_over_networks() -> None:
    """The share of the last sweep is the mean of its networks' own shares, with the interval of such a mean."""
    rows = [row for row in ways_in(view()) if row["network"].startswith("N-4")]
    names = sorted({row["network"] for row in rows})
    k = [sum(row["medium"] == "online" for row in rows if row["network"] == name) for name in names]
    m = [sum(row["network"] == name for row in rows) for name in names]
    record = rows_of(mechanisms(view()), "sweeps")["sweeps/4/either/online"]

    assert pytest.approx(tuple(mean_of_shares(k, m))) == (record["share"], record["low"], record["high"])
    assert (sum(k), sum(m)) == (record["n"], record["of"])


def test_years_of_entry_not_seen_in_full_are_hatched() -> None:
    """Who came in shortly before the files end was seen only if his network was found at once."""
    found = rows_of(mechanisms(view(each=12)), "entry_years")

    assert found["entry_years/2016/either/online"]["hatched"]
    assert not found["entry_years/2010/either/online"]["hatched"]
    assert found["entry_years/2010/either/online"]["adjusted"] is not None
    assert {"either"} == {record["channel"] for record in found.values() if record["adjusted"] is not None}


def test_the_picture_has_both_panels_and_hatches_years() -> None:
    """Sweeps above, years below; years that were not seen in full bear the grey that is drawn hatched."""
    picture = mechanisms(view(each=12)).picture

    assert picture is not None
    assert {"sweeps", "years", "adjusted"} == set(picture["datasets"])
    assert {"year of entry", "year of entry not seen in full"} == {row["what"] for row in picture["datasets"]["years"]}


def test_within_networks_compares_halves_by_hand() -> None:
    """Early offline, late online: the share rises by one; a network with one dated entry is not compared."""
    at = ["2010-01", "2010-02", "2011-05", "2011-06"]
    media = ["face_to_face", "face_to_face", "private_chat", "private_chat"]
    made = make_snapshot(
        networks=[{"network": f"N-{number}"} for number in range(9)],
        entries=[
            {"entry": f"{number}-{place}", "network": f"N-{number}", "person": f"P-{number}-{place}", "at": day,
             "channel": "contact", "medium_first_contact": medium}
            for number in range(9) for place, (day, medium) in enumerate(zip(at, media, strict=True))
            if number < 8 or place == 0
        ],
    )  # fmt: skip
    whole = within_networks(View(made)).table[0]

    assert (8, 0.0, 1.0, 1.0, 8, 0) == tuple(
        whole[key] for key in ("compared", "early", "late", "change", "rose", "fell")
    )


def test_the_parts_of_the_change_are_kitagawa_s() -> None:
    """Mix and change within types of the first and the last sweep, from the networks' own shares."""
    seen = view(each=12, mix=0.5)
    shares: dict[str, list[bool]] = {}
    for row in ways_in(seen):
        shares.setdefault(row["network"], []).append(row["medium"] == "online")
    kept = [name for name in sorted(shares) if name[2] in "04"]
    kinds = dict(seen.table("inquiries").select("network", "it_type").iter_rows())
    names = sorted(set(kinds.values()))
    expected = kitagawa(
        [sum(shares[name]) / len(shares[name]) for name in kept],
        [int(name[2] == "4") for name in kept],
        pl.Series([names.index(kinds[name]) for name in kept]).to_numpy(),
    )
    found = decomposed(seen)
    parts = rows_of(found, "parts")

    assert pytest.approx(expected.mix.estimate) == parts["parts/mix"]["change"]
    assert pytest.approx(tuple(expected.within)) == (found.estimate, found.low, found.high)
    whole = sum(parts[f"parts/{part}"]["change"] for part in ("mix", "within", "interaction"))  # type: ignore[misc]
    assert pytest.approx(parts["parts/total"]["change"]) == whole


def test_only_what_every_instrument_covers_can_be_compared() -> None:
    """What the old checklist left out is listed with the sweeps that lack it; its values are not shown."""
    found = comparable(view(asked_from=2))
    variables = rows_of(found, "variables")

    assert variables["variables/entry.medium"]["not_asked_in"] == ["S1 (2004-2006)", "S2 (2007-2009)"]
    assert not variables["variables/entry.medium"]["comparable"]
    assert variables["variables/entry.role"]["comparable"]
    assert {"layer"} == {record["variable"] for record in rows_of(found, "values").values()}


def test_places_are_counted_by_sweep() -> None:
    """Who came in through an online place uses one; bounds say what silence leaves open."""
    made = changing()
    entries = made.tables["entries"].with_columns(
        place=pl.when(pl.col("network").str.starts_with("N-4")).then(pl.lit("L-1"))
    )
    found = places(View(replace(made, tables={**made.tables, "entries": entries})))

    first = rows_of(found, "places")["places/0/online"]
    assert (0, 0.0, 1.0) == (first["n"], first["bound_low"], first["bound_high"])
    assert rows_of(found, "places")["places/4/online"]["n"] == 8
    assert found.test is not None
    assert found.test["claims"] == "rise"


@pytest.mark.parametrize("find", FINDINGS, ids=lambda find: find.__name__)
def test_what_lacks_is_said(find: object) -> None:
    """Without dates of investigations a test is refused with a reason, in Dutch as in English."""
    made = make_snapshot(networks=[{"network": "N-1"}], entries=[{"entry": "E", "network": "N-1", "person": "P"}])
    for lang in ("en", "nl"):
        with speaking(lang):
            found = find(View(made))  # type: ignore[operator]
            assert found.answer
            assert found.estimate is None
            assert found.test is None or (found.test["claims"] == "none" and found.test["refused"])


@pytest.mark.parametrize("find", FINDINGS, ids=lambda find: find.__name__)
def test_a_finding_is_quick(find: Callable[[View], Finding]) -> None:
    """Ten times the networks cost nowhere near a hundred times the work."""
    assert growth(find, view(each=4), view(each=40), turns=2) < 40
