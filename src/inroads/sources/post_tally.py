"""What is told of a file of posts: faults, of which the first are kept and all are counted, and notes."""

from dataclasses import dataclass, field

from inroads.errors import SHOWN_FAULTS, Fault, InputError
from inroads.language import _


@dataclass
class Tally:
    """Faults and notes of one file of posts."""

    file: str
    row: bool = False
    """Whether places in the file are rows (CSV, Parquet) and not lines."""
    faults: list[Fault] = field(default_factory=list)
    uncounted: int = 0
    notes: list[str] = field(default_factory=list)
    columns: set[str] = field(default_factory=set)
    """The names of the columns that the records have."""
    before: int = 0
    """How many lines stand before what is read, where only the end of a file is."""
    encoding: str = ""
    """In what that is written; '' where nothing decides it."""
    suspected: str = ""
    """Why the file seems to end before its end, in words."""
    sha256: str = ""
    """The hash of the file, where it was found in reading it."""

    def where(self, number: int) -> str:
        """A place in the file, as shown."""
        if self.row:
            return _("{file}, row {row}", file=self.file, row=number + self.before)
        return _("{file}, line {line}", file=self.file, line=number + self.before)

    def fault(self, what: str, number: int, do: str = "") -> None:
        """Note a fault of a record; only the first ones are kept."""
        if len(self.faults) < SHOWN_FAULTS:
            self.faults.append(Fault(what, self.where(number), do))
        else:
            self.uncounted += 1

    def of_whole(self, faults: list[Fault]) -> None:
        """Note faults of the file as a whole: those of its records follow from them, and are told no longer."""
        if faults:
            self.faults = faults
            self.uncounted = 0

    def clear(self) -> None:
        """Forget everything: the file is read again."""
        self.faults.clear()
        self.notes.clear()
        self.columns.clear()
        self.suspected = self.sha256 = ""
        self.uncounted = 0

    def put_off(self) -> "Tally":
        """What was told so far, in a tally of its own; this one begins anew."""
        told = Tally(self.file, self.row, [*self.faults], self.uncounted, [*self.notes], {*self.columns})
        self.faults.clear()
        self.notes.clear()
        self.uncounted = 0
        return told

    def add(self, told: "Tally") -> None:
        """Tell what another tally of the same file was told."""
        self.uncounted += max(0, len(told.faults) - max(0, self.room)) + told.uncounted
        self.faults += told.faults[: max(0, self.room)]
        self.notes += told.notes
        self.columns |= told.columns
        self.sha256 = told.sha256

    def more(self, count: int) -> None:
        """Count faults that are not told one by one."""
        self.uncounted += count

    @property
    def room(self) -> int:
        """How many faults are still told one by one."""
        return SHOWN_FAULTS - len(self.faults)

    @property
    def is_full(self) -> bool:
        """Whether further faults are only counted."""
        return self.room <= 0

    def raise_any(self) -> None:
        """Raise one InputError that counts every fault, if there is any."""
        if self.faults:
            raise InputError.of(self.faults, self.uncounted)
