"""The tutorial's real case: its codings come in whole, rest on passages that are there, and bear none of the text."""

import os
import re
from collections import Counter
from pathlib import Path

import polars as pl
import pytest
import yaml

import inroads as inr

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("INROADS_SHARED", ROOT.parent / "shared")) / "data" / "court_documents"
FILE = SHARED / "us_v_ulbricht_13mag2328_complaint_ocr.txt"
CODINGS = ROOT / "docs" / "tutorial" / "real-case" / "codings.yaml"
ROWS = yaml.safe_load(CODINGS.read_text(encoding="utf-8"))["rows"]
PUBLISHED = [
    CODINGS,
    ROOT / "docs" / "tutorial" / "real-case.md",
    *sorted((ROOT / "docs" / "decisions").glob("001[6-9]-*.md")),
    *sorted((ROOT / "docs" / "decisions").glob("002[0-5]-*.md")),
]
MISSING = ("not_recorded", "unknown_to_source", "not_applicable")
RUN = 5

needs_file = pytest.mark.skipif(not FILE.is_file(), reason=f"no complaint at {FILE} (set INROADS_SHARED)")


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A study that holds the complaint and its codings."""
    study = inr.new_study(tmp_path_factory.mktemp("real") / "case.study", coder="C1")
    study.add(FILE, name="complaint", access="statement")
    study.code(file=CODINGS)
    return study


@pytest.fixture(scope="module")
def text():
    """The text of the complaint."""
    return FILE.read_text(encoding="utf-8")


def _passages(row):
    cited = row["passage"]
    return cited if isinstance(cited, list) else [cited]


def _span(passage):
    start, end = passage.partition("#")[2].split("-")
    return int(start), int(end)


def _accesses():
    """The access of each passage: what the narrowest range around it says, else that of the source."""
    ranges = {_span(row["passage"]): row["access"] for row in ROWS if row["table"] == "passages"}
    cited = {passage for row in ROWS for passage in _passages(row)}
    found = {}
    for passage in cited:
        start, end = _span(passage)
        around = [(own[1] - own[0], ranges[own]) for own in ranges if own[0] <= start and end <= own[1]]
        found[passage] = min(around)[1] if around else "statement"
    return found


def _words(text):
    return re.findall(r"\w+", text.casefold())


def _without_file_name(text):
    return text.replace(FILE.name, "")


def _names(text):
    """Names of people and accounts, as the document itself marks them."""
    found = set(re.findall(r"(\w+), being duly sworn", text)) | set(re.findall(r"HONORABLE \w+ (\w+)", text))
    defendant = re.search(r"ROSS [A-Z]+ [A-Z]+", text)
    found |= set(defendant[0].split()) if defendant else set()
    found |= set(re.findall(r"a/k/a\s+[“‘\"]([^”,]+)", text))
    found |= set(re.findall(r"(?:username|known\s+as|named|name|to)\s+[“\"](\w+)[.,]?[”\"]", text))
    return {name.casefold() for name in found if len(name) > 3 and name not in {"Tor", "wiki"}}


def test_every_row_rests_on_a_passage():
    """No row of the codings goes without offsets into the complaint."""
    for row in ROWS:
        assert all(re.fullmatch(r"complaint#\d+-\d+", passage) for passage in _passages(row)), row


def test_what_was_coded():
    """The codings hold what the tutorial says they hold."""
    count = Counter(row["table"] for row in ROWS)
    keys = {"persons": "person", "entries": "entry", "ties": "tie", "activities": "activity"}
    units = {table: len({row[key] for row in ROWS if row["table"] == table}) for table, key in keys.items()}

    assert {"persons": 22, "entries": 7, "ties": 11, "activities": 18} == units
    assert {"personas": 20, "identities": 19, "steps": 5, "approaches": 6, "accounts": 14} == {
        table: count[table] for table in ("personas", "identities", "steps", "approaches", "accounts")
    }


def test_unknowns_are_said():
    """What the complaint does not tell is said so, cell by cell; what it denies is a denial."""
    unknown = Counter(value for row in ROWS for value in row.values() if value in MISSING)

    assert {"not_recorded": 43, "unknown_to_source": 2, "not_applicable": 1} == unknown
    assert ["T-05", "S-16"] == [row.get("tie") or row["activity"] for row in ROWS if row.get("polarity") == "absent"]


@needs_file
def test_tables(study):
    """Everything comes in, but for what is denied; coding it again adds nothing."""
    heights = {name: study.table(name).height for name in ("entries", "steps", "ties", "activities", "approaches")}

    assert {"entries": 7, "steps": 5, "ties": 10, "activities": 17, "approaches": 6} == heights
    assert 0 == study.code(file=CODINGS).new


@needs_file
def test_nothing_is_contested(study):
    """One coder, one document: no cell contradicts another, and the study is whole."""
    assert {"standing"} == set(study.table("claims")["state"])
    assert {True} == {check.holds for check in study.verify()}


@needs_file
def test_references_resolve(study, text):
    """Each passage lies within the text, holds words, and bears its page."""
    table = study.table("passages").filter(pl.col("passage").str.contains(r"#\d"))

    assert set(_accesses()) == set(table["passage"])
    assert all(text[slice(*_span(passage))].strip() for passage in table["passage"])
    assert all(re.match(r"p\. \d+", locator) for locator in table["locator"])


@needs_file
def test_access_of_each_passage(study):
    """A passage has the access of the narrowest range around it; else that of the sworn statement."""
    seen = dict(study.table("passages").select("passage", "access").iter_rows())

    assert _accesses() == {passage: seen[passage] for passage in _accesses()}
    assert {
        "members_online",
        "physical_observation",
        "private_online_seized",
        "public_online",
        "records",
        "statement",
    } == set(_accesses().values())


@needs_file
@pytest.mark.parametrize("path", PUBLISHED, ids=lambda path: path.name)
def test_no_text_creeps_in(path, text):
    """No five words in a row of the complaint, and no name it bears, stand in what is published."""
    told, read = _words(_without_file_name(path.read_text(encoding="utf-8"))), _words(text)
    runs = {tuple(read[place : place + RUN]) for place in range(len(read))}
    spoken = f" {' '.join(told)} "

    assert [] == [
        told[place : place + RUN] for place in range(len(told) - RUN + 1) if tuple(told[place : place + RUN]) in runs
    ]
    assert [] == [name for name in _names(text) if f" {' '.join(_words(name))} " in spoken]
