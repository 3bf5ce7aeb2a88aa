"""The last page: what made this report, how to cite it, and how many of its intervals miss by chance alone."""

from collections.abc import Iterable, Iterator

from inroads.answers.finding import Finding, Record
from inroads.language import _
from inroads.report.about import About
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import SMALL, is_known, number
from inroads.report.snapshot_like import SnapshotLike
from inroads.report.words import Wording

MISSES = 0.05
"""How often an interval of 95 % misses."""


def colophon(findings: list[Finding], snapshot: SnapshotLike, about: About, title: str, words: Wording) -> Html:
    """Warning, citation and provenance."""
    return join(
        [
            tag("h3", _("Small numbers and many intervals")),
            tag("p", _warning(findings)),
            tag("h3", _("How to cite")),
            tag("p", _citation(snapshot, about, title)),
            tag("h3", _("What made this report")),
            _provenance(findings, snapshot, about, words),
        ]
    )


def intervals_in(findings: Iterable[Finding]) -> int:
    """How many intervals the report holds, those of variants among them."""
    return sum(
        _has_interval(record)
        for finding in findings
        for records in (finding.table, *[variant.table for variant in finding.variants])
        for record in records
    )


def _has_interval(record: Record) -> bool:
    return is_known(record.get("low")) and is_known(record.get("high"))


def _warning(findings: list[Finding]) -> str:
    held = intervals_in(findings)
    missing = held * MISSES
    return _(
        "This report holds {held} intervals of 95 %. Even if every assumption holds, about {missing} of them miss the"
        " true value by chance alone, and nothing tells which. Where fewer than {small} units were counted no"
        " percentage stands alone: the count or the interval is printed. Everything here is exploratory unless it was"
        " frozen beforehand.",
        held=number(held), missing=number(round(missing) if missing > 1 else round(missing, 1)), small=SMALL,
    )  # fmt: skip


def _citation(snapshot: SnapshotLike, about: About, title: str) -> str:
    return _(
        "{title}. Made with Inroads {version}, frame {frame}, snapshot {snapshot}."
        " Cite a number with its table: the number of the finding is the number of its table.",
        title=title, version=about.versions.get("Inroads", ""), frame=snapshot.frame.name, snapshot=snapshot.id,
    )  # fmt: skip


def _provenance(findings: list[Finding], snapshot: SnapshotLike, about: About, words: Wording) -> Html:
    seeds = sorted({finding.seed for finding in findings if finding.seed is not None})
    rows: list[tuple[str, object]] = [
        (_("Snapshot"), snapshot.id),
        (_("Frame"), snapshot.frame.name),
        (_("Entries in the ledger"), number(snapshot.length)),
        (_("Heads of the ledger"), join([tag("code", head) for head in snapshot.heads], " ")),
        (_("Seed"), about.seed if about.seed is not None else ", ".join(map(str, seeds)) or _("none used")),
        (_("Parameters"), " ".join(dict.fromkeys(_chosen(findings, words)))),
        *[(key, value) for key, value in about.parameters.items()],
        (_("Legal basis"), about.legal_basis),
        (_("Disclosure policy"), words.word("disclosure", about.disclosure)),
        *about.versions.items(),
    ]
    kept = [
        tag("tr", tag("th", name, scope="row"), tag("td", text(value)))
        for name, value in rows
        if value not in ("", None)
    ]
    return tag("table", tag("caption", _("Versions, seed, snapshot and ledger")), tag("tbody", *kept), class_="plain")


def _chosen(findings: list[Finding], words: Wording) -> Iterator[str]:
    return (said for finding in findings for said in words.parameters(finding.parameters))
