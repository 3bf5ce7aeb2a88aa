"""The documentation is true: its pages run, its links arrive, and nothing of the program is left out."""

import inspect
import os
import re
from pathlib import Path

import pytest
from docs.generate import OF_A_RECORD, findings_of_a_field, pages
from docs.settings_page import is_sourced, sections
from tests.doc_page import blocks, lacking, run_page

import inroads
import inroads.errors
from inroads.answers.all_findings import ALL_FINDINGS
from inroads.cli import inroads as command_line
from inroads.involvement.view import DERIVED
from inroads.model.tables import TABLES
from inroads.world.family import FAMILIES

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def named(page):
    """A page by its path in the repository."""
    return str(page.relative_to(ROOT))


def headings(page):
    """The headings of a page."""
    return HEADING.findall(page.read_text(encoding="utf-8"))


def anchor(heading):
    """The anchor a forge gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page)], ids=named)
def test_page_runs(page, tmp_path):
    """What a page shows is what comes out, where the published data it reads is at hand."""
    if lacking(page):
        pytest.skip(f"no published data at {lacking(page)[0]} (set INROADS_SHARED)")
    run_page(page, tmp_path)


def test_reference_is_the_program():
    """The pages of the reference are what the program says of itself (`make golden` writes them)."""
    made = pages()
    if os.environ.get("INROADS_GOLDEN") == "write":
        REFERENCE.mkdir(exist_ok=True)
        for path, text in made.items():
            path.write_text(text, encoding="utf-8")

    for path, text in made.items():
        assert text == path.read_text(encoding="utf-8"), f"{path.name} is behind; run `make golden`"


def test_every_setting_of_the_invented_field_has_a_source():
    """Each setting of each family has its source beside it, or is said to be invented."""
    bare = [
        f"{family}: {name}"
        for family in FAMILIES
        for heading, lines in sections(family)
        for name, _value, said in lines
        if name not in ("family", "extends", "seed") and not is_sourced(heading, said)
    ]

    assert not bare


def test_every_command_is_documented():
    """The page of commands has a heading for each command."""
    assert set(command_line.commands) <= set(headings(REFERENCE / "cli.md"))


def test_every_table_is_documented():
    """The data dictionary has a heading for each table and names each derived one."""
    assert {*TABLES, "claims"} <= set(headings(REFERENCE / "tables.md"))
    text = (REFERENCE / "tables.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in DERIVED)


def test_every_finding_is_documented():
    """The page of findings has a heading for each question that is asked, and explains each key of its records."""
    findings = findings_of_a_field()
    explained = {key for keys in OF_A_RECORD for key in keys.split(", ")}

    assert len(ALL_FINDINGS) == len(findings)
    assert {finding.id for finding in findings} <= set(headings(REFERENCE / "findings.md"))
    assert {key for finding in findings for record in finding.table for key in record} <= explained


def test_every_error_is_documented():
    """The page of errors has a heading for each class."""
    classes = {name for name, kind in vars(inroads.errors).items() if inspect.isclass(kind)} - {"Fault", "Iterable"}

    assert classes <= set(headings(REFERENCE / "errors.md"))


def test_every_verb_is_documented():
    """Each command stands in a page that was written by hand, too."""
    written = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.parent != REFERENCE)

    assert [name for name in command_line.commands if f"inroads {name}" not in written] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_arrive(page):
    """Every relative link of a page leads to a file, and its anchor to a heading."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, name = target.partition("#")
        arrived = (page.parent / path) if path else page
        assert arrived.exists(), target
        assert not name or name in [anchor(heading) for heading in headings(arrived)], target


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_machine_in_a_page(page):
    """No page names a path of somebody's machine."""
    assert not re.search(r"(?<![\w.])/(?:home|root|Users|work|tmp|mnt)/|[A-Z]:\\", page.read_text(encoding="utf-8"))


def test_changelog_is_kept():
    """The changelog has a place for what is not released, and one for estimates that change."""
    assert {"[Unreleased]", "Estimates change"} <= set(headings(ROOT / "CHANGELOG.md"))


def test_citation_is_of_this_version():
    """What is cited bears the version of the package."""
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert re.findall(r"^version: (.+)$", cited, re.MULTILINE) == [inroads.__version__]
