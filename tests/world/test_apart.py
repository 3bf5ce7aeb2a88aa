"""Life and trace are two programs, and the invented field shares nothing with the estimators."""

import ast
from pathlib import Path

import inroads.world

ROOM = Path(inroads.world.__file__).parent
ALLOWED = ("inroads.world", "inroads.model", "inroads.errors", "inroads.language")


def _imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_the_field_imports_nothing_of_the_house_above_the_nouns() -> None:
    """No file of the room imports the frame, involvement, answers, stats or the store."""
    for path in ROOM.rglob("*.py"):
        for module in _imports(path):
            assert not module.startswith("inroads.") or module.startswith(ALLOWED), (path, module)


def test_life_and_trace_do_not_know_each_other() -> None:
    """What happens does not depend on what is written of it, nor does the writer see more than the log."""
    for path in (ROOM / "life").glob("*.py"):
        assert not any(".trace" in module or ".annotator" in module or ".truth" in module for module in _imports(path))
    for path in (ROOM / "trace").glob("*.py"):
        assert not any(".life" in module for module in _imports(path))
