"""Joins what a file says with the frame it extends: variables and values are added or relabelled, never taken away."""

from dataclasses import replace

from inroads.frame.drafts import ValueDraft, VariableDraft
from inroads.frame.frame import Frame, Value, Variable
from inroads.frame.located import Faults, Located
from inroads.frame.words import FLAGS
from inroads.language import LANGUAGES, _

Lines = dict[tuple[str, ...], Located]
"""Where a variable ``(unit, variable)`` or a value ``(unit, variable, value)`` was written."""


def extended(
    parent: Frame | None, drafts: list[VariableDraft], frame: str, faults: Faults
) -> tuple[list[Variable], Lines]:
    """All variables with the values they share filled in, and the lines of what the files said."""
    kept = {variable.id: _with_own_values(variable, parent) for variable in parent.variables} if parent else {}
    lines: Lines = {}
    for draft in drafts:
        key = (draft.unit, draft.variable)
        if key in lines:
            faults.add(
                _("The variable «{variable}» of «{unit}» stands twice.", variable=draft.variable, unit=draft.unit),
                draft.at,
                _("It stands first in {where}: keep one.", where=lines[key].where),
            )
            continue
        lines[key] = draft.at
        joined = _joined(kept.get(".".join(key)), draft, frame, lines, faults)
        kept[joined.id] = joined
    return [_with_shared_values(variable, kept, lines, faults) for variable in kept.values()], lines


def own_values(variable: Variable, frame: Frame) -> tuple[Value, ...]:
    """The values a variable has beside those it shares with others."""
    if variable.type == "flag":
        return ()
    shared: set[str] = set()
    for other in variable.values_of:
        found = frame.variable(*other.split("."))
        shared |= {value.value for value in found.values} if found else set()
    return tuple(value for value in variable.values if value.value not in shared)


def _with_own_values(variable: Variable, frame: Frame) -> Variable:
    return replace(variable, values=own_values(variable, frame))


def _joined(old: Variable | None, draft: VariableDraft, frame: str, lines: Lines, faults: Faults) -> Variable:
    if old and draft.type and draft.type != old.type:
        faults.add(
            _("«{variable}» is of type {old} and cannot become {new}.", variable=old.id, old=old.type, new=draft.type),
            draft.at,
            _("Take another name for the new variable."),
        )
    if old and draft.values_of and draft.values_of != old.values_of:
        faults.add(_("«{variable}» cannot share other values than before.", variable=old.id), draft.at)
    label = {**(old.label if old else {}), **draft.label}
    _demand_labels(label, draft.variable, draft.at, faults)
    if not old and not draft.type:
        faults.add(_("«{name}» has no type.", name=draft.variable), draft.at, _("Write type: choice, text, number ..."))
    source = draft.source or (old.source if old else frame)
    return Variable(
        variable=draft.variable,
        unit=draft.unit,
        type=old.type if old else draft.type,
        label=label,
        source=source,
        values=_joined_values(old, draft, source if not old else frame, lines, faults),
        values_of=old.values_of if old else draft.values_of,
        extra={**(old.extra if old else {}), **draft.extra},
    )


def _joined_values(
    old: Variable | None, draft: VariableDraft, source: str, lines: Lines, faults: Faults
) -> tuple[Value, ...]:
    values = {value.value: value for value in old.values} if old else {}
    for drafted in draft.values:
        key = (draft.unit, draft.variable, drafted.value)
        if key in lines:
            faults.add(
                _("The value «{value}» of «{variable}» stands twice.", value=drafted.value, variable=draft.variable),
                drafted.at,
                _("It stands first in {where}: keep one.", where=lines[key].where),
            )
            continue
        lines[key] = drafted.at
        values[drafted.value] = _joined_value(values.get(drafted.value), drafted, source, faults)
    return tuple(values.values())


def _joined_value(old: Value | None, draft: ValueDraft, source: str, faults: Faults) -> Value:
    label = {**(old.label if old else {}), **draft.label}
    _demand_labels(label, draft.value, draft.at, faults)
    return Value(
        value=draft.value,
        label=label,
        source=draft.source or (old.source if old else source),
        aliases=tuple(dict.fromkeys((*(old.aliases if old else ()), *draft.aliases))),
        extra={**(old.extra if old else {}), **draft.extra},
    )


def _demand_labels(label: dict[str, str], name: str, at: Located, faults: Faults) -> None:
    lacking = [lang for lang in LANGUAGES if lang not in label]
    if lacking:
        faults.add(
            _("«{name}» has no label in {languages}.", name=name, languages=", ".join(lacking)),
            at,
            _("Write both: label: {example}.", example="{en: ..., nl: ...}"),
        )


def _with_shared_values(variable: Variable, kept: dict[str, Variable], lines: Lines, faults: Faults) -> Variable:
    if variable.type == "flag":
        return replace(variable, values=_flag_values(variable.source))
    values: dict[str, Value] = {}
    for other in variable.values_of:
        shared = kept.get(other)
        if shared is None or shared.values_of or shared.type not in ("choice", "choices"):
            faults.add(
                _("«{variable}» shares the values of «{other}», which lists none.", variable=variable.id, other=other),
                lines.get((variable.unit, variable.variable)),
                _("Name a choice that lists its own values, as unit.variable."),
            )
        else:
            values |= {value.value: value for value in shared.values}
    for value in variable.values:
        if value.value in values:
            faults.add(
                _("The value «{value}» of «{variable}» is shared.", value=value.value, variable=variable.id),
                lines.get((variable.unit, variable.variable, value.value)),
                _("Change it where it is listed: {others}.", others=", ".join(variable.values_of)),
            )
        values[value.value] = value
    return replace(variable, values=tuple(values.values()))


def _flag_values(source: str) -> tuple[Value, ...]:
    return tuple(Value(value, label, source, aliases) for value, (label, aliases) in FLAGS.items())
