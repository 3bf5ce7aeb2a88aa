"""What one vantage would have concluded, entry by entry, on a dossier made by hand."""

from dataclasses import replace
from functools import cache

import polars as pl
import pytest
from tests.answers.dossiers import dossier, entry, rows
from tests.invented import fold_rows
from tests.involvement.make_snapshot import make_snapshot

from inroads.answers.finding import Finding, Record
from inroads.answers.mask_and_recode import mask_and_recode
from inroads.answers.recoding import FATES, Look, fate, fates, look, look_from
from inroads.errors import InputError
from inroads.involvement.view import View
from inroads.report.record_table import counted


@cache
def made(vantage: str = "") -> Finding:
    """The finding on the dossier."""
    return mask_and_recode(View(dossier()), vantage)


def records(finding: Finding, kind: str) -> list[Record]:
    """The records of one of its tables."""
    return [record for record in finding.table if record["kind"] == kind]


def variant(finding: Finding, name: str) -> list[Record]:
    """One of its variants."""
    return next(variant.table for variant in finding.variants if variant.name == name)


@pytest.mark.parametrize(
    ("fate", "entries"),
    [
        ("same", ["E-1"]), ("open_alike", []),
        ("misread", ["E-2"]), ("left_open", ["E-4"]), ("filled", ["E-5"]), ("left_out", []),
        ("not_seen", ["E-3", "E-6", "E-9"]), ("network_not_seen", ["E-7"]),
    ],
)  # fmt: skip
def test_each_entry_meets_its_fate(fate: str, entries: list[str]) -> None:
    """From a study of forums each entry of the dossier is told as its docstring says."""
    finding = made()
    row = f"fates/forum_study/{fate}"

    assert entries == [name for _kind, name in finding.units[row]]
    assert len(entries) == next(record["n"] for record in finding.table if record["row"] == row)


def test_every_entry_has_one_fate() -> None:
    """From every vantage, with unknown access in sight or not, the fates add up to the entries."""
    view = View(dossier())
    reference = look(view, "phone_apart").counted

    for name in set(view.frame.vantages) - {"all"}:
        for one in look_from(view, name, "phone_apart").both:
            found = fates(reference, one)
            assert set(FATES) == set(found)
            assert sorted(row["entry"] for row in reference) == sorted(
                row["entry"] for v in found.values() for row in v
            )


def test_the_confusion_lays_both_tellings_side_by_side() -> None:
    """Rows are the way in from all sides, columns that from the vantage, with those not seen."""
    found = {
        (r["channel"], r["medium"], r["seen_channel"], r["seen_medium"]): (r["n"], r["of"])
        for r in records(made(), "confusion")
        if r["n"]
    }

    assert {
        ("place", "online", "place", "online"): (1, 2),
        ("contact", "offline", "not_recorded", "online"): (1, 2),
        ("place", "offline", "not_seen", "not_seen"): (2, 2),
        ("contact", "remote_voice", "not_recorded", "not_recorded"): (1, 1),
        ("contact", "contested", "contact", "online"): (1, 1),
        ("place", "online", "not_seen", "not_seen"): (1, 2),
        ("contact", "offline", "not_seen", "not_seen"): (1, 2),
    } == found


def test_unknown_access_makes_a_range() -> None:
    """E-6 is seen or not: the count of those not seen is 2 to 3, of those told the same 1 to 2."""
    found = {
        record["fate"]: (record["n_low"], record["n_high"])
        for record in records(made(), "fates")
        if record["vantage"] == "forum_study"
    }

    assert ((2, 3), (1, 2), (1, 1)) == (found["not_seen"], found["same"], found["misread"])


def test_networks_and_traces_are_told() -> None:
    """N-2 is not seen from the forums; of the entries not seen, one leaves a step in sight."""
    found = {record["vantage"]: record for record in records(made(), "networks")}

    assert (1, 2, 1) == tuple(found["forum_study"][key] for key in ("n", "of", "traces"))
    assert (0, 2) == tuple(found["police_file"][key] for key in ("n", "of"))


def test_an_entry_may_be_told_from_the_step_that_is_seen() -> None:
    """E-9, told in an interview alone, would be an online entry by the step that is public: misread."""
    by_parts = {
        (r["channel"], r["medium"], r["seen_channel"], r["seen_medium"]): r["n"] for r in variant(made(), "by_parts")
    }

    assert 2 == by_parts["contact", "offline", "not_recorded", "online"]
    assert any("1 more would be seen, 1 of them misread and 0 left open" in said for said in made().caveats)


def test_who_is_no_member_from_all_sides_may_be_one_from_there() -> None:
    """The customer of E-8 is counted from the forums, where nobody says that he buys."""
    found = {record["vantage"]: record["n"] for record in variant(made(), "besides")}

    assert (1, 0) == (found["forum_study"], found["police_file"])


