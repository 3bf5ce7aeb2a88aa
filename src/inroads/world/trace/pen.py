"""The pen of a coder: writes rows, heaps dates, leaves cells blank, names file and page, and whom the file knows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inroads.model.tables import TABLES
from inroads.world.annotator import COARSE
from inroads.world.dice import Dice
from inroads.world.log import Place
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.sight import EVERYTHING, HALF, Sight

Row = dict[str, Any]
Rows = dict[str, list[Row]]

UNKNOWN = "unknown_to_source"
PAGES = 400
UNASKED = frozenset(("offline", "remote_voice", "hybrid"))
"""Of contact in these a file tells unasked."""
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
ACCESSES = tuple(dict.fromkeys(access for held in ACCESS.values() for access in held))
OWN = {name: frozenset(column.name for column in table.columns) for name, table in TABLES.items()}


class Pen:
    """Writes for one file after the other what the file can tell."""

    def __init__(self, settings: Settings, names: Names, dice: Dice, places: Mapping[int, Place]) -> None:
        self.settings = settings
        self.names = names
        self.dice = dice
        self.rows: Rows = {}
        self.places: dict[int, str] = {}
        self.persons: dict[int, str] = {}
        self.ties: set[int] = set()
        self._places = places
        self.open(EVERYTHING)

    def open(self, sight: Sight) -> None:
        """Take the next case file, or the whole; one coder reads all of it."""
        self.sight = sight
        self.source = sight.source
        self.lost = 0.0
        self.coder = "C1" if self.dice.chance(0.6) else "C3"

    def about(self, *persons: int | None) -> None:
        """What is written next is of these; the more the file lost on the way to them, the more is blank."""
        if self.sight.lost:
            self.lost = HALF * max(self.sight.lost.get(person, 0.0) for person in persons if person is not None)

    def put(self, table: str, cells: Row) -> Row:
        """Write a row as it is; empty cells are left out."""
        row = {column: written for column, written in cells.items() if written not in ("", None)}
        self.rows.setdefault(table, []).append(row)
        return row

    def put_found(self, table: str, cells: Row, medium: str = "", coder: str = "") -> Row:
        """Write a row with the passage it was found in and how sure the coder is."""
        dice, own = self.dice, OWN[table]
        unsure = dice.chance(self.settings.not_certain)
        found = {
            "source": self.source,
            "access": self._access(medium),
            "passage": f"{self.source}, p. {1 + dice.below(PAGES)}",
            "coder": coder or self.coder,
            "certainty": ("probable" if dice.chance(0.7) else "possible") if unsure else "certain",
        }
        return self.put(table, {**cells, **{name: said for name, said in found.items() if name not in own}})

    def _access(self, medium: str) -> str:
        access = self.dice.weighted(ACCESS[medium])
        if self.settings.access_wrong and self.dice.chance(self.settings.access_wrong):
            return self.dice.pick([other for other in ACCESSES if other != access])
        return access

    def blank(self) -> str:
        """What stands where nothing is known: mostly nothing at all."""
        return UNKNOWN if self.dice.chance(self.settings.said_unknown) else ""

    def lacks(self, share: float) -> bool:
        """Whether a cell that is blank in this share of cases is blank here."""
        return self.dice.chance(share + (1 - share) * self.lost)

    def maybe(self, written: Any) -> Any:
        """The cell, or now and then a blank."""
        return self.blank() if self.lacks(self.settings.cell_blank) else written

    def tells_of(self, person: int | None) -> bool:
        """Whether the file knows of somebody."""
        return person is not None and person not in self.sight.unseen

    def asks_of(self, medium: str) -> bool:
        """Whether the file was asked about contact in a medium, or tells of it unasked."""
        return self.sight.asks_online or medium in UNASKED

    def medium(self, medium: str) -> str:
        """The fine medium; blank where nobody asked."""
        return medium if self.asks_of(COARSE[medium]) else ""

    def place(self, number: int | None) -> str:
        """The name of a place, which is then listed among the places."""
        if number is None or not self.asks_of(self._places[number].medium):
            return ""
        self.places.setdefault(number, self.source)
        return self.names.place(number)

    def person(self, number: int | None) -> str:
        """The name of a person, who is then listed among the persons; blank where the file does not know of him."""
        if number is None or number in self.sight.unseen:
            return ""
        self.persons.setdefault(number, self.source)
        return self.names.person(number)

    def tie(self, number: int | None) -> str:
        """The name of a tie, where there is a row of it."""
        return self.names.tie(number) if number is not None and number in self.ties else ""

    def date(self, day: int, *, heaps: bool = True) -> str:
        """A date in EDTF: to the day, heaped on the month, the year or (no spell begins there) the arrest; or blank."""
        settings, dice = self.settings, self.dice
        if self.lacks(settings.date_blank):
            return self.blank()
        if heaps and settings.heap_arrest and day < self.sight.arrest and dice.chance(settings.heap_arrest):
            return day_of(self.sight.arrest)
        known = dice.random()
        if known < settings.day_known:
            return day_of(day)
        return day_of(day)[:7] if known < settings.day_known + settings.month_known else day_of(day)[:4]

    def ended(self, day: int) -> str:
        """The date of an end, where the file tells so far."""
        return self.date(day, heaps=False) if day <= self.sight.ends else ""

    def span(self, began: int, ended: int) -> str:
        """A period in EDTF, from month to month."""
        return f"{day_of(began)[:7]}/{day_of(ended)[:7]}"


def day_of(day: int) -> str:
    """A day number as ``2018-03-14``."""
    return date.fromordinal(day).isoformat()
