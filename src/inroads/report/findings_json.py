"""Findings as JSON: a list with stable keys and order, the same bytes for the same findings."""

import json
import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from inroads.answers.finding import Finding

KEYS = (
    "id", "question", "answer", "unit", "n", "table", "variants", "estimate", "low", "high", "test", "picture",
    "caveats", "selection", "lineage", "units", "snapshot", "parameters", "seed",
)  # fmt: skip


def findings_json(findings: Iterable[Finding]) -> bytes:
    """All findings as one JSON list in UTF-8, a record of a table to a line."""
    written = [_finding(finding) for finding in findings]
    return ("[\n" + ",\n".join(written) + "\n]\n").encode()


def _finding(finding: Finding) -> str:
    parts = [f'  "{key}": {_part(key, getattr(finding, key))}' for key in KEYS]
    return " {\n" + ",\n".join(parts) + "\n }"


def _part(key: str, value: Any) -> str:
    """Tables and lineages take a line for each row, all else stands on one line."""
    if key == "variants":
        return _lines([f'{{"name": {_line(one.name)}, "table": {_lines(map(_line, one.table), 5)}}}' for one in value])
    if key == "table":
        return _lines(map(_line, value))
    if key in {"lineage", "units"}:
        return _lines([f"{_line(str(row))}: {_ids(ids)}" for row, ids in value.items()], indent=0, brackets="{}")
    return _line(value)


def _lines(lines: Iterable[str], indent: int = 3, brackets: str = "[]") -> str:
    held = list(lines)
    if not held:
        return brackets
    pad = " " * indent
    return brackets[0] + "\n" + ",\n".join(pad + line for line in held) + "\n" + " " * max(indent - 1, 0) + brackets[1]


def _ids(ids: Iterable[object]) -> str:
    """Many ids, without a byte more than they need."""
    return json.dumps(list(ids), ensure_ascii=False, separators=(",", ":"))


def _line(value: Any) -> str:
    return json.dumps(_plain(value), ensure_ascii=False, allow_nan=False)


def _plain(value: Any) -> Any:
    """The value as JSON holds it: no number that is none, dates as ISO, sets in order."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, Iterable):
        return [_plain(one) for one in (sorted(value, key=str) if isinstance(value, AbstractSet) else value)]
    return value.isoformat() if isinstance(value, date) else _plain(value.item())
