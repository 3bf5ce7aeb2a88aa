"""The folder for R: what its files say, and what R makes of them where R is installed.

RSiena is in no Debian package: what it is given is looked at, RSiena itself is not run.
"""

import shutil
import subprocess
from datetime import date

import polars as pl
import pytest
from tests.report.graph_files.make_net import AWKWARD, make_tables

from inroads.graph.nodes_and_edges import nodes_and_edges
from inroads.report.graph_files.r_bundle import r_files

WAVES = "2010..2011,2012..2013,2014..2015"
SPELLS = pl.DataFrame(
    [
        ("P-01", date(2010, 1, 1), date(2010, 1, 1), date(2015, 1, 1), date(2015, 1, 1)),
        ("P-03", date(2012, 1, 1), date(2012, 6, 1), None, None),
    ],
    orient="row",
    schema=["person", "began_earliest", "began_latest", "ended_earliest", "ended_latest"],
)
ASK = """
source("load.R", chdir = TRUE)
cell <- function(medium, wave, a, b) layers[[medium]][a, b, wave]
odd <- setdiff(persons, c("P-01", "P-03"))
network_ok <- if (requireNamespace("network", quietly = TRUE)) {
  made <- wave_network("offline", 2)
  network::network.edgecount(made) == 2 && network::network.size(made) == 3
} else NA
said <- c(cell("online", 1, "P-01", odd), cell("offline", 1, odd, "P-01"), cell("phone", 2, "P-01", "P-03"),
          cell("phone", 2, "P-03", "P-01"), cell("phone", 1, "P-01", "P-03"), cell("phone", 3, "P-01", "P-03"),
          composition[["P-03"]], meetings["P-01", "L-1"], network_ok)
cat(said)
"""


@pytest.fixture
def folder(tmp_path):
    """The bundle, written."""
    for name, content in r_files(nodes_and_edges(make_tables(directed=True)), WAVES, SPELLS).items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_a_tie_is_sure_or_perhaps_in_each_wave(folder):
    """A tie without direction stands both ways, one with direction once."""
    ties = {tuple(row) for row in pl.read_csv(folder / "ties.csv").iter_rows()}

    assert (1, "online", "P-01", AWKWARD, "sure") in ties
    assert (1, "offline", AWKWARD, "P-01", "maybe") in ties
    assert (2, "phone", "P-01", "P-03", "sure") in ties
    assert not any(a == "P-03" for _wave, _medium, a, _b, _state in ties)


def test_who_has_no_dates_is_there_all_the_time_and_who_has_comes_in(folder):
    """P-03 is not there in the first wave, and perhaps in the last."""
    present = pl.read_csv(folder / "present.csv")

    assert [(2, "sure"), (3, "maybe")] == present.filter(pl.col("person") == "P-03").select("wave", "state").rows()
    assert 3 == present.filter(pl.col("person") == AWKWARD).height


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed (Debian: r-base-core r-cran-network)")
def test_r_loads_waves_with_missing_ties_structural_zeros_and_composition(folder):
    """In R: 1 a tie, 0 none on record, NA perhaps, 10 somebody who was not there; then composition and presences."""
    shown = subprocess.run(["Rscript", "-e", ASK], cwd=folder, capture_output=True, text=True, check=True)

    said = shown.stdout.split()
    assert ["1", "NA", "1", "0", "10", "NA", "2", "3", "1"] == said[:9]
    assert said[9] in {"1", "NA"}
