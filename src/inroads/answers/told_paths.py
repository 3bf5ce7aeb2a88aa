"""By which sources the path of an entry is told, step by step."""

from dataclasses import dataclass

from inroads.answers.tellers import Tellers
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View


@dataclass(frozen=True)
class Told:
    """The kinds of source that tell a path, and whether it takes several sources to tell the whole of it."""

    kinds: tuple[str, ...]
    is_pieced: bool


def told_paths(view: View, entries: list[Row]) -> dict[str, Told]:
    """For each entry who tells its path: who tells its steps, or the entry itself where it has none."""
    tellers = Tellers(view, ("step", "entry"))
    steps = grouped(view.table("steps").iter_rows(named=True), "entry")
    return {row["entry"]: _told(tellers, steps.get(row["entry"]) or [row]) for row in entries}


def _told(tellers: Tellers, steps: list[Row]) -> Told:
    by_step = [tellers.sources(step["claims"]) for step in steps]
    everybody = frozenset().union(*by_step)
    whole = frozenset.intersection(*by_step)
    return Told(tuple(tellers.kinds(everybody)), bool(everybody) and not whole)
