"""Did you mean: the known names that look like what was written."""

import difflib
import re
from collections.abc import Iterable


def folded(text: str) -> str:
    """The text as names are compared: without regard to case, and spaces, hyphens and underscores alike."""
    return re.sub(r"[\s_\-]+", " ", text.casefold()).strip()


def near(text: str, names: Iterable[str], count: int = 3, alike: float = 0.6) -> list[str]:
    """At most ``count`` of the names that look like the text by at least ``alike``, the nearest first."""
    by_folded = {folded(name): name for name in names}
    return [by_folded[found] for found in difflib.get_close_matches(folded(text), by_folded, count, alike)]
