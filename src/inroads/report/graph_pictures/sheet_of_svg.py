"""The sheet a picture is drawn on: an SVG with its title and what it shows for those who cannot see it."""

from inroads.report.graph_pictures.worlds import number, patterns
from inroads.report.markup import Html, join, tag
from inroads.report.svg import FONT

INK, SOFT, FAINT = "#222", "#6f6f6f", "#dcdad4"
TEXT = 11
"""The smallest letters, in pixels of a picture that is printed over the width of a page."""
WIDE = 752.0
MARGIN = 4
LETTER = 0.56
"""How wide a letter is on average, in parts of its height."""


def svg(width: float, height: float, title: str, told: str, *parts: Html | None) -> Html:
    """The whole picture, standing alone; ``told`` says what it shows."""
    held = [tag("title", title), tag("desc", told), patterns(), *parts]
    return tag(
        "svg",
        *held,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"{-MARGIN} {-MARGIN} {number(width + 2 * MARGIN)} {number(height + 2 * MARGIN)}",
        width=number(width + 2 * MARGIN),
        height=number(height + 2 * MARGIN),
        role="img",
        font_family=FONT,
        font_size=TEXT,
        fill=INK,
    )


HALO = {"stroke": "#fff", "stroke_width": "2.6", "paint_order": "stroke", "stroke_linejoin": "round"}
"""Makes words readable above lines."""


def words(
    x: float,
    y: float,
    said: str,
    *,
    anchor: str = "start",
    size: float = TEXT,
    colour: str = "",
    halo: bool = False,
    bold: bool = False,
) -> Html:
    """A line of text."""
    around = HALO if halo else {}
    return tag(
        "text",
        said,
        x=number(x),
        y=number(y),
        text_anchor=None if anchor == "start" else anchor,
        font_size=None if size == TEXT else number(size),
        font_weight="bold" if bold else None,
        fill=colour or None,
        **around,
    )


def long(said: str, size: float = TEXT) -> float:
    """How wide a line of text is at most, about."""
    return LETTER * size * len(said)


def fitted(said: str, room: float, size: float = TEXT) -> str:
    """The text, cut where the room ends."""
    most = int(room / (LETTER * size))
    return said if len(said) <= most else f"{said[: max(most - 1, 1)]}…"


def group(*parts: Html | None, **attributes: object) -> Html:
    """Several parts together."""
    return tag("g", join(parts), **attributes)


def caption(y: float, *lines: str) -> Html:
    """What must be known to read the picture, at its foot."""
    return join([words(0, y + 15 * place, line, colour=SOFT) for place, line in enumerate(lines)])


def frame(box: tuple[float, float, float, float]) -> Html:
    """A faint line around a panel."""
    left, top, right, foot = box
    wide, tall = number(right - left), number(foot - top)
    return tag("rect", x=number(left), y=number(top), width=wide, height=tall, fill="none", stroke=FAINT)
