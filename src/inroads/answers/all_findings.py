"""Every finding, in the order in which the proposal asks its questions."""

from collections.abc import Callable

from inroads.answers import change, composition, insider, intertwinement, mechanisms, meeting_places, online_bias
from inroads.answers.finding import Finding

ALL_FINDINGS: tuple[Callable[..., Finding], ...] = (
    *mechanisms.FINDINGS,
    *meeting_places.FINDINGS,
    *intertwinement.FINDINGS,
    *composition.FINDINGS,
    *change.FINDINGS,
    *insider.FINDINGS,
    *online_bias.FINDINGS,
)
"""Each takes a view, and parameters by keyword."""
