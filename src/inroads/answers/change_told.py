"""The sentences that the findings on change share."""

from math import isnan

from inroads.answers.change_sweeps import Sweeps
from inroads.answers.change_trend import Moved
from inroads.answers.finding import Record
from inroads.answers.spoken import points
from inroads.answers.ways import Tally
from inroads.language import _, language, numeral


def moved_told(made: Moved, rise: str, fall: str, neither: str) -> str:
    """What the test says; ``rise``, ``fall`` and ``neither`` are the sentences of the finding for each outcome."""
    if made.refused:
        return _("Whether there is a trend cannot be told: {why}.", why=made.refused)
    change, low, high = made.change
    said = {"rise": rise, "fall": fall, "none": neither}[made.claims]
    return (
        said
        + " "
        + _(
            "Change along the line from the first to the last sweep, within case types: {change} points"
            " (networks {n}, 95 % interval {low} to {high} points; whole networks permuted over sweeps: p = {p}).",
            change=points(change),
            n=numeral(made.found.networks),
            low=points(low),
            high=points(high),
            p=p_told(made.found.p),
        )
    )


def p_told(p: float) -> str:
    """A p with three decimals."""
    told = "< 0.001" if p < 0.001 else f"{p:.3f}"  # noqa: PLR2004
    return told.replace(".", ",") if language() == "nl" else told


def power_told(made: Moved) -> list[str]:
    """How large a rise would have been found."""
    if made.refused:
        return []
    power = made.power()
    smallest = power.smallest
    if isnan(smallest):
        return [
            _(
                "So few networks find no rise for sure: in invented studies of these very networks even a rise of"
                " {points} points from the first sweep to the last was found in fewer than four of five.",
                points=numeral(round(100 * power.rises[-1])),
            )
        ]
    return [
        _(
            "In invented studies of these very networks a rise of {points} points from the first sweep to the last is"
            " found in four of five; smaller ones often go unseen.",
            points=numeral(round(100 * smallest)),
        )
    ]


def unasked_told(sweeps: Sweeps, unasked: list[str], of: int) -> list[str]:
    """Which sweeps lose networks because their sources did not ask."""
    if not unasked:
        return []
    by_sweep = [sum(sweeps.of.get(network) == place for network in unasked) for place in range(len(sweeps.labels))]
    told = "; ".join(
        f"{label}: {numeral(count)}" for label, count in zip(sweeps.labels, by_sweep, strict=True) if count
    )
    return [
        _(
            "Networks left out because the instrument of their sources did not ask for it: {n} of {of} ({sweeps})."
            " What was not asked is not read as a no.",
            n=numeral(len(unasked)),
            of=numeral(of),
            sweeps=told or _("in no sweep"),
        )
    ]


def unknown_told(tallies: dict[str, Tally]) -> list[str]:
    """How many ways in are not known in each sweep: where that changes, so may what is known."""
    told = "; ".join(
        _(
            "{sweep}: {n} of {of}",
            sweep=label,
            n=numeral(int((one.total - one.known).sum())),
            of=numeral(int(one.total.sum())),
        )
        for label, one in tallies.items()
        if len(one.rows)
    )
    if not told:
        return []
    return [_("Ways in that are not known, by sweep: {told}. The bounds say what they leave open.", told=told)]


def what_remains() -> str:
    """What no test of this kind can take out."""
    return _(
        "The test compares networks of one case type. What it cannot take out: if networks come to be found earlier or"
        " later in their life, the files hold other parts of that life, with other ways in; and if the mix changes"
        " within a case type, that counts as change."
    )


def with_change(made: Moved) -> Record:
    """The change as keys of a record."""
    change, low, high = made.change
    return {"n": len(made.networks), "change": change, "low": low, "high": high}
