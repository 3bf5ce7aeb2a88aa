"""What a study holds on one network: who came in how and when, through whom, what is not known, on which sources.

Values are those of the frame, not their labels; a date is EDTF, or the word that says why there is none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from inroads.answers.card_parts import Branch, Entry, Person, branches, entries_of, persons_of, when_of
from inroads.errors import InputError
from inroads.frame.similar import near
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row
from inroads.involvement.standing import uncontested
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.missing import CONTESTED, FIVE_WORDS, NOT_APPLICABLE, NOT_RECORDED

FACTS = (
    *("country", "it_type", "attack_tech", "victim_interaction", "main_offence"),
    *("structure", "end_cause", "geo_core", "geo_victims"),
)
BLANKS = (
    *("at", "mechanism", "channel", "medium_first_contact", "medium_commitment"),
    *("role", "founder", "initiative"),
)


@dataclass(frozen=True)
class Place:
    """A place that the network used: for what, and how many of its people are on record there."""

    place: str
    medium: str
    kind: str
    functions: list[str]
    persons: int


@dataclass(frozen=True)
class Approach:
    """An attempt to bring somebody in."""

    approach: str
    person: str
    by: str
    at: str
    medium: str
    outcome: str


@dataclass(frozen=True)
class Blank:
    """In how many entries of the network a variable bears one of the words for what is not known."""

    variable: str
    word: str
    n: int
    of: int


@dataclass(frozen=True)
class Source:
    """A source that claims on the network rest on: how many of its passages, by which accesses."""

    source: str
    kind: str
    passages: int
    accesses: dict[str, int]


@dataclass(frozen=True)
class Card:
    """One network on one page."""

    network: str
    name: str
    active: str
    facts: dict[str, str]
    growth: list[str]
    origins: list[str]
    coded: str
    coverage: list[str]
    persons: list[Person]
    entries: list[Entry]
    branches: list[Branch]
    places: list[Place]
    approaches: list[Approach]
    blanks: list[Blank]
    contested: list[tuple[str, str, str]]
    sources: list[Source]
    snapshot: str

    def __repr__(self) -> str:
        counts = {name: numeral(len(getattr(self, name))) for name in ("entries", "persons", "sources")}
        return _(
            "Network {network}: entries {entries}, persons {persons}, sources {sources}", network=self.network, **counts
        )


def card(view: View, network: str) -> Card:
    """What is held on the network of this id, or of this name; raises InputError that names the near ones."""
    row = _row(view, network)
    name = row["network"]
    growth = next(one for one in view.table("growth_sets").iter_rows(named=True) if one["network"] == name)
    entries = entries_of(view, name)
    claims = _claims(view, name)
    return Card(
        name,
        row["name"] or "",
        when_of(row, "active"),
        {fact: row[fact] for fact in FACTS if is_known(row.get(fact))},
        list(growth["types"]),
        list(growth["origins"]),
        row["growth_type_coded"],
        list(row["coverage"] or ()),
        persons_of(view, name),
        entries,
        branches(entries),
        _places(view, name, entries),
        _approaches(view, name),
        _blanks(view, name),
        _contested(view, claims),
        _sources(view, claims),
        view.id,
    )


def _row(view: View, network: str) -> Row:
    rows = view.table("networks").to_dicts()
    named = [row for row in rows if row["network"] == network] or [
        row for row in rows if network and (row["name"] or "").casefold() == network.casefold()
    ]
    if len(named) == 1:
        return named[0]
    names = [name for row in rows for name in (row["network"], row["name"]) if name]
    alike = near(network, names, 3)
    raise InputError(
        _("Several networks bear the name «{name}».", name=network)
        if named
        else _("There is no network «{name}».", name=network),
        do=_("Give the id: {ids}.", ids=", ".join(row["network"] for row in named))
        if named
        else _("Did you mean {near}?", near=" / ".join(alike))
        if alike
        else _("`inroads table STUDY networks` lists the networks."),
    )


def _places(view: View, network: str, entries: list[Entry]) -> list[Place]:
    """Places of presences, of entries and of their steps."""
    people: dict[str, set[str]] = {}
    functions: dict[str, set[str]] = {}
    for row in uncontested(view.table("presences").iter_rows(named=True)):
        if row["network"] == network and row["place"]:
            people.setdefault(row["place"], set()).add(row["person"] or "")
            functions.setdefault(row["place"], set()).update({row["function"]} - set(FIVE_WORDS))
    for entry in entries:
        for place in (entry.place, *(step.place for step in entry.steps)):
            if place:
                people.setdefault(place, set()).add(entry.person)
    known = {row["place"]: row for row in view.table("places").iter_rows(named=True)}
    return [
        Place(
            place,
            known[place]["medium"] if place in known else NOT_RECORDED,
            known[place]["kind"] if place in known else NOT_RECORDED,
            sorted(functions.get(place, ())),
            len(people[place] - {""}),
        )
        for place in sorted(people, key=lambda one: (-len(people[one]), one))
    ]


def _approaches(view: View, network: str) -> list[Approach]:
    """Those that did not end in an entry of the network: the others stand there."""
    rows = [row for row in uncontested(view.table("approaches").iter_rows(named=True)) if row["network"] == network]
    rows.sort(key=lambda row: (str(row["at_earliest"] or row["at_latest"] or "9"), row["approach"]))
    return [
        Approach(
            row["approach"],
            row["person"] or "",
            row["by"] or "",
            when_of(row, "at"),
            row["medium"],
            row["outcome"],
        )
        for row in rows
        if row["outcome"] != "joined"
    ]


def _blanks(view: View, network: str) -> list[Blank]:
    """The words for what is not known, after the rules of the frame have filled in what follows from other cells."""
    derived = {row["entry"]: row for row in view.table("entries_derived").iter_rows(named=True)}
    rows = [row for row in view.table("entries").iter_rows(named=True) if row["network"] == network]
    found: list[Blank] = []
    for variable in BLANKS:
        words = Counter(_word(row | derived[row["entry"]] | {"role": row["role"]}, variable) for row in rows)
        found += [Blank(variable, word, n, len(rows)) for word, n in sorted(words.items()) if word]
    return found


def _word(row: Row, variable: str) -> str:
    """The word that stands in the cell; nothing where the cell says something, or the question makes no sense."""
    if variable in row:
        word = row[variable] if row[variable] in FIVE_WORDS else ""
    else:
        word = next((said.partition("=")[2] for said in row["missing"] or () if said.startswith(f"{variable}=")), "")
    return "" if word == NOT_APPLICABLE else word


def _claims(view: View, network: str) -> pl.DataFrame:
    """Every claim that rows of the network rest on."""
    tables = ("networks", "entries_derived", "memberships", "roles", "presences", "approaches", "offences")
    ids = {
        claim
        for name in tables
        for row in view.table(name).filter(pl.col("network") == network).iter_rows(named=True)
        for claim in row["claims"] or ()
    }
    claims = view.table("claims")
    return claims.filter(pl.col("claim").is_in(list(ids)) & (pl.col("state") != "withdrawn"))


def _contested(view: View, claims: pl.DataFrame) -> list[tuple[str, str, str]]:
    """The cells of these units that nobody has settled."""
    units = claims.select("unit_type", "unit").unique()
    open_ = view.table("claims").filter(pl.col("state") == CONTESTED).join(units, on=["unit_type", "unit"], how="semi")
    return sorted(open_.select("unit_type", "unit", "variable").unique().iter_rows())


def _sources(view: View, claims: pl.DataFrame) -> list[Source]:
    cited = claims.select(passage="passages").explode("passage").drop_nulls().unique()
    rows = view.table("passages").join(cited, on="passage", how="semi").sort("passage")
    kinds = dict(view.table("sources").select("source", "kind").iter_rows())
    by_source: dict[str, list[Row]] = {}
    for row in rows.iter_rows(named=True):
        by_source.setdefault(row["source"] or "", []).append(row)
    return [
        Source(source, kinds.get(source, NOT_RECORDED), len(mine), _counted(row["access"] for row in mine))
        for source, mine in sorted(by_source.items())
    ]


def _counted(words: Iterable[str]) -> dict[str, int]:
    return dict(Counter(words).most_common())
