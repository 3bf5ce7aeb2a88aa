"""The whole road: files of an invented field, a study, decisions, findings, a report, and back to the cells."""

import json
import shutil

import polars as pl
import pytest
import yaml

from inroads.invented_study import demo, make_world
from inroads.involvement.vantage import CELL, masked_claims
from inroads.sources.workbook import read_workbook
from inroads.study import new_study, open_study


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A demo of eight networks, with all kinds of sources."""
    folder = tmp_path_factory.mktemp("journey")
    demo(folder, networks=8, posts=600, seed=3, target_networks=20)
    return folder


@pytest.fixture
def study(place, tmp_path):
    """A copy of the demo that a test may change."""
    shutil.copytree(place / "demo.study", tmp_path / "a.study")
    with open_study(tmp_path / "a.study", coder="tester") as opened:
        yield opened


def findings(folder):
    """The findings as written, by id."""
    return {told["id"]: told for told in json.loads((folder / "out" / "findings.json").read_text(encoding="utf-8"))}


def test_the_demo_leaves_what_it_says(place):
    """A demo leaves the files a user would have, the truth, the study, its findings and its report."""
    left = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}

    assert {
        "files/cases.xlsx",
        "files/posts.jsonl",
        "files/recodings.yaml",
        "files/forum.yaml",
        "files/codings.yaml",
        "files/interviews/INT-01.txt",
        "truth.json",
        "demo.study/study.toml",
        "demo.study/ledger.db",
        "demo.study/out/findings.json",
        "demo.study/out/report.html",
    } <= left
    assert any(name.startswith("files/documents/DOS-") for name in left)


def test_every_number_walks_back_to_a_cell(place):
    """A number of the 2x2 rests on claims, each on a passage and a cell or a coding, which says what is claimed."""
    told = findings(place / "demo.study")["mechanisms.two_by_two"]
    row = next(record for record in told["table"] if record["row"] == "per_entry/all/contact/offline")
    with open_study(place / "demo.study") as opened:
        claims = opened.table("claims").filter(pl.col("claim").is_in(told["lineage"][row["row"]]))
        passages = set(opened.table("passages")["passage"])
    cells = cells_of(place / "files" / "cases.xlsx")
    rows = yaml.safe_load((place / "files" / "codings.yaml").read_text(encoding="utf-8"))["rows"]
    cells |= {f"codings.yaml#{line}": row.get("mechanism") for line, row in enumerate(rows, 4)}

    assert row["n"] > 0
    assert claims.filter(variable="exists", unit_type="entry")["unit"].n_unique() >= row["n"]
    assert all(set(cited) <= passages for cited in claims["passages"])
    for claim in claims.filter(variable="mechanism").iter_rows(named=True):
        assert claim["value"] == cells[claim["cell"]]


def cells_of(workbook):
    """What every cell of a workbook says, by its locator."""
    return {
        grid.locator(row, column): written
        for grid in read_workbook(workbook.read_bytes(), workbook.name)
        for row, cells in enumerate(grid.rows)
        for column, written in enumerate(cells)
    }


def test_a_rebuilt_study_says_the_same(study):
    """Deleting cache/ and mapping again changes no byte of the findings."""
    before = (study.path / "out" / "findings.json").read_bytes()
    shutil.rmtree(study.path / "cache")

    study.map()

    assert before == (study.path / "out" / "findings.json").read_bytes()


def test_all_sources_stand_in_one_study(study, place):
    """Case files, dumps, interviews and dossiers are sources of the study, with posts, documents and judged handles.

    A coder may take somebody for the person whose name he bears (``of``).
    """
    told = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    kinds = study.table("sources")["kind"].unique().to_list()
    judged = study.table("identities").filter(pl.col("persona").str.contains(" · "))
    behind = {
        (record["persona"], record[who]) for record in told["personas"] for who in ("person", "of") if who in record
    }

    assert {"case_file", "meeting_place", "interview"} <= set(kinds)
    assert sum(told["posts"].values()) == 600
    assert judged.height > 10
    assert set(judged.select("persona", "person").rows()) <= behind
    assert {entry["entry"] for entry in told["entries"] if entry["sources_telling"]} == set(
        study.table("entries")["entry"]
    )


def test_masking_is_as_the_truth_says(study, place):
    """Over all sources together, the cells that vanish from each vantage are those that the truth lists."""
    told = json.loads((place / "truth.json").read_text(encoding="utf-8"))
    view = study.snapshot()

    for vantage, listed in told["masked"].items():
        gone = masked_claims(view, vantage).most.select(CELL).rows()
        gone = [cell for cell in gone if cell[2] in told["masked_of"].get(cell[0], ())]
        assert [(cell["unit_type"], cell["unit"], cell["variable"]) for cell in listed] == gone
        assert (vantage == "all") == (not gone)


@pytest.mark.parametrize("file", ["cases.xlsx", "interviews/INT-01.txt", "documents/DOS-*.txt"])
def test_the_same_file_twice(study, place, file):
    """The same file a second time adds nothing, not even to the history."""
    acts = study.history().height

    added = study.add(min((place / "files").glob(file)), kind="interview" if "INT" in file else "")

    assert (added.new, study.history().height) == (0, acts)


def test_undo_takes_an_import_back(study):
    """After all imports and codings are undone the tables are empty; undone again they are as they were."""
    before = study.table("entries")
    acts = study.history().filter(pl.col("verb").is_in(["add", "code"]))["act"].to_list()

    for act in reversed(acts):
        study.undo(act, "wrong study")
    assert study.table("entries").height == 0

    undone = study.history().filter(verb="undo")["act"].to_list()
    for act in reversed(undone):
        study.undo(act, "it was the right one")
    assert before.equals(study.table("entries"))


def test_a_contested_cell_is_settled(study):
    """A person settles what coders dispute; the claims stay, and the settled value stands in the table."""
    claims = study.table("claims").filter(unit_type="entry", state="contested")
    unit, variable = claims.row(0, named=True)["unit"], claims.row(0, named=True)["variable"]

    study.adjudicate("entry", unit, variable, claims.row(0, named=True)["value"], "read the page again")

    row = study.table("entries").filter(entry=unit)
    assert row[variable].to_list() == [claims.row(0, named=True)["value"]]
    told = study.table("claims").filter(unit=unit, variable=variable)
    assert set(told["state"]) == {"adjudicated"}
    assert ["read the page again"] == told["because"].drop_nulls().to_list()
    study.map()
    assert "read the page again" in (study.path / "out" / "report.html").read_text(encoding="utf-8")


def test_two_copies_merge(study, tmp_path):
    """Two copies that were worked on apart merge into one that holds the work of both, whichever takes in the other."""
    shutil.copytree(study.path, tmp_path / "b.study")
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "places.csv").write_text("place,name,medium\nL-901,Cafe,offline\n")
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "places.csv").write_text("place,name,medium\nL-902,Forum,online\n")
    study.add(tmp_path / "one" / "places.csv")
    with open_study(tmp_path / "b.study") as other:
        other.add(tmp_path / "two" / "places.csv")
        shutil.copytree(study.path, tmp_path / "c.study")
        study.merge(other.path)
        with open_study(tmp_path / "c.study") as third:
            other.merge(third.path)
            assert study.table("places").equals(other.table("places"))

    assert {"L-901", "L-902"} <= set(study.table("places")["place"])
    assert all(check.holds for check in study.verify())


def test_two_sheets_are_enough(tmp_path):
    """Networks with a name and entries with person, network, mechanism, medium and date already give the 2x2."""
    (tmp_path / "networks.csv").write_text("network,name\nN-1,Alder\nN-2,Birch\n")
    (tmp_path / "entries.csv").write_text(
        "person,network,mechanism,medium,at\nP-1,N-1,M1,face_to_face,2018\nP-2,N-1,M7,private_chat,2018-03\n"
        "P-3,N-2,M6,face_to_face,2017/2018\nP-4,N-2,M1,private_chat,2019~\n"
    )
    with new_study(tmp_path / "a.study") as study:
        study.add(tmp_path / "networks.csv", tmp_path / "entries.csv")
        study.map("nl")
    rows = {record["row"]: record["n"] for record in findings(tmp_path / "a.study")["mechanisms.two_by_two"]["table"]}

    assert [1, 1, 1, 1] == [
        rows[f"per_entry/all/{cell}"] for cell in ("contact/offline", "contact/online", "place/offline", "place/online")
    ]


def test_a_field_is_the_same_for_the_same_seed(tmp_path):
    """The same seed writes the same files, byte for byte; more posts change nothing but posts and their count."""
    for name, posts in (("a", 300), ("b", 300), ("c", 900)):
        make_world(tmp_path / name, networks=3, posts=posts, seed=5, target_networks=5)
    one, two, more = (
        {
            path.relative_to(tmp_path / name).as_posix(): path.read_bytes()
            for path in sorted((tmp_path / name).rglob("*"))
            if path.is_file()
        }
        for name in ("a", "b", "c")
    )

    assert one == two
    assert {name for name in one if one[name] != more[name]} == {"files/posts.jsonl", "truth.json"}


def test_an_altered_derived_table_is_not_used(study):
    """A derived table that was changed on disk is named by verify, and made again when it is wanted."""
    before = study.table("entries_derived")
    path = next((study.path / "cache").glob("*/derived/*/entries_derived.parquet"))
    before.with_columns(channel=pl.lit("place")).write_parquet(path)

    assert ["derived"] == [check.name for check in study.verify() if not check.holds]
    assert before.equals(study.table("entries_derived"))
