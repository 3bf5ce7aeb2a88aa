"""A frame as one YAML text: a mapping written line by line, its leaves as quoted texts and plain numbers."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from inroads.frame.extend import own_values
from inroads.frame.frame import Frame, Value, Variable

UNPRINTED = re.compile(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|[\u2028\u2029]")


def to_yaml(frame: Frame) -> str:
    """The canonical content: equal frames give equal texts, and the text reads back as an equal frame."""
    return "\n".join(_lines(frame)) + "\n"


def _lines(frame: Frame) -> Iterator[str]:
    yield f"frame: {_leaf(frame.frame)}"
    yield f"version: {frame.version}"
    if frame.derived_from:
        yield f"derived_from: {_leaf(frame.derived_from)}"
    yield "variables:"
    for variable in frame.variables:
        yield from _variable_lines(variable, frame)
    for section in ("rollups", "vantages", "certainty", "rules"):
        yield f"{section}:"
        for name, held in getattr(frame, section).items():
            yield f"  {_leaf(name)}: {_leaf(held)}"


def _variable_lines(variable: Variable, frame: Frame) -> Iterator[str]:
    yield f"- unit: {variable.unit}"
    yield f"  variable: {variable.variable}"
    yield f"  type: {variable.type}"
    yield f"  label: {_leaf(variable.label)}"
    yield f"  source: {_leaf(variable.source)}"
    for mark, held in variable.extra.items():
        yield f"  {mark}: {_leaf(held)}"
    if variable.values_of:
        yield f"  values_of: {_leaf(variable.values_of)}"
    own = own_values(variable, frame)
    if own:
        yield "  values:"
        yield from (f"  - {_leaf(_value(value))}" for value in own)


def _value(value: Value) -> dict[str, Any]:
    written: dict[str, Any] = {"value": value.value, "label": value.label, "source": value.source, **value.extra}
    return {**written, "aliases": list(value.aliases)} if value.aliases else written


def _leaf(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.15f}".rstrip("0").rstrip(".")
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_leaf(key)}: {_leaf(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_leaf(item) for item in value) + "]"
    return UNPRINTED.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(match: re.Match[str]) -> str:
    return f"\\U{ord(match.group()):08x}"
