"""How large networks are, and how many persons came after the start of networks of each origin."""

from collections import Counter
from math import inf, isinf, nan

import numpy as np

from inroads.answers.caveats import few_networks, sample_caveats
from inroads.answers.composition_contrast import Asked, Outcome, contrast, headline_test
from inroads.answers.composition_met_online import met_online
from inroads.answers.composition_origin import ONLINE_PLACE, SHOWN, SOCIAL, Watched, by_origin, watched
from inroads.answers.composition_told import contrast_caveats, on_record, origin_name, size_told
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import scatter_picture
from inroads.answers.sheet import Sheet, number
from inroads.answers.ways import LAYERS
from inroads.involvement.landmark import CORE_ENTRIES
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.intervals import Array
from inroads.stats.permuted import DRAWS

WORLD_OF = {SOCIAL: "offline", ONLINE_PLACE: "online"}
LATER, SURELY_LATER = "later_members_ratio", "surely_later_members_ratio"


def size(view: View, *, seed: int = 1, permutations: int = DRAWS) -> Finding:
    """Persons per network, groups of unknown size as ranges; and those who came later, by where the network began."""
    asked = Asked(seed, permutations)
    records = size_contrasts(view, asked)
    rows = view.table("members").to_dicts()
    sheet = Sheet()
    others = sorted({row["layer"] for row in rows} - set(LAYERS))
    for layer in ("all", *LAYERS, *others):
        mine = [row for row in rows if layer in ("all", row["layer"])]
        sheet.add_rows((layer,), {"layer": layer, **_sizes(mine)}, "person", mine)
    whole = sheet.table[0]
    networks = view.table("networks").height
    answer = (
        _(
            "Networks: {networks}; members on record: {persons}. Median number of members per network: {median};"
            " members of the largest network: {largest}.",
            networks=numeral(whole["networks"]),
            persons=_range(whole["n_low"], whole["n_high"]),
            median=_range(whole["median_low"], whole["median_high"]),
            largest=_range(_least_of_largest(rows), whole["largest"]),
        )
        if rows
        else _("No member is on record.")
    )
    return sheet.finding(
        view,
        id="composition.size",
        question=_("How large are the networks?"),
        unit="network",
        n=networks,
        answer=" ".join([answer, *size_told(records)]),
        variants=[Variant("by_origin", _by_origin(view)), Variant("contrast", records)],
        test=headline_test([record for record in records if record["what"] == LATER], asked),
        picture=_picture(view),
        caveats=[
            on_record(),
            *_shared(rows),
            *contrast_caveats(view, records),
            *few_networks(view, networks),
            *sample_caveats(view),
        ],
        parameters={"permutations": permutations},
        seed=seed,
    )


def size_contrasts(view: View, asked: Asked) -> list[Record]:
    """The ratio of later members by origin, by whether anybody of the first core met online, and by how many did."""
    records = []
    for place, one in enumerate(watched(view)):
        outcomes = [Outcome({"what": LATER}, _logs(one)), Outcome({"what": SURELY_LATER}, _logs(one, surely=True))]
        records += [contrast(one, outcome, asked, place) for outcome in outcomes[: 1 + _differ(outcomes)]]
        records += met_online(one, outcomes[0], asked, place)
    return records


def _logs(one: Watched, *, surely: bool = False) -> Array:
    return np.asarray(np.log1p(one.came(surely=surely)) * one.reached)


def _differ(outcomes: list[Outcome]) -> bool:
    """Whether it is open for anybody if he came after the landmark or before."""
    first, second = outcomes
    return not np.array_equal(first.y, second.y, equal_nan=True)


def _by_origin(view: View) -> list[Record]:
    table = []
    for one in watched(view):
        came, surely = one.came() * one.reached, one.came(surely=True)
        for record, here in by_origin(one, came):
            told = {
                "later_mean": number(float(came[here].mean())) if here.any() else None,
                "later_median": number(float(np.median(came[here]))) if here.any() else None,
                "n": int(came[here].sum()),
                "n_low": int(surely[here].sum()),
                "n_high": int(came[here].sum()),
            }
            table.append({"row": f"{one.landmark}/{record['origin']}", **record, **told})
    return table


def _picture(view: View) -> Record | None:
    """The later members of each network, by where it began: one mark to a network."""
    first = next(one for one in watched(view) if one.landmark == CORE_ENTRIES)
    came = first.came()
    values: list[Record] = [
        {"row": origin, "n": int(came[place])}
        for place, origin in enumerate(first.origins)
        if first.landmarks[place]["reached"]
    ]
    counts = {origin: sum(value["row"] == origin for value in values) for origin in SHOWN}
    rows = {origin: (origin_name(origin, count), WORLD_OF.get(origin, "")) for origin, count in counts.items()}
    return scatter_picture(values, rows, _("Members who came later"))


def _sizes(rows: list[Row]) -> Record:
    by_network = grouped(rows, "network").values()
    low = [sum(row["count_min"] for row in mine) for mine in by_network]
    high = [sum(inf if row["count_max"] is None else row["count_max"] for row in mine) for mine in by_network]
    return {
        "networks": len(low),
        "n_low": _whole(sum(low)),
        "n_high": _whole(sum(high)),
        "median_low": _whole(float(np.median(low)) if low else nan),
        "median_high": _whole(float(np.median(high)) if high else nan),
        "smallest": _whole(min(low, default=nan)),
        "largest": _whole(max(high, default=nan)),
    }


def _shared(rows: list[Row]) -> list[str]:
    """How many persons stand in several networks, and so are counted in each."""
    held = Counter(row["person"] for row in rows)
    shared = sum(count > 1 for count in held.values())
    if not shared:
        return []
    return [_("Persons who belong to several networks and are counted in each: {n}.", n=numeral(shared))]


def _least_of_largest(rows: list[Row]) -> int:
    """How many members the largest network has at the least."""
    return max(sum(int(row["count_min"]) for row in mine) for mine in grouped(rows, "network").values())


def _whole(value: float) -> float | int | None:
    """A count: None where open or absent; whole unless it is a half."""
    if isinf(value) or value != value:  # noqa: PLR0124 nan
        return None
    return int(value) if value == int(value) else value


def _range(low: float, high: float | None) -> str:
    if high is None:
        return _("at least {n}", n=numeral(low))
    return numeral(low) if low == high else _("{low} to {high}", low=numeral(low), high=numeral(high))
