"""The graph that a study holds: persons, places, ties with their spells, presences, contacts, roles."""

from collections.abc import Callable, Collection, Mapping

import polars as pl

from inroads.frame.frame import Frame
from inroads.graph.evidence import weighed, with_evidence
from inroads.graph.graph import Graph
from inroads.graph.graph_tables import COLUMNS, DATES, GraphTables
from inroads.graph.left_out import without_outsiders
from inroads.graph.people import among
from inroads.model.missing import CONTESTED, FIVE_WORDS, NOT_RECORDED

Tables = Callable[[str], pl.DataFrame]
SPOT = ["person", "network"]
_CONTESTED = f"exists={CONTESTED}"


def graph_of(
    table: Tables,
    frame: Frame,
    *,
    name: str = "",
    rollup: str = "",
    everyone: bool = False,
    contacts: pl.DataFrame | None = None,
) -> Graph:
    """The graph of the tables of a snapshot, derived ones among them (``members``, ``stand_ins``).

    Media are rolled up by a roll-up of the frame; what a row is contested to be at all is left out.
    Infiltrators, informants, researchers, bystanders, and personas run by bots or the police are out, unless
    ``everyone``. ``contacts`` are those that rules found in posts; their ends are personas until :meth:`to_persons`.
    """
    worlds = _worlds(frame, rollup)
    claims = weighed(table("claims"), table("passages"))
    ties = _ties(_uncontested(table("ties")), frame).with_columns(
        formed_medium=_world("formed_medium", worlds), maintained_medium=_world("maintained_medium", worlds)
    )
    places = _uncontested(table("places")).with_columns(
        medium=pl.when(pl.col("medium") == "hybrid").then("medium").otherwise(_world("medium", worlds))
    )
    presences = _uncontested(table("presences")).join(places.select("place", "medium"), on="place", how="left")
    met = _contacts(table("contacts"), contacts).with_columns(medium=_world("medium", worlds))
    belonging = _memberships(table)
    tables = GraphTables.of(
        persons=_people(table, [ties["a"], ties["b"], presences["person"], belonging["person"]], met),
        places=places,
        ties=with_evidence(ties, claims),
        spells=_spells(table, worlds).join(ties.select("tie"), on="tie", how="semi"),
        presences=with_evidence(presences, claims),
        contacts=with_evidence(met, claims).drop("certainty"),
        memberships=belonging,
        roles=_uncontested(table("roles")),
        stand_ins=table("stand_ins"),
        claims=claims,
    )
    tables = among(tables, tables.persons["person"])
    kept = tables if everyone else without_outsiders(tables, table("personas"), frame.rules["counted"])
    presets = {preset: dict(sure) for preset, sure in frame.certainty.items()}
    return Graph(kept, name=name, presets=presets, everyone=everyone)


def graph_of_ties(
    ties: pl.DataFrame, persons: pl.DataFrame | None = None, *, directed: bool = False, name: str = ""
) -> Graph:
    """A graph of plain ties: columns ``a`` and ``b``, and any of those of :data:`COLUMNS`; a medium is one of keeping.

    ``persons`` adds those without a tie, and columns such as a role to compare by.

    >>> graph_of_ties(pl.DataFrame({"a": ["P-01", "P-02"], "b": ["P-02", "P-03"]}))
    Graph: persons 3, places 0, ties 2, presences 0, contacts 0.
    """
    given = ties.rename({"medium": "maintained_medium"}) if "medium" in ties.columns else ties
    lacking = {"tie": pl.format("T-{}", pl.int_range(pl.len()) + 1), "directed": pl.lit(directed),
               "weight": pl.lit(1.0), "certainty": pl.lit("certain")}  # fmt: skip
    made = given.with_columns(value.alias(column) for column, value in lacking.items() if column not in ties.columns)
    ends = pl.concat([made["a"], made["b"]]).unique().sort().alias("person").to_frame()
    people = ends if persons is None else pl.concat(
        [persons, ends.join(persons, on="person", how="anti")], how="diagonal"
    )  # fmt: skip
    tables = GraphTables.of(persons=people, ties=made)
    return Graph(tables.having(spells=GraphTables.of(spells=_kept_as_said(tables.ties)).spells), name=name)


