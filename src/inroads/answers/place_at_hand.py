"""Which meeting places a network has at a moment: those somebody of it is in then, offline and online apart."""

from inroads.answers.exits import MAYBE, NO, YES, Exit, any_of
from inroads.involvement.snapshot import Row, grouped
from inroads.involvement.standing import never_counted, uncontested
from inroads.involvement.view import View
from inroads.model.when import Answer, When

WORLDS = ("offline", "online")
STATES = ("offline", "online", "both", "none", "unknown")


class PlacesAtHand:
    """The presences of each network in places whose world is known."""

    def __init__(self, view: View) -> None:
        medium = dict(view.table("places").select("place", "medium").iter_rows())
        never = never_counted(view.table("memberships").iter_rows(named=True), view.frame.rules["counted"])
        rows = (
            {**row, "medium": medium.get(row["place"])}
            for row in uncontested(view.table("presences").iter_rows(named=True))
            if row["network"] and (row["person"], row["network"]) not in never
        )
        self.rows = grouped(rows, "network")

    def at(self, left: Exit) -> str:
        """The worlds in which others of the network are in a place on the day of an exit, as far as is on record."""
        mine = [row for row in self.rows.get(left.network, []) if row["person"] != left.person]
        there = {world: any_of(_is_there(row, left.when) for row in mine if _lies_in(row, world)) for world in WORLDS}
        if MAYBE in there.values():
            return "unknown"
        found = [world for world in WORLDS if there[world] is YES]
        return "both" if len(found) > 1 else next(iter(found), "none")


def _lies_in(row: Row, world: str) -> bool:
    """A hybrid place lies in both worlds; one of unknown world may lie in either, and so leaves nothing said."""
    return row["medium"] in (world, "hybrid")


def _is_there(row: Row, when: When) -> Answer:
    """Whether a presence had begun and not ended; one without an end on record lasts."""
    began, ended = (When(row[f"{end}_earliest"], row[f"{end}_latest"]) for end in ("began", "ended"))
    had_begun = began.before(when)
    has_ended = NO if ended.earliest is None and ended.latest is None else ended.before(when)
    if had_begun is NO or has_ended is YES:
        return NO
    return YES if had_begun is YES and has_ended is NO else MAYBE
