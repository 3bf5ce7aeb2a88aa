"""The path of an entry: the worlds of its steps in order, repeats collapsed."""

from collections.abc import Mapping

import polars as pl

from inroads.frame.frame import Frame
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row, Tables, grouped
from inroads.model.missing import CONTESTED, NOT_APPLICABLE, NOT_RECORDED

ORDER_UNKNOWN = "order_unknown"
FIRST_ONLY = "first_contact_only"
LAST_ONLY = "commitment_only"
ENDS = (FIRST_ONLY, LAST_ONLY)
"""An entry of which one end of the path is on record and nothing else: what lies beyond it is not known."""
JOINT = " > "
SCHEMA = pl.Schema({"entry": pl.String(), "path": pl.String(), "mixed": pl.Boolean()})


def entry_paths(table: Tables, frame: Frame, rollup: str = DEFAULT_ROLLUP) -> pl.DataFrame:
    """One row per entry: its path, and whether it runs through more than one world (null where unknown)."""
    worlds = rollup_of(frame, rollup)
    steps = grouped(table("steps").iter_rows(named=True), "entry")
    entries = table("entries_derived").iter_rows(named=True)
    return pl.DataFrame([_row(entry, steps.get(entry["entry"], []), worlds) for entry in entries], schema=SCHEMA)


def _row(entry: Row, steps: list[Row], worlds: Mapping[str, str]) -> Row:
    path = path_of_steps(steps, worlds) if steps else path_without_steps(entry, worlds)
    if path == ORDER_UNKNOWN:
        return {"entry": entry["entry"], "path": path, "mixed": True}
    if _ends_elsewhere(path, entry, worlds):
        return {"entry": entry["entry"], "path": NOT_RECORDED, "mixed": True}
    return {"entry": entry["entry"], "path": path, "mixed": JOINT in path if is_whole(path) else None}


def is_whole(path: str) -> bool:
    """Whether the path is known from first contact to commitment."""
    return is_known(path) and path not in (ORDER_UNKNOWN, *ENDS)


def path_of_steps(steps: list[Row], worlds: Mapping[str, str]) -> str:
    """The worlds in order; ``order_unknown`` where steps of unlike worlds may come in either order.

    >>> steps = [{"step": 1, "medium": "face_to_face"}, {"step": 2, "medium": "email"}, {"step": 3, "medium": "email"}]
    >>> path_of_steps(steps, {"face_to_face": "offline", "email": "online"})
    'offline > online'
    """
    media = [rolled_up(step["medium"], worlds) for step in steps]
    unknown = [medium for medium in media if not is_known(medium)]
    if unknown:
        return CONTESTED if CONTESTED in unknown else unknown[0]
    if len(set(media)) > 1 and any(step["step"] is None for step in steps):
        return ORDER_UNKNOWN
    levels: dict[float, set[str]] = {}
    for step, medium in zip(steps, media, strict=True):
        levels.setdefault(step["step"] or 0.0, set()).add(medium)
    if any(len(level) > 1 for level in levels.values()):
        return ORDER_UNKNOWN
    path: list[str] = []
    for number in sorted(levels):
        (medium,) = levels[number]
        path += [medium] if path[-1:] != [medium] else []
    return JOINT.join(path)


def _ends_elsewhere(path: str, entry: Row, worlds: Mapping[str, str]) -> bool:
    """Whether the person is known to have agreed in a world in which the path does not end: then a step is missing."""
    last = rolled_up(entry["medium_commitment"], worlds)
    return is_whole(path) and is_known(last) and path.rpartition(JOINT)[2] != last


def path_without_steps(entry: Row, worlds: Mapping[str, str]) -> str:
    """First contact and commitment where they are one world; a lone end of the path is no path, and says which it is.

    An end that cannot be (nobody agreed to anything) leaves the other one as the whole path.
    """
    first = rolled_up(entry["medium_first_contact"], worlds)
    last = rolled_up(entry["medium_commitment"], worlds)
    if is_known(first) and is_known(last):
        return first if first == last else NOT_RECORDED
    if not is_known(first) and not is_known(last):
        return first
    end, other, lone = (first, last, FIRST_ONLY) if is_known(first) else (last, first, LAST_ONLY)
    return {NOT_APPLICABLE: end, CONTESTED: CONTESTED}.get(other, lone)
