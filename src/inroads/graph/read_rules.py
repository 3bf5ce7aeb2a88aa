"""Rules of contact out of YAML: every fault with its line, all at once."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from inroads.errors import InputError
from inroads.frame import expect
from inroads.frame.located import Faults, Located
from inroads.frame.parse import parse
from inroads.graph.contact_rule import (
    ALL,
    BOTH,
    CO_PRESENCE,
    DIRECTIONS,
    LEFT_OUT,
    NEEDS,
    PERIODS,
    SCOPES,
    SHAPES,
    ContactRule,
    Decay,
)
from inroads.graph.span import UNITS, Span
from inroads.language import _
from inroads.model.medium import FINE_MEDIA

MOST_POSTS, MOST_ACCOUNTS, MOST_COUNT = 100, 100_000, 1_000_000_000
LARGEST = 1_000_000
"""Bytes of a file of rules."""


def presets() -> list[str]:
    """The names of the rules that are shipped."""
    return sorted(file.name.removesuffix(".yaml") for file in _shipped().iterdir() if file.name.endswith(".yaml"))


def rules_of(asked: str | Path) -> tuple[ContactRule, ...]:
    """The rules of a preset, or of a file; raises InputError where there is neither, and for every fault of a file."""
    if str(asked) in presets():
        return read_rules(f"{asked}.yaml", (_shipped() / f"{asked}.yaml").read_text(encoding="utf-8"))
    path = Path(asked)
    do = _("Give a file of rules, or one of the presets: {known}.", known=", ".join(presets()))
    if not path.is_file():
        raise InputError(_("There is no such rule: «{name}».", name=asked), do=do)
    if path.stat().st_size > LARGEST:
        raise InputError(_("This is not a file of rules."), str(path), do)
    try:
        return read_rules(path.name, path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise InputError(_("This is not a file of rules."), str(path), do) from fault


def read_rules(name: str, text: str) -> tuple[ContactRule, ...]:
    """The rule that a text holds, or those of its list ``rules:``; raises one InputError with every fault."""
    faults = Faults()
    node = parse(name, text, faults)
    rules: list[ContactRule] = []
    if node is not None:
        several = isinstance(node.content, dict) and "rules" in node.content
        held = expect.items(expect.mapping(node, ("rules",), faults)["rules"], faults) if several else [node]
        rules = [_Reading(faults).rule(one) for one in held]
        _names_differ(rules, node, faults)
    faults.raise_any()
    return tuple(rules)


def _names_differ(rules: Sequence[ContactRule], node: Located, faults: Faults) -> None:
    names = [rule.name for rule in rules]
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        faults.add(_("Two rules are called «{name}».", name=name), node, _("Give each a name of its own."))


class _Reading:
    def __init__(self, faults: Faults) -> None:
        self.faults = faults

    def rule(self, node: Located) -> ContactRule:
        every = {name for names in NEEDS.values() for name in names}
        said = expect.mapping(node, (*ALL, *sorted(every)), self.faults)
        for needed in ("rule", "kind"):
            if needed not in said and isinstance(node.content, dict):
                self.faults.add(_("A rule needs «{name}».", name=needed), node)
        told = self._one_of(said.get("kind"), tuple(NEEDS), "")
        kind = told or "reply"
        for name in said if told else ():
            if name not in ALL and name not in NEEDS[kind]:
                self.faults.add(_("A rule of kind {kind} has no «{name}».", kind=kind, name=name), said[name])
        return ContactRule(
            name=expect.name(said["rule"], self.faults) if "rule" in said else "",
            kind=kind,
            window=self._window(said.get("window"), kind, node),
            decay=self._decay(said.get("decay")),
            direction=self._direction(said.get("direction"), kind),
            period=self._one_of(said.get("period"), PERIODS, "month"),
            minimum=self._count(said.get("minimum"), 1, MOST_COUNT),
            medium=self._one_of(said.get("medium"), FINE_MEDIA, ""),
            without=self._without(said.get("without")),
            scope=self._one_of(said.get("scope"), SCOPES, "thread"),
            posts=self._count(said.get("posts"), 1, MOST_POSTS),
            accounts=self._count(said.get("accounts"), 200, MOST_ACCOUNTS, 2),
            first_weight=self._share(said.get("first_weight"), 0.5),
        )

    def _one_of(self, node: Located | None, known: Sequence[str], otherwise: str) -> str:
        if node is None:
            return otherwise
        said = expect.text(node, self.faults)
        if said in known:
            return said
        if said:
            self.faults.add(_("«{said}» cannot stand here.", said=said), node, expect.meant(said, known))
        return otherwise

    def _direction(self, node: Located | None, kind: str) -> str:
        said = self._one_of(node, DIRECTIONS, BOTH if kind == CO_PRESENCE else DIRECTIONS[0])
        if kind == CO_PRESENCE and said != BOTH:
            self.faults.add(_("Being in the same place has no direction: write both, or leave it out."), node)
        return said

    def _without(self, node: Located | None) -> tuple[str, ...]:
        if node is None:
            return LEFT_OUT
        found = {self._one_of(item, LEFT_OUT, "") for item in expect.items(node, self.faults)} - {""}
        return tuple(sorted(found))

    def _number(self, node: Located | None, otherwise: float, least: float, most: float) -> float:
        found = expect.number(node, self.faults) if node else otherwise
        if found is None:
            return otherwise
        if not least <= found <= most:
            told = _("Here should stand a number from {least} to {most}.", least=f"{least:g}", most=f"{most:g}")
            self.faults.add(told, node)
            return otherwise
        return found

    def _count(self, node: Located | None, otherwise: int, most: int, least: int = 1) -> int:
        found = self._number(node, otherwise, least, most)
        if found != int(found):
            self.faults.add(_("Here should stand a whole number."), node)
        return int(found)

    def _share(self, node: Located | None, otherwise: float) -> float:
        return self._number(node, otherwise, 0, 1)

    def _span(self, node: Located, *, fixed: bool) -> Span | None:
        said = expect.text(node, self.faults)
        found = Span.read(said)
        if said and found is None:
            known = _("Write a number and a unit, such as 7 days; units are: {units}.", units=", ".join(UNITS))
            self.faults.add(_("«{text}» is not a span of time.", text=said), node, known)
        elif found and fixed and found.months:
            self.faults.add(_("Months and years differ in length; write days here."), node)
        return found

    def _window(self, node: Located | None, kind: str, rule: Located) -> Span | None:
        if node is None:
            if kind == CO_PRESENCE:
                self.faults.add(_("A rule of kind {kind} needs «{name}».", kind=kind, name="window"), rule)
            return None
        return self._span(node, fixed=kind == CO_PRESENCE)

    def _decay(self, node: Located | None) -> Decay | None:
        if node is None:
            return None
        said: dict[str, Any] = expect.mapping(node, ("shape", "within", "floor"), self.faults)
        for needed in ("shape", "within"):
            if needed not in said and isinstance(node.content, dict):
                self.faults.add(_("A decay needs «{name}».", name=needed), node)
        within = self._span(said["within"], fixed=True) if "within" in said else None
        shape = self._one_of(said.get("shape"), SHAPES, SHAPES[0])
        return Decay(shape, within or Span(1, "day"), self._share(said.get("floor"), 0.0))


def _shipped() -> Any:
    return files("inroads.graph") / "presets"
