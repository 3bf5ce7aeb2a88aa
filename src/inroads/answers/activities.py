"""The activities that findings on functioning count, each with the world in which it was done."""

from inroads.answers.caveats import contested_caveats
from inroads.involvement.medium import DEFAULT_ROLLUP, rolled_up, rollup_of
from inroads.involvement.snapshot import Row
from inroads.involvement.standing import never_counted, uncontested
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.missing import NOT_RECORDED


def activities(view: View, rollup: str = DEFAULT_ROLLUP) -> list[Row]:
    """Activities, ``medium`` rolled up; what only infiltrators, informants and the like did is left out."""
    worlds = rollup_of(view.frame, rollup)
    return [
        {**row, "medium": rolled_up(row["medium"], worlds), "function": row["function"] or NOT_RECORDED}
        for row in uncontested(view.table("activities").iter_rows(named=True))
        if not _is_apart(view, row)
    ]


def activity_caveats(view: View) -> list[str]:
    """Whose activities are left out, and how many sources disagree on; what is not on record was not left undone."""
    rows = uncontested(view.table("activities").iter_rows(named=True))
    apart = sum(_is_apart(view, row) for row in rows)
    found = [
        _(
            "Only activities on record are counted. That none is on record in a phase or a world does not mean that"
            " nothing was done there."
        )
    ]
    if apart:
        found.append(
            _(
                "Activities of infiltrators, informants, researchers or bystanders alone, left out: {n}.",
                n=numeral(apart),
            )
        )
    return [*found, *contested_caveats(view, "activities")]


def _is_apart(view: View, row: Row) -> bool:
    """Whether all who did it are never counted in that network."""
    never = view.held(
        "never counted",
        lambda: never_counted(view.table("memberships").iter_rows(named=True), view.frame.rules["counted"]),
    )
    actors = row["actors"] or ()
    return bool(actors) and all((actor, row["network"]) in never for actor in actors)


def in_order(view: View, variable: str, values: set[str]) -> list[str]:
    """Values of a variable of activities in the order of the frame; what it has not, and what is unknown, last."""
    declared = view.frame.variable("activity", variable)
    known = [one.value for one in declared.values] if declared else []
    return [value for value in known if value in values] + sorted(values - {*known})
