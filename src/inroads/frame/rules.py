"""Rules of derivation as plain data. A study may set other numbers and words, it cannot invent a rule."""

from collections.abc import Mapping
from typing import Any

from inroads.frame import expect
from inroads.frame.located import Faults, Located
from inroads.frame.rule_words import KEYS
from inroads.language import _


def read_rules(node: Located | None, parent: Mapping[str, Any], faults: Faults) -> dict[str, Any]:
    """The rules of the parent with what the file sets; without a parent, what the file says."""
    if node is None:
        return dict(parent)
    said = expect.mapping(node, None, faults)
    return _set(parent, said, faults) if parent else {key: _plain(held) for key, held in said.items()}


def _set(
    parent: Mapping[str, Any], said: dict[str, Located], faults: Faults, path: tuple[str, ...] = ()
) -> dict[str, Any]:
    rules = dict(parent)
    for key, held in said.items():
        if path in KEYS:
            rules[key] = _plain(held)
        elif key not in parent:
            faults.add(_("There is no rule «{name}».", name=key), held, expect.meant(key, parent))
        elif isinstance(parent[key], dict) and isinstance(held.content, dict):
            rules[key] = _set(parent[key], held.content, faults, (*path, key))
        else:
            rules[key] = _plain(held)
            if _sort(rules[key]) != _sort(parent[key]):
                faults.add(
                    _("The rule «{name}» has another form than in the frame it extends.", name=key),
                    held,
                    _("There it reads: {rule}.", rule=parent[key]),
                )
    return rules


def _sort(value: Any) -> str:
    if isinstance(value, bool):
        return "flag"
    if isinstance(value, int | float):
        return "number"
    return type(value).__name__


def _plain(node: Located) -> Any:
    if isinstance(node.content, list):
        return [_plain(item) for item in node.content]
    if isinstance(node.content, dict):
        return {key: _plain(held) for key, held in node.content.items()}
    if node.quoted:
        return node.content
    if node.content in ("true", "false"):
        return node.content == "true"
    if expect.NUMBER.fullmatch(node.content):
        number = float(node.content)
        return int(number) if number.is_integer() else number
    return node.content
