"""The cells that nobody has settled: who said what."""

from inroads.language import _
from inroads.report.evidence import Claim
from inroads.report.evidence_section import EvidenceSection
from inroads.report.markup import Html, join, tag
from inroads.report.numbers import number
from inroads.report.record_table import table

SHOWN_OPEN = 12


def contested_section(section: EvidenceSection) -> Html:
    """One row to a contested cell."""
    cells = section.evidence.contested()
    if not cells:
        return tag("p", _("No cell is contested: where several claims stand, they agree."))
    intro = tag(
        "p",
        _(
            "Contested cells: {n}. Coders or sources differ and nobody has adjudicated;"
            " until then these cells count as unknown in every table.",
            n=number(len(cells)),
        ),
    )
    heads = (_("Unit"), _("Variable"), _("Who says what"))
    head = tag("thead", tag("tr", *[tag("th", one, scope="col") for one in heads]))
    rows = [_row(section, *cell, claims) for cell, claims in cells.items()]
    held = table(Html(_("Contested cells")), head, tag("tbody", *rows))
    if len(cells) <= SHOWN_OPEN:
        return join([intro, held])
    return join([intro, tag("details", tag("summary", _("All contested cells")), held, class_="layer")])


def _row(section: EvidenceSection, kind: str, unit: str, variable: str, claims: list[Claim]) -> Html:
    said = [
        tag(
            "li",
            tag("b", claim["coder"] or _("unnamed")),
            ": ",
            section.listed.value_of(claim),
            " ",
            tag("small", section.listed.place_of(claim)),
        )
        for claim in claims
    ]
    head = tag("th", section.listed.link((kind, unit)), tag("small", section.words.unit(kind)), scope="row")
    return tag("tr", head, tag("td", section.words.variable(kind, variable)), tag("td", tag("ul", *said)))
