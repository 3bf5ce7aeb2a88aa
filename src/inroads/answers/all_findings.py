"""Every finding, in the order in which the proposal asks its questions; what is done where follows the 2x2 at once."""

from collections.abc import Callable

from inroads.answers import (
    change,
    composition,
    functioning,
    insider,
    intertwinement,
    mechanisms,
    meeting_places,
    online_bias,
)
from inroads.answers.finding import Finding

ALL_FINDINGS: tuple[Callable[..., Finding], ...] = (
    mechanisms.FINDINGS[0],
    *functioning.FINDINGS,
    *mechanisms.FINDINGS[1:],
    *meeting_places.FINDINGS,
    *intertwinement.FINDINGS,
    *composition.FINDINGS,
    *change.FINDINGS,
    *insider.FINDINGS,
    *online_bias.FINDINGS,
)
"""Each takes a view, and parameters by keyword."""
