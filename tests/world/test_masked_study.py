"""A study of all sources, built from the files of a field: what its truth says of masking is what masking does."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from inroads.frame.frame import Frame
from inroads.invented_study import fill_study, make_world
from inroads.involvement.vantage import CELL, Masked, accesses_of, masked_claims, to_vantage
from inroads.study import new_study
from inroads.world.family import read_family
from inroads.world.field import Field, make_field
from inroads.world.trace.dossiers import CHAPTERS
from inroads.world.truth.masked import VANTAGES, accesses_of_cells, vanished
from inroads.world.truth.passage_access import passages_of

KINDS = ("entry", "step", "tie", "presence", "approach")
SETTINGS: dict[str, Any] = {
    "networks": 2, "seed": 8, "family": "plain", "target_networks": 2, "dossiers": 1.0, "interviews": 1.0,
}  # fmt: skip


@dataclass(frozen=True)
class Tables:
    """The tables of a study, some of them put aside or changed."""

    tables: dict[str, pl.DataFrame]
    frame: Frame
    id: str = "masked0000000000"
    title: str = ""
    derived: dict[str, pl.DataFrame] = field(default_factory=dict)

    def table(self, name: str) -> pl.DataFrame:
        """One table."""
        return self.tables[name]


@pytest.fixture(scope="module")
def told() -> Field:
    """The field in memory: every network of the files has a dossier."""
    return make_field(read_family(**SETTINGS))


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tables]:
    """The study that a user makes of the files of that field."""
    folder: Path = tmp_path_factory.mktemp("masked")
    make_world(folder, posts=200, **SETTINGS)
    with new_study(folder / "a.study", coder="tester") as opened:
        fill_study(opened, folder / "files")
        view = opened.snapshot()
        names = ("claims", "passages", "sources")
        yield Tables({name: view.table(name) for name in names}, view.frame)


def _cells(gone: pl.DataFrame) -> list[tuple[str, str, str]]:
    return gone.filter(pl.col("unit_type").is_in(KINDS)).select(CELL).sort(CELL).rows()


@pytest.mark.parametrize("vantage", VANTAGES)
def test_masking_changes_exactly_what_the_truth_lists(told: Field, study: Tables, vantage: str) -> None:
    """Over case files, posts, interviews and dossiers, the cells that vanish are those that their rows tell, all."""
    cells = accesses_of_cells(
        told.rows, told.texts.codings, told.texts.sources["sources"], told.texts.access_of_posts()
    )
    gone = _cells(masked_claims(study, vantage).most)
    listed = [(cell["unit_type"], cell["unit"], cell["variable"]) for cell in told.truth["masked"][vantage]]

    assert vanished(cells, VANTAGES[vantage]) == gone
    assert listed == [cell for cell in gone if cell[2] in told.truth["masked_of"][cell[0]]]
    assert len(listed) < len(_cells(study.table("claims").unique(CELL)))


def _of_dossier(study: Tables, name: str) -> pl.DataFrame:
    mine = pl.col("passages").list.eval(pl.element().str.starts_with(f"{name}#")).list.all()
    return study.table("claims").filter(mine & (pl.col("passages").list.len() > 0))


@pytest.mark.parametrize("vantage", VANTAGES)
def test_one_dossier_of_six_accesses(told: Field, study: Tables, vantage: str) -> None:
    """What one dossier tells by six accesses is seen or not by the access of each passage, none by the dossier's."""
    name = min(told.texts.documents)
    codings = [row for row in told.texts.codings if passages_of(row)[0].startswith(f"{name}#")]
    cells = accesses_of_cells({}, codings, told.texts.sources["sources"])
    claims, passages = _of_dossier(study, name), study.table("passages")
    seen = to_vantage(claims, passages, accesses_of(study.frame, vantage), unknown=False)

    assert set(CHAPTERS) <= set(passages.filter(pl.col("source") == name)["access"])
    assert set().union(*cells.values()) == set(CHAPTERS)
    assert sorted(set(cells) - set(vanished(cells, VANTAGES[vantage]))) == _cells(seen.unique(CELL))


def test_masking_reads_nothing_of_the_source(study: Tables) -> None:
    """Whatever the sources are said to be, and whoever speaks where in the passages, the same cells vanish."""
    kinds = study.table("sources").select(pl.col("kind").unique()).height
    other = {name: pl.lit("other").alias(name) for name in ("source", "kind", "doc_type", "access", "instrument")}
    moved = {name: pl.lit("other").alias(name) for name in ("source", "document", "locator", "speaker")}
    changed = Tables(
        {
            "claims": study.table("claims"),
            "passages": study.table("passages").with_columns(*moved.values()),
            "sources": study.table("sources").with_columns(*other.values()),
        },
        study.frame,
    )

    assert kinds == 3
    for vantage in VANTAGES:
        assert _rows(masked_claims(study, vantage)) == _rows(masked_claims(changed, vantage))


def _rows(masked: Masked) -> tuple[list[Any], list[Any]]:
    return masked.least.rows(), masked.most.rows()


def test_masking_follows_the_passage(study: Tables) -> None:
    """Where every passage is said to be a public post, nothing vanishes for who studies forums."""
    public = study.table("passages").with_columns(access=pl.lit("public_online"))
    open_to_all = Tables({**study.tables, "passages": public}, study.frame)

    assert _cells(masked_claims(open_to_all, "forum_study").most) == []


def test_in_a_plain_field_all_sources_agree(study: Tables) -> None:
    """Where nobody errs, what posts, interviews and dossiers tell contradicts no case file."""
    assert study.table("claims")["state"].unique().to_list() == ["standing"]
