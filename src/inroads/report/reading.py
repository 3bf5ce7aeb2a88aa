"""What one report hands from room to room while it is written: words, counted sets, running numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from inroads.answers.finding import Finding, Record
from inroads.report.markup import Html, tag, text
from inroads.report.words import Wording


@dataclass(frozen=True)
class Reading:
    """One table in the writing: its finding, the words, and where the units of a row are listed (None: not linked)."""

    finding: Finding
    words: Wording
    anchor: Callable[[str, object], str | None]
    linked: bool = True

    def link(self, shown: str, record: Record) -> Html:
        """The number as a link to the units it counts, where they are listed."""
        anchor = self.anchor(self.finding.id, record.get("row")) if self.linked and shown else None
        return tag("a", shown, href=f"#{anchor}") if anchor else text(shown)

    def without_links(self) -> "Reading":
        """The same for a variant, whose rows are not those of the main table."""
        return Reading(self.finding, self.words, self.anchor, linked=False)
