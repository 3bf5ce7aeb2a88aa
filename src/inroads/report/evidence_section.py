"""The evidence at the end of a report: the units each number counts, and the claims and passages of each unit."""

from functools import cached_property
from itertools import groupby

from inroads.answers.finding import Finding
from inroads.language import _
from inroads.report.claims_listed import SHOWN_TOGETHER, ClaimsListed, by_kind
from inroads.report.evidence import Claim, Evidence
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import number
from inroads.report.units import Counted, Unit, in_order
from inroads.report.words import Wording


class EvidenceSection:
    """Writes the evidence of one report."""

    def __init__(self, evidence: Evidence, words: Wording, findings: list[Finding]) -> None:
        self.evidence = evidence
        self.words = words
        self.listed = ClaimsListed(evidence, words)
        self._names: dict[Unit, set[Unit]] = {}
        self._rows = {
            (place, str(record.get("row"))): record
            for place, finding in enumerate(findings, start=1)
            for record in finding.table
        }

    def counted(self, sets: list[Counted]) -> Html:
        """Every distinct set of units, each in its own fold, under the first table that counts it."""
        tables = []
        for place, group in groupby(sets, key=lambda one: one.findings[0]):
            tables.append(tag("h4", _("Table {number}", number=place)))
            tables += [self._set(one) for one in group]
        return tag("div", *tables, class_="sets")

    def units(self) -> Html:
        """Every unit with its claims, by kind of unit."""
        kinds = []
        for kind, units in by_kind(tuple(self.evidence.printed)):
            title = f"{self.words.unit(kind).capitalize()} ({number(len(units))})"
            held = Html("".join([self._unit(unit) for unit in units]))
            kinds.append(tag("details", tag("summary", tag("h3", title)), held, class_="kind claims"))
        return join(kinds)

    def _set(self, counted: Counted) -> Html:
        kinds = [self._links(*one) for one in by_kind(counted.units)]
        besides = self._not_named(counted)
        if besides:
            kinds += [tag("p", tag("b", _("Also rests on the claims of:")))]
            kinds += [self._links(*one) for one in by_kind(besides)]
        counts = ", ".join(self._counts(counted.units or counted.besides))
        tables = [tag("a", _("Table {number}", number=finding), href=f"#f{finding}") for finding in counted.findings]
        summary = tag("summary", self.row_name(counted), ": ", tag("b", counts))
        return tag(
            "details", summary, tag("div", tag("p", join(tables, ", ")), *kinds, id=counted.anchor), class_="set"
        )

    def _not_named(self, counted: Counted) -> tuple[Unit, ...]:
        """The other units a number rests on, but for those that links lead to from the units counted or from these."""
        kept: list[Unit] = []
        open_ = set(counted.besides)
        for unit in (*counted.units, *sorted(open_, key=_entries_first)):
            if unit in open_:
                kept.append(unit)
            follow = [unit]
            while follow:
                named = self._named_in(follow.pop()) & open_
                open_ -= named
                follow += named
        return in_order(kept)

    def _named_in(self, unit: Unit) -> set[Unit]:
        if unit not in self._names:
            units = (unit, *self.evidence.parts.get(unit, []))
            claims = [claim for one in units for claim in self.evidence.claims.get(one, [])]
            self._names[unit] = {(self.words.refers_to(c["unit_type"], c["variable"]), str(c["value"])) for c in claims}
        return self._names[unit]

    def row_name(self, counted: Counted) -> str:
        """The first row that counts these units, in words."""
        record = self._rows.get((counted.findings[0], counted.first_row), {})
        return self.words.row(record) or counted.first_row

    def _counts(self, units: tuple[Unit, ...]) -> list[str]:
        return [f"{self.words.unit(kind)} {number(len(group))}" for kind, group in by_kind(units)]

    def _links(self, kind: str, units: list[Unit]) -> Html:
        links = " ".join([self.listed.link(unit) for unit in units])
        return Html(f"<p>{text(self.words.unit(kind).capitalize())}: {links}</p>")

    def _unit(self, unit: Unit) -> Html:
        gist = self.evidence.gist(unit)
        small = f" <small>{text(gist)}</small>" if gist else ""
        claims, anchor = self.evidence.claims.get(unit, []), self.evidence.printed[unit]
        held = self.listed.claims(claims, anchor) if claims else self._named_by(unit, anchor)
        parts = "".join([self._part(part) for part in in_order(self.evidence.parts.get(unit, []))])
        return Html(f"<details><summary>{text(unit[1])}{small}</summary>{held}{parts}</details>")

    def _named_by(self, unit: Unit, anchor: str) -> Html:
        """A unit without a row of its own rests on the claims that name it."""
        naming = self._naming.get(unit, [])
        if not naming:
            return tag("p", _("No claim names this unit: it is derived."), id=anchor)
        said = tag("p", _("Without a row of its own; these claims name it."), id=anchor)
        return join([said, self.listed.claims(naming, with_unit=True)])

    @cached_property
    def _naming(self) -> dict[Unit, list[Claim]]:
        """The claims that name a unit, for all units."""
        naming: dict[Unit, list[Claim]] = {}
        for (kind, _unit), claims in self.evidence.claims.items():
            for claim in claims:
                target = self.words.refers_to(kind, claim["variable"])
                for name in str(claim["value"]).split(SHOWN_TOGETHER) if target else ():
                    naming.setdefault((target, name), []).append(claim)
        return naming

    def _part(self, part: Unit) -> Html:
        name = f"<h4>{text(self.words.unit(part[0]).capitalize())}: {text(part[1])}</h4>"
        return Html(name + self.listed.claims(self.evidence.claims[part]))


def _entries_first(unit: Unit) -> tuple[bool, Unit]:
    """Entries name the ties and places they rest on, never the reverse."""
    return unit[0] != "entry", unit
