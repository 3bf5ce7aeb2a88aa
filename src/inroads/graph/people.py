"""Views by who: some persons and what is between them, a network, the surroundings of one person, persons as judged."""

import polars as pl

from inroads.errors import InputError
from inroads.graph.graph_tables import GraphTables
from inroads.language import _

NAMED = 12
"""How many networks an error lists."""


def among(tables: GraphTables, persons: pl.Series) -> GraphTables:
    """The persons, and what is theirs: ties and contacts with both ends among them, presences, memberships, roles."""
    who = persons.rename("person").to_frame().unique()

    def ends(rows: pl.DataFrame, first: str, second: str) -> pl.DataFrame:
        return rows.join(who, left_on=first, right_on="person", how="semi").join(
            who, left_on=second, right_on="person", how="semi"
        )

    theirs = {
        name: getattr(tables, name).join(who, on="person", how="semi")
        for name in ("persons", "presences", "memberships", "roles")
    }
    return tables.having(
        ties=ends(tables.ties, "a", "b"), contacts=ends(tables.contacts, "sender", "receiver"), **theirs
    )


def of_network(tables: GraphTables, network: str) -> GraphTables:
    """Members and facilitators of the network, what is between them, and their presences for it or for nobody named."""
    spells = tables.memberships.filter(pl.col("inside"), pl.col("network") == network)
    if spells.is_empty():
        named = sorted(tables.memberships.filter("inside")["network"].drop_nulls().unique())
        raise InputError(
            _("Nobody in this graph belongs to a network «{network}».", network=network),
            do=_("Networks are: {known}.", known=", ".join(named[:NAMED]) + (", ..." if len(named) > NAMED else "")),
        )
    inside = among(tables, spells["person"])
    presences = inside.presences.filter(pl.col("network").is_null() | (pl.col("network") == network))
    return inside.having(
        memberships=spells,
        roles=inside.roles.filter(pl.col("network") == network),
        presences=presences,
        places=inside.places.join(presences, on="place", how="semi"),
    )


def around(tables: GraphTables, person: str, reach: int) -> GraphTables:
    """A person and all at most ``reach`` ties away."""
    if person not in tables.persons["person"]:
        raise InputError(_("There is no «{person}» in this graph.", person=person))
    both = pl.concat([tables.ties.select("a", "b"), tables.ties.select(a="b", b="a")])
    found = pl.DataFrame({"a": [person]})
    for _step in range(reach):
        found = pl.concat([found, both.join(found, on="a", how="semi").select(a="b")]).unique()
    inside = among(tables, found["a"])
    return inside.having(places=inside.places.join(inside.presences, on="place", how="semi"))


def as_judged(tables: GraphTables) -> GraphTables:
    """Contacts between persons where somebody judged who stands behind a persona at the time.

    A persona behind which nobody, or more than one person, is judged to stand stays a persona. What a person had with
    himself, through two names, is no contact.
    """
    contacts = tables.contacts
    for end in ("sender", "receiver"):
        contacts = _behind(contacts, end, tables.stand_ins)
    contacts = contacts.filter(pl.col("sender") != pl.col("receiver"))
    ends = pl.concat([contacts["sender"], contacts["receiver"]])
    personas = (pl.col("kind") == "persona").fill_null(value=False)
    gone = personas & ~pl.col("person").is_in(ends.implode())
    persons = tables.persons.filter(~gone)
    return among(tables.having(contacts=contacts, persons=persons), persons["person"])


def _behind(contacts: pl.DataFrame, end: str, stand_ins: pl.DataFrame) -> pl.DataFrame:
    """Contacts with the person in the place of the persona at one end."""
    numbered = contacts.with_row_index("row")
    may = numbered.select("row", "began_latest", "ended_earliest", persona=end).join(
        stand_ins.select("persona", "person", _from="began_earliest", _to="ended_latest"), on="persona"
    )
    in_time = may.filter(
        (pl.col("_from") <= pl.col("ended_earliest")).fill_null(value=True),
        (pl.col("_to") >= pl.col("began_latest")).fill_null(value=True),
    )
    one = in_time.group_by("row").agg(pl.col("person").unique()).filter(pl.col("person").list.len() == 1)
    judged = one.select("row", pl.col("person").list.first())
    return (
        numbered.join(judged, on="row", how="left", maintain_order="left")
        .with_columns(pl.coalesce("person", end).alias(end))
        .drop("row", "person")
    )
