"""The card of a network on its way out: to the screen or to a file, always through the gate."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from inroads.answers.card import Card, card
from inroads.answers.pictures import timeline_picture
from inroads.involvement.view import View
from inroads.report.card_lines import card_lines
from inroads.report.card_page import card_page
from inroads.report.card_words import CardWords
from inroads.report.gate import Gate
from inroads.store.room_names import places_named

TALLEST, LOWEST, ALL = 15, 4, 200
"""The height of one row of the timeline, at most and at least, and of all of them where they are many."""


@dataclass(frozen=True)
class Shown:
    """A card that can be let out."""

    card: Card
    view: View
    gate: Gate

    def __repr__(self) -> str:
        return repr(self.card)

    def screen(self, *, as_json: bool = False) -> tuple[Any, ...]:
        """The card as data and as lines, for the screen."""
        data, lines = asdict(self.card), card_lines(self.card, self._words())
        content = json.dumps(data, default=str) if as_json else "\n".join(lines)
        self.gate.show("screen", content.encode(), f"card {self.card.network}")
        return data, *lines

    def page(self) -> str:
        """The card as an HTML page."""
        return card_page(self.card, self._words(), _timeline(self.view, self.card), self.view.title)

    def _words(self) -> CardWords:
        held = self.view.posts
        return CardWords(self.view.frame, places_named(held.room_names) if held else {})

    def write(self, path: Path) -> Path:
        """Write the page."""
        return self.gate.let_out(path, self.page().encode(), f"card {self.card.network}")


def show_card(view: View, network: str, gate: Gate) -> Shown:
    """The card of a network; raises InputError for one that is not there."""
    return Shown(card(view, network), view, gate)


def _timeline(view: View, found: Card) -> dict[str, Any] | None:
    dated = [entry for entry in found.entries if entry.earliest]
    rows = [
        {
            "who": entry.person or entry.entry,
            "world": entry.world,
            "earliest": entry.earliest,
            "latest": entry.latest,
            "middle": _middle(entry.earliest, entry.latest),
        }
        for entry in sorted(dated, key=lambda entry: (entry.earliest, entry.latest))
    ]
    height = max(LOWEST, min(TALLEST, ALL // max(1, len(rows))))
    return timeline_picture(view, rows, height)


def _middle(earliest: str, latest: str) -> str:
    from datetime import date

    ends = date.fromisoformat(earliest).toordinal(), date.fromisoformat(latest).toordinal()
    return date.fromordinal(sum(ends) // 2).isoformat()
