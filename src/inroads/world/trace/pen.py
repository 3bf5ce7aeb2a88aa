"""The pen of a coder: writes rows, heaps dates, leaves cells blank at random, names file and page."""

from datetime import date
from typing import Any

from inroads.model.tables import TABLES
from inroads.world.dice import Dice
from inroads.world.names import Names
from inroads.world.settings import Settings

Row = dict[str, Any]
Rows = dict[str, list[Row]]

UNKNOWN = "unknown_to_source"
PAGES = 400
ACCESS = {
    "offline": {"statement": 4.0, "physical_observation": 3.0, "phone_intercept": 1.0, "records": 1.0},
    "remote_voice": {"phone_intercept": 6.0, "statement": 2.0},
    "online": {
        "device_extract": 4.0,
        "online_intercept": 2.0,
        "members_online": 2.0,
        "public_online": 1.0,
        "statement": 2.0,
    },
    "": {"records": 3.0, "statement": 2.0},
}


class Pen:
    """Writes for one file after the other; what it leaves out, it leaves out at random."""

    def __init__(self, settings: Settings, names: Names, dice: Dice) -> None:
        self.settings = settings
        self.names = names
        self.dice = dice
        self.rows: Rows = {}
        self.places: dict[int, str] = {}
        self.persons: dict[int, str] = {}
        self.source = ""
        self.coder = "C1"

    def open(self, source: str) -> None:
        """Take the next case file; one coder reads the whole of it."""
        self.source = source
        self.coder = "C1" if self.dice.chance(0.6) else "C3"

    def put(self, table: str, cells: Row) -> Row:
        """Write a row as it is; empty cells are left out."""
        row = {column: written for column, written in cells.items() if written not in ("", None)}
        self.rows.setdefault(table, []).append(row)
        return row

    def put_found(self, table: str, cells: Row, medium: str = "", coder: str = "") -> Row:
        """Write a row with the passage it was found in and how sure the coder is."""
        unsure = self.dice.chance(self.settings.not_certain)
        found = {
            "source": self.source,
            "access": self.dice.weighted(ACCESS[medium]),
            "passage": f"{self.source}, p. {1 + self.dice.below(PAGES)}",
            "coder": coder or self.coder,
            "certainty": ("probable" if self.dice.chance(0.7) else "possible") if unsure else "certain",
        }
        own = {column.name for column in TABLES[table].columns}
        return self.put(table, {**cells, **{name: said for name, said in found.items() if name not in own}})

    def blank(self) -> str:
        """What stands where nothing is known: mostly nothing at all."""
        return UNKNOWN if self.dice.chance(self.settings.said_unknown) else ""

    def maybe(self, written: Any) -> Any:
        """The cell, or now and then a blank."""
        return self.blank() if self.dice.chance(self.settings.cell_blank) else written

    def place(self, number: int | None) -> str:
        """The name of a place, which is then listed among the places."""
        if number is None:
            return ""
        self.places.setdefault(number, self.source)
        return self.names.place(number)

    def person(self, number: int | None) -> str:
        """The name of a person, who is then listed among the persons."""
        if number is None:
            return ""
        self.persons.setdefault(number, self.source)
        return self.names.person(number)

    def date(self, day: int) -> str:
        """A date in EDTF: to the day, heaped on the month or the year, or blank."""
        if self.dice.chance(self.settings.date_blank):
            return self.blank()
        known = self.dice.random()
        if known < self.settings.day_known:
            return day_of(day)
        return day_of(day)[:7] if known < self.settings.day_known + self.settings.month_known else day_of(day)[:4]

    def span(self, began: int, ended: int) -> str:
        """A period in EDTF, from month to month."""
        return f"{day_of(began)[:7]}/{day_of(ended)[:7]}"


def day_of(day: int) -> str:
    """A day number as ``2018-03-14``."""
    return date.fromordinal(day).isoformat()
