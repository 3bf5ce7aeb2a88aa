"""The walk from a number to the cells of a file or the rows of a coding file, for every number of a real study."""

import re
from bisect import bisect_left

import pytest

from inroads.invented_study import demo
from inroads.study import open_study

CELL = re.compile(r"<i>([A-Z]+[0-9]+|codings\.yaml#[0-9]+)</i>")
PLACE = re.compile(r"cases\.xlsx, sheet |codings\.yaml#[0-9]+")


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """An invented study of six networks."""
    folder = tmp_path_factory.mktemp("walk")
    demo(folder, networks=6, posts=200, seed=2, target_networks=20)
    return folder / "demo.study"


@pytest.fixture(scope="module")
def page(study):
    """Its report."""
    return (study / "out" / "report.html").read_text("utf-8")


@pytest.fixture(scope="module")
def lists(page):
    """For each list of units, by its name, the units it links to."""
    found = re.findall(r'<div id="(s\d+)">(.*?)</div></details>', page)
    return {name: re.findall(r"<a href=#(u\d+)>", held) for name, held in found}


@pytest.fixture(scope="module")
def units(page):
    """For each unit, by its name, what the report holds of it."""
    evidence = page[page.index('id="evidence"') : page.index('id="colophon"')]
    held = evidence.split("<details><summary>")[1:]
    return {name: part for part in held for name in re.findall(r"<p id=\"?(u\d+)", part)}


def linked(page):
    """The lists that numbers of the findings link to."""
    findings = page[page.index('id="findings"') : page.index('id="contested"')]
    return re.findall(r'href="#(s\d+)"', findings)


def test_every_number_leads_to_units(page, lists):
    """Each linked number leads to a list of units that is not empty, and no list stands without a number."""
    assert len(linked(page)) > 200
    assert [name for name in linked(page) if not lists.get(name)] == []
    assert set(lists) == set(linked(page))


def test_every_unit_leads_to_a_cell(lists, units):
    """Each unit behind a number shows a claim with its place in a file, its own or one that names it."""
    behind = {unit for listed in lists.values() for unit in listed}

    assert [unit for unit in sorted(behind) if not CELL.search(units.get(unit, ""))] == []
    assert [unit for unit in sorted(behind) if not PLACE.search(units[unit])] == []


def test_every_claim_is_a_claim_of_the_study(study, page):
    """What a report calls a claim begins the id of exactly one claim of the study, and stands at its cell."""
    shown = dict(re.findall(r"<li id=(\w+)>(.*?)(?=<li|</ul>)", page))
    with open_study(study) as opened:
        claims = opened.table("claims")
    cells = {row[0]: row[1] for row in claims.select("claim", "cell").iter_rows()}

    ids = sorted(cells)
    for short, said in shown.items():
        claim = ids[bisect_left(ids, short)]
        assert claim.startswith(short)
        assert f"<i>{cells[claim].partition('!')[2] or cells[claim]}</i>" in said
