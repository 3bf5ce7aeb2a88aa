"""What the truth says of masking holds with every switch of the texts on, in a study built from the files."""

from pathlib import Path
from typing import Any

import polars as pl

from inroads.invented_study import fill_study, make_world
from inroads.involvement.vantage import CELL, masked_claims
from inroads.study import new_study
from inroads.world.truth.masked import VANTAGES

KINDS = ("entry", "step", "tie", "presence", "approach")
SWITCHES: dict[str, float] = {
    "dossiers": 1.0, "interviews": 1.0, "dumped": 1.0, "indirect": 0.5, "decoys": 0.5, "private_missing": 0.0,
    "handle_shared": 0.5, "handle_sold": 0.3, "handle_changed": 0.3, "impersonated": 0.3, "police_run": 1.0,
    "bots": 0.1, "access_wrong": 0.3, "drift": 0.3, "misread": 0.1, "online": 4.0, "forum_only": 0.2,
}  # fmt: skip


def test_masking_stays_exact_with_every_switch_of_the_texts(tmp_path: Path) -> None:
    """Accesses mislabelled, private messages, handles of others: the cells that vanish are those listed, all."""
    settings: dict[str, Any] = {"networks": 3, "seed": 4, "family": "plain", "target_networks": 2, **SWITCHES}
    truth = make_world(tmp_path, posts=300, **settings)
    with new_study(tmp_path / "a.study", coder="tester") as study:
        fill_study(study, tmp_path / "files")
        view = study.snapshot()
        gone = {vantage: masked_claims(view, vantage).most for vantage in VANTAGES}
        accesses = set(view.table("passages")["access"])

    assert "private_online_seized" in accesses
    assert truth["passages"]["access_wrong"]
    for vantage, cells in gone.items():
        told = cells.filter(pl.col("unit_type").is_in(KINDS)).select(CELL).sort(CELL).rows()
        listed = [(cell["unit_type"], cell["unit"], cell["variable"]) for cell in truth["masked"][vantage]]
        assert listed == [cell for cell in told if cell[2] in truth["masked_of"][cell[0]]]
