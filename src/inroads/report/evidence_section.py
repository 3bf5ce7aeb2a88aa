"""The evidence at the end of a report: the units each number counts, and the claims and passages of each unit."""

from functools import cached_property
from itertools import groupby

from inroads.answers.finding import Finding
from inroads.language import _
from inroads.report.evidence import Claim, Evidence
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import number
from inroads.report.passages import passage_shown
from inroads.report.units import Counted, Unit, in_order
from inroads.report.words import Wording

SHOWN_TOGETHER = " | "


class EvidenceSection:
    """Writes the evidence of one report."""

    def __init__(self, evidence: Evidence, words: Wording, findings: list[Finding]) -> None:
        self.evidence = evidence
        self.words = words
        self._rows = {
            (place, str(record.get("row"))): record
            for place, finding in enumerate(findings, start=1)
            for record in finding.table
        }
        self._passages: dict[str, Html] = {}
        self._labels: dict[tuple[str, str, str], Html] = {}

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
        for kind, group in groupby(self.evidence.printed, key=lambda unit: unit[0]):
            units = [self._unit(unit) for unit in group]
            title = f"{self.words.unit(kind).capitalize()} ({number(len(units))})"
            kinds.append(tag("details", tag("summary", title), *units, class_="kind"))
        return join(kinds)

    def passages_of(self, claim: Claim) -> Html:
        """The passages of a claim, one after another."""
        shown = [self._passage(name) for name in claim["passages"] or []]
        return join(shown, "; ") if shown else tag("i", _("no passage named"))

    def value_of(self, claim: Claim) -> Html:
        """What a claim says, with its label; a denial says so."""
        said = self._value(claim["unit_type"], claim["variable"], claim["value"])
        return join([tag("b", _("denied:")), " ", said]) if claim["polarity"] == "absent" else said

    def link(self, unit: Unit) -> Html:
        """A unit by its id, linked to its claims."""
        anchor = self.evidence.anchor(unit)
        return tag("a", unit[1], href=f"#{anchor}") if anchor else text(unit[1])

    def _set(self, counted: Counted) -> Html:
        kinds = self._by_kind(counted.units)
        if counted.besides:
            kinds += [tag("p", tag("b", _("Rests besides on the claims of:"))), *self._by_kind(counted.besides)]
        counts = ", ".join(self._counts(counted.units or counted.besides))
        tables = [tag("a", _("Table {number}", number=finding), href=f"#f{finding}") for finding in counted.findings]
        summary = tag("summary", self.row_name(counted), ": ", tag("b", counts))
        return tag(
            "details", summary, tag("div", tag("p", join(tables, ", ")), *kinds, id=counted.anchor), class_="set"
        )

    def row_name(self, counted: Counted) -> str:
        """The first row that counts these units, in words."""
        record = self._rows.get((counted.findings[0], counted.first_row), {})
        said = (self.words.word(key, value) for key, value in record.items() if key != "row" and isinstance(value, str))
        return " · ".join(dict.fromkeys(said)) or counted.first_row

    def _by_kind(self, units: tuple[Unit, ...]) -> list[Html]:
        return [self._links(kind, list(group)) for kind, group in groupby(units, key=lambda unit: unit[0])]

    def _counts(self, units: tuple[Unit, ...]) -> list[str]:
        kinds = groupby(units, key=lambda unit: unit[0])
        return [f"{self.words.unit(kind)} {number(len(list(group)))}" for kind, group in kinds]

    def _links(self, kind: str, units: list[Unit]) -> Html:
        return tag("p", self.words.unit(kind).capitalize(), ": ", join([self.link(unit) for unit in units], " · "))

    def _unit(self, unit: Unit) -> Html:
        gist = self.evidence.gist(unit)
        summary = tag("summary", unit[1], tag("small", " ", gist) if gist else None)
        claims = self.evidence.claims.get(unit, [])
        held = self._claims(claims) if claims else self._named_by(unit)
        parts = [self._part(part) for part in in_order(self.evidence.parts.get(unit, []))]
        return tag("details", summary, tag("div", held, *parts, id=self.evidence.printed[unit]))

    def _named_by(self, unit: Unit) -> Html:
        """A unit without a row of its own rests on the claims that name it."""
        naming = self._naming.get(unit, [])
        if not naming:
            return tag("p", _("No claim names this unit: it is derived."))
        return join(
            [tag("p", _("Without a row of its own; these claims name it.")), self._claims(naming, with_unit=True)]
        )

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
        name = tag("h5", f"{self.words.unit(part[0]).capitalize()}: {part[1]}")
        return join([name, self._claims(self.evidence.claims[part])])

    def _claims(self, claims: list[Claim], *, with_unit: bool = False) -> Html:
        heads = (_("Variable"), _("Value"), _("Coder"), _("Certainty"), _("State"), _("Where it is read"))
        head = tag("thead", tag("tr", *[tag("th", head, scope="col") for head in heads]))
        return tag(
            "table", head, tag("tbody", *[self._claim(claim, with_unit=with_unit) for claim in claims]), class_="claims"
        )

    def _claim(self, claim: Claim, *, with_unit: bool) -> Html:
        variable = text(self.words.variable(claim["unit_type"], claim["variable"]))
        if with_unit:
            variable = join([self.link((claim["unit_type"], claim["unit"])), ": ", variable])
        certainty = self.words.word("certainty", claim["certainty"] or "")
        if claim["grade"]:
            certainty = f"{certainty}, {claim['grade']}"
        cells = (
            self.value_of(claim), claim["coder"] or "", certainty,
            self.words.word("state", claim["state"]), self.passages_of(claim),
        )  # fmt: skip
        row = tag("th", variable, scope="row")
        return tag("tr", row, *[tag("td", cell) for cell in cells], data_claim=claim["claim"])

    def _value(self, unit: str, variable: str, value: object) -> Html:
        key = (unit, variable, str(value))
        if key not in self._labels:
            self._labels[key] = self._labelled(unit, variable, value)
        return self._labels[key]

    def _labelled(self, unit: str, variable: str, value: object) -> Html:
        if variable == "exists":
            return text(_("yes"))
        target = self.words.refers_to(unit, variable)
        if target and isinstance(value, str):
            return join([self.link((target, name)) for name in value.split(SHOWN_TOGETHER)], ", ")
        written = (
            value.split(SHOWN_TOGETHER) if isinstance(value, str) else value if isinstance(value, list) else [value]
        )
        return text(", ".join(self.words.label(unit, variable, str(one)) for one in written))

    def _passage(self, name: str) -> Html:
        if name not in self._passages:
            passage = self.evidence.passages.get(name)
            self._passages[name] = passage_shown(passage, self.words) if passage else text(name)
        return self._passages[name]
