"""What a selector file says: where on a saved page the posts stand, and of each its author, time and text."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inroads.sources.document_xml import Element, Found

PAGE_FIELDS = ("place", "venue", "venue_name", "venue_parent", "thread", "access", "offset", "now")
POST_FIELDS = (
    "post", "author", "at", "text", "reply_to", "quotes", "mentions", "edited_at", "access", "gone", "account_name",
    "rank", "joined",
)  # fmt: skip
NEEDED = ("author", "text")
TIMES = ("at", "edited_at", "joined", "now")
LONGEST = 10_000
"""How many characters of a name or a time a pattern looks at."""

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Pick:
    """Where something stands: in the text of what ``find`` finds, or in an ``attribute`` of it; or a constant.

    Without ``find`` it is the element itself (the post, the page). ``pattern`` cuts a part out: its first group, or the
    whole of it. ``formats`` say how a time is written. ``last`` takes the last of what is found, not the first.
    """

    find: Found | None = None
    attribute: str = ""
    pattern: re.Pattern[str] | None = None
    value: str = ""
    formats: tuple[str, ...] = ()
    last: bool = False

    def all(self, element: Element, is_meant: Callable[[Element], bool] | None = None) -> list[str]:
        """What it says at and below an element, in those that are meant; what says nothing is left out."""
        if self.value:
            return [self.value]
        found = self.find(element) if self.find else [element]
        return [said for one in found if (is_meant is None or is_meant(one)) and (said := self._said(one))]

    def _said(self, element: Element) -> str:
        said = str(element.get(self.attribute) or "") if self.attribute else _beginning(element)
        said = _SPACE.sub(" ", said[:LONGEST]).strip()
        if self.pattern is None or not said:
            return said
        held = self.pattern.search(said)
        return (held[1] or "" if self.pattern.groups else held[0]).strip() if held else ""


Picks = tuple[Pick, ...]
"""Ways to find one thing; the first that says anything counts."""


@dataclass(frozen=True)
class Selectors:
    """A selector file: its name, by what a page is known, and where everything stands."""

    name: str
    posts: Found
    page: Mapping[str, Picks]
    post: Mapping[str, Picks]
    recognise: tuple[Found, ...] = ()
    title: str = ""
    zone: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    """Words of times in other languages, with the English ones."""
    left: tuple[Found, ...] = ()
    """What within a text is no word of it."""
    quoted: tuple[Found, ...] = ()
    """What within a text are the words of another."""

    def depth_of_quotes(self, post: Element) -> Callable[[Element], int]:
        """In how many quotations an element of a post lies."""
        quoted = {one for find in self.quoted for one in find(post)}
        return lambda element: sum(above in quoted for above in element.iterancestors()) if quoted else 0

    def fits(self, page: Element) -> bool:
        """Whether a page is of the kind that these selectors are for."""
        return all(found(page) for found in self.recognise)


def _beginning(element: Element) -> str:
    held: list[str] = []
    size = 0
    for text in element.itertext():
        held.append(text)
        size += len(text)
        if size >= LONGEST:
            break
    return "".join(held)


def picked(picks: Picks, element: Element) -> tuple[str, Pick | None]:
    """What the first way that says anything says, and which it was; '' where none does."""
    for pick in picks:
        if said := pick.all(element):
            return said[-1 if pick.last else 0], pick
    return "", None


def picked_all(picks: Picks, element: Element, is_meant: Callable[[Element], bool]) -> list[str]:
    """All that the first way that says anything says in elements that are meant, each once."""
    for pick in picks:
        if said := pick.all(element, is_meant):
            return list(dict.fromkeys(said))
    return []
