"""A coding frame: its variables with their values, and the rules that are data."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from inroads.frame.similar import folded, near
from inroads.frame.types import referred_unit
from inroads.frame.words import MISSING

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Value:
    """One value of a choice. ``extra`` holds marks such as ``coarse`` or ``directed``."""

    value: str
    label: Labels
    source: str
    aliases: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """All that may be written for it: the value, its labels, its aliases."""
        return (self.value, *self.label.values(), *self.aliases)


@dataclass(frozen=True)
class Variable:
    """What can be said about a unit. ``values_of`` names the variables (``unit.variable``) whose values it shares."""

    variable: str
    unit: str
    type: str
    label: Labels
    source: str
    values: tuple[Value, ...] = ()
    values_of: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """``unit.variable``."""
        return f"{self.unit}.{self.variable}"

    @property
    def refers_to(self) -> str:
        """The unit whose ids this variable holds, or nothing."""
        return referred_unit(self.type)

    @cached_property
    def _by_value(self) -> dict[str, Value]:
        return {value.value: value for value in self.values}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {folded(name): value.value for value in self.values for name in value.names}

    def value(self, value: str) -> Value | None:
        """The value of that id, if there is one."""
        return self._by_value.get(value)

    def resolve(self, text: str) -> str | None:
        """The id of the value that was written as an id, a label in any language or an alias; else None.

        An open variable (``extra["open"]``) takes any text.
        """
        found = self._by_name.get(folded(text))
        if found is None and self.extra.get("open"):
            return " ".join(text.split()) or None
        return found

    def near(self, text: str) -> list[str]:
        """Values (or words for a missing value) that look like the text."""
        names = {name: value.value for value in self.values for name in value.names} | {word: word for word in MISSING}
        return list(dict.fromkeys(names[name] for name in near(text, names, 5)))[:3]


MUCH_ALIKE = 0.85


@dataclass(frozen=True)
class Frame:
    """One version of a coding frame. Every version that was ever in force is kept with the study."""

    frame: str
    version: int
    variables: tuple[Variable, ...]
    rollups: Mapping[str, Mapping[str, str]]
    vantages: Mapping[str, tuple[str, ...]]
    certainty: Mapping[str, Mapping[str, float]]
    rules: Mapping[str, Any]
    derived_from: str = ""

    def __repr__(self) -> str:
        values = sum(len(variable.values) for variable in self.variables)
        return f"Frame {self.name}: {len(self.variables)} variables of {len(self._by_unit)} units, {values} values"

    @property
    def name(self) -> str:
        """The name with the version, such as ``inroads@1``."""
        return f"{self.frame}@{self.version}"

    @cached_property
    def _by_unit(self) -> dict[str, dict[str, Variable]]:
        units: dict[str, dict[str, Variable]] = {}
        for variable in self.variables:
            units.setdefault(variable.unit, {})[variable.variable] = variable
        return units

    @property
    def units(self) -> tuple[str, ...]:
        """The units that have variables."""
        return tuple(self._by_unit)

    def of(self, unit: str) -> dict[str, Variable]:
        """The variables of a unit, by name."""
        return dict(self._by_unit.get(unit, {}))

    def variable(self, unit: str, name: str) -> Variable | None:
        """The variable of that name, if the unit has it."""
        return self._by_unit.get(unit, {}).get(name)

    @cached_property
    def _everything(self) -> dict[str, tuple[Variable, str]]:
        """Every name of every value, with the first variable that has it."""
        named = ((name, (variable, value.value)) for variable in self.variables for value in variable.values
                 for name in value.names)  # fmt: skip
        return dict(reversed(list(named)))

    def elsewhere(self, text: str) -> tuple[str, Variable, str] | None:
        """The name of a value of any variable that looks much like the text, with that variable and value."""
        found = near(text, self._everything, 1, MUCH_ALIKE)
        return (found[0], *self._everything[found[0]]) if found else None

    def label(self, unit: str, variable: str, value: str | None = None, lang: str = "en") -> str:
        """The label of a value, or of the variable when no value is given; what has no label is shown as it is."""
        found = self.variable(unit, variable)
        if value is None:
            return found.label.get(lang, variable) if found else variable
        known = found.value(value) if found else None
        labels = known.label if known else MISSING.get(value, {})
        return labels.get(lang, value)

    @cached_property
    def _yaml(self) -> str:
        from inroads.frame.canonical import to_yaml

        return to_yaml(self)

    def to_yaml(self) -> str:
        """The whole frame as one YAML text that stands on its own and reads back as an equal frame."""
        return self._yaml

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the canonical content."""
        return hashlib.sha256(self._yaml.encode()).hexdigest()
