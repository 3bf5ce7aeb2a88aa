"""Room for the words of a picture: letters differ from machine to machine, and none may be cut off at the edge."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

WIDTH = 0.6
"""How wide a letter is at most on average, in parts of its height, in the typefaces that systems have."""

_SHIFT = re.compile(r"translate\(([-\d.]+),\s*([-\d.]+)\)")
_BOX = re.compile(r'width="[^"]*" height="([^"]*)" viewBox="0 0 ([\d.]+) [^"]*"')


def with_room(drawn: str) -> str:
    """The drawing, made wider where a word may reach over its edge."""
    box = _BOX.search(drawn)
    if box is None:
        return drawn
    height, width = float(box[1]), float(box[2])
    reached = list(_reached(ET.fromstring(drawn), 0.0, 12.0))  # noqa: S314 made here, never read from outside
    left = min([0.0, *[start for start, _end in reached]])
    right = max([width, *[end for _start, end in reached]])
    sides = f"{left:.4g} 0 {right - left:.4g} {height:g}"
    return _BOX.sub(f'width="{right - left:.4g}" height="{height:g}" viewBox="{sides}"', drawn, count=1)


def _reached(element: ET.Element, x: float, size: float) -> Iterator[tuple[float, float]]:
    """From where to where each level word may reach."""
    if "rotate" in element.get("transform", ""):
        return
    shift = _SHIFT.search(element.get("transform", ""))
    x += float(shift[1]) if shift else 0.0
    size = float(element.get("font-size", f"{size}px").removesuffix("px"))
    if element.tag.rpartition("}")[2] == "text":
        width = WIDTH * size * len("".join(element.itertext()))
        before = {"end": width, "middle": width / 2}.get(element.get("text-anchor", ""), 0.0)
        yield x - before, x - before + width
    for inner in element:
        yield from _reached(inner, x, size)
