"""Fine media rolled up to the worlds they belong to; what is unknown stays as it is."""

from collections.abc import Mapping

from inroads.frame.frame import Frame
from inroads.model.missing import FIVE_WORDS, NOT_RECORDED

DEFAULT_ROLLUP = "phone_apart"


def is_known(value: str | None) -> bool:
    """Whether a value says something: it is neither null nor one of the five words."""
    return value is not None and value not in FIVE_WORDS


def rollup_of(frame: Frame, name: str = DEFAULT_ROLLUP) -> Mapping[str, str]:
    """A roll-up of the frame that also maps the five words to themselves."""
    return {**frame.rollups[name], **{word: word for word in FIVE_WORDS}}


def rolled_up(medium: str | None, rollup: Mapping[str, str]) -> str:
    """The world of a medium; a value the roll-up does not know counts as not recorded."""
    return rollup.get(medium or NOT_RECORDED, NOT_RECORDED)
