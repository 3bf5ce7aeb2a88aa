"""Which stays in places, and which exits, are dated well enough."""

from inroads.answers.place_renewal import followed, is_settled
from inroads.answers.ready_settled import Settled
from inroads.answers.stays import stays
from inroads.involvement.view import View


def dated_stays(view: View) -> Settled:
    """Stays in a place that are dated from beginning to end."""
    found = stays(view)
    dated = [one for one in found if one.began.latest is not None and one.ended.earliest is not None]
    return Settled(frozenset(one.unit for one in dated), frozenset(one.unit for one in found))


def known_renewal(view: View) -> Settled:
    """Exits of which it is known whether they were followed."""
    rows = followed(view)
    known = [row for row in rows if is_settled(row)]
    return Settled(
        frozenset(("membership", row["membership"]) for row in known),
        frozenset(("membership", row["membership"]) for row in rows),
    )
