"""What one network adds to the question whether who leaves is followed by somebody in the same layer."""

from datetime import date

from inroads.world.case import Case
from inroads.world.truth.tally import Parts, Wholes

HALF_A_YEAR = 182


def renewal(case: Case) -> tuple[Parts, Wholes]:
    """Exits after which the network lived on for half a year: whether another came into the same layer in it."""
    parts: Parts = {}
    exits = [
        (leaving, case.role_of[leaving.person])
        for leaving in case.life.leavings
        if leaving.person in case.role_of and leaving.at + HALF_A_YEAR <= _end_of_month(case.life.ended)
    ]
    came = [(way.joining.person, way.joining.role, way.joining.at) for way in case.counted]
    for leaving, layer in exits:
        is_followed = any(
            role == layer and person != leaving.person and 0 < at - leaving.at <= HALF_A_YEAR
            for person, role, at in came
        )
        key = ((), ("followed" if is_followed else "not_followed",))
        parts[key] = parts.get(key, 0.0) + 1.0
    return parts, ({(): float(len(exits))} if exits else {})


def _end_of_month(day: int) -> int:
    """Files know by the month when a network ended."""
    that = date.fromordinal(day)
    following = date(that.year + that.month // 12, that.month % 12 + 1, 1)
    return following.toordinal() - 1
