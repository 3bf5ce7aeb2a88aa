"""Dated exits from networks, and whether somebody came in afterwards (or had before) in the same role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import uncontested
from inroads.involvement.view import View
from inroads.model.when import Answer, When

WINDOW = 182
"""Half a year, in days."""
AT_THE_END = 31
"""So close before the end of a network an exit is that end: files know it by the month."""
YES, NO, MAYBE = Answer.YES, Answer.NO, Answer.MAYBE
FULL, ENDED, UNSEEN, UNDATED = "full", "network_ended", "not_observed", "not_dated"


@dataclass(frozen=True)
class Life:
    """When a network began and until when it, or the sight of it, lasted; ``is_end``: it is its end that is known."""

    began: date | None
    until: date | None
    is_end: bool


@dataclass(frozen=True)
class Exit:
    """Somebody left a network: when, in which role, and how much of the half year after is known."""

    membership: str
    person: str
    network: str
    role: str
    when: When
    watch: str
    is_seen_before: bool
    claims: tuple[str, ...]


def lives(view: View) -> dict[str, Life]:
    """The life of each network: to the end of its activity, else to the close of the last investigation."""
    closed = dict(view.table("inquiries").select("network", "closed").iter_rows())
    return {
        row["network"]: Life(
            row["active_earliest"], row["active_latest"] or closed.get(row["network"]), row["active_latest"] is not None
        )
        for row in view.table("networks").iter_rows(named=True)
    }


def exits(view: View, role: str) -> list[Exit]:
    """The exits of members and facilitators; ``role`` is ``layer`` or ``function``. The end of all is no exit."""
    held, known = lives(view), roles_of(view, role)
    counted = {(row["person"], row["network"]) for row in view.table("members").iter_rows(named=True)}
    found = []
    for row in uncontested(view.table("memberships").iter_rows(named=True)):
        spot = (row["person"], row["network"])
        when = When(row["ended_earliest"], row["ended_latest"])
        is_dated = when.earliest is not None and when.latest is not None
        has_left = is_dated or is_known(row["exit_reason"])
        life = held.get(row["network"], Life(None, None, is_end=False))
        if spot in counted and has_left and row["exit_reason"] != ENDED and not _is_the_end(when, life):
            watch = _watch(when, life) if is_dated else UNDATED
            before = bool(life.began and when.earliest and life.began + timedelta(WINDOW) <= when.earliest)
            mine = known.get(spot, "not_recorded")
            found.append(Exit(row["id"], *spot, mine, when, watch, before, tuple(row["claims"])))
    return found


def roles_of(view: View, role: str) -> dict[tuple[str, str], str]:
    """The role of each person in each network: the layer he came in at, or the function on record, if it is one."""
    if role == "layer":
        return {(row["person"], row["network"]): row["layer"] for row in view.table("members").iter_rows(named=True)}
    held: dict[tuple[str, str], set[str]] = {}
    rows = [*uncontested(view.table("roles").to_dicts()), *uncontested(view.table("entries").to_dicts())]
    for row in rows:
        if row["person"] and row["network"] and is_known(row["function"]):
            held.setdefault((row["person"], row["network"]), set()).add(row["function"])
    return {spot: next(iter(said)) for spot, said in held.items() if len(said) == 1}


def _is_the_end(when: When, life: Life) -> bool:
    """Whether an exit may be the end of the network itself."""
    if not life.is_end or life.until is None or when.latest is None:
        return False
    return when.latest > life.until - timedelta(AT_THE_END)


def _watch(when: When, life: Life) -> str:
    if life.until is None or when.latest is None:
        return UNSEEN
    if when.latest + timedelta(WINDOW) <= life.until:
        return FULL
    return ENDED if life.is_end else UNSEEN


@dataclass(frozen=True)
class Arrivals:
    """Who came into which network, when, in which role."""

    rows: dict[str, list[Row]]

    @classmethod
    def of(cls, view: View, role: str) -> "Arrivals":
        """The entries that count."""
        function = dict(view.table("entries").select("entry", "function").iter_rows())
        named = (
            {**row, "role_held": row["layer"] if role == "layer" else function.get(row["entry"])}
            for row in view.table("entries_derived").iter_rows(named=True)
        )
        return cls(grouped((row for row in named if row["counted"] == "yes"), "network"))

    def near(self, left: Exit, *, after: bool) -> list[tuple[Answer, Row]]:
        """Entries of others in the half year after an exit, or before it, in the same role: surely or maybe."""
        found = []
        for row in self.rows.get(left.network, []):
            if row["person"] != left.person:
                came = When(row["at_earliest"], row["at_latest"])
                one, other = (left.when, came) if after else (came, left.when)
                answer = _both(_is_within(one, other), _same(left.role, row["role_held"]))
                if answer is not NO:
                    found.append((answer, row))
        return found


def _is_within(first: When, later: When) -> Answer:
    """Whether something came after something else, within half a year of it; on one day either may be first."""
    least = (later.earliest - first.latest).days if later.earliest and first.latest else None
    most = (later.latest - first.earliest).days if later.latest and first.earliest else None
    if (least is not None and least > WINDOW) or (most is not None and most < 0):
        return NO
    return YES if least is not None and most is not None and least > 0 and most <= WINDOW else MAYBE


def _same(one: str | None, other: str | None) -> Answer:
    if not (is_known(one) and is_known(other)):
        return MAYBE
    return YES if one == other else NO


def _both(*answers: Answer) -> Answer:
    return NO if NO in answers else MAYBE if MAYBE in answers else YES


def any_of(answers: Iterable[Answer]) -> Answer:
    """Whether any of several is so."""
    held = set(answers)
    return YES if YES in held else MAYBE if MAYBE in held else NO
