"""Which online activities cannot run without an offline one, and which offline ones not without an online one."""

from dataclasses import dataclass

from inroads.answers.activities import activities, in_order
from inroads.answers.caveats import few_networks, sample_caveats
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import COLOURS, UNKNOWN_COLOUR, bars_picture
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names
from inroads.answers.ways import WORLDS, is_open
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known, rolled_up, rollup_of
from inroads.involvement.needs import Dependence, Leaning, Needs, needs_on_record
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.bounds import share_bounds
from inroads.stats.intervals import wilson

PAIRS = tuple((world, needed) for world in reversed(WORLDS) for needed in WORLDS if world != needed)
HEADLINES = (("online", "offline"), ("offline", "online"))
PALE = "#E4E2DC"


@dataclass(frozen=True)
class _Asked:
    """The activities that are counted, and for each world which of them cannot run without it."""

    rows: list[Row]
    graph: Dependence
    leaning: dict[str, Leaning]

    def of(self, world: str) -> list[Row]:
        return [row for row in self.rows if row["medium"] == world]

    def split(self, rows: list[Row], needed: str) -> dict[str, list[Row]]:
        """Rows by whether they need the world: ``yes``, ``no``, or ``open``."""
        found: dict[str, list[Row]] = {"yes": [], "open": [], "no": []}
        for row in rows:
            found[self.answer(row["activity"], needed)].append(row)
        return found

    def answer(self, activity: str, needed: str) -> str:
        leaning = self.leaning[needed]
        return "yes" if activity in leaning.sure else "open" if activity in leaning.may else "no"


