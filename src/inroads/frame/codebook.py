"""The codebook: every variable and value of a frame as rows, in one language."""

from inroads.frame.frame import Frame, Value, Variable


def codebook(frame: Frame, lang: str = "en") -> list[dict[str, str]]:
    """One row per value, and one per variable that has none; columns ``unit`` to ``source``."""
    return [
        _row(variable, value, lang)
        for variable in sorted(frame.variables, key=lambda variable: list(frame.units).index(variable.unit))
        for value in (variable.values or (None,))
    ]


def _row(variable: Variable, value: Value | None, lang: str) -> dict[str, str]:
    return {
        "unit": variable.unit,
        "variable": variable.variable,
        "type": variable.type,
        "label": variable.label[lang],
        "value": value.value if value else "",
        "value_label": value.label[lang] if value else "",
        "aliases": " | ".join(value.aliases) if value else "",
        "source": value.source if value else variable.source,
    }
