"""What the rows of a graph rest on: sources, accesses, the surest word, and which claims stand or fall together."""

from collections.abc import Iterable

import polars as pl

from inroads.model.certainty import CERTAINTIES
from inroads.model.claim import EXISTS
from inroads.model.missing import FIVE_WORDS

UNKNOWN = "unknown"
_NONE: list[str] = []


def weighed(claims: pl.DataFrame, passages: pl.DataFrame) -> pl.DataFrame:
    """Each claim that stands, with sources and accesses of its passages and the number of its cluster.

    Claims that rest on the same passage, or on passages of the same speaker, are one cluster.

    >>> claims = pl.DataFrame({
    ...     "claim": ["k1", "k2", "k3"], "variable": "exists", "certainty": "certain", "polarity": "present",
    ...     "state": "standing", "passages": [["p. 3"], ["p. 8"], ["p. 9"]],
    ... })
    >>> passages = pl.DataFrame({
    ...     "passage": ["p. 3", "p. 8", "p. 9"], "source": "CF-01", "access": "statement",
    ...     "speaker": ["W1", "W1", None],
    ... })
    >>> weighed(claims, passages)["cluster"].to_list()
    [0, 0, 1]
    """
    standing = claims.filter(pl.col("state") != "withdrawn")
    voice = pl.coalesce(pl.format("speaker {}", _known("speaker")), "passage")
    told = passages.select("passage", "source", voice=voice, access=_known("access").fill_null(UNKNOWN))
    cited = standing.select("claim", passage="passages").explode("passage").join(told, on="passage", how="left")
    rests = cited.group_by("claim").agg(
        pl.col("source").drop_nulls().unique().sort(), pl.col("access").drop_nulls().unique().sort()
    )
    voices = cited.select("claim", voice=pl.coalesce("voice", "passage", "claim"))
    return (
        standing.select(
            "claim",
            certainty="certainty",
            exists=(pl.col("variable") == EXISTS) & (pl.col("polarity") == "present"),
        )
        .join(rests, on="claim", how="left")
        .join(_clusters(voices), on="claim", how="left")
        .sort("claim")
    )


def _known(column: str) -> pl.Expr:
    return pl.when(~pl.col(column).is_in(FIVE_WORDS)).then(pl.col(column))


def _clusters(voices: pl.DataFrame) -> pl.DataFrame:
    """``claim, cluster``: claims that share a voice, directly or through others, are numbered alike."""
    first = dict(voices.unique(maintain_order=True).group_by("claim", maintain_order=True).agg("voice").iter_rows())
    parent: dict[str, str] = {}
    for held in first.values():
        _join(parent, held)
    roots = {claim: _root(parent, held[0]) for claim, held in first.items()}
    numbers = {root: number for number, root in enumerate(dict.fromkeys(roots.values()))}
    return pl.DataFrame(
        {"claim": list(roots), "cluster": [numbers[root] for root in roots.values()]},
        schema={"claim": pl.String(), "cluster": pl.Int64()},
    )


def _join(parent: dict[str, str], held: Iterable[str]) -> None:
    """Make one of all that a claim rests on."""
    roots = [_root(parent, voice) for voice in held]
    for root in roots[1:]:
        parent[_root(parent, root)] = _root(parent, roots[0])


def _root(parent: dict[str, str], voice: str) -> str:
    found = voice
    while parent.setdefault(found, found) != found:
        parent[found] = parent[parent[found]]
        found = parent[found]
    return found


def with_evidence(rows: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """Rows with ``source`` and ``access`` (lists) and ``certainty``: the surest of the claims that they are so.

    A row of which no claim says so in as many words is as sure as the surest thing said of it.
    """
    numbered = rows.with_row_index("row")
    said = numbered.select("row", claim="claims").explode("claim").join(claims, on="claim")
    rank = pl.col("certainty").replace_strict(list(CERTAINTIES), range(len(CERTAINTIES)), default=None)
    told = (
        said.with_columns(rank=rank)
        .group_by("row")
        .agg(
            pl.col("source").explode().drop_nulls().unique().sort(),
            pl.col("access").explode().drop_nulls().unique().sort(),
            surest=pl.coalesce(pl.col("rank").filter(pl.col("exists")).min(), pl.col("rank").min()),
        )
    )
    surest = pl.col("surest").replace_strict(range(len(CERTAINTIES)), list(CERTAINTIES), default=None)
    return (
        numbered.join(told, on="row", how="left", maintain_order="left")
        .with_columns(
            certainty=surest, source=pl.col("source").fill_null(_NONE), access=pl.col("access").fill_null(_NONE)
        )
        .drop("row", "surest")
    )


def resting_on(rows: pl.DataFrame, claims: pl.DataFrame) -> pl.DataFrame:
    """The rows that rest on at least one of the claims."""
    numbered = rows.with_row_index("row")
    held = numbered.select("row", claim="claims").explode("claim").join(claims.select("claim"), on="claim", how="semi")
    return numbered.join(held, on="row", how="semi").drop("row")
