"""Interviews and dossiers say in words what coders write of them; every coding finds its passage."""

import re
from collections import defaultdict
from typing import Any

import yaml

from inroads.frame.default import default_frame
from inroads.model.tables import ROW_COLUMNS, TABLES
from inroads.world.field import Field
from inroads.world.trace.as_files import coding_file
from inroads.world.trace.dossiers import CHAPTERS
from inroads.world.truth.passage_access import passages_of

TOLD = ("mechanism", "channel", "medium_first_contact", "medium_commitment")
RANGE = re.compile(r"(\d+)-(\d+)")


def _cited(field: Field) -> list[tuple[dict[str, Any], str, str]]:
    """Row, name of what is cited, and locator."""
    return [
        (row, *passage.split("#", 1))  # type: ignore[misc]
        for row in field.texts.codings
        for passage in passages_of(row)
    ]


def test_every_range_is_made_of_whole_sentences(field: Field) -> None:
    """An offset leads to where a sentence begins, and ends where one ends."""
    texts = {**field.texts.interviews, **field.texts.documents}
    ranges = [(name, RANGE.fullmatch(locator)) for _row, name, locator in _cited(field) if name in texts]
    found = [texts[name][int(match[1]) : int(match[2])] for name, match in ranges if match]

    assert len(found) > 100
    for said in found:
        assert said == said.strip()
        assert said[0].isupper() or said.startswith(tuple("0123456789")), said
        assert said.endswith((".", "?", "!")), said


def test_every_turn_cited_is_an_answer(field: Field) -> None:
    """A turn that is cited is one of the respondent."""
    turns = {name: text.strip().split("\n\n") for name, text in field.texts.interviews.items()}
    cited = [(name, locator) for _row, name, locator in _cited(field) if locator.startswith("turn ")]

    assert cited
    assert all(turns[name][int(locator[5:]) - 1].startswith("R: ") for name, locator in cited)


def test_turns_alternate(field: Field) -> None:
    """Interviewer and respondent speak in turn, each on a line of its own."""
    for text in field.texts.interviews.values():
        speakers = [turn.split(":")[0] for turn in text.strip().split("\n\n")]
        assert speakers == ["INT", "R"] * (len(speakers) // 2)


def test_codings_speak_the_table_language(field: Field) -> None:
    """Every column is known, every choice a value of the frame, every row says who coded it."""
    frame = default_frame()
    for row in field.texts.codings:
        table = TABLES[row["table"]]
        assert row["coder"]
        for column, written in row.items():
            variable = frame.variable(table.unit, column)
            declared = table.column(column) is not None or variable is not None
            assert declared or column in (*ROW_COLUMNS, "table"), (row["table"], column)
            if variable is not None and variable.type == "choice" and variable.values:
                assert written in {value.value for value in variable.values}, (row["table"], column, written)


def _false(field: Field) -> list[tuple[str, str]]:
    truth = {entry["entry"]: entry for entry in field.truth["entries"]}
    return [
        (row["entry"], column)
        for row in field.texts.codings
        if row["table"] == "entries"
        for column in TOLD
        if column in row and row[column] != truth[row["entry"]][column]
    ]


def test_in_a_plain_field_all_that_is_coded_is_true(field: Field) -> None:
    """In a plain field no text is misread; in a messy one some are, and some respondents tell it otherwise."""
    rows = [row for row in field.texts.codings if row["table"] == "entries"]
    share = len(_false(field)) / len(rows)

    assert share == 0 if field.truth["family"] == "plain" else 0.02 < share < 0.2


def test_nothing_is_told_that_an_instrument_does_not_cover(field: Field) -> None:
    """Whatever is coded of an interview or a dump is covered by it; the second guide asks what the first does not."""
    covers = {row["instrument"]: row["covers"].split(" | ") for row in field.texts.sources["instruments"]}
    guide = {row["source"]: row.get("instrument") for row in field.texts.sources["sources"]}
    guide |= {board.name: guide[board.source] for board in field.texts.boards}
    coded = defaultdict(set)
    for row, name, _locator in _cited(field):
        unit = TABLES[row["table"]].unit
        coded[guide.get(name)] |= {f"{unit}.{column}" for column in row if column not in (unit, "table", *ROW_COLUMNS)}

    for name in ("GUIDE-1", "DUMP-1"):
        assert coded[name]
        assert all(said in covers[name] or f"{said.split('.')[0]}.*" in covers[name] for said in coded[name])
    assert "entry.medium_commitment" in coded["GUIDE-2"]


def test_every_dossier_has_six_chapters(field: Field) -> None:
    """Each dossier holds what was had by six accesses, in one language; both languages occur."""
    first = field.texts.documents[min(field.texts.documents)]
    wrong = {label["passage"] for label in field.truth["passages"]["access_wrong"]}
    rows = [row for row in field.texts.codings if passages_of(row)[0].startswith("DOS-")]
    rows = [row for row in rows if wrong.isdisjoint(passages_of(row))]

    assert len(first.split("\n\n")) > 3 * len(CHAPTERS)
    assert {row["access"] for row in rows if "access" in row} >= set(CHAPTERS)
    assert {row["language"] for row in field.texts.sources["sources"]} == {"en", "nl"}


def test_some_ways_in_are_told_by_no_case_file(field: Field) -> None:
    """Interviews and posts tell of entries into networks that were not investigated; files of most into the others."""
    apart = {row["network"] for row in field.truth["networks"] if not row["investigated"]}
    telling = [entry["sources_telling"] for entry in field.truth["entries"] if entry["network"] in apart]
    kinds = {source.split("-")[0] for sources in telling for source in sources}

    assert {"INT", "FD"} == kinds
    inside = [bool(entry["sources_telling"]) for entry in field.truth["entries"] if entry["network"] not in apart]
    assert sum(inside) > 0.8 * len(inside)
    assert all(inside) or field.truth["family"] != "plain"


def test_sheets_hold_all_sources(field: Field) -> None:
    """Every source that a text belongs to has a row among the sources, and each guide among the instruments."""
    sources = {row["source"] for row in field.sheets["sources"]}
    boards = {board.name: board.source for board in field.texts.boards}

    assert {boards.get(name, name) for _row, name, _locator in _cited(field)} <= sources
    assert {"CHECKLIST-1", "GUIDE-1", "GUIDE-2"} < {row["instrument"] for row in field.sheets["instruments"]}


def test_a_coding_file_is_yaml(field: Field) -> None:
    """Each row stands on a line of its own and reads as it was written."""
    some = field.texts.codings[:40]
    text = coding_file("texts", some)

    assert yaml.safe_load(text)["rows"] == some
    assert len(text.splitlines()) == len(some) + 3
