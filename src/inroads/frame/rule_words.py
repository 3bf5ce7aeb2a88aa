"""Which words of the rules must be values of the frame, so that a slip of the pen is told and not obeyed."""

from collections.abc import Iterator, Mapping
from typing import Any

from inroads.frame import expect
from inroads.frame.frame import Variable
from inroads.frame.located import Faults, Located
from inroads.frame.words import MISSING
from inroads.language import _

KEYS = {
    ("channel", "by_mechanism"): "entry.mechanism",
    ("medium", "by_mechanism"): "entry.mechanism",
    ("medium", "by_place"): "place.medium",
}
"""Maps that a study may add to: their keys are values of this variable."""

WORDS = {
    ("channel", "by_mechanism"): "entry.channel",
    ("channel", "else"): "entry.channel",
    ("medium", "by_mechanism"): "entry.medium",
    ("medium", "by_place"): "entry.medium",
    ("medium", "else"): "entry.medium",
    ("phases", "early_layer"): "role.layer",
    ("growth", "enablers"): "role.layer",
    ("growth", "local_recruits"): "role.layer",
    ("growth", "else"): "network.growth_type_coded",
    ("counted", "relation"): "entry.relation",
    ("counted", "relation_apart"): "entry.relation",
    ("counted", "standing"): "membership.standing",
    ("counted", "standing_never"): "membership.standing",
    ("counted", "derived_approach_initiative"): "entry.initiative",
    ("counted", "derived_approach_outcome"): "approach.outcome",
    ("defaults", "access"): "passage.access",
    ("defaults", "boundary_rule"): "case_link.boundary_rule",
}
"""Texts that must be values of this variable, or a word for a missing value."""


def check_rule_words(
    rules: Mapping[str, Any],
    node: Located | None,
    variables: Mapping[str, Variable],
    named: Mapping[str, Mapping[str, Any]],
    faults: Faults,
) -> None:
    """Every word of the rules that names something names something there is.

    ``named`` holds the roll-ups, presets and vantages that ``defaults`` may choose from.
    """
    for path, variable in KEYS.items():
        _check(path, list(_at_path(rules, path) or {}), _ids(variables, variable), node, faults)
    for path, variable in WORDS.items():
        known = [*_ids(variables, variable), *MISSING]
        _check(path, list(_texts(_at_path(rules, path))), known, node, faults)
    for default, choices in named.items():
        path = ("defaults", default)
        _check(path, list(_texts(_at_path(rules, path))), list(choices), node, faults)


def _check(path: tuple[str, ...], words: list[str], known: list[str], node: Located | None, faults: Faults) -> None:
    for word in words:
        if word not in known:
            faults.add(
                _("The rule «{rule}» names «{word}», which is not known.", rule=".".join(path), word=word),
                _line(node, path),
                expect.meant(word, known),
            )


def _at_path(rules: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        rules = rules.get(key) if isinstance(rules, Mapping) else None
    return rules


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, Mapping):
        held = list(held.values())
    for item in held if isinstance(held, list) else [held]:
        if item is not None:
            yield str(item)


def _line(node: Located | None, path: tuple[str, ...]) -> Located | None:
    for key in path:
        if node and isinstance(node.content, dict):
            node = node.content.get(key, node)
    return node


def _ids(variables: Mapping[str, Variable], variable: str) -> list[str]:
    found = variables.get(variable)
    return [value.value for value in found.values] if found else []
