"""By what access the passages of codings were to be had, read off the codings: the passage's own access, else that of
the narrowest passage around it that states one, else that of its source, else unknown.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from inroads.world.trace.pen import Row

UNKNOWN = "unknown"
_RANGE = re.compile(r"(?P<document>[^#]+)#(?P<start>\d+)-(?P<end>\d+)")
_POST = re.compile(r"(?P<place>[^#]+)#(?P<number>\d+)(?::\d+-\d+)?")

Range = tuple[str, int, int]


class PassageAccess:
    """The accesses that codings, posts and sources state."""

    def __init__(self, codings: Sequence[Row], sources: Iterable[Row], posts: Mapping[str, str]) -> None:
        self._of_source = {row["source"]: row.get("access", "") for row in sources}
        self._posts = posts
        self._own: dict[str, str] = {}
        self._around: dict[str, list[tuple[Range, str]]] = {}
        for row in codings:
            for passage in passages_of(row) if "access" in row else ():
                self._own[passage] = row["access"]
                place = _range(passage)
                if place is not None:
                    self._around.setdefault(place[0], []).append((place, row["access"]))

    def of(self, row: Row) -> set[str]:
        """The accesses of all passages of a row."""
        return {self._of_passage(passage) for passage in passages_of(row)}

    def _of_passage(self, passage: str) -> str:
        if passage in self._own:
            return self._own[passage]
        place = _range(passage)
        if place is not None:
            around = [
                (end - start, access)
                for (_document, start, end), access in self._around.get(place[0], [])
                if start <= place[1] and place[2] <= end
            ]
            return min(around)[1] if around else self._of_source.get(place[0]) or UNKNOWN
        post = _POST.fullmatch(passage)
        if post is not None:
            return self._posts.get(f"{post['place']}#{post['number']}") or UNKNOWN
        return self._of_source.get(passage.partition("#")[0]) or UNKNOWN


def passages_of(row: Row) -> list[str]:
    """The passages a row names."""
    named = row.get("passage", [])
    return [named] if isinstance(named, str) else list(named)


def _range(passage: str) -> Range | None:
    found = _RANGE.fullmatch(passage)
    return (found["document"], int(found["start"]), int(found["end"])) if found else None
