"""What was found by its words, for the screen: where, when, who, by what access, and the words in their sentence."""

import json
import re
from dataclasses import asdict

from inroads.frame.frame import Frame
from inroads.language import _, language, numeral
from inroads.store.account_names import with_id
from inroads.store.find import Found, Hit
from inroads.store.text_index import CLOSE, COUNTED, OPEN

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\s]+")
"""What could move the cursor of a screen, or turn the direction of a line."""


def hit_records(found: Found) -> list[dict[str, str]]:
    """The hits as plain records; the words found stand between guillemets."""
    return [{**asdict(hit), "snippet": _marked(hit.snippet)} for hit in found.hits]


def hits_bytes(found: Found) -> bytes:
    """The hits as the gate sees them."""
    return json.dumps(hit_records(found), ensure_ascii=False).encode()


def hit_lines(found: Found, frame: Frame) -> list[str]:
    """The hits for a person, under a line that says how many there are and in which order they stand."""
    lines = [_head(found)]
    for hit in found.hits:
        lines += ["", one_line(hit.reference), f"  {_told(hit, frame)}", f"  {_marked(hit.snippet)}"]
    return lines


def _head(found: Found) -> str:
    if found.count > COUNTED:
        said = _("Hits: more than {count}; the newest first.", count=numeral(COUNTED))
        return said + " " + _("So many are not weighed by relevance.") if found.wanted_relevance else said
    if found.by_relevance:
        return _("Hits: {count}; the most relevant first.", count=numeral(found.count))
    return _("Hits: {count}; the newest first.", count=numeral(found.count))


def _told(hit: Hit, frame: Frame) -> str:
    kind = frame.label("source", "kind", hit.kind, language()) if hit.kind else ""
    access = frame.label("passage", "access", hit.access, language())
    source = hit.source if not hit.reference.startswith(f"{hit.source}#") else ""
    said = dict.fromkeys(
        one_line(part) for part in (hit.at, with_id(hit.name, hit.who), hit.about, source, kind, access)
    )
    return " · ".join(part for part in said if part)


def _marked(snippet: str) -> str:
    return one_line(snippet.replace(OPEN, "«").replace(CLOSE, "»"))


def one_line(text: str) -> str:
    """A text without what could move the cursor of a screen or turn its line."""
    """The text without anything that moves the cursor or turns the line."""
    return _CONTROL.sub(" ", text).strip()
