"""What a frame file says about variables, before it is joined with the frame it extends."""

from dataclasses import dataclass
from typing import Any

from inroads.frame import expect
from inroads.frame.located import Faults, Located
from inroads.frame.types import KNOWN_TYPES, KNOWN_UNITS
from inroads.language import _

VALUE_MARKS = ("coarse", "directed")
VARIABLE_MARKS = ("open", "off", "sensitive", "banded")
VALUE_KEYS = ("value", "label", "source", "aliases", "medium", *VALUE_MARKS)
VARIABLE_KEYS = ("variable", "unit", "type", "label", "source", "values", "values_of", *VARIABLE_MARKS)
PLACE_MEDIA = ("offline", "online", "hybrid")


@dataclass(frozen=True)
class ValueDraft:
    """A value as written; empty parts were left out."""

    value: str
    label: dict[str, str]
    source: str
    aliases: tuple[str, ...]
    extra: dict[str, Any]
    at: Located


@dataclass(frozen=True)
class VariableDraft:
    """A variable as written; empty parts were left out."""

    variable: str
    unit: str
    type: str
    label: dict[str, str]
    source: str
    values: tuple[ValueDraft, ...]
    values_of: tuple[str, ...]
    extra: dict[str, Any]
    at: Located


def draft_variables(node: Located, faults: Faults) -> list[VariableDraft]:
    """The variables of one file, those without unit or name left out (and told)."""
    drafts = [_variable(item, faults) for item in expect.items(node, faults)]
    return [draft for draft in drafts if draft is not None]


def _variable(node: Located, faults: Faults) -> VariableDraft | None:
    said = expect.mapping(node, VARIABLE_KEYS, faults)
    for key in ("variable", "unit"):
        if key not in said:
            faults.add(_("A variable has no «{key}».", key=key), node, _("Say which variable of which unit it is."))
    if "variable" not in said or "unit" not in said:
        return None
    return VariableDraft(
        variable=expect.name(said["variable"], faults),
        unit=_one_of(said, "unit", KNOWN_UNITS, _("There is no unit «{name}»."), faults),
        type=_one_of(said, "type", KNOWN_TYPES, _("There is no type «{name}»."), faults),
        label=_label(said, faults),
        source=_source(said, faults),
        values=_values(said, faults),
        values_of=expect.texts(said["values_of"], faults) if "values_of" in said else (),
        extra=_marks(said, VARIABLE_MARKS, faults),
        at=node,
    )


def _values(said: dict[str, Located], faults: Faults) -> tuple[ValueDraft, ...]:
    if "values" not in said:
        return ()
    drafts = [_value(item, faults) for item in expect.items(said["values"], faults)]
    return tuple(draft for draft in drafts if draft is not None)


def _value(node: Located, faults: Faults) -> ValueDraft | None:
    said = expect.mapping(node, VALUE_KEYS, faults)
    if "value" not in said:
        faults.add(_("A value has no «value»."), node, _("Give it an identifier."))
        return None
    extra = _marks(said, VALUE_MARKS, faults)
    if "medium" in said:
        extra["medium"] = _one_of(said, "medium", PLACE_MEDIA, _("There is no medium «{name}» here."), faults)
    return ValueDraft(
        value=expect.value(said["value"], faults),
        label=_label(said, faults),
        source=_source(said, faults),
        aliases=expect.texts(said["aliases"], faults) if "aliases" in said else (),
        extra=extra,
        at=node,
    )


def _one_of(said: dict[str, Located], key: str, known: tuple[str, ...], unknown: str, faults: Faults) -> str:
    if key not in said:
        return ""
    name = expect.text(said[key], faults)
    if name and name not in known:
        faults.add(unknown.format(name=name), said[key], expect.meant(name, known))
    return name if name in known else ""


def _label(said: dict[str, Located], faults: Faults) -> dict[str, str]:
    return expect.label(said["label"], faults) if "label" in said else {}


def _source(said: dict[str, Located], faults: Faults) -> str:
    return expect.text(said["source"], faults) if "source" in said else ""


def _marks(said: dict[str, Located], marks: tuple[str, ...], faults: Faults) -> dict[str, Any]:
    return {mark: expect.flag(said[mark], faults) for mark in marks if mark in said}
