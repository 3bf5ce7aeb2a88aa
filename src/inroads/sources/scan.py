"""What is seen of a sheet in its XML, and the plainest way to walk through XML."""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

Attributes = dict[str, str]
Place = tuple[int, int]


@dataclass
class Scan:
    """One sheet: its reach (rows, columns), broken cells, and cells that show only the month or year of a date."""

    height: int = 0
    width: int = 0
    broken: dict[Place, str] = field(default_factory=dict)
    shortened: dict[Place, str] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        """Note that a cell stands there (counted from 0)."""
        self.height = max(self.height, row + 1)
        self.width = max(self.width, column + 1)


def walk(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Feed XML to callbacks; tags and attributes lose their namespace prefix."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(
        tag.rpartition(":")[2], {name.rpartition(":")[2]: value for name, value in attributes.items()}
    )
    if end:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    if text:
        parser.CharacterDataHandler = text
    parser.Parse(xml, True)
