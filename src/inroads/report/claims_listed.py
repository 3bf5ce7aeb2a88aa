"""The claims of a unit as a list: what a row of a file says stands together, under who read it and where."""

from html import escape
from itertools import groupby

from inroads.language import _
from inroads.report.evidence import BETWEEN, Claim, Evidence
from inroads.report.markup import Html, join, tag, text
from inroads.report.passages import passage_shown, sheet_and_cell
from inroads.report.units import Unit
from inroads.report.words import Wording

SHOWN_TOGETHER = " | "
STANDING = "standing"
_WHO = ("coder", "certainty", "grade", "state")
_AT_HAND = ("source", "document", "speaker", "access", "use_restriction", "quote")


class ClaimsListed:
    """Writes claims; what repeats from claim to claim is put into words once."""

    def __init__(self, evidence: Evidence, words: Wording) -> None:
        self.evidence = evidence
        self.words = words
        self._passages: dict[tuple[object, ...], Html] = {}
        self._values: dict[tuple[str, str, str | None], Html] = {}
        self._titles: dict[tuple[str, str], Html] = {}
        self._who: dict[tuple[str, ...], Html] = {}

    def link(self, unit: Unit) -> Html:
        """A unit by its id, linked to its claims."""
        anchor = self.evidence.anchor(unit)
        return Html(f"<a href=#{anchor}>{text(unit[1])}</a>") if anchor else text(unit[1])

    def claims(self, claims: list[Claim], anchor: str | None = None, *, with_unit: bool = False) -> Html:
        """The claims, grouped by where they were read; ``anchor`` names the first group."""
        told: dict[tuple[object, ...], Html] = {}
        groups: dict[Html, list[str]] = {}
        for claim in claims:
            sheet, _mark, cell = (claim["cell"] or "").rpartition("!")
            key = (claim["passages"], sheet, *[claim[part] for part in _WHO])
            if key not in told:
                told[key] = self._where(claim)
            groups.setdefault(told[key], []).append(self._claim(claim, cell, with_unit=with_unit))
        written: list[str] = []
        for where, items in groups.items():
            named = f" id={anchor}" if anchor and not written else ""
            written.append(f"<p{named}>{where}<ul>{''.join(items)}</ul>")
        return Html("".join(written))

    def value_of(self, claim: Claim) -> Html:
        """What a claim says, with its label; a denial says so."""
        key = (claim["unit_type"], claim["variable"], claim["value"])
        if key not in self._values:
            self._values[key] = self._labelled(*key)
        said = self._values[key]
        return Html(f"<b>{text(_('denied:'))}</b> {said}") if claim["polarity"] == "absent" else said

    def place_of(self, claim: Claim) -> Html:
        """The passages of a claim, one after another, and the cell it was read from."""
        sheet, cell = sheet_and_cell(claim["cell"] or "")
        return join([part for part in (self._passages_of(claim), sheet, cell) if part], ", ")

    def _where(self, claim: Claim) -> Html:
        """Passages, coder, certainty and sheet: the same for most claims of a row. That a claim stands goes unsaid."""
        sheet = sheet_and_cell(claim["cell"] or "")[0]
        return Html(" · ".join([part for part in (self._passages_of(claim), self._who_said(claim), sheet) if part]))

    def _who_said(self, claim: Claim) -> Html:
        key = tuple(claim[part] for part in _WHO)
        if key not in self._who:
            said = [claim["coder"], self.words.word("certainty", claim["certainty"]), claim["grade"]]
            if claim["state"] != STANDING:
                said.append(self.words.word("state", claim["state"]))
            self._who[key] = text(", ".join([part for part in said if part]))
        return self._who[key]

    def _claim(self, claim: Claim, cell: str, *, with_unit: bool) -> str:
        start = f"<li>{self.link((claim['unit_type'], claim['unit']))}: " if with_unit else self._start(claim["claim"])
        title = self._title(claim["unit_type"], claim["variable"])
        shown = f" <i>{cell if cell.isalnum() else text(cell)}</i>" if cell else ""
        if claim["variable"] == "exists" and claim["polarity"] != "absent":
            return f"{start}{title}{shown}"
        return f"{start}{title}: {self.value_of(claim)}{shown}"

    def _start(self, claim: str) -> str:
        """A claim that has a place of its own bears the first letters of its id."""
        short = self.evidence.short(claim)
        return f"<li id={short}>" if short.isalnum() else f'<li id="{escape(short)}">'

    def _title(self, unit: str, variable: str) -> Html:
        if (unit, variable) not in self._titles:
            self._titles[unit, variable] = text(self.words.variable(unit, variable))
        return self._titles[unit, variable]

    def _labelled(self, unit: str, variable: str, value: object) -> Html:
        if variable == "exists":
            return text(_("yes"))
        target = self.words.refers_to(unit, variable)
        if target and isinstance(value, str):
            return join([self.link((target, name)) for name in value.split(SHOWN_TOGETHER)], ", ")
        written = value.split(SHOWN_TOGETHER) if isinstance(value, str) else [value]
        return text(", ".join(self.words.label(unit, variable, str(one)) for one in written))

    def _passages_of(self, claim: Claim) -> Html:
        names = claim["passages"]
        if not names:
            return tag("i", _("no passage named"))
        return Html(
            "; ".join(filter(None, [self._passage(name, claim["cell"] or "") for name in names.split(BETWEEN)]))
        )

    def _passage(self, name: str, cell: str) -> Html:
        """A passage in words; one that is the cell itself reads the same for every cell of its file."""
        passage = self.evidence.passages.get(name)
        if passage is None:
            return text(name)
        if not cell or passage["locator"] != cell:
            key: tuple[object, ...] = (name,)
        else:
            key = (cell.partition("#")[0], *[passage[part] for part in _AT_HAND])
        if key not in self._passages:
            self._passages[key] = passage_shown(passage, self.words, cell if len(key) > 1 else "")
        return self._passages[key]


def by_kind(units: tuple[Unit, ...]) -> list[tuple[str, list[Unit]]]:
    """Units, already in order, by their kind."""
    return [(kind, list(group)) for kind, group in groupby(units, key=lambda unit: unit[0])]
