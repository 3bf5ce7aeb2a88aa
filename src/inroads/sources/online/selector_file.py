"""A selector file (YAML) into :class:`Selectors`; every fault with its line, in one error."""

import re
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from inroads.errors import InputError
from inroads.frame import expect
from inroads.frame.located import Faults, Located
from inroads.frame.parse import parse
from inroads.language import _
from inroads.model.access import ACCESSES
from inroads.sources.case_file import read_bytes
from inroads.sources.document_xml import Found, selector
from inroads.sources.online.selectors import NEEDED, PAGE_FIELDS, POST_FIELDS, TIMES, Pick, Picks, Selectors
from inroads.sources.post_mapping_file import compiled
from inroads.sources.text import read_text

PRESETS = Path(__file__).with_name("page_presets")

_KEYS = ("selectors", "title", "recognise", "zone", "words", "page", "posts", "post", "left", "quoted")
_PICK = ("css", "attribute", "pattern", "value", "which")
_WHICH = ("first", "last")


def read_selectors(path: Path) -> Selectors:
    """Read a selector file; an InputError names all faults with their lines."""
    text = read_text(read_bytes(path), path.name).text
    faults = Faults()
    node = parse(path.name, text, faults)
    made = _SelectorFile(faults).read(node, path.stem) if node else None
    faults.raise_any()
    if made is None:
        raise InputError(_("The file is empty."), path.name)
    return made


@lru_cache(1)
def presets() -> tuple[Selectors, ...]:
    """The selector files that come with the program."""
    return tuple(read_selectors(path) for path in sorted(PRESETS.glob("*.yaml")))


class _SelectorFile:
    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def read(self, node: Located, name: str) -> Selectors:
        said = expect.mapping(node, _KEYS, self.faults)
        for key in ("posts", "post"):
            if key not in said and isinstance(node.content, dict):
                self.faults.add(_("A selector file needs «{name}».", name=key), node)
        post = self._fields(said.get("post"), POST_FIELDS)
        for key in NEEDED if "post" in said else ():
            if key not in post:
                told = _("Say where it stands on the page, {name}: {{css: ...}}.", name=key)
                self.faults.add(_("A post needs «{name}».", name=key), said["post"], told)
        (posts,) = self._found(said.get("posts"))[:1] or (_nothing,)
        words = expect.mapping(said["words"], None, self.faults) if "words" in said else {}
        return Selectors(
            self._text(said.get("selectors")) or name,
            posts,
            self._fields(said.get("page"), PAGE_FIELDS),
            post,
            tuple(self._found(said.get("recognise"))),
            self._text(said.get("title")),
            self._zone(said.get("zone")),
            {word.casefold(): self._text(meant) for word, meant in words.items() if word},
            tuple(self._found(said.get("left"))),
            tuple(self._found(said.get("quoted"))),
        )

    def _text(self, node: Located | None) -> str:
        return expect.text(node, self.faults) if node else ""

    def _found(self, node: Located | None) -> list[Found]:
        found = []
        for text in expect.texts(node, self.faults) if node else ():
            try:
                found.append(selector(text))
            except ValueError as fault:
                told = _("This is no selector of CSS: {reason}.", reason=str(fault)[:120])
                self.faults.add(told, node, _("Write it as div.post > h4 a, between quotes."))
        return found

    def _fields(self, node: Located | None, known: tuple[str, ...]) -> dict[str, Picks]:
        held = expect.mapping(node, known, self.faults) if node else {}
        return {name: tuple(self._picks(name, inner)) for name, inner in held.items()}

    def _picks(self, name: str, node: Located) -> list[Pick]:
        ways = node.content if isinstance(node.content, list) else [node]
        return [pick for way in ways for pick in self._pick(name, way)]

    def _pick(self, name: str, node: Located) -> list[Pick]:
        """One way to find something; several selectors are several ways."""
        said = expect.mapping(node, (*_PICK, "format") if name in TIMES else _PICK, self.faults)
        value = self._text(said.get("value"))
        if name == "access" and value and value not in ACCESSES:
            self.faults.add(_("«{name}» is not known here.", name=value), node, expect.meant(value, ACCESSES))
        if isinstance(node.content, dict) and not (said.keys() & {"css", "attribute", "value"}):
            self.faults.add(_("Here «css», «attribute» or «value» is needed."), node)
        which = self._text(said.get("which"))
        if which and which not in _WHICH:
            self.faults.add(_("«{name}» is not known here.", name=which), node, expect.meant(which, _WHICH))
        formats = expect.texts(said["format"], self.faults) if "format" in said else ()
        attribute, pattern = self._text(said.get("attribute")), self._pattern(said.get("pattern"))
        found: list[Found | None] = [*self._found(said["css"])] if "css" in said else [None]
        return [Pick(find, attribute, pattern, value, formats, which == "last") for find in found]

    def _pattern(self, node: Located | None) -> re.Pattern[str] | None:
        if node is None:
            return None
        try:
            return compiled(self._text(node))
        except re.error as fault:
            self.faults.add(_("This pattern cannot be read: {reason}.", reason=fault), node)
            return None

    def _zone(self, node: Located | None) -> str:
        zone = self._text(node)
        try:
            return ZoneInfo(zone).key if zone else ""
        except (ZoneInfoNotFoundError, ValueError, OSError):
            self.faults.add(_("«{zone}» is no time zone.", zone=zone), node, _("Write it as Europe/Amsterdam or UTC."))
            return ""


def _nothing(_element: object) -> list[object]:
    return []
