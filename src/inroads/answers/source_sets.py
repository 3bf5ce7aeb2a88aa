"""Sets of sources of one kind, each with its selection card: what it aims at, how it came in, what it cannot hold."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from inroads.answers.finding import Record, Variant
from inroads.involvement.medium import is_known
from inroads.involvement.seen_from import from_sources, kinds_at_hand
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, language, numeral

EVERY_SOURCE = "all_sources"
"""All sources together: the reference, which is not the truth."""

CAME_IN_BY = {"interview": "recruitment_route"}
"""The variable of a source that says how it came in, where that is not its way of collection."""


@dataclass(frozen=True)
class SelectionCard:
    """How the sources of one kind were selected."""

    kind: str
    sources: int
    population: str
    came_in: str
    selected_on: str
    never: str

    def line(self, name: str) -> str:
        """The card in one line."""
        return _(
            "{kind} (sources: {n}): aimed at {population}; came in {came_in}; selected on {selected_on}; never in it:"
            " {never}.",
            kind=name[:1].upper() + name[1:],
            n=numeral(self.sources),
            population=self.population,
            came_in=self.came_in,
            selected_on=self.selected_on,
            never=self.never,
        )


def source_sets(view: View) -> dict[str, View]:
    """The study as each kind of source at hand tells it."""
    return {kind: from_sources(view, kind) for kind in kinds_at_hand(view)}


def per_source(view: View, table: Callable[[View], list[Record]]) -> list[Variant]:
    """The same table as each kind of source alone gives it, where there are several kinds."""
    sets = source_sets(view)
    return [Variant(f"from_{kind}", table(one)) for kind, one in sets.items()] if len(sets) > 1 else []


def selection_card(view: View, kind: str) -> SelectionCard:
    """The card of a kind of source: what is coded where it is, else what holds of any such source."""
    words = {
        "case_file": (
            _("networks that were investigated"),
            _("through an investigation that could be read"),
            _("reporting, priority and arrest"),
            _("whom nobody reported or looked for, and what no investigator asked"),
        ),
        "meeting_place": (
            _("whoever wrote in the place"),
            _("as a copy of what could be read there"),
            _("use of that place"),
            _("ties made elsewhere, and people who never wrote there"),
        ),
        "interview": (
            _("people who know of it at first hand"),
            _("by asking those who could be found"),
            _("being found and willing to talk"),
            _("those who refused or could not be found, and what they would not tell"),
        ),
    }
    unsaid = _("not recorded")
    population, came_in, selected_on, never = words.get(kind, (unsaid, unsaid, unsaid, unsaid))
    mine = [row for row in view.table("sources").iter_rows(named=True) if row["kind"] == kind]
    return SelectionCard(kind, len(mine), population, _coded(view, kind, mine) or came_in, selected_on, never)


def _coded(view: View, kind: str, sources: list[Row]) -> str:
    """How the sources came in, where that was coded: interviewees by how they were found, others by how collected."""
    variable = CAME_IN_BY.get(kind, "collection")
    said = Counter(row[variable] for row in sources if is_known(row.get(variable)))
    told = [
        f"{view.frame.label('source', variable, value, language())} {numeral(count)}"
        for value, count in said.most_common()
    ]
    return _("as follows: {routes}", routes=", ".join(told)) if told else ""


def set_name(view: View, kind: str) -> str:
    """A set of sources in words."""
    return _("all sources") if kind == EVERY_SOURCE else view.frame.label("source", "kind", kind, language())


def card_lines(view: View) -> list[str]:
    """One line for each kind of source at hand."""
    return [selection_card(view, kind).line(set_name(view, kind)) for kind in kinds_at_hand(view)]


def one_kind_only(view: View) -> list[str]:
    """That sources cannot be set against each other, where there are not several kinds."""
    kinds = kinds_at_hand(view)
    if len(kinds) > 1:
        return []
    if not kinds:
        return [_("No source whose kind is known says anything of the field.")]
    return [
        _("There is only one kind of source, {kind}: nothing can be set against it.", kind=set_name(view, kinds[0]))
    ]
