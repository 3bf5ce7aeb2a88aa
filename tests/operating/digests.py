"""What figures depend on, as a digest: settings, and all code that an estimator reaches."""

import ast
import hashlib
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.operating.all_estimators import all_estimators, module_of

from inroads.world.settings import Settings

ROOTS = ("inroads", "tests.operating", "tests.quick_snapshot")
MADE_BY, WITH_TEXTS = "tests.operating.world", "tests.operating.view_of_texts"
DATA = (".yaml", ".toml")
LENGTH = 12


def digest_of(estimator: str, settings: Settings) -> str:
    """The digest of everything that the figures of one estimator in one family follow from."""
    made_by = WITH_TEXTS if all_estimators()[estimator].texts else MADE_BY
    return _short(code_digest(module_of(estimator), made_by), _settings_text(settings))


def target_digest(estimator: str, settings: Settings, networks: int) -> str:
    """The digest of what is true of a family: settings, size of the simulation, and the same code."""
    return _short(code_digest(module_of(estimator), MADE_BY), _settings_text(settings), str(networks))


def _settings_text(settings: Settings) -> str:
    """The settings but for what is set anew for each world."""
    apart = {"networks", "seed", "target_networks", "family"}
    return json.dumps({name: held for name, held in settings.as_record().items() if name not in apart}, sort_keys=True)


@cache
def code_digest(*modules: str) -> str:
    """The digest of all files that these modules reach, with the data that lies beside them."""
    files = sorted({path for reached in reached_from(*modules) for path in _files(reached)})
    return _short(*(hashlib.sha256(path.read_bytes()).hexdigest() for path in files))


@cache
def reached_from(*modules: str) -> frozenset[str]:
    """The modules of the house that these reach by imports, wherever in a file they stand."""
    found: set[str] = set()
    ahead = list(modules)
    while ahead:
        module = ahead.pop()
        if module not in found:
            found.add(module)
            ahead += _imports(module)
    return frozenset(found)


@cache
def _imports(module: str) -> tuple[str, ...]:
    path = _path(module)
    if path is None:
        return ()
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return tuple(sorted(name for name in named if name.startswith(ROOTS) and _path(name) is not None))


@cache
def _path(module: str) -> Path | None:
    try:
        spec = find_spec(module)
    except ModuleNotFoundError:
        return None
    return Path(spec.origin) if spec and spec.origin and spec.origin.endswith(".py") else None


def _files(module: str) -> list[Path]:
    """The file of a module; with a package, or a file that reads data by name, the data of its folder too."""
    path = _path(module)
    if path is None:
        return []
    data = [held for held in path.parent.rglob("*") if held.suffix in DATA and not _is_own_family(held)]
    return [path, *data]


def _is_own_family(path: Path) -> bool:
    """A family beside the harness is settings, which the digest holds apart."""
    return path.parent.name == "families"


def _short(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:LENGTH]
