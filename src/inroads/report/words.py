"""How values read in a report: labels of the frame first, then the report's own words, with the shape of a medium."""

from collections.abc import Mapping
from functools import reduce
from typing import Any, Protocol

from inroads.language import _
from inroads.model.medium import COARSE_MEDIA
from inroads.model.missing import FIVE_WORDS
from inroads.model.tables import UNITS
from inroads.report.marks import mark
from inroads.report.markup import Html, join, tag, text
from inroads.report.said_words import said_words
from inroads.report.titles import column_titles, parameter_sentences, unit_words, variant_names

PATH_JOINT = " > "
SET_JOINT = " | "

LABELLED_BY = {
    "channel": ("entry", "channel"),
    "medium": ("entry", "medium"),
    "medium_first_contact": ("entry", "medium"),
    "medium_commitment": ("entry", "medium"),
    "formed": ("tie", "formed_medium"),
    "maintained": ("tie", "maintained_medium"),
    "role": ("entry", "role"),
    "agent_role": ("role", "layer"),
    "layer": ("role", "layer"),
    "outcome": ("approach", "outcome"),
    "function": ("activity", "function"),
    "script_phase": ("activity", "script_phase"),
    "needs": ("entry", "medium"),
    "world_before": ("entry", "medium"),
    "world_after": ("entry", "medium"),
    "stakes": ("tie_spell", "stakes"),
    "stakes_before": ("tie_spell", "stakes"),
    "trust_basis": ("tie", "trust_basis"),
    "agent_part": ("entry_agent", "part"),
    "act": ("step", "act"),
    "rules": ("place", "governance"),
    "what": ("flow", "what"),
    "what_then": ("flow", "what"),
    "giver": ("role", "layer"),
    "receiver": ("role", "layer"),
    "span": ("network", "geo_core"),
    "type": ("network", "growth_type_coded"),
    "types": ("network", "growth_type_coded"),
    "coded": ("network", "growth_type_coded"),
    "derived": ("network", "growth_type_coded"),
    "offence": ("offence", "offence"),
    "mechanism": ("entry", "mechanism"),
    "source_set": ("source", "kind"),
    "told_by": ("source", "kind"),
    "seen_types": ("network", "growth_type_coded"),
    "it_type": ("network", "it_type"),
}
"""Whose labels the values of a record's key bear in the frame."""

UNKNOWN = {*FIVE_WORDS, "unknown", "order_unknown", "first_contact_only", "commitment_only"}


class FrameLike(Protocol):
    """What a report asks of a frame."""

    @property
    def name(self) -> str: ...

    def label(self, unit: str, variable: str, value: str, lang: str, /) -> str: ...

    def variable(self, unit: str, name: str, /) -> Any: ...


def is_unknown(value: object) -> bool:
    """Whether the value says that something is not known."""
    return isinstance(value, str) and value in UNKNOWN


class Wording:
    """The words of one report, in the language spoken while it is made."""

    def __init__(self, frame: FrameLike, lang: str) -> None:
        self.frame = frame
        self.lang = lang
        self._titles = column_titles()
        self._words = said_words()
        self._units = unit_words()
        self._variants = variant_names()
        self._parameters = parameter_sentences()
        self._targets: dict[tuple[str, str], str] = {}

    def title(self, key: str) -> str:
        """The title of a column, by its key in the records."""
        return self._titles.get(key) or _humanised(key)

    def unit(self, unit: str) -> str:
        """The plural of a unit, as a heading or beside a count."""
        return self._units.get(unit) or _humanised(unit)

    def variant(self, name: str) -> str:
        """The name of a variant, for a person."""
        return self._variants.get(name) or _humanised(name)

    def parameter(self, name: str, value: object) -> str:
        """A parameter of a finding as a sentence."""
        return self._parameters.get((name, str(value))) or f"{self.title(name)}: {self.word(name, value)}."

    def parameters(self, said: Mapping[str, object]) -> list[str]:
        """The parameters of a finding as sentences; none where nothing was set."""
        return [self.parameter(name, value) for name, value in said.items() if value not in ("", [], ())]

    def variable(self, unit: str, name: str) -> str:
        """What a variable of a unit is called."""
        declared = self.frame.variable(unit, name)
        said = declared.label.get(self.lang) if declared is not None else None
        return _capital(said) if said else self.title(name)

    def label(self, unit: str, variable: str, value: str) -> str:
        """The label of a value of a variable of the frame, else the report's own word for it."""
        said = self.frame.label(unit, variable, value, self.lang)
        return said if said and said != value else self._words.get(value, value)

    def refers_to(self, unit: str, variable: str) -> str:
        """The unit whose ids a variable holds, or nothing."""
        if (unit, variable) not in self._targets:
            self._targets[unit, variable] = self._target(unit, variable)
        return self._targets[unit, variable]

    def _target(self, unit: str, variable: str) -> str:
        column = UNITS[unit].column(variable) if unit in UNITS else None
        declared = self.frame.variable(unit, variable) if column is None else None
        return column.unit if column is not None else str(getattr(declared, "refers_to", ""))

    def word(self, key: str, value: object) -> str:
        """The value of a record as text."""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, (list, tuple)):
            return ", ".join(self.word(key, one) for one in value)
        if isinstance(value, str) and SET_JOINT in value:
            return reduce(_either, [self.word(key, one) for one in value.split(SET_JOINT)])
        if isinstance(value, str):
            return " → ".join(self._said("medium" if key == "path" else key, one) for one in value.split(PATH_JOINT))
        if isinstance(value, float) and self.lang == "nl":
            return str(value).replace(".", ",")
        return "" if value is None else str(value)

    def row(self, record: Mapping[str, object]) -> str:
        """What a record counts: its values that are words, one after another."""
        left_out = ("row", "venue") if record.get("room") else ("row",)
        said = (
            self.word(key, value) for key, value in record.items() if key not in left_out and isinstance(value, str)
        )
        return " · ".join(dict.fromkeys(said))

    def value(self, key: str, value: object) -> Html:
        """The value of a record with the shape of its medium; steps of a path one after another."""
        if isinstance(value, str) and PATH_JOINT in value:
            return join([self.value("medium", step) for step in value.split(PATH_JOINT)], " → ")
        shape = mark("unknown" if is_unknown(value) else str(value))
        return tag("span", shape, text(self.word(key, value)), class_="nb") if shape else text(self.word(key, value))

    def _said(self, key: str, value: str) -> str:
        own = self._words.get(value if value in COARSE_MEDIA else f"{key}.{value}")
        if own:
            return own
        unit, variable = LABELLED_BY.get(key, ("", ""))
        said = self.label(unit, variable, value) if unit else self._words.get(value, value)
        return f"{value}: {said}" if value.isdigit() and said != value else said.replace("_", " ")


def _either(some: str, last: str) -> str:
    return _("{some} or {last}", some=some, last=last)


def _humanised(name: str) -> str:
    return _capital(name.replace("_", " "))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
