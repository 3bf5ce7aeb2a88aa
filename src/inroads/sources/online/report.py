"""What is told of an export: what was taken, what was left and why, with the first places of each reason."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inroads.language import _, numeral

SHOWN_PLACES = 5


@dataclass
class Left:
    """Records left for one reason: how many, and where the first stand."""

    count: int = 0
    places: list[int] = field(default_factory=list)


@dataclass
class Report:
    """Notes on a file as a whole, and by reason the records that were left out or mended."""

    file: str
    unit: str = "line"
    """What numbers count: ``line``, ``message``, ``row`` or ``page``."""
    notes: list[str] = field(default_factory=list)
    left: dict[str, Left] = field(default_factory=dict)
    mended: dict[str, Left] = field(default_factory=dict)
    truncated: bool = False
    """Whether the file ends before its end."""
    suspected: str = ""
    """Why the file seems to end before its end, where that is not certain."""
    until: date | None = None
    """The last day of which it tells of all its rooms, where it is of a whole site."""
    before: int = 0
    """How many lines or rows stand before what is read, where only the end of a file is."""
    carried: dict[str, Any] | None = None
    """What the reader needs to go on from here when the file has grown; None where it cannot."""
    unended: int = 0
    """The last line, where no line end follows it."""
    withheld: bool = False
    """Whether the file holds what may not be stored (passwords, addresses), so that only its hash is kept."""

    @property
    def is_cut_off(self) -> bool:
        """Whether the file ends before its end, or seems to."""
        return self.truncated or bool(self.suspected)

    def leave(self, why: str, number: int) -> None:
        """A record is left out."""
        _count(self.left, why, number)

    def mend(self, how: str, number: int) -> None:
        """A record is taken, but not as it is written."""
        _count(self.mended, how, number)

    def note(self, text: str) -> None:
        """Something to know of the file as a whole; said once."""
        if text not in self.notes:
            self.notes.append(text)

    def lines(self) -> list[str]:
        """What a person is told."""
        told = [*self.notes]
        for heading, found in ((_("left out"), self.left), (_("mended"), self.mended)):
            for why, held in found.items():
                told.append(
                    _(
                        "{file}: {what}, {count}: {why} ({places}).",
                        file=self.file,
                        what=heading,
                        count=numeral(held.count),
                        why=why,
                        places=self._places(held),
                    )
                )
        if self.withheld:
            told.append(
                _(
                    "{file}: it holds what a study may not store, such as passwords or addresses: posts and accounts"
                    " are kept without them, of the file itself only its hash. Keep it where the law allows it.",
                    file=self.file,
                )
            )
        if self.truncated:
            told.append(
                _(
                    "{file}: the file ends before its end; what stands before is taken. Get it again, and add it too.",
                    file=self.file,
                )
            )
        elif self.suspected:
            told.append(
                _(
                    "{file}: it seems to be cut off: {why}. What it holds is taken, and takes nothing away that a whole"
                    " file says. Get it again, and add it too.",
                    file=self.file,
                    why=self.suspected,
                )
            )
        return told

    def _places(self, held: Left) -> str:
        units = {"line": _("line"), "message": _("message"), "row": _("row"), "page": _("page")}
        shown = ", ".join(str(place + self.before) for place in held.places)
        return f"{units[self.unit]} {shown}" + (" ..." if held.count > len(held.places) else "")


def _count(found: dict[str, Left], why: str, number: int) -> None:
    held = found.setdefault(why, Left())
    held.count += 1
    if len(held.places) < SHOWN_PLACES:
        held.places.append(number)