def _uncontested(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(~pl.col("missing").list.contains(_CONTESTED).fill_null(value=False))


def _worlds(frame: Frame, rollup: str) -> Mapping[str, str]:
    worlds = frame.rollups[rollup or str(frame.rules["defaults"]["rollup"])]
    return {**worlds, **{word: word for word in FIVE_WORDS}}


def _world(column: str, worlds: Mapping[str, str]) -> pl.Expr:
    return pl.col(column).replace_strict(list(worlds), list(worlds.values()), default=NOT_RECORDED)


def _ties(ties: pl.DataFrame, frame: Frame) -> pl.DataFrame:
    """Ties with two known, different ends; directed where their content is."""
    content = frame.variable("tie", "content")
    directed = [value.value for value in content.values if value.extra.get("directed")] if content else []
    return ties.filter(pl.col("a") != pl.col("b")).with_columns(
        directed=pl.col("content").is_in(directed), weight=pl.lit(1.0)
    )


def _spells(table: Tables, worlds: Mapping[str, str]) -> pl.DataFrame:
    """The spells on record, and one as long as the tie: in the medium in which it was kept, if no other says that.

    Where the spells on record say it, the one as long as the tie has no medium, and lies in no layer of a medium.
    """
    ties = _uncontested(table("ties"))
    told = _uncontested(table("tie_spells")).select("tie", "medium", "frequency", "stakes", *DATES, "claims")
    outer = ties.select("tie", _from="began_earliest", _to="ended_latest")
    told = told.join(outer, on="tie", maintain_order="left").with_columns(
        began_earliest=pl.coalesce("began_earliest", "_from"), ended_latest=pl.coalesce("ended_latest", "_to")
    )
    media = told.group_by("tie").agg(media=pl.col("medium"))
    whole = _kept_as_said(ties).join(media, on="tie", how="left", maintain_order="left")
    said = pl.col("medium").is_in(FIVE_WORDS) | pl.col("media").list.contains(pl.col("medium"))
    alone = pl.col("media").is_null()
    lasting = pl.when(alone | ~said).then("medium")
    beside = whole.with_columns(medium=lasting).drop("media", "fine_medium")
    spells = pl.concat([told.drop("_from", "_to"), beside], how="diagonal")
    return spells.with_columns(
        fine_medium="medium", medium=pl.when(pl.col("medium").is_not_null()).then(_world("medium", worlds))
    )


def _kept_as_said(ties: pl.DataFrame) -> pl.DataFrame:
    """One spell per tie: as long as the tie, in the medium in which it was kept."""
    medium = pl.col("maintained_medium").fill_null(NOT_RECORDED)
    return ties.select("tie", *DATES, "claims", medium=medium, fine_medium=medium)


def _contacts(coded: pl.DataFrame, found: pl.DataFrame | None) -> pl.DataFrame:
    """Contacts that somebody coded, and those that rules found; the first and last of them are their dates."""
    dates = {"began_earliest": "first_at_earliest", "began_latest": "first_at_latest",
             "ended_earliest": "last_at_earliest", "ended_latest": "last_at_latest"}  # fmt: skip
    said = _uncontested(coded).rename({old: new for new, old in dates.items()})
    held = said.select(name for name in COLUMNS["contacts"] if name in said.columns)
    if found is None or found.is_empty():
        return held
    first, last = pl.col("first_at").cast(pl.Date), pl.col("last_at").cast(pl.Date)
    by_rule = found.select(
        "sender", "receiver", "place", "medium", "kind", "rule", "weight",
        began_earliest=first, began_latest=first, ended_earliest=last, ended_latest=last,
        claims=pl.lit([], dtype=pl.List(pl.String())),
    )  # fmt: skip
    return pl.concat([held, by_rule], how="diagonal_relaxed")


def _people(table: Tables, named: Collection[pl.Series], contacts: pl.DataFrame) -> pl.DataFrame:
    """Persons on record, those named by other rows alone, and personas at the end of a contact."""
    people = table("persons")

    def further(columns: Collection[pl.Series], kind: str | None) -> pl.DataFrame:
        ends = pl.concat([column.rename("person") for column in columns]).drop_nulls().unique().sort().to_frame()
        return ends.join(people, on="person", how="anti").with_columns(kind=pl.lit(kind, dtype=pl.String))

    people = pl.concat([people, further(named, None)], how="diagonal")
    people = pl.concat([people, further([contacts["sender"], contacts["receiver"]], "persona")], how="diagonal")
    return _uncontested(people.with_columns(pl.col("missing").fill_null(pl.lit([], dtype=pl.List(pl.String)))))


def _memberships(table: Tables) -> pl.DataFrame:
    """Spells in a network, and one of each further member: from his way in on, if that is dated.

    ``inside`` marks members and facilitators, as the composition of networks counts them.
    """
    spells = _uncontested(table("memberships")).select("person", "network", "standing", *DATES, "claims")
    members = table("members").select("person", "network", "claims", inside=pl.lit(value=True))
    came = _uncontested(table("entries")).unique(["person", "network"], keep="first", maintain_order=True)
    dates = came.select("person", "network", began_earliest="at_earliest", began_latest="at_latest")
    alone = members.join(spells, on=SPOT, how="anti").join(dates, on=SPOT, how="left")
    told = spells.join(members.drop("claims"), on=SPOT, how="left", maintain_order="left")
    both = pl.concat([told, alone], how="diagonal").drop_nulls(SPOT)
    return both.with_columns(pl.col("inside").fill_null(value=False))
