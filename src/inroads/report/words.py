"""What tables of a report are called and how their values read: titles of columns, labels of values, names of variants."""

from typing import Any, Protocol

from inroads.language import _
from inroads.model.missing import FIVE_WORDS
from inroads.report.marks import mark
from inroads.report.markup import Html, join, tag, text
from inroads.report.titles import column_titles, said_words, unit_words, variant_names

PATH_JOINT = " > "

LABELLED_BY = {
    "channel": ("entry", "channel"),
    "medium": ("entry", "medium"),
    "formed": ("tie", "formed_medium"),
    "maintained": ("tie", "maintained_medium"),
    "role": ("entry", "role"),
    "agent_role": ("role", "layer"),
    "layer": ("role", "layer"),
    "outcome": ("approach", "outcome"),
    "function": ("presence", "function"),
    "span": ("network", "geo_core"),
    "coded": ("network", "growth_type_coded"),
    "derived": ("network", "growth_type_coded"),
    "type": ("network", "growth_type_coded"),
    "types": ("network", "growth_type_coded"),
    "mechanism": ("entry", "mechanism"),
}
"""Whose labels the values of a record's key bear in the frame."""

UNKNOWN = {*FIVE_WORDS, "unknown", "order_unknown"}


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

    def title(self, key: str) -> str:
        """The title of a column, by its key in the records."""
        return self._titles.get(key) or _humanised(key)

    def unit(self, unit: str) -> str:
        """The plural of a unit, as a heading or beside a count."""
        return self._units.get(unit) or _humanised(unit)

    def variant(self, name: str) -> str:
        """The name of a variant, for a person."""
        return self._variants.get(name) or _humanised(name)

    def label(self, unit: str, variable: str, value: str) -> str:
        """The label of a value of a variable of the frame; the report's own words come first."""
        if value in FIVE_WORDS:
            return self._words[value]
        said = self.frame.label(unit, variable, value, self.lang)
        if said and said != value:
            return said
        return self._words.get(value) or value

    def variable(self, unit: str, name: str) -> str:
        """What a variable of a unit is called."""
        declared = self.frame.variable(unit, name)
        said = declared.label.get(self.lang) if declared is not None else None
        return said or self.title(name)

    def word(self, key: str, value: object) -> str:
        """The value of a record as text."""
        if value is None:
            return ""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if isinstance(value, (list, tuple)):
            return ", ".join(self.word(key, one) for one in value)
        if not isinstance(value, str):
            return str(value)
        if PATH_JOINT in value:
            return " → ".join(self.word("medium", step) for step in value.split(PATH_JOINT))
        if value in self._words:
            return self._words[value]
        unit, variable = LABELLED_BY.get(key, ("", ""))
        said = self.frame.label(unit, variable, value, self.lang) if unit else value
        return said if said != value or not unit else _humanised(value) if "_" in value else value

    def value(self, key: str, value: object) -> Html:
        """The value of a record with the shape of its medium; steps of a path one after another."""
        if isinstance(value, str) and PATH_JOINT in value:
            return join([self.value("medium", step) for step in value.split(PATH_JOINT)], " → ")
        shape = mark("unknown" if is_unknown(value) else str(value))
        return tag("span", shape, text(self.word(key, value)), class_="nb") if shape else text(self.word(key, value))


def _humanised(name: str) -> str:
    return name.replace("_", " ").capitalize()
