"""One column of the template: its heading, the note on it and the values to choose from."""

from dataclasses import dataclass

from inroads.frame.frame import Frame, Variable
from inroads.language import _
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import ROW_COLUMNS, TABLES, UNITS

_WORDS = tuple(WRITTEN_WORDS)
_SAID_BY = {"access": ("passage", "access"), "certainty": ("claim", "certainty"), "polarity": ("claim", "polarity")}


@dataclass(frozen=True)
class TemplateColumn:
    """A column as it stands in the template; ``refers_to`` is the table whose ids it holds."""

    name: str
    kind: str
    note: str
    labels: tuple[str, ...] = ()
    refers_to: str = ""
    is_open: bool = False


def template_columns(table: str, frame: Frame, lang: str) -> list[TemplateColumn]:
    """The columns of a table: declared ones, further variables of the frame, and those that any sheet may carry."""
    declared = TABLES[table]
    columns = []
    for column in declared.columns:
        variable = frame.variable(declared.unit, column.name)
        refers_to = UNITS[column.unit].name if column.unit else ""
        columns.append(_column(column.name, column.kind, variable, lang, refers_to))
    taken = {column.name for column in columns}
    for name, variable in frame.of(declared.unit).items():
        if name not in taken:
            unit = variable.refers_to
            columns.append(_column(name, variable.type, variable, lang, UNITS[unit].name if unit else ""))
            taken.add(name)
    columns += [_row_column(name, frame, lang) for name in ROW_COLUMNS if name not in taken]
    return columns


def _column(name: str, kind: str, variable: Variable | None, lang: str, refers_to: str) -> TemplateColumn:
    label = variable.label.get(lang, name) if variable else name
    labels = tuple(value.label.get(lang, value.value) for value in variable.values) if variable else ()
    if kind == "flag" and not labels:
        labels = ("yes", "no")
    note = f"{label}\n\n{_help(kind, refers_to)}"
    is_open = bool(variable and variable.extra.get("open"))
    return TemplateColumn(name, kind, note, (*labels, *_WORDS) if labels else (), refers_to, is_open)


def _help(kind: str, refers_to: str) -> str:
    if refers_to and kind == "refs":
        return _("Ids from the sheet «{sheet}», parted by |", sheet=refers_to)
    if refers_to:
        return _("An id from the sheet «{sheet}».", sheet=refers_to)
    one = _("One value from the list; blank if the source is silent.")
    return {
        "id": _("An id of your own, the same in every sheet; no names of real people. It may stay blank."),
        "date": _(
            "A date as precise as the source: 2015, 2015-03, 2015-03-12, 2015~ (about), 2015-03/2015-06 (between)."
        ),
        "choices": _("One or more values from the list, parted by | ; blank if the source is silent."),
        "choice": one,
        "flag": one,
        "number": _("A number."),
    }.get(kind, _("Text."))


def _row_column(name: str, frame: Frame, lang: str) -> TemplateColumn:
    variable = frame.variable(*_SAID_BY[name]) if name in _SAID_BY else None
    labels = tuple(value.label.get(lang, value.value) for value in variable.values) if variable else ()
    return TemplateColumn(name, "text", _row_help(name), labels)


def _row_help(name: str) -> str:
    return {
        "source": _("The source all cells of this row rest on."),
        "access": _("How a researcher could have seen this: it decides what an online-only study would have seen."),
        "passage": _("Where in the source it stands: page, minute, post. Several: parted by |"),
        "coder": _("Who coded this row."),
        "certainty": _("How sure the coder is. Blank means certain."),
        "polarity": _("Blank means it is so; absent means the source says it is not so."),
        "grade": _("The grade of the information in its own scheme, for example 4x4:B2."),
        "because": _("Why it was coded so."),
    }[name]
