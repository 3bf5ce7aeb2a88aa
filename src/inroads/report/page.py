"""The report of a study: one page that stands alone, reads without a network or a script, and prints well."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import replace
from importlib.resources import files

from inroads.answers.finding import Finding
from inroads.language import _, speaking
from inroads.report.about import About
from inroads.report.colophon import colophon
from inroads.report.contested_section import contested_section
from inroads.report.evidence import Evidence
from inroads.report.evidence_section import EvidenceSection
from inroads.report.finding_section import Beside, Place, finding_section
from inroads.report.marks import mark
from inroads.report.markup import Html, join, tag
from inroads.report.reading import Reading
from inroads.report.settled_section import settled_section
from inroads.report.snapshot_like import SnapshotLike
from inroads.report.svg import convert
from inroads.report.units import CountedSets
from inroads.report.words import Wording

POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def report_page(
    findings: Sequence[Finding],
    snapshot: SnapshotLike,
    lang: str = "en",
    about: About | None = None,
    beside: Mapping[str, Beside] | None = None,
) -> str:
    """The report as one HTML page.

    Parameters
    ----------
    findings
        What the report holds, in its order.
    snapshot
        The snapshot they were computed from: its claims and passages are the evidence.
    lang
        ``en`` or ``nl``.
    about
        What the study says of itself.
    beside
        Pictures that stand beside findings, by their ids.
    """
    with speaking(lang):
        return _page(list(findings), snapshot, lang, about or About(), beside or {})


def _page(
    findings: list[Finding], snapshot: SnapshotLike, lang: str, about: About, beside: Mapping[str, Beside]
) -> str:
    words = Wording(snapshot.frame, lang)
    evidence = Evidence(snapshot, {claim for finding in findings for ids in finding.lineage.values() for claim in ids})
    sets = CountedSets(findings, evidence.owner_of)
    evidence.print_units({*sets.all_units(), *[(kind, unit) for kind, unit, _variable in evidence.contested()]})
    section = EvidenceSection(evidence, words, findings)
    title = about.title or snapshot.title or _("Ways into criminal networks")
    with _drawing(findings):
        contested = _part("contested", _("Contested cells"), contested_section(section), settled_section(section))
        behind = _evidence(section, sets)
    main = [
        _answers(findings),
        _findings(findings, words, sets, beside),
        contested,
        behind,
        _part("colophon", _("About this report"), colophon(findings, snapshot, about, title, words)),
    ]
    skip = tag("a", _("Skip to the answers"), href="#answers", class_="skip")
    body = join([skip, _head(findings, about, title), tag("main", *main)])
    return f"<!doctype html>\n{tag('html', _html_head(title, snapshot), tag('body', body), lang=lang)}\n"


def _drawing(findings: list[Finding]) -> ThreadPoolExecutor:
    """Pictures are drawn beside the writing: their engine needs no turn of Python's."""
    painter = ThreadPoolExecutor(1)
    for finding in findings:
        if finding.picture:
            painter.submit(copy_context().run, convert, finding.picture)
    return painter


def _html_head(title: str, snapshot: SnapshotLike) -> Html:
    """What machines read: among it from which ledger and snapshot the report was made."""
    style = files("inroads.report").joinpath("style.css").read_text("utf-8")
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content="Inroads"),
        tag("meta", name="inroads:heads", content=" ".join(snapshot.heads)),
        tag("meta", name="inroads:length", content=snapshot.length),
        tag("meta", name="inroads:snapshot", content=snapshot.id),
        tag("title", title),
        tag("style", Html(style)),
    )


def _head(findings: list[Finding], about: About, title: str) -> Html:
    lines = [line for line in (about.question, about.period) if line]
    what = _(
        "Who came into which network, through whom or where, offline or online."
        " Each number links to the units it counts, each unit to what was said of it and where that is written."
    )
    shapes = [
        ("offline", _("offline")),
        ("online", _("online")),
        ("remote_voice", _("remote voice")),
        ("unknown", _("unknown")),
    ]
    key = join([tag("span", mark(name), word, class_="nb") for name, word in shapes], "  ")
    selection = next((finding.selection for finding in findings if finding.selection), "")
    said = [
        *[tag("p", line, class_="lead") for line in lines],
        tag("p", what),
        tag("p", selection, class_="selection") if selection else None,
        tag("p", key, class_="key"),
    ]
    return tag("header", tag("h1", title), tag("div", *said), _contents(findings))


def _contents(findings: list[Finding]) -> Html:
    items = [
        tag("li", tag("a", finding.question, href=f"#f{place}")) for place, finding in enumerate(findings, start=1)
    ]
    parts = [("contested", _("Contested cells")), ("evidence", _("Evidence")), ("colophon", _("About this report"))]
    rest = join([tag("a", name, href=f"#{anchor}") for anchor, name in parts], " · ")
    return tag("nav", tag("h2", _("Contents")), tag("ol", *items), tag("p", rest), aria_label=_("Contents"))


def _answers(findings: list[Finding]) -> Html:
    """What was found, in sentences, before any table."""
    items = [
        tag(
            "li",
            tag("b", finding.question),
            " ",
            finding.answer,
            " ",
            tag("a", _("Table {number}", number=place), href=f"#f{place}", class_="nb"),
        )
        for place, finding in enumerate(findings, start=1)
    ]
    return _part("answers", _("The answers"), tag("ol", *items, class_="answers"))


def _findings(findings: list[Finding], words: Wording, sets: CountedSets, beside: Mapping[str, Beside]) -> Html:
    written, figure = [], 0
    for number, finding in enumerate(findings, start=1):
        figure += bool(finding.picture)
        place = Place(number, figure if finding.picture else 0)
        other = beside.get(finding.id)
        if other:
            figure += 1
            other = replace(other, figure=figure)
        written.append(finding_section(Reading(finding, words, sets.anchor), place, other))
    return _part("findings", _("The findings"), join(written))


def _evidence(section: EvidenceSection, sets: CountedSets) -> Html:
    intro = _(
        "First the units behind each number, then each unit with its claims. Claims stand together under where they are"
        " read: the passage and the access by which it was had, the coder and how certain, the sheet of the file; each"
        " claim with its cell. The grey letters are the beginning of the id of the claim; what is not marked otherwise"
        " stands."
    )
    printed = _("The evidence is left out of the printed report; it stands in the file this was printed from.")
    return _part(
        "evidence",
        _("Evidence"),
        tag("p", intro, class_="screen"),
        tag("p", printed, class_="print"),
        tag("details", tag("summary", tag("h3", _("Units counted"))), section.counted(sets.sets), class_="kind"),
        section.units(),
    )


def _part(anchor: str, title: str, *held: Html) -> Html:
    return tag("section", tag("h2", title), tag("div", *held), id=anchor, class_="part")
