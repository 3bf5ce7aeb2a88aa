"""A record: named cells, each with the place it stands in; what a mapping makes rows of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from inroads.errors import Fault
from inroads.model.draft import Written


@dataclass(frozen=True)
class Record:
    """One record; ``cells`` leaves blank cells out, ``broken`` holds faults of cells that cannot be read."""

    cells: Mapping[str, Written]
    locators: Mapping[str, str]
    locator: str
    where: str
    broken: Mapping[str, Fault] = field(default_factory=dict)


@dataclass(frozen=True)
class Records:
    """All records of a file and the names of their columns, in order."""

    columns: tuple[str, ...]
    records: tuple[Record, ...]
    notes: tuple[str, ...] = ()


def as_text(written: Written | None) -> str:
    """A cell as the text that a mapping compares: one space between words, dates as ISO, truth as true and false."""
    if written is None:
        return ""
    if isinstance(written, bool):
        return "true" if written else "false"
    if isinstance(written, date):
        return written.isoformat()
    return " ".join(str(written).split())
