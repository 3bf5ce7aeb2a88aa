"""What a YAML file says, with the line it says it on, and the faults found in it."""

from dataclasses import dataclass, field

from inroads.errors import Fault, InputError
from inroads.language import _


@dataclass(frozen=True)
class Located:
    """A text, a list or a mapping, where it stands, and whether a text was quoted."""

    content: "str | list[Located] | dict[str, Located]"
    file: str
    line: int
    quoted: bool = False

    @property
    def where(self) -> str:
        """File and line, as shown."""
        return _("{file}, line {line}", file=self.file, line=self.line)


@dataclass
class Faults:
    """All that is wrong, so that it can be told at once."""

    found: list[Fault] = field(default_factory=list)

    def add(self, what: str, at: Located | None = None, do: str = "") -> None:
        """Note a fault at its place."""
        self.found.append(Fault(what, at.where if at else "", do))

    def raise_any(self) -> None:
        """Raise one InputError with every fault, if there is any."""
        if self.found:
            raise InputError.of(self.found)
