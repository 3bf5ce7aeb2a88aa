"""Runs a page of documentation as a reader would: in order, in one empty folder.

A fence ``csv cases/networks.csv`` writes that file; ``console`` runs what stands after ``$`` and ``python`` what stands
after ``>>>``, each held to the output the page shows. Where a page shows no output for a command, any will do;
progress, which comes only where a machine is slow, is left out. What lies in a folder of the page's name lies in the
folder it runs in. A page that says ``<!-- needs: PATH -->`` reads that file of the published data, at INROADS_SHARED.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<speech>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PROGRESS = re.compile(r"^[\w ]+(?: \.\.\.|: [\d ]+ / [\d ]+)\n", re.MULTILINE)
FILES = {"csv", "yaml", "json", "jsonl", "toml", "txt"}
NEEDS = re.compile(r"^<!-- needs: (?P<path>\S+) -->$", re.MULTILINE)
SHARED = Path(os.environ.get("INROADS_SHARED", "../shared")).resolve()


@dataclass(frozen=True)
class Block:
    """One fenced block of a page and the line it begins on."""

    speech: str
    file: str
    text: str
    line: int


def blocks(page: Path) -> list[Block]:
    """The fenced blocks of a page that do something."""
    text = page.read_text(encoding="utf-8")
    found = [
        Block(fence["speech"], fence["file"] or "", fence["text"], text[: fence.start()].count("\n") + 2)
        for fence in FENCE.finditer(text)
    ]
    return [block for block in found if _does_something(block)]


def lacking(page: Path) -> list[Path]:
    """The published data that a page reads and this machine does not have."""
    needed = [SHARED / need["path"] for need in NEEDS.finditer(page.read_text(encoding="utf-8"))]
    return [path for path in needed if not path.is_file()]


def _does_something(block: Block) -> bool:
    starts = {"console": "$ ", "python": ">>> "}.get(block.speech)
    return block.text.startswith(starts) if starts else block.speech in FILES and bool(block.file)


def run_page(page: Path, folder: Path) -> None:
    """Run a page in ``folder``; raises AssertionError at the first output that differs from what the page shows."""
    names: dict[str, object] = {}
    if page.with_suffix("").is_dir():
        shutil.copytree(page.with_suffix(""), folder, dirs_exist_ok=True)
    with chdir(folder):
        for block in blocks(page):
            where = f"{page.name}, line {block.line}"
            if block.speech == "console":
                _run_console(block, where)
            elif block.speech == "python":
                _run_python(block, where, names)
            else:
                Path(block.file).parent.mkdir(parents=True, exist_ok=True)
                Path(block.file).write_text(block.text, encoding="utf-8")


def _run_console(block: Block, where: str) -> None:
    for command, expected in _commands(block.text):
        ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env=_environment())
        said = PROGRESS.sub("", ran.stderr) if ran.returncode else ran.stdout
        assert bool(ran.returncode) == ("Error" in expected), f"{where}: {command}\n{ran.stdout}{ran.stderr}"
        if expected:
            _compare(expected, said, f"{where}: {command}")


def _commands(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        while command.endswith("\\"):
            more, _, expected = expected.partition("\n")
            command = f"{command[:-1]}{more.strip()}"
        yield command, expected


def _environment() -> dict[str, str]:
    scripts = str(Path(sys.executable).parent)
    kept = {name: value for name, value in os.environ.items() if name not in {"INROADS_CODER", "INROADS_LANG"}}
    return kept | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "100",
        "INROADS_SHARED": str(SHARED),
    }


def _run_python(block: Block, where: str, names: dict[str, object]) -> None:
    test = doctest.DocTestParser().get_doctest(block.text, names, where, where, block.line)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    runner.run(test, out=told.append, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, "".join(told)


def _compare(expected: str, said: str, where: str) -> None:
    checker = doctest.OutputChecker()
    shown = doctest.Example("", expected)
    assert checker.check_output(expected, said, FLAGS), f"{where}\n{checker.output_difference(shown, said, FLAGS)}"
