"""A graph of persons and places with everything that lies between them, and the views that can be taken of it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

import polars as pl

from inroads.graph.contact_ties import contacts_as_ties
from inroads.graph.graph_tables import GraphTables
from inroads.graph.layers import layer, must_be_media, seen_by, values_of
from inroads.graph.onemode import LEVEL, By, one_mode
from inroads.graph.pairs import pairs_of
from inroads.graph.people import around, as_judged, of_network
from inroads.graph.selection import Selection
from inroads.graph.window import How, Window, windowed
from inroads.language import _, numeral
from inroads.model.when import When
from inroads.stats.adjusted import Adjust

Thing = TypeVar("Thing")
Presets = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, repr=False, eq=False)
class Graph:
    """Immutable: every verb gives a new graph, and ``said`` holds the verbs that led to it, in their order.

    ``presets`` give the probability that a claim of some certainty holds, ``within`` is its window,
    ``whole`` what it was before any verb.
    """

    tables: GraphTables
    name: str = ""
    said: tuple[Selection, ...] = ()
    presets: Presets = field(default_factory=dict)
    within: Window | None = None
    everyone: bool = False
    whole: GraphTables | None = None
    _held: dict[str, Any] = field(default_factory=dict, init=False)

    @property
    def persons(self) -> pl.DataFrame:
        """One row per person, and per persona that nobody stands behind as far as was judged."""
        return self.tables.persons

    @property
    def places(self) -> pl.DataFrame:
        """One row per place."""
        return self.tables.places

    @property
    def ties(self) -> pl.DataFrame:
        """One row per tie."""
        return self.tables.ties

    @property
    def spells(self) -> pl.DataFrame:
        """One row per spell of a tie: the medium in which it was kept, and when. Every tie has one."""
        return self.tables.spells

    @property
    def presences(self) -> pl.DataFrame:
        """One row per presence of a person in a place."""
        return self.tables.presences

    @property
    def contacts(self) -> pl.DataFrame:
        """One row per aggregated contact; its dates are those of the first and the last."""
        return self.tables.contacts

    @property
    def memberships(self) -> pl.DataFrame:
        """One row per spell of a person in a network."""
        return self.tables.memberships

    @property
    def roles(self) -> pl.DataFrame:
        """One row per role of a person in a network."""
        return self.tables.roles

    def pairs(self, *, directed: bool = False) -> pl.DataFrame:
        """``a, b, weight``: each two persons who are tied, once, with the sum of the weights of their ties.

        Without ``directed`` the first comes before the second by name.
        """
        return pairs_of(self.tables.ties, directed=directed)

    def to_layers(self, **aspects: str | Collection[str]) -> "Graph":
        """What is of these values: ``medium``, ``formed_medium``, ``content``, ``source``, ``access``, ``certainty``.

        ``medium`` is that in which a tie was kept: a tie kept in two media lies in both layers.
        It may be a world or one of the fine media; places and contacts are of worlds.
        The five words for what is missing are values like others. Persons stay, with ties in the layer or without.
        """
        chosen = {name: values_of(values) for name, values in aspects.items()}
        must_be_media(self.whole or self.tables, chosen.get("medium", ()))
        return self._taken(layer(self.tables, chosen), "to_layers", aspects=chosen)

    def to_window(self, first: date | str | None, last: date | str | None, how: How = "surely") -> "Graph":
        """What was there at some moment from ``first`` to ``last``: ``surely`` whatever its true dates, or ``maybe``.

        Days, or EDTF texts: ``"2015"`` begins on 1 January as a first day and ends on 31 December as a last.
        """
        days = Window(_day(first, "earliest"), _day(last, "latest"))
        window = days.within(self.within)
        taken = self._taken(windowed(self.tables, window, how), "to_window", first=days.first, last=days.last, how=how)
        return replace(taken, within=window)

    def to_network(self, network: str) -> "Graph":
        """Members and facilitators of a network, and what was between them."""
        return self._taken(of_network(self.tables, network), "to_network", network=network)

    def to_persons(self) -> "Graph":
        """Personas as judged: contacts are those of the person who stands behind a name, where that was judged."""
        return self._taken(as_judged(self.tables), "to_persons")

    def to_contacts(self) -> "Graph":
        """Contacts in the place of ties: one tie for each two who were in contact, weighed by their contacts."""
        return self._taken(contacts_as_ties(self.tables), "to_contacts")

    def to_onemode(self, by: By, level: float = LEVEL, adjust: Adjust = "none") -> "Graph":
        """Persons tied by the places they shared, in the place of all other ties; see :func:`one_mode`."""
        return self._taken(one_mode(self.tables, by, level, adjust), "to_onemode", by=by, level=level, adjust=adjust)

    def to_ego(self, person: str, reach: int = 1) -> "Graph":
        """A person, all at most ``reach`` ties away, and what is between them."""
        return self._taken(around(self.tables, person, reach), "to_ego", person=person, reach=reach)

    def to_vantage(self, accesses: Collection[str], *, unknown: bool = False) -> "Graph":
        """What rests on a passage that was had by one of the accesses; unknown ones are counted in by ``unknown``.

        Rows are left out whole. :func:`inroads.involvement.seen_from.seen_from` folds every cell anew.
        """
        seen = seen_by(self.tables, accesses, unknown=unknown)
        return self._taken(seen, "to_vantage", accesses=tuple(accesses), unknown=unknown)

    def held(self, name: str, make: Callable[[], Thing]) -> Thing:
        """What follows from the graph, under a name: made when first asked for."""
        if name not in self._held:
            self._held[name] = make()
        found: Thing = self._held[name]
        return found

    def _taken(self, tables: GraphTables, verb: str, **told: Any) -> "Graph":
        return replace(self, tables=tables, said=(*self.said, Selection(verb, told)), whole=self.whole or self.tables)

    def __repr__(self) -> str:
        counts = {name: numeral(getattr(self.tables, name).height) for name in
                  ("persons", "places", "ties", "presences", "contacts")}  # fmt: skip
        whole = (
            _("Graph of {name}: persons {persons}, places {places}, ties {ties}, presences {presences},"
              " contacts {contacts}", name=self.name, **counts)
            if self.name
            else _("Graph: persons {persons}, places {places}, ties {ties}, presences {presences}, contacts {contacts}",
                   **counts)
        )  # fmt: skip
        chosen = [str(selection) for selection in self.said]
        if self.everyone:
            chosen.append(_("infiltrators, informants and bots counted in"))
        return "; ".join([whole, *chosen]) + "."


def _day(said: date | str | None, end: str) -> date | None:
    if said is None or isinstance(said, date):
        return said
    found: date | None = getattr(When.read(said), end)
    return found
