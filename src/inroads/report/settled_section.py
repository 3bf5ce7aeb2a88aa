"""The cells that a person settled: what stands, who said so, and why."""

from inroads.language import _
from inroads.report.evidence import Claim
from inroads.report.evidence_section import EvidenceSection
from inroads.report.markup import Html, join, tag
from inroads.report.numbers import number
from inroads.report.record_table import table

SHOWN_OPEN = 12


def settled_section(section: EvidenceSection) -> Html:
    """One row to a decision; nothing where nobody decided."""
    decisions = section.evidence.decisions
    if not decisions:
        return Html("")
    heads = (_("Unit"), _("Variable"), _("What stands"), _("Who settled it"), _("Because"))
    head = tag("thead", tag("tr", *[tag("th", one, scope="col") for one in heads]))
    held = table(Html(_("Settled cells")), head, tag("tbody", *[_row(section, one) for one in decisions]))
    intro = tag("p", _("Cells on which claims differed and a person decided: {n}.", n=number(len(decisions))))
    if len(decisions) <= SHOWN_OPEN:
        return join([intro, held])
    return join([intro, tag("details", tag("summary", _("All settled cells")), held, class_="layer")])


def _row(section: EvidenceSection, decision: Claim) -> Html:
    kind, unit = decision["unit_type"], decision["unit"]
    head = tag("th", section.listed.link((kind, unit)), tag("small", section.words.unit(kind)), scope="row")
    return tag(
        "tr",
        head,
        tag("td", section.words.variable(kind, decision["variable"])),
        tag("td", section.listed.value_of(decision)),
        tag("td", decision["coder"], " ", tag("small", decision["at"][:10])),
        tag("td", decision["because"]),
    )
