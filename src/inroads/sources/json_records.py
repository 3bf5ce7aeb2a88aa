"""Records of JSON and JSON lines: objects, or lists when the mapping names their columns."""

import json
import math
import re
from typing import Any

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.model.draft import Written
from inroads.model.number import whole
from inroads.sources.mapping_rules import Reading
from inroads.sources.record import Record, Records
from inroads.sources.text import read_text

_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_DEEPEST = 8


def json_records(data: bytes, name: str, reading: Reading, *, lines: bool) -> Records:
    """The records at the path of the mapping, or one a line; ``links.json#$.links[3].source`` is a place in them."""
    read = read_text(data, name)
    notes = list(read.notes)
    if lines:
        items = _items_of_lines(read.text, name, notes)
    else:
        items = _items_at(_loaded(read.text, name), reading.path, name)
    faults: list[Fault] = []
    records = tuple(_record(item, place, where, name, reading, faults) for item, place, where in items)
    if faults:
        raise InputError.of(faults)
    columns = reading.header or tuple(dict.fromkeys(column for record in records for column in record.locators))
    return Records(tuple(columns), records, tuple(notes))


def _items_of_lines(text: str, name: str, notes: list[str]) -> list[tuple[Any, str, str]]:
    items = []
    passed = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("#"):
            passed += 1
        elif line.strip():
            where = _("{file}, line {line}", file=name, line=number)
            items.append((_loaded(line, where), f"L{number}$", where))
    if passed:
        notes.append(_("{file}: lines passed over because they begin with #: {count}.", file=name, count=passed))
    return items


def _items_at(content: Any, path: str, name: str) -> list[tuple[Any, str, str]]:
    for step in _STEP.finditer(path):
        key: Any = step[1] if step[1] is not None else int(step[2])
        try:
            content = content[key]
        except (KeyError, IndexError, TypeError):
            raise InputError(
                _("There is nothing at the path {path}.", path=path), name, _("Mend «read: path» in the mapping.")
            ) from None
    if not isinstance(content, list):
        raise InputError(
            _("At {path} stands no list of records.", path=path), name, _("Mend «read: path» in the mapping.")
        )
    places = [f"{path}[{number}]" for number in range(len(content))]
    return [(item, place, f"{name}, {place}") for item, place in zip(content, places, strict=True)]


def _loaded(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = _("line {line}, character {column}", line=error.lineno, column=error.colno)
        raise InputError(_("This is not JSON ({reason}).", reason=error.msg), f"{where}, {line}") from None
    except RecursionError:
        raise InputError(_("This JSON is nested too deeply."), where) from None
    except ValueError:
        raise InputError(_("This JSON holds a number of too many digits."), where) from None


def _record(item: Any, place: str, where: str, name: str, reading: Reading, faults: list[Fault]) -> Record:
    cells: dict[str, Written] = {}
    locators: dict[str, str] = {}
    broken: dict[str, Fault] = {}

    def take(column: str, value: Any, at: str, depth: int) -> None:
        if isinstance(value, dict) and depth < _DEEPEST:
            for key, inner in value.items():
                take(f"{column}.{key}" if column else key, inner, f"{at}.{key}", depth + 1)
            return
        column = " ".join(column.split())
        locators[column] = f"{name}#{at}"
        cell = _cell(value)
        if cell is None and value not in (None, "", []):
            broken[column] = Fault(_("This value is no single value nor a list of them."), f"{where}: {column}")
        elif cell not in (None, ""):
            cells[column] = cell

    if isinstance(item, list) and reading.header:
        for number, (column, value) in enumerate(zip(reading.header, item, strict=False)):
            take(column, value, f"{place}[{number}]", _DEEPEST)
    elif isinstance(item, dict):
        take("", item, place, 0)
    else:
        faults.append(
            Fault(_("Here stands no record with named values."), where, _("Give their names in «read: header»."))
        )
    return Record(cells, locators, f"{name}#{place}", where, broken)


def _cell(value: Any) -> Written | None:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return whole(value) if math.isfinite(value) else None
    if isinstance(value, list) and value and all(isinstance(part, str | int | float) for part in value):
        return " | ".join(str(_cell(part)) for part in value)
    return None
