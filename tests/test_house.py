"""The house: floors, doors, ceilings, and what must never stand in the repository."""

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SRC = ROOT / "src" / "inroads"
FILES = sorted(SRC.rglob("*.py"))
DOORS = {
    "altair": "answers/pictures.py",
    "vl_convert": "report/svg.py",
    "python_calamine": "sources/workbook.py",
    "xlsxwriter": "sources/workbook.py",
    "yaml": "frame/parse.py",
    "zstandard": "sources/post_stream.py",
    "lxml": "sources/document_xml.py",
    "cssselect": "sources/document_xml.py",
    "striprtf": "sources/document_rtf.py",
    "duckdb": "store/duck.py",
    "pyspark": "graph/spark.py",
    "sqlglot": "graph/transpiled.py",
    "igraph": "graph/engine.py",
    "leidenalg": "graph/multiplex_leiden.py",
    "polars_hash": "store/post_hashes.py",
    "pypdfium2": "sources/document_pdf.py",
    "pytesseract": "sources/document_ocr.py",
    "py3langid": "store/languages.py",
    "ergmx": "stats/ergm_mcmle.py",
    "sqlite3": ("store/ledger.py", "store/verify.py", "store/text_index.py"),
}
BANNED = ("utils", "helpers", "core", "base", "services", "managers", "plugins", "common", "misc")
LONGEST = 400


def tracked() -> list[Path]:
    """Every file of the repository that git keeps."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """What a file is made of, read once."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def imports(path: Path) -> set[str]:
    """The first names of the modules that a file imports, wherever in the file."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_floors():
    """No arrow runs up the house, and the invented field shares nothing with what is tried on it."""
    ran = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout


@pytest.mark.xdist_group("imports")
@pytest.mark.parametrize("engine", DOORS)
def test_one_door(engine):
    """An engine is imported by the file that is its door, and by no other."""
    doors = DOORS[engine]
    expected = {doors} if isinstance(doors, str) else set(doors)

    assert expected == {path.relative_to(SRC).as_posix() for path in FILES if engine in imports(path)}


def test_files_are_small():
    """No file of the project is longer than 400 lines, and half of them are at most 130."""
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in FILES)

    assert lengths[-1] <= LONGEST
    assert lengths[len(lengths) // 2] <= 130


def test_names_of_files():
    """A file bears the name of the one thing it gives, never a word for a drawer."""
    named = {part for path in FILES for part in (*path.relative_to(SRC).parts[:-1], path.stem)}

    assert not named & set(BANNED)


def test_no_machine_in_the_repository():
    """No path of a machine, no address of a registry and no real-looking secret stands in a file."""
    pattern = re.compile(r"(?<![\w.])/(?:root|home/\w+|Users/\w+)/|index-url|\"resolved\"\s*:")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".txt", ".cff", ".po", ""} and path.name != "test_house.py"
        if pattern.search(path.read_text(encoding="utf-8", errors="ignore"))
    ]

    assert found == []


@pytest.mark.xdist_group("imports")
def test_no_network():
    """No room imports a library that speaks to a network."""
    banned = {"socket", "urllib", "http", "requests", "httpx", "aiohttp", "ftplib", "smtplib"}

    assert {path.name for path in FILES if banned & imports(path)} == set()


@pytest.mark.xdist_group("imports")
def test_no_print_and_no_broad_except():
    """Nothing prints but the command line, and nothing swallows every exception."""
    for path in FILES:
        for node in nodes(path):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", path
            if isinstance(node, ast.ExceptHandler):
                assert node.type is not None, path
                assert not (isinstance(node.type, ast.Name) and node.type.id == "Exception"), path


@pytest.mark.xdist_group("together")
def test_what_shares_a_study_stays_together(request):
    """The groups of tests are honoured: one worker makes a shared study, not each of them."""
    if not os.environ.get("PYTEST_XDIST_WORKER"):
        pytest.skip("only where several workers share the tests")

    assert request.node.nodeid.endswith("@together")


def test_help_is_quick():
    """`inroads --help` imports no engine."""
    code = "import sys, inroads.cli; print(sorted({'polars', 'numpy', 'yaml', 'altair', 'scipy'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert "[]" == ran.stdout.strip()