def dependence(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """What cannot run without what, as a set: what is sure, and what the record leaves open."""
    needs = needs_on_record(view.table)
    asked = _asked(view, needs, rollup)
    sheet = Sheet()
    _add_activities(sheet, asked)
    _add_networks(sheet, asked)
    _add_steps(sheet, asked, view)
    _add_cycles(sheet, asked, view)
    networks = {row["network"] for row in asked.rows if row["network"] is not None}
    return sheet.finding(
        view,
        id="functioning.dependence",
        question=_("Which online activities cannot run without an offline one, and the reverse?"),
        unit="activity",
        n=len(asked.rows),
        answer=_answer(sheet.table, asked),
        variants=_variants(view, needs, rollup),
        picture=_picture(view, sheet.table),
        caveats=[*_caveats(asked, needs), *few_networks(view, len(networks)), *sample_caveats(view)],
        parameters={"rollup": rollup},
    )


def _asked(view: View, needs: dict[str, Needs], rollup: str) -> _Asked:
    worlds = rollup_of(view.frame, rollup)
    media = dict(view.table("activities").select("activity", "medium").iter_rows())
    graph = Dependence(needs, {name: rolled_up(media.get(name), worlds) for name in needs})
    return _Asked(activities(view, rollup), graph, {world: graph.on(world) for world in WORLDS})


def _add_activities(sheet: Sheet, asked: _Asked) -> None:
    """Each world against each other: how many surely need it, how many surely not, and of how many that is open."""
    loose = [row for row in asked.rows if is_open(row["medium"])]
    for world, needed in PAIRS:
        rows = asked.of(world)
        parts, beside = asked.split(rows, needed), asked.split(loose, needed)
        drawn = len(loose) - len(beside["no"]), len(loose) - len(beside["yes"])
        low, high = share_bounds(len(parts["yes"]), len(parts["open"]), len(rows), *drawn)
        for need, mine in parts.items():
            ends = {"bound_low": number(float(low)), "bound_high": number(float(high))} if need == "yes" else _NO_ENDS
            _add_part(sheet, (world, needed, need), mine, len(rows), ends)
    for word in sorted({row["medium"] for row in asked.rows} - {*WORLDS}):
        rows = [row for row in asked.rows if row["medium"] == word]
        for needed in ("offline", "online"):
            for need, mine in asked.split(rows, needed).items():
                if mine:
                    _add_part(sheet, (word, needed, need), mine, len(rows), _NO_ENDS)


_NO_ENDS: Record = {"bound_low": None, "bound_high": None}


def _add_part(sheet: Sheet, key: tuple[str, str, str], mine: list[Row], of: int, ends: Record) -> None:
    head = dict(zip(("medium", "needs", "need"), key, strict=True))
    record = {"kind": "activities", **head, "n": len(mine), "of": of, **ends}
    sheet.add_rows(("activities", *key), record, "activity", mine)


def _add_networks(sheet: Sheet, asked: _Asked) -> None:
    """Networks of which some activity surely, and of which one possibly, needs the other world."""
    for world, needed in HEADLINES:
        rows = [row for row in asked.of(world) if row["network"] is not None]
        parts = asked.split(rows, needed)
        of = {row["network"] for row in rows}
        sure = {row["network"] for row in parts["yes"]}
        possible = sure | {row["network"] for row in parts["open"]}
        low, high = float(wilson(len(sure), len(of))[0]), float(wilson(len(possible), len(of))[1])
        record = {
            "kind": "affected", "medium": world, "needs": needed, "sure": len(sure), "possible": len(possible),
            "of": len(of), "low": number(low), "high": number(high),
        }  # fmt: skip
        claims = (claim for row in (*parts["yes"], *parts["open"]) for claim in row["claims"] or ())
        sheet.add(("affected", world, needed), record, (("network", name) for name in possible), claims)


def _add_steps(sheet: Sheet, asked: _Asked, view: View) -> None:
    """The same step by step: phase and function."""
    for world, needed in HEADLINES:
        mine = asked.of(world)
        phases = in_order(view, "script_phase", {row["script_phase"] for row in mine})
        functions = in_order(view, "function", {row["function"] for row in mine})
        steps = sorted(
            {(row["script_phase"], row["function"]) for row in mine},
            key=lambda step: (phases.index(step[0]), functions.index(step[1])),
        )
        for step in steps:
            rows = [row for row in mine if (row["script_phase"], row["function"]) == step]
            parts = asked.split(rows, needed)
            record = {
                "kind": "steps", "medium": world, "needs": needed, "script_phase": step[0], "function": step[1],
                "sure": len(parts["yes"]), "possible": len(parts["yes"]) + len(parts["open"]), "of": len(rows),
                "in_networks": len({row["network"] for row in parts["yes"]} - {None}),
            }  # fmt: skip
            sheet.add_rows(("steps", world, needed, *step), record, "activity", [*parts["yes"], *parts["open"]])


def _add_cycles(sheet: Sheet, asked: _Asked, view: View) -> None:
    """Activities that are said to need each other: at least one of these needs is not so."""
    rows = {row["activity"]: row for row in view.table("activities").iter_rows(named=True)}
    for names in asked.graph.cycles:
        mine = [rows[name] for name in names]
        network = mine[0]["network"]
        record = {"kind": "cycles", "network": network, "members": names, "n": len(names)}
        sheet.add_rows(("cycles", names[0]), record, "activity", mine)


def _caveats(asked: _Asked, needs: dict[str, Needs]) -> list[str]:
    whole = sum(needs[row["activity"]].whole for row in asked.rows)
    found = [
        _(
            "A need counts only where somebody recorded it (depends_on); none is guessed from dates, phases or"
            " persons. What needs something that itself needs the other world, needs the other world."
        ),
        _(
            "Activities whose needs are known to be all on record: {n} of {of}. Of the others it stays open whether"
            " they need more; a network marked as known in full (script_known), or a cell that says that there are none"
            " (not_applicable), settles it.",
            n=numeral(whole),
            of=numeral(len(asked.rows)),
        ),
    ]
    if asked.graph.cycles:
        found.append(
            _(
                "Circles in which activities are said to need each other: {n}. At least one need of each is not so;"
                " none of them counts as sure.",
                n=numeral(len(asked.graph.cycles)),
            )
        )
    return found


def _answer(table: list[Record], asked: _Asked) -> str:
    if not asked.rows:
        return _("No activity is on record.")
    return " ".join([_told(table, world, needed) for world, needed in HEADLINES])


def _told(table: list[Record], world: str, needed: str) -> str:
    by = {record["row"]: record for record in table}
    parts = {need: by[f"activities/{world}/{needed}/{need}"] for need in ("yes", "open", "no")}
    networks = by[f"affected/{world}/{needed}"]
    counts = {
        "yes": numeral(parts["yes"]["n"]),
        "of": numeral(parts["yes"]["of"]),
        "open": numeral(parts["open"]["n"]),
        "networks": numeral(networks["sure"]),
        "among": numeral(networks["of"]),
    }
    if world == "online":
        return _(
            "Online activities that on record cannot run without an offline one: {yes} of {of}, in {networks} of"
            " {among} networks; left open: {open}.",
            **counts,
        )
    return _(
        "Offline activities that on record cannot run without an online one: {yes} of {of}, in {networks} of {among}"
        " networks; left open: {open}.",
        **counts,
    )


def _variants(view: View, needs: dict[str, Needs], rollup: str) -> list[Variant]:
    """As if the needs on record were all there are; and with the telephone on either side."""
    if not needs:
        return []
    told = {name: Needs(one.sure, one.possible, one.whole or bool(one.sure)) for name, one in needs.items()}
    tables = [("needs_told_whole", _asked(view, told, rollup))]
    tables += [(name, _asked(view, needs, name)) for name in ("phone_offline", "phone_online")]
    found = []
    for name, asked in tables:
        sheet = Sheet()
        _add_activities(sheet, asked)
        found.append(Variant(name, [record for record in sheet.table if record["of"]]))
    return found


def _picture(view: View, table: list[Record]) -> Record | None:
    """One bar to a function: what surely needs the other world, what is open, what surely does not."""
    names = Names(view)
    counts: dict[tuple[str, str, str], list[int]] = {}
    for record in table:
        if record["kind"] == "steps" and is_known(record["function"]):
            held = counts.setdefault((record["medium"], record["needs"], record["function"]), [0, 0, 0])
            held[0] += record["sure"]
            held[1] += record["possible"] - record["sure"]
            held[2] += record["of"] - record["possible"]
    parts = {
        "offline": _("cannot run without an offline one"),
        "online": _("cannot run without an online one"),
        "open": _("not known"),
        "no": _("can run without the other world"),
    }
    values = [
        {"row": f"{names.value('activity', 'function', function)} ({names.world(world)})", "part": part}
        | {"n": n, "place": place}
        for (world, needed, function), held in counts.items()
        for place, (part, n) in enumerate(zip((parts[needed], parts["open"], parts["no"]), held, strict=True))
        if n
    ]
    colours = {
        parts["offline"]: COLOURS["offline"], parts["online"]: COLOURS["online"],
        parts["open"]: UNKNOWN_COLOUR, parts["no"]: PALE,
    }  # fmt: skip
    return bars_picture(values, "row", colours, _("Activities"))
