"""Two modes made one: persons are tied where they shared places, by a weight or a test that is named."""

from collections.abc import Callable, Mapping
from typing import Literal, get_args

import numpy as np
import polars as pl
from numpy.typing import NDArray

from inroads.errors import InputError
from inroads.graph.evidence import with_evidence
from inroads.graph.graph_tables import DATES, GraphTables
from inroads.language import _, numeral
from inroads.stats.adjusted import Adjust, adjusted
from inroads.stats.backbone import disparity, hypergeometric

By = Literal["newman", "count", "hypergeometric", "disparity"]
Keeps = Callable[[NDArray[np.float64], int], NDArray[np.bool_]]
"""Which of some chances are small enough, after so many tests."""
SHARED = "shared_place"
MOST = 100_000_000
"""Pairs of presences that are looked at in one go."""
LEVEL = 0.05
ENDS = ["a", "b"]
TIE = pl.format("{} · {}", "a", "b").alias("tie")


def one_mode(tables: GraphTables, by: By, level: float, adjust: Adjust = "none") -> GraphTables:
    r"""Ties between persons who may have been in one place at the same time; what was there otherwise is gone.

    count
        the number of places shared.
    newman
        :math:`w_{ab} = \sum_p 1/(k_p - 1)` over shared places with :math:`k_p` persons: a place of two ties more than
        one of a hundred. Newman (2001), doi:10.1103/PhysRevE.64.016132.
    hypergeometric
        the pairs that share more places than two persons with as many places each would by chance, weighed by count.
        Tumminello et al. (2011), doi:10.1371/journal.pone.0017994.
    disparity
        the ties, weighed by Newman, that are more than their share of the weight of one of the two.
        Serrano et al. (2009), doi:10.1073/pnas.0808904106.

    Both keep what is at most ``level`` once the number of tests (all pairs of persons, or all ties) is allowed for by
    ``adjust`` (``holm``, ``bh``: :func:`inroads.stats.adjusted.adjusted`). With ``none``
    a twentieth of all pairs may be kept by chance alone at a level of .05.
    """
    if by not in get_args(By):
        raise InputError(_("«{by}» makes one mode of two in no way that is known.", by=by), do=", ".join(get_args(By)))
    together = _together(tables.presences)
    sizes = tables.presences.unique(["person", "place"]).group_by("place").agg(size=pl.len())
    rows = (
        together.join(sizes, on="place")
        .group_by(ENDS)
        .agg(
            pl.col("claims").explode().drop_nulls().unique().sort(),
            count=pl.col("place").n_unique().cast(pl.Float64),
            newman=(1.0 / (pl.col("size").filter(pl.col("place").is_first_distinct()) - 1)).sum(),
        )
        .sort(ENDS)
    )
    kept = _BACKBONES[by](rows, tables.presences, lambda p, tests: adjusted(p, adjust, tests) <= level)
    weight = "newman" if by in ("newman", "disparity") else "count"
    named = kept.select(*ENDS, "claims", TIE, content=pl.lit(SHARED), directed=pl.lit(value=False), weight=weight)
    spells = together.join(kept.select(ENDS), on=ENDS, how="semi").sort(*ENDS, "place", "began_earliest")
    made = GraphTables.of(
        ties=with_evidence(named, tables.claims),
        spells=spells.select(TIE, "medium", *DATES, "claims", fine_medium="medium"),
    )
    return tables.having(
        ties=made.ties, spells=made.spells, places=tables.places.clear(), presences=tables.presences.clear(),
        contacts=tables.contacts.clear(),
    )  # fmt: skip


def _together(presences: pl.DataFrame) -> pl.DataFrame:
    """``a, b, place, medium, claims`` and dates of every two presences that may have overlapped in a place."""
    crowds = presences.group_by("place").len().sort("len", descending=True)
    if (crowds["len"].cast(pl.Int64) ** 2).sum() > MOST:
        raise InputError(
            _("Made one mode, these places tie too many: «{place}» alone has {presences} presences.",
              place=crowds["place"][0], presences=numeral(crowds["len"][0])),
            do=_("Take a window or a layer first, or leave that place two-mode."),
        )  # fmt: skip
    held = presences.select("person", "place", "medium", "claims", *DATES)
    pairs = held.join(held, on="place", suffix="_b").filter(
        pl.col("person") < pl.col("person_b"),
        (pl.col("began_earliest") <= pl.col("ended_latest_b")).fill_null(value=True),
        (pl.col("began_earliest_b") <= pl.col("ended_latest")).fill_null(value=True),
    )
    return pairs.select(
        "place", "medium", a="person", b="person_b",
        claims=pl.concat_list("claims", "claims_b"),
        began_earliest=pl.max_horizontal("began_earliest", "began_earliest_b"),
        began_latest=_if_both("began_latest", pl.max_horizontal),
        ended_earliest=_if_both("ended_earliest", pl.min_horizontal),
        ended_latest=pl.min_horizontal("ended_latest", "ended_latest_b"),
    )  # fmt: skip


def _if_both(date: str, found: Callable[..., pl.Expr]) -> pl.Expr:
    """A bound that is known only where that of both presences is."""
    known = pl.col(date).is_not_null() & pl.col(f"{date}_b").is_not_null()
    return pl.when(known).then(found(date, f"{date}_b"))


def _all(rows: pl.DataFrame, _presences: pl.DataFrame, _keeps: Keeps) -> pl.DataFrame:
    return rows


def _by_chance(rows: pl.DataFrame, presences: pl.DataFrame, keeps: Keeps) -> pl.DataFrame:
    degrees = presences.unique(["person", "place"]).group_by("person").agg(degree=pl.len())
    known = rows.join(degrees, left_on="a", right_on="person").join(
        degrees, left_on="b", right_on="person", suffix="_b"
    )
    p = hypergeometric(
        known["count"].to_numpy(), known["degree"].to_numpy(), known["degree_b"].to_numpy(),
        presences["place"].n_unique(),
    )  # fmt: skip
    return (
        known.filter(pl.Series(keeps(p, degrees.height * (degrees.height - 1) // 2)))
        .drop("degree", "degree_b")
        .sort(ENDS)
    )


def _by_share(rows: pl.DataFrame, _presences: pl.DataFrame, keeps: Keeps) -> pl.DataFrame:
    people = pl.concat([rows["a"], rows["b"]]).unique().sort()
    a, b = (rows[end].cast(pl.Enum(people)).to_physical().to_numpy().astype(np.int64) for end in ENDS)
    p = disparity(a, b, rows["newman"].to_numpy(), len(people))
    return rows.filter(pl.Series(keeps(p, len(p)), dtype=pl.Boolean))


_BACKBONES: Mapping[str, Callable[[pl.DataFrame, pl.DataFrame, Keeps], pl.DataFrame]] = {
    "count": _all, "newman": _all, "hypergeometric": _by_chance, "disparity": _by_share,
}  # fmt: skip
