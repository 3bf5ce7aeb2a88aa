"""What can go wrong, by who must act: each error says what, where and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

SHOWN_FAULTS = 10


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: what (with the value seen), where (file, row, passage), what to do."""

    what: str
    where: str = ""
    do: str = ""

    def lines(self) -> list[str]:
        """The fault as one to three lines; those after the first are indented."""
        rest = [line for part in (self.where, self.do) if part for line in part.splitlines()]
        return [self.what, *(f"  {line}" for line in rest)]


class InroadsError(Exception):
    """Root of all errors that Inroads raises on purpose."""

    code = "inroads"

    def __init__(self, what: str, where: str = "", do: str = "") -> None:
        self.faults: tuple[Fault, ...] = (Fault(what, where, do),)
        self.uncounted = 0
        super().__init__(self.text())

    @classmethod
    def of(cls, faults: Iterable[Fault], uncounted: int = 0) -> "InroadsError":
        """One error that holds all faults of a file; the first ten are shown and all are counted.

        ``uncounted`` says how many there are beside those that are given.
        """
        kept = tuple(faults)
        error = cls(kept[0].what, kept[0].where, kept[0].do)
        error.faults = kept
        error.uncounted = uncounted
        error.args = (error.text(),)
        return error

    def text(self) -> str:
        """The message as shown at a door, without the name of the class."""
        from inroads.language import _

        lines = [line for fault in self.faults[:SHOWN_FAULTS] for line in fault.lines()]
        count = len(self.faults) + self.uncounted
        if count > SHOWN_FAULTS:
            lines.append(
                _(
                    "... and {more} more; faults in all: {count}.",
                    more=count - min(SHOWN_FAULTS, len(self.faults)),
                    count=count,
                )
            )
        return "\n".join(lines)


class InputError(InroadsError, ValueError):
    """The file or the call must be mended."""

    code = "input"


class StudyError(InroadsError, OSError):
    """The folder of the study is missing, locked, newer, older, full or damaged."""

    code = "study"


class FitError(InroadsError, ArithmeticError):
    """The data cannot answer this question: nothing varies, or outcomes are settled wholly."""

    code = "fit"
