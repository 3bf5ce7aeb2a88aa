"""What is expected at a place of a frame file: a mapping with known keys, a list, a text, an identifier, a number."""

import re
from collections.abc import Collection

from inroads.frame.located import Faults, Located
from inroads.frame.similar import near
from inroads.frame.words import MISSING
from inroads.language import LANGUAGES, _

LOWER_SNAKE = re.compile(r"[a-z][a-z0-9_]*")
VALUE = re.compile(r"[a-z0-9][a-z0-9_]*|[A-Z][0-9]*")
LISTED = 12
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


def mapping(node: Located, keys: Collection[str] | None, faults: Faults) -> dict[str, Located]:
    """The entries of a mapping; keys outside ``keys`` are faults (None: any key)."""
    if not isinstance(node.content, dict):
        faults.add(_("Here should stand names with a colon, such as «label: ...»."), node)
        return {}
    for key, held in node.content.items():
        if keys is not None and key not in keys:
            faults.add(_("«{key}» is not known here.", key=key), held, meant(key, keys))
    return {key: held for key, held in node.content.items() if keys is None or key in keys}


def items(node: Located, faults: Faults) -> list[Located]:
    """The items of a list."""
    if isinstance(node.content, list):
        return node.content
    faults.add(_("Here should stand a list."), node, _("Write [a, b] or one item a line, each after a dash."))
    return []


def text(node: Located, faults: Faults) -> str:
    """A text that says something."""
    if not isinstance(node.content, str):
        faults.add(_("Here should stand a single text."), node)
        return ""
    if not node.content:
        faults.add(_("Here nothing is filled in."), node)
    return node.content


def texts(node: Located, faults: Faults) -> tuple[str, ...]:
    """One text, or a list of texts."""
    if isinstance(node.content, str):
        return (text(node, faults),)
    return tuple(text(item, faults) for item in items(node, faults))


def name(node: Located, faults: Faults) -> str:
    """An identifier in lower case."""
    said = text(node, faults)
    if said and not LOWER_SNAKE.fullmatch(said):
        faults.add(
            _("«{name}» is not an identifier.", name=said), node, _("Use small letters, digits and underscores.")
        )
    return said


def value(node: Located, faults: Faults) -> str:
    """An identifier of a value: lower case, a number, or a short code such as M1."""
    said = text(node, faults)
    if said in MISSING:
        faults.add(
            _("«{word}» says why a value is missing; it cannot be a value.", word=said),
            node,
            _("Leave it out: it may stand in any cell."),
        )
    elif said and not VALUE.fullmatch(said):
        faults.add(
            _("«{name}» is not an identifier.", name=said),
            node,
            _("Use small letters, digits and underscores; a code such as M1 will do as well."),
        )
    return said


def number(node: Located, faults: Faults) -> float | None:
    """A number in plain digits."""
    said = text(node, faults)
    if NUMBER.fullmatch(said):
        return float(said)
    if said:
        faults.add(_("«{text}» is not a number.", text=said), node)
    return None


def flag(node: Located, faults: Faults) -> bool:
    """``true`` or ``false``."""
    if node.content not in ("true", "false"):
        faults.add(_("Here should stand true or false."), node)
    return node.content == "true"


def label(node: Located, faults: Faults) -> dict[str, str]:
    """A label in one or more of the languages."""
    return {lang: text(held, faults) for lang, held in mapping(node, LANGUAGES, faults).items()}


def meant(said: str, known: Collection[str]) -> str:
    """What to do about an unknown name: the names that look like it, or all if they are few."""
    close = near(said, known)
    if close:
        return _("Did you mean {names}?", names=", ".join(close))
    return _("Known are: {names}.", names=", ".join(known)) if 0 < len(known) <= LISTED else ""
