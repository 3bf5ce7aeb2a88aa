"""A study seen from a vantage or through the sources of one kind: the claims that are left, folded and derived anew."""

from collections.abc import Collection

import polars as pl

from inroads.frame.policies import EVERY_ACCESS
from inroads.involvement.medium import is_known
from inroads.involvement.vantage import UNKNOWN, accesses_of, rests_on, to_vantage, with_decisions
from inroads.involvement.view import View
from inroads.model.missing import FIVE_WORDS
from inroads.store.refold import MATERIAL, refold

SOURCE_KINDS = ("case_file", "meeting_place", "interview")


PARTS = ("step", "entry_agent")
"""Units that are part of an entry: who sees one, sees that somebody came in."""


def seen_from(view: View, vantage: str = "", *, unknown: bool = False, by_parts: bool = False) -> View:
    """The study as it looks from a vantage; passages of unknown access are counted in or out by ``unknown``.

    By ``by_parts`` an entry of which only a step, or who brought in, is in sight is there as well: who came into which
    network is then taken as known, and all else about it as told by what is in sight.

    A vantage of every access sees all there is. From any other nobody can say that all entries of a network are
    known: ``coverage`` goes. Who is known from posts alone is there if their source was had by an access in sight.
    """
    claims, accesses = view.table("claims"), accesses_of(view.frame, vantage)
    if vantage == EVERY_ACCESS:
        return view
    seen = to_vantage(claims, view.table("passages"), accesses, unknown)
    field = claims.filter(~pl.col("unit_type").is_in(MATERIAL) & (pl.col("state") != "withdrawn"))
    sources = _had_by(view, accesses, unknown)
    if field.join(seen, on="claim", how="anti").is_empty():
        return _only(view, claims["claim"], sources) if _has_posts_besides(view, sources) else view
    is_coverage = (pl.col("unit_type") == "network") & (pl.col("variable") == "coverage")
    kept = seen.filter(~is_coverage)["claim"]
    return _only(view, pl.concat([kept, _named_by_parts(claims, seen)]) if by_parts else kept, sources)


def _had_by(view: View, accesses: Collection[str], unknown: bool) -> pl.Series:
    """The sources that as a whole were had by one of the accesses."""
    held = [*accesses, UNKNOWN] if unknown else list(accesses)
    access = pl.when(~pl.col("access").is_in(FIVE_WORDS)).then("access").otherwise(pl.lit(UNKNOWN))
    return view.table("sources").filter(access.is_in(held))["source"]


def _has_posts_besides(view: View, sources: pl.Series) -> bool:
    """Whether some persona is known from posts of other sources alone, or of several."""
    posted = view.table("personas").filter(pl.col("claims").list.len() == 0)
    return not posted.filter(~pl.col("source").is_in(sources.implode()).fill_null(value=False)).is_empty()


def _named_by_parts(claims: pl.DataFrame, seen: pl.DataFrame) -> pl.Series:
    """The claims that say who came into which network, of entries of which a part is seen."""
    is_part = pl.col("unit_type").is_in(PARTS) & (pl.col("variable") == "entry") & (pl.col("polarity") == "present")
    entries = seen.filter(is_part)["value"].unique()
    is_named = pl.col("variable").is_in(["exists", "person", "network"]) & pl.col("unit").is_in(entries.implode())
    return claims.filter((pl.col("unit_type") == "entry") & is_named & (pl.col("state") != "withdrawn"))["claim"]


def from_sources(view: View, kind: str) -> View:
    """The study as the sources of one kind tell it; made once."""
    return view.held(f"from {kind}", lambda: _from_sources(view, kind))


def _from_sources(view: View, kind: str) -> View:
    claims = view.table("claims").filter(pl.col("state") != "withdrawn")
    of_kind = view.table("sources").filter(pl.col("kind") == kind)["source"]
    passages = view.table("passages").filter(pl.col("source").is_in(of_kind.implode()))["passage"]
    inside = rests_on(claims).filter(pl.col("passage").is_in(passages.implode()))["claim"].unique()
    return _only(view, with_decisions(claims, inside)["claim"], of_kind)


def kinds_at_hand(view: View) -> tuple[str, ...]:
    """The kinds of source on which any claim about the field rests, those of the frame first."""
    return view.held("kinds at hand", lambda: _kinds_at_hand(view))


def _kinds_at_hand(view: View) -> tuple[str, ...]:
    field = view.table("claims").filter(~pl.col("unit_type").is_in(MATERIAL) & (pl.col("state") != "withdrawn"))
    cited = rests_on(field).select("passage").unique()
    sources = cited.join(view.table("passages").select("passage", "source"), on="passage")["source"].unique()
    kinds = set(view.table("sources").filter(pl.col("source").is_in(sources.implode()))["kind"])
    known = [kind for kind in kinds if is_known(kind)]
    return tuple(sorted(known, key=lambda kind: (SOURCE_KINDS.index(kind) if kind in SOURCE_KINDS else 9, kind)))


def _only(view: View, kept: pl.Series, sources: pl.Series) -> View:
    return View(refold(view.snapshot, kept, sources))
