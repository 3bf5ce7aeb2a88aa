"""What is seen from a vantage follows from the access of passages, and from nothing else."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest
from tests.invented import Folded, fold_rows
from tests.involvement.make_snapshot import the_frame

from inroads.errors import InputError
from inroads.involvement.vantage import CELL, Masked, accesses_of, masked_claims, to_vantage
from inroads.world.family import read_family
from inroads.world.field import make_field
from inroads.world.truth.masked import UNITS, VANTAGES, accesses_of_cells, masked, vanished

SIX = {
    "E-1": "public_online",
    "E-2": "private_online_seized",
    "E-3": "device_extract",
    "E-4": "phone_intercept",
    "E-5": "statement",
    "E-6": "interview",
}
VANISHED = {
    "forum_study": ["E-2", "E-3", "E-4", "E-5", "E-6"],
    "server_seizure": ["E-3", "E-4", "E-5", "E-6"],
    "all_online": ["E-4", "E-5", "E-6"],
    "police_file": ["E-1", "E-6"],
    "interviews": ["E-1", "E-2", "E-3", "E-4", "E-5"],
    "all": [],
}
VARIABLES = ("exists", "medium", "network", "person")


def entry(name: str, access: str = "", page: str = "", **cells: Any) -> dict[str, Any]:
    """One entry of a dossier, as a coder writes it."""
    row = {"entry": name, "person": f"P-{name}", "network": "N-01", "medium": "private_chat", "source": "CF-01"}
    return row | {"access": access, "passage": page} | cells


def dossier(*entries: dict[str, Any], **sheets: list[dict[str, Any]]) -> Folded:
    """The tables of one file."""
    return fold_rows({"entries": list(entries), **sheets})


def six() -> Folded:
    """One dossier with passages of six accesses."""
    return dossier(*(entry(name, access, f"p. {number}") for number, (name, access) in enumerate(SIX.items())))


def cells(frame: pl.DataFrame, unit_type: str = "entry") -> list[tuple[str, str]]:
    """The cells of a kind of unit: unit and variable."""
    return frame.filter(pl.col("unit_type") == unit_type).select("unit", "variable").sort("unit", "variable").rows()


def units(frame: pl.DataFrame) -> list[str]:
    """The entries of which a cell stands here."""
    return sorted({unit for unit, _variable in cells(frame)})


def test_the_vantages_are_those_of_the_frame() -> None:
    """Every vantage that is shipped is tried here."""
    assert set(VANISHED) == set(the_frame().vantages)


@pytest.mark.parametrize("vantage", VANISHED)
def test_masking_changes_the_claims_listed_and_no_other(vantage: str) -> None:
    """Of six entries, each of an access of its own, those vanish whose access lies outside, with all their cells."""
    study = six()
    seen = to_vantage(study.table("claims"), study.table("passages"), accesses_of(study.frame, vantage), unknown=False)
    expected = [(name, variable) for name in VANISHED[vantage] for variable in VARIABLES]

    assert expected == cells(masked_claims(study, vantage).most) == cells(masked_claims(study, vantage).least)
    assert sorted(set(SIX) - set(VANISHED[vantage])) == units(seen)


def test_the_default_is_the_study_of_forums() -> None:
    """Where no vantage is named, the frame says which."""
    assert units(masked_claims(six()).most) == VANISHED["forum_study"]
    assert accesses_of(the_frame()) == the_frame().vantages["forum_study"]


def test_a_vantage_that_is_not_there_is_refused() -> None:
    """The error names those that are."""
    with pytest.raises(InputError, match="forum_study, server_seizure"):
        masked_claims(six(), "helicopter")


def test_one_passage_inside_is_enough() -> None:
    """A claim that rests on two passages stays while one of them can be seen."""
    study = dossier(
        entry("E-1", "public_online | statement", "p. 1 | p. 2"),
        entry("E-2", "phone_intercept | statement", "p. 3 | p. 4"),
    )

    assert units(masked_claims(study, "forum_study").most) == ["E-2"]
    assert units(masked_claims(study, "interviews").most) == ["E-1", "E-2"]
    assert units(masked_claims(study, "police_file").most) == []


def test_one_coder_inside_is_enough_for_a_cell() -> None:
    """A cell that two coders filled vanishes only with the claims of both."""
    study = dossier(
        entry("E-1", "statement", "p. 1", coder="C1"),
        {"entry": "E-1", "medium": "public_online", "source": "CF-01", "access": "public_online", "coder": "C2"},
    )

    assert cells(masked_claims(study, "forum_study").most) == [("E-1", "network"), ("E-1", "person")]


def test_unknown_access_makes_a_range() -> None:
    """Passages of unknown access are counted in and out in turn; those known to lie outside vanish either way."""
    study = dossier(entry("E-1", "unknown", "p. 1"), entry("E-2", "", "p. 2"), entry("E-3", "statement", "p. 3"))
    masked = masked_claims(study, "forum_study")
    whole = masked_claims(study, "all")

    assert isinstance(masked, Masked)
    assert units(masked.least) == ["E-3"]
    assert units(masked.most) == ["E-1", "E-2", "E-3"]
    assert whole.least.is_empty()
    assert whole.most.is_empty()


def test_a_passage_that_is_not_listed_is_of_unknown_access() -> None:
    """It is neither lost nor seen for certain."""
    study = six()
    none = study.table("passages").clear()

    assert to_vantage(study.table("claims"), none, ["interview"], unknown=False).is_empty()
    assert to_vantage(study.table("claims"), none, ["interview"], unknown=True).height == study.table("claims").height


def test_nothing_of_the_source_is_read() -> None:
    """Whatever the sources are said to be, and whichever the passages stand in, the same cells vanish."""
    study = six()
    others = study.table("sources").with_columns(
        pl.when(pl.lit(value=True)).then(pl.lit(said)).alias(name)
        for name, said in (("source", "S-9"), ("kind", "forum_dump"), ("access", "public_online"))
    )
    moved = study.table("passages").with_columns(
        source=pl.lit("S-9"), document=pl.lit("thread 4"), locator=pl.lit("post 1"), speaker=pl.lit("fl4sh")
    )
    changed = replace(study, tables={**study.tables, "sources": others, "passages": moved})
    bare = {"claims": study.table("claims"), "passages": study.table("passages").select("passage", "access")}

    for vantage in VANISHED:
        here = masked_claims(study, vantage)
        for other in (masked_claims(changed, vantage), masked_claims(replace(study, tables=bare), vantage)):
            assert here.most.equals(other.most)
            assert here.least.equals(other.least)


def test_what_a_passage_tells_is_no_matter() -> None:
    """A public post that tells of a meeting in school is seen; a statement that tells of a forum is not."""
    study = dossier(
        entry("E-1", "public_online", "p. 1", medium="face_to_face"),
        entry("E-2", "statement", "p. 2", medium="public_online"),
    )

    assert units(masked_claims(study, "forum_study").most) == ["E-2"]


def test_access_of_a_source_comes_down_to_its_passages() -> None:
    """Where neither row nor passage says, the fold has let the access of the source come down: that counts."""
    study = dossier(
        entry("E-1", page="p. 1", source="S-2"), sources=[{"source": "S-2", "kind": "interview", "access": "interview"}]
    )

    assert units(masked_claims(study, "interviews").most) == []
    assert units(masked_claims(study, "police_file").least) == ["E-1"]


def decided(study: Folded, unit: str) -> pl.DataFrame:
    """The claims of a study with an adjudication of the medium of a unit."""
    claims = study.table("claims")
    ruling = claims.filter((pl.col("unit") == unit) & (pl.col("variable") == "medium")).with_columns(
        claim=pl.lit("ruling"),
        coder=pl.lit("C9"),
        state=pl.lit("adjudicated"),
        passages=pl.lit([], dtype=pl.List(pl.String)),
    )
    return pl.concat([claims, ruling])


@pytest.mark.parametrize(("vantage", "stays"), [("forum_study", True), ("interviews", False)])
def test_an_adjudication_stays_with_what_it_settles(vantage: str, *, stays: bool) -> None:
    """It rests on no passage: it is kept where a claim on its cell is, and vanishes with the last of them."""
    study = six()
    claims = decided(study, "E-1")
    seen = to_vantage(claims, study.table("passages"), accesses_of(study.frame, vantage), unknown=False)

    assert stays == ("ruling" in seen["claim"].to_list())
    tables = {"claims": claims, "passages": study.table("passages")}
    assert stays == (("E-1", "medium") not in cells(masked_claims(replace(study, tables=tables), vantage).most))


def test_what_was_withdrawn_is_not_seen() -> None:
    """A withdrawn claim is in no vantage, and keeps neither a cell nor an adjudication."""
    study = six()
    own = (pl.col("unit") == "E-1") & (pl.col("variable") == "medium") & (pl.col("claim") != "ruling")
    claims = decided(study, "E-1").with_columns(state=pl.when(own).then(pl.lit("withdrawn")).otherwise("state"))
    seen = to_vantage(claims, study.table("passages"), accesses_of(study.frame, "all"), unknown=True)

    assert ("E-1", "medium") not in cells(seen)


@pytest.mark.parametrize("family", ["plain", "messy"])
def test_an_invented_field_is_masked_as_its_truth_says(family: str) -> None:
    """From case files alone, the cells that vanish from a vantage are those that the rows tell."""
    field = make_field(read_family(family, networks=4, seed=8, target_networks=2))
    study = fold_rows(field.rows)
    alone = masked(field.rows)
    listed, told = alone["masked_of"], accesses_of_cells(field.rows)
    kinds = {"entry", "step", "tie", "presence", "approach"}
    assert len(UNITS) == len(kinds)

    for vantage in study.frame.vantages:
        gone = masked_claims(study, vantage)
        here = gone.most.filter(pl.col("unit_type").is_in(kinds)).select(CELL).rows()
        of_the_file = [cell for cell in here if cell[2] in listed[cell[0]]]
        true = [(cell["unit_type"], cell["unit"], cell["variable"]) for cell in alone["masked"][vantage]]
        assert true == of_the_file
        assert vanished(told, VANTAGES[vantage]) == here
        assert gone.least.filter(pl.col("unit_type").is_in(kinds)).rows() == here
        assert (vantage == "all") == (not true)


def test_a_decision_that_rests_on_what_is_hidden_is_hidden():
    """A conflict settled by a claim out of sight is not settled from there: the claim in sight stands alone."""
    said = {"unit_type": "entry", "unit": "E-1", "variable": "mechanism", "polarity": "present", "state": "adjudicated"}
    claims = pl.DataFrame(
        [
            {"claim": "k1", **said, "value": "M7", "passages": ["post"]},
            {"claim": "k2", **said, "value": "M1", "passages": ["statement"]},
            {"claim": "k3", **said, "value": "M1", "passages": []},
        ],
        schema_overrides={"passages": pl.List(pl.String)},
    )
    passages = pl.DataFrame({"passage": ["post", "statement"], "access": ["public_online", "statement"]})
    seen = [
        to_vantage(claims, passages, accesses, unknown=False)["claim"].to_list()
        for accesses in (["public_online"], ["statement"], ["public_online", "statement"])
    ]

    assert [["k1"], ["k2", "k3"], ["k1", "k2", "k3"]] == seen
