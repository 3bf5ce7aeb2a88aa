"""What must hold of the variables of a frame, wherever they came from."""

from inroads.frame.extend import Lines
from inroads.frame.frame import Variable
from inroads.frame.located import Faults
from inroads.frame.similar import folded
from inroads.frame.types import WITH_VALUES, type_of_column
from inroads.frame.words import MISSING
from inroads.language import _
from inroads.model.tables import TABLES, UNITS


def check_variables(variables: list[Variable], lines: Lines, faults: Faults) -> None:
    """Types fit the tables, choices have values, and every written word means one value."""
    for variable in variables:
        if variable.type:
            _check_type(variable, lines, faults)
            _check_values(variable, lines, faults)
        _check_names(variable, lines, faults)


def check_complete(variables: list[Variable], faults: Faults) -> None:
    """A frame that extends no other has a variable for every column of every table."""
    known = {variable.id for variable in variables}
    needed = [f"{table.unit}.{column.name}" for table in TABLES.values() for column in table.columns[1:]]
    lacking = [name for name in needed if name not in known]
    if lacking:
        faults.add(
            _(
                "The frame lacks variables that the tables need ({count}), such as {name}.",
                count=len(lacking),
                name=lacking[0],
            ),
            do=_("Write «extends: inroads@1» to start from the frame that comes with Inroads."),
        )


def _check_type(variable: Variable, lines: Lines, faults: Faults) -> None:
    table = UNITS.get(variable.unit)
    column = table.column(variable.variable) if table else None
    at = lines.get((variable.unit, variable.variable))
    if column and column.kind == "id":
        faults.add(_("«{variable}» is the id of a row, not a variable.", variable=variable.id), at)
    elif column and type_of_column(column) != variable.type:
        needed = type_of_column(column)
        faults.add(_("«{variable}» must be of type {type}.", variable=variable.id, type=needed), at)


def _check_values(variable: Variable, lines: Lines, faults: Faults) -> None:
    at = lines.get((variable.unit, variable.variable))
    if variable.type not in WITH_VALUES and (variable.values or variable.values_of):
        faults.add(_("«{variable}» is no choice and has values.", variable=variable.id), at, _("Write type: choice."))
    empty = not (variable.values or variable.values_of or variable.extra.get("open"))
    if variable.type in WITH_VALUES and empty:
        faults.add(_("«{variable}» is a choice without values.", variable=variable.id), at, _("List its values."))


def _check_names(variable: Variable, lines: Lines, faults: Faults) -> None:
    meanings = {folded(word): word for word in MISSING}
    for value in variable.values:
        for name in value.names:
            other = meanings.setdefault(folded(name), value.value)
            if other != value.value:
                key = (variable.unit, variable.variable, value.value)
                what = _("In «{variable}», «{name}» would mean two things: {one} and {other}.")
                faults.add(
                    what.format(variable=variable.id, name=name, one=other, other=value.value),
                    lines.get(key) or lines.get(key[:2]),
                    _("Give one of them another label or alias."),
                )
