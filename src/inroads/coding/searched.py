"""A document in which passages are looked up: by code points, by the labels of its segments, by its words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from inroads.coding.quoting import Span, Words
from inroads.coding.references import plain_label
from inroads.model.document import Document, Segment


class Searched:
    """A document with what finds places in it, each made when first needed."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @property
    def text(self) -> str:
        """The text."""
        return self.document.text

    @cached_property
    def words(self) -> Words:
        """The words and where they stand."""
        return Words(self.text)

    def labelled(self, label: str) -> list[Segment]:
        """The segments of that label, written in any of the usual ways."""
        return self._labels.get(plain_label(label), [])

    def touched(self, start: int, end: int) -> list[Segment]:
        """The segments that a range touches: those of the kind that parts it least, the smallest among equals."""
        touched = [found for held in self._kinds if (found := _between(*held, start, end))]
        return min(touched, key=lambda found: (len(found), sum(one.end - one.start for one in found)), default=[])

    def label_at(self, span: Span) -> str:
        """The label of the first segment that a range touches; '' where there is none."""
        return next((segment.number for segment in self.touched(*span)), "")

    @cached_property
    def _labels(self) -> dict[str, list[Segment]]:
        found: dict[str, list[Segment]] = defaultdict(list)
        for segment in self.document.segments:
            for label in {plain_label(segment.label), plain_label(segment.number)}:
                found[label].append(segment)
        return dict(found) | {label: [whole] for label, whole in self._wholes() if label not in found}

    def _wholes(self) -> Iterator[tuple[str, Segment]]:
        """What is cut further, such as a cue in which two speak, by the label that its parts begin with."""
        cut = (segment for segment in self.document.segments if "." in _figures(segment))
        for label, held in groupby(cut, key=lambda segment: segment.number.rpartition(".")[0]):
            parts = list(held)
            whole = replace(parts[0], label=label, end=parts[-1].end, speaker="")
            for written in (label, parts[0].label.replace(parts[0].number, label, 1)):
                yield plain_label(written), whole

    @cached_property
    def _kinds(self) -> list[tuple[list[Segment], list[int], list[int]]]:
        """Of each kind the segments in order, where each begins, and how far any of those up to it reaches."""
        kinds: dict[str, list[Segment]] = defaultdict(list)
        for segment in self.document.segments:
            kinds[segment.kind].append(segment)
        laid = []
        for held in kinds.values():
            held.sort(key=lambda segment: segment.start)
            reach: list[int] = []
            for segment in held:
                reach.append(max(segment.end, reach[-1] if reach else 0))
            laid.append((held, [segment.start for segment in held], reach))
        return laid


def _figures(segment: Segment) -> str:
    return segment.number.rpartition(" ")[2]


def _between(held: list[Segment], starts: list[int], reach: list[int], start: int, end: int) -> list[Segment]:
    first, last = bisect_right(reach, start), bisect_left(starts, end)
    return [segment for segment in held[first:last] if segment.end > start]
