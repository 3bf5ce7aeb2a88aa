"""Days along a line, and bars on it whose ends are dates that may be uncertain."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inroads.report.graph_pictures.sheet_of_svg import FAINT, SOFT, words
from inroads.report.graph_pictures.worlds import COLOUR, PATTERNS, UNKNOWN, Spot, fill, number
from inroads.report.markup import Html, join, tag

MOST_TICKS = 9
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10_000)
PALE = "0.28"
LEAST = 1.6
"""So wide is at least what is drawn of a bar."""
Span = tuple[date | None, date | None, date | None, date | None]
"""Earliest and latest day of the beginning, earliest and latest day of the end."""


@dataclass(frozen=True)
class TimeAxis:
    """From the beginning of one year to the end of another, over ``wide`` pixels from ``left``."""

    first: int
    last: int
    left: float
    wide: float

    @classmethod
    def over(cls, spans: Iterable[Span], left: float, wide: float) -> "TimeAxis | None":
        """An axis on which all dates of the spans lie; None where there is no date."""
        years = [day.year for span in spans for day in span if day is not None]
        return cls(min(years), max(years), left, wide) if years else None

    def x(self, day: date) -> float:
        """Where a day lies."""
        begin, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal() + 1
        return self.left + self.wide * (day.toordinal() - begin) / (end - begin)

    def ticks(self) -> list[int]:
        """The years that are written."""
        count = self.last - self.first + 1
        step = next(step for step in STEPS if count / step <= MOST_TICKS)
        return [year for year in range(self.first, self.last + 1) if year % step == 0]

    def drawn(self, top: float, foot: float) -> Html:
        """Years above, and a faint line down from each."""
        said = []
        for year in self.ticks():
            x = self.x(date(year, 1, 1))
            said.append(tag("path", d=f"M{number(x)} {number(top)}V{number(foot)}", stroke=FAINT))
            said.append(words(x + 2, top - 4, str(year), colour=SOFT))
        return join(said)

    def bar(self, span: Span, world: str, y: float, thick: float) -> Html:
        """Full where it surely lasted, pale where it may have; an end nobody knows is open."""
        begun, ended = span[0], span[3]
        begin = self.x(begun) if begun else self.left
        end = self._after(ended) if ended else self.left + self.wide
        pale = _block(
            begin, max(end - begin, LEAST), y, thick, fill(world, pale=True), "" if world in PATTERNS else PALE
        )
        sure = self._surely(span)
        if sure is None:
            return pale
        colour = COLOUR[world] if world == UNKNOWN else fill(world)
        return join([pale, _block(sure[0], max(sure[1] - sure[0], LEAST), y, thick, colour)])

    def _surely(self, span: Span) -> Spot | None:
        """From where to where; a moment where only the beginning or only the end is known."""
        begun = self.x(span[1]) if span[1] else None
        ended = self._after(span[2]) if span[2] else None
        if begun is None:
            return None if ended is None else (ended - LEAST, ended)
        if ended is None:
            return begun, begun + LEAST
        return (begun, ended) if begun < ended else None

    def _after(self, day: date) -> float:
        return self.x(date.fromordinal(day.toordinal() + 1)) if day != date.max else self.left + self.wide


def _block(x: float, wide: float, y: float, thick: float, colour: str, pale: str = "") -> Html:
    return tag("rect", x=number(x), y=number(y - thick / 2), width=number(wide), height=number(thick), fill=colour,
               fill_opacity=pale or None)  # fmt: skip
