"""A document as its reader understood it: one text, counted in code points, and the segments that lie in it."""

from dataclasses import dataclass
from typing import Literal

SegmentKind = Literal["page", "paragraph", "turn", "cue"]


@dataclass(frozen=True)
class Segment:
    """A part of a text: from ``start`` up to, not including, ``end``, in code points.

    ``label`` names it for a person and in references (``p. 3``, ``par. 12``, ``turn 7``, ``cue 4, 00:01:02.500``);
    ``speaker`` is whoever speaks in it, as written.
    """

    kind: SegmentKind
    label: str
    start: int
    end: int
    speaker: str = ""

    @property
    def number(self) -> str:
        """The label without what follows its comma: the name by which it is referred to."""
        return self.label.split(",")[0]


@dataclass(frozen=True)
class Document:
    """A text and its segments, in the order of the text; ``reader`` is name and version of what read it."""

    text: str
    segments: tuple[Segment, ...]
    reader: str
    notes: tuple[str, ...] = ()
