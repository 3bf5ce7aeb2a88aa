"""Records of JSON lines, one by one."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from inroads.language import _
from inroads.sources.post_tally import Tally

Row = tuple[int, int, Sequence[Any]]
"""Where a record stands, how many characters it has, and what its wanted columns say."""

MOST_COLUMNS = 1000
"""How many names of columns are remembered."""


def jsonl_rows(lines: Iterable[tuple[int, str]], wanted: Sequence[str], tally: Tally) -> Iterator[Row]:
    """The wanted columns of each line; blank lines, and those that begin with #, are passed over."""
    scan = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
    pick = _picker(wanted)
    known = tally.columns
    for number, line in lines:
        try:  # the quick way, for a line that is one record and no more
            record, end = scan(line, 0)
        except (StopIteration, ValueError, RecursionError):
            end = -1
        if end != len(line) or type(record) is not dict:
            record = _record(line, number, tally)
            if record is None:
                continue
        if not known.issuperset(record) and len(known) < MOST_COLUMNS:
            known.update(record)
        yield number, len(line), pick(record)


def _record(line: str, number: int, tally: Tally) -> dict[str, Any] | None:
    """The record of a line; None where it holds none, which is a fault unless the line is blank or a remark."""
    if not line or line.isspace() or line.startswith("#"):
        return None
    try:
        record = json.loads(line)
    except RecursionError:
        tally.fault(_("This JSON is nested too deeply."), number)
    except json.JSONDecodeError as fault:
        tally.fault(_("This is not JSON ({reason}).", reason=f"{fault.msg}, {fault.pos + 1}"), number)
    except ValueError:
        tally.fault(_("This JSON holds a number of too many digits."), number)
    else:
        if isinstance(record, dict):
            return record
        tally.fault(_("Here stands no record with named values."), number, _("Write one record a line."))
    return None


def _picker(wanted: Sequence[str]) -> Callable[[dict[str, Any]], list[Any]]:
    """What the wanted columns of a record say; ``user.name`` is the name inside the user."""
    if not any("." in name for name in wanted):
        return lambda record: list(map(record.get, wanted))
    paths = [(name, name.split(".")) for name in wanted]
    return lambda record: [record[name] if name in record else _inside(record, path) for name, path in paths]


def _inside(record: Any, path: Sequence[str]) -> Any:
    for name in path:
        if type(record) is not dict:
            return None
        record = record.get(name)
    return record
