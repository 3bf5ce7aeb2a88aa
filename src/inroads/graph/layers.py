"""Views by what: the layer of a medium, a content, a source, an access, a certainty; and what a vantage shows."""

from collections.abc import Collection, Mapping
from typing import Any

import polars as pl

from inroads.errors import InputError
from inroads.graph.evidence import UNKNOWN, resting_on
from inroads.graph.graph_tables import GraphTables
from inroads.language import _
from inroads.model.medium import COARSE_MEDIA, FINE_MEDIA
from inroads.model.missing import FIVE_WORDS, NOT_RECORDED

ASPECTS = ("medium", "formed_medium", "content", "source", "access", "certainty")
"""What a layer can be told by. ``medium`` is that in which a tie was kept, a place lies, a contact was had."""


def values_of(said: Any) -> tuple[str, ...]:
    """One value or several, as a tuple."""
    return (said,) if isinstance(said, str) else tuple(said)


def must_be_media(whole: GraphTables, media: Collection[str]) -> None:
    """A medium that neither the frame nor the graph knows is one error, with those that the graph has."""
    had = {medium for column in ("medium", "fine_medium") for medium in whole.spells[column].drop_nulls()}
    had |= {medium for rows in (whole.places, whole.contacts) for medium in rows["medium"].drop_nulls()}
    for medium in sorted(set(media) - had - {*COARSE_MEDIA, *FINE_MEDIA, *FIVE_WORDS, "hybrid"}):
        raise InputError(
            _("There is no medium «{medium}» in this graph.", medium=medium),
            do=_("It has: {known}.", known=", ".join(sorted(had))),
        )


def layer(tables: GraphTables, aspects: Mapping[str, Collection[str]]) -> GraphTables:
    """What has one of the values of every aspect; rows of tables that have no such aspect stay, and so do persons."""
    unknown = [name for name in aspects if name not in ASPECTS]
    if unknown:
        raise InputError(
            _("A layer cannot be told by «{name}».", name=unknown[0]),
            do=_("Aspects are: {known}.", known=", ".join(ASPECTS)),
        )
    for name, values in aspects.items():
        tables = _medium(tables, values) if name == "medium" else _aspect(tables, name, list(values))
    return tables


def _medium(tables: GraphTables, media: Collection[str]) -> GraphTables:
    of_medium = pl.col("medium").is_in(list(media))
    spells = tables.spells.filter(of_medium | pl.col("fine_medium").is_in(list(media)))
    return tables.having(
        spells=spells,
        ties=tables.ties.join(spells, on="tie", how="semi"),
        places=tables.places.filter(of_medium),
        presences=tables.presences.filter(of_medium),
        contacts=tables.contacts.filter(of_medium),
    )


def _aspect(tables: GraphTables, name: str, values: list[str]) -> GraphTables:
    changed = {}
    for table, rows in tables.by_name().items():
        if table in ("ties", "presences", "contacts") and name in rows.columns:
            held = pl.col(name)
            is_list = rows.schema[name] == pl.List(pl.String())
            keep = held.list.eval(pl.element().is_in(values)).list.any() if is_list else held.is_in(values)
            changed[table] = rows.filter(keep)
    return tables.having(**changed)


def seen_by(tables: GraphTables, accesses: Collection[str], *, unknown: bool) -> GraphTables:
    """What rests on at least one passage had by one of the accesses; those of unknown access count by ``unknown``."""
    held = [*accesses, UNKNOWN] if unknown else list(accesses)
    seen = tables.claims.filter(pl.col("access").list.eval(pl.element().is_in(held)).list.any())
    changed = {name: resting_on(rows, seen) for name, rows in tables.by_name().items() if name != "claims"}
    who = pl.concat([changed["ties"]["a"], changed["ties"]["b"], changed["presences"]["person"],
                     changed["contacts"]["sender"], changed["contacts"]["receiver"]]).unique()  # fmt: skip
    persons, places = (
        getattr(tables, name).filter(
            pl.col(unit).is_in(changed[name][unit].implode()) | pl.col(unit).is_in(named.implode())
        )
        for name, unit, named in (("persons", "person", who), ("places", "place", changed["presences"]["place"]))
    )
    spells = pl.concat([changed["spells"], _unspelled(tables.spells, changed)])
    return tables.having(**changed | {"persons": persons, "places": places, "spells": spells, "claims": seen})


def _unspelled(spells: pl.DataFrame, seen: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Of ties in sight whose spells are all out of sight, a spell of which nothing is known."""
    blind = seen["ties"].join(seen["spells"], on="tie", how="anti").select("tie")
    empty = blind.join(spells.clear(), on="tie", how="left").select(spells.columns)
    return empty.with_columns(medium=pl.lit(NOT_RECORDED), fine_medium=pl.lit(NOT_RECORDED))
