"""The checklists by which case files are coded: one that asks for everything, and before it one that asked of no online
contact.
"""

from inroads.model.tables import UNITS
from inroads.world.trace.pen import Row

CHECKLIST, OLD_CHECKLIST = "CHECKLIST-1", "CHECKLIST-0"
ASKED_LATER = {
    "entry": (
        "mechanism",
        "contributing",
        "channel",
        "medium",
        "medium_first_contact",
        "medium_commitment",
        "place",
        "tie",
    ),
    "entry_agent": ("person", "part"),
    "step": ("medium", "place", "tie"),
    "approach": ("medium", "place", "tie_before"),
    "tie": ("formed_medium", "maintained_medium", "formed_place"),
    "tie_spell": ("medium",),
    "presence": ("place", "function"),
    "network": ("growth_type_coded",),
    "activity": ("medium", "place"),
    "flow": ("medium", "place"),
}
"""What the old checklist had no question for."""


def instrument_rows(asked_from: int) -> list[Row]:
    """The checklist, and the old one where there was one."""
    rows: list[Row] = [{"instrument": CHECKLIST, "version": "1"}]
    if asked_from:
        rows.append({"instrument": OLD_CHECKLIST, "version": "0", "covers": " | ".join(_covered())})
    return rows


def _covered() -> list[str]:
    covered = []
    for unit, table in UNITS.items():
        later = ASKED_LATER.get(unit)
        columns = [column.name for column in table.columns if column.kind != "id" and column.name not in (later or ())]
        covered += [f"{unit}.{name}" for name in columns] if later else [f"{unit}.*"]
    return covered
