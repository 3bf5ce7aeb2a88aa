"""Findings and report leave the study together, through the gate."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from inroads.answers.finding import Finding
from inroads.report.about import About
from inroads.report.finding_section import Beside
from inroads.report.findings_json import findings_json
from inroads.report.gate import Gate
from inroads.report.page import report_page
from inroads.report.snapshot_like import SnapshotLike

FINDINGS = "findings.json"
REPORT = "report.html"


def write_report(
    out: Path,
    findings: Sequence[Finding],
    snapshot: SnapshotLike,
    lang: str,
    actor: str,
    about: About,
    within: str = "",
    beside: Mapping[str, Beside] | None = None,
) -> dict[str, Path]:
    """Write ``findings.json`` and ``report.html`` into ``out``, or its folder ``within``; gives where they lie.

    ``beside`` are pictures that stand beside findings, by their ids.
    """
    gate = Gate(out, actor)
    page = report_page(findings, snapshot, lang, about, beside)
    return {
        "findings": gate.write((Path(within) / FINDINGS).as_posix(), findings_json(findings), "findings"),
        "report": gate.write((Path(within) / REPORT).as_posix(), page.encode(), "report"),
    }
