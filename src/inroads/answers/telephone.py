"""Whether it matters to the answer that the telephone counts as offline or as online."""

from inroads.answers.finding import Record
from inroads.answers.spoken import percent
from inroads.answers.ways import CELLS, Tally
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row
from inroads.language import _, numeral
from inroads.stats.clustered import mean_of_shares
from inroads.stats.intervals import Interval

TOGETHER, APART = "phone_offline", "phone_online"


def telephone_caveats(rows: dict[str, list[Row]], tables: dict[str, list[Record]]) -> list[str]:
    """One sentence with both counts where they differ; ``rows`` and ``tables`` by roll-up."""
    tallies = {name: Tally(mine) for name, mine in rows.items()}
    shares = {name: _offline(tally) for name, tally in tallies.items()}
    estimates = [share.estimate for share in shares.values()]
    if any(share != share for share in estimates) or shares[TOGETHER] == shares[APART]:  # noqa: PLR0124 nan
        return []
    said = {word: _told(tallies[name], shares[name]) for word, name in (("together", TOGETHER), ("apart", APART))}
    leading = {name: _leading(table) for name, table in tables.items()}
    if leading[TOGETHER] != leading[APART] or len({share >= 1 / 2 for share in estimates}) > 1:
        return [
            _(
                "The answer depends on the telephone. Entries that came in offline, with calls and text messages"
                " counted as offline: {together}; counted as online: {apart}.",
                **said,
            )
        ]
    return [
        _(
            "Counting calls and text messages as offline or as online does not turn the answer. Entries that came in"
            " offline, with them as offline: {together}; as online: {apart}.",
            **said,
        )
    ]


def _offline(tally: Tally) -> Interval:
    """The mean over networks of the share that came in offline, through contacts and places together."""
    k = tally.count(cell for cell in CELLS if cell[1] == "offline")
    return mean_of_shares(tally.named(k), tally.named(tally.known))


def _told(tally: Tally, share: Interval) -> str:
    k = tally.named(tally.count(cell for cell in CELLS if cell[1] == "offline"))
    return _(
        "{n} of {of} (on average per network {share} %, 95 % interval {low} to {high} %)",
        n=numeral(int(k.sum())),
        of=numeral(int(tally.named(tally.known).sum())),
        share=percent(share.estimate),
        low=percent(share.low),
        high=percent(share.high),
    )


def _leading(table: list[Record]) -> tuple[str, str]:
    best = max(_headline(table), key=lambda record: record["share"] or 0.0)
    return best["channel"], best["medium"]


def _headline(table: list[Record]) -> list[Record]:
    return [
        record
        for record in table
        if record["row"].startswith("per_network/all/") and is_known(record["channel"]) and is_known(record["medium"])
    ]