def test_growth_types_and_paths_are_derived_anew() -> None:
    """N-2 has no type from the forums, and the path of E-2 runs through one world instead of two."""
    finding = made()
    sets = {record["network"]: record["seen_types"] for record in variant(finding, "growth_sets")}
    lengths = {(r["vantage"], r["worlds"]): r["n"] for r in variant(finding, "path_lengths")}

    assert ["not_seen"] == sets["N-2"]
    assert 2 == lengths["all", "2"]
    assert ("forum_study", "2") not in lengths


def test_masking_reads_nothing_of_the_source() -> None:
    """Other names of sources, and other kinds, and every table is the same."""
    whole = dossier()
    other = whole.tables["sources"].with_columns(kind=pl.lit("interview"), source=pl.format("X{}", "source"))
    moved = whole.tables["passages"].with_columns(source=pl.format("X{}", "source"))
    changed = replace(whole, tables={**whole.tables, "sources": other, "passages": moved})
    one, two = made(), mask_and_recode(View(changed))

    assert one.table == two.table
    assert one.variants == two.variants
    assert one.lineage == two.lineage


def test_any_vantage_may_lead() -> None:
    """The main tables are of the vantage asked for; from all sides nothing is lost; another name is refused."""
    main = records(made("police_file"), "confusion")
    beside = variant(made(), "from_police_file")

    assert [f"confusion/{record['row']}" for record in beside] == [record["row"] for record in main]
    assert [record["n"] for record in beside] == [record["n"] for record in main]
    assert all(r["seen_channel"] == r["channel"] for r in records(made("all"), "confusion"))
    with pytest.raises(InputError, match="helicopter"):
        made("helicopter")


def test_few_networks_tell_no_direction() -> None:
    """One network that can be compared tells nothing of direction, whatever its shares; the rest is said."""
    shares = [r for r in records(made(), "shares") if r["vantage"] == "forum_study" and "direction" in r]

    assert {"cannot_tell", "same"} == {record["direction"] for record in shares}
    assert {1} == {record["compared"] for record in shares}
    assert any("The coder knew the rest" in said for said in made().caveats)


def test_a_direction_is_told_where_many_networks_change_alike() -> None:
    """Ten networks, each with a tie told in a statement and a forum told in public: offline is told too little."""
    pairs = [
        one
        for number in range(10)
        for one in (
            entry(f"A-{number}", "s", network=f"N-{number}", mechanism="M1", medium="face_to_face"),
            entry(f"B-{number}", "p", network=f"N-{number}", mechanism="M7"),
        )
    ]
    finding = mask_and_recode(View(fold_rows({"entries": pairs})))
    found = {(r["channel"], r["medium"]): r for r in records(finding, "shares") if r["vantage"] == "forum_study"}

    assert ("less", 0, 10, -0.5) == tuple(
        found["either", "offline"][key] for key in ("direction", "rose", "fell", "change")
    )
    assert "more" == found["place", "online"]["direction"]
    assert "too little" in finding.answer


def test_a_study_without_passages_is_told_too() -> None:
    """Where nothing rests on a passage everything is out of sight, and the finding says so without fault."""
    finding = mask_and_recode(View(make_snapshot(entries=[{"entry": "E", "person": "P", "network": "N"}])))

    assert finding.n == 1
    assert "Of 1 networks it would see 0." in finding.answer


def test_the_dossier_tells_what_it_says() -> None:
    """Nine entries, eight of them counted from all sides."""
    assert 9 == len({row["entry"] for row in rows()["entries"]})
    assert 8 == made().n


def test_unknown_from_both_sides_is_not_the_same() -> None:
    """An entry of which nothing is known, from here or from there, is not told alike: there is nothing to tell."""
    blank = {"entry": "E-1", "network": "N-1", "channel": "not_recorded", "medium": "not_recorded", "counted": "yes"}
    there = Look({"E-1": blank}, frozenset({"N-1"}), frozenset(), {}, {})

    assert "open_alike" == fate(blank, there)
    assert "same" == fate(
        {**blank, "channel": "contact"}, replace(there, rows={"E-1": {**blank, "channel": "contact"}})
    )


def test_each_look_has_its_own_whole() -> None:
    """A share with unknown access out of sight, and in sight, is each of the entries seen in that look."""
    for record in records(made(), "shares"):
        assert record["n"] <= record["of"]
        assert record["n_seen"] <= record["of_seen"]

    unlike = [record for record in records(made(), "shares") if record["of"] != record["of_seen"]]
    assert unlike
    assert all(f"{record['n_seen']} of {record['of_seen']}" in counted(record) for record in unlike)
