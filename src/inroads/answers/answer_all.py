"""Ask every question of a study, one after the other."""

from collections.abc import Callable

from inroads.answers.all_findings import ALL_FINDINGS
from inroads.answers.finding import Finding
from inroads.involvement.view import View
from inroads.language import _


def answer_all(
    view: View, progress: Callable[[str, int, int], None] = lambda _what, _done, _all: None
) -> list[Finding]:
    """All findings, in the order of the proposal; ``progress`` is told how many are done."""
    findings = []
    for done, question in enumerate(ALL_FINDINGS):
        progress(_("findings"), done, len(ALL_FINDINGS))
        findings.append(question(view))
    return findings
