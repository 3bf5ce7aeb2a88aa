"""What stands where several claims speak of one thing: an adjudication, else agreement, else *contested*.

Certainty never decides. Silence of one source does not contradict what another source says; silence of one coder does
contradict what another coder read in the same source.
"""

from dataclasses import dataclass

from inroads.model.missing import CONTESTED, FIVE_WORDS, NOT_APPLICABLE, NOT_RECORDED, UNKNOWN_TO_SOURCE
from inroads.model.when import When

JOINT = " | "
SILENCES = (UNKNOWN_TO_SOURCE, NOT_RECORDED)


@dataclass(frozen=True)
class Said:
    """One claim on one variable, as far as agreement needs it."""

    value: str
    polarity: str
    coder: str
    sources: frozenset[str]


def agree(said: list[Said], kind: str) -> str | None:
    """The value that stands; None where the variable is only denied; ``contested`` where claims exclude each other."""
    present = [claim for claim in said if claim.polarity == "present"]
    absent = [claim for claim in said if claim.polarity == "absent"]
    spoken = [claim for claim in present if claim.value not in SILENCES]
    silent = [claim for claim in present if claim.value in SILENCES]
    if not present:
        return None
    if not spoken:
        return UNKNOWN_TO_SOURCE if any(claim.value == UNKNOWN_TO_SOURCE for claim in silent) else NOT_RECORDED
    if any(_contradicts(quiet, claim) for quiet in silent for claim in spoken):
        return CONTESTED
    value = _common_date(spoken) if kind == "date" else _common(spoken)
    return CONTESTED if _denied(value, absent, kind) else value


def _contradicts(quiet: Said, claim: Said) -> bool:
    """Two coders read one source and only one of them found something."""
    return quiet.coder != claim.coder and bool(quiet.sources & claim.sources)


def _common(spoken: list[Said]) -> str:
    values = {claim.value for claim in spoken}
    return values.pop() if len(values) == 1 else CONTESTED


def _common_date(spoken: list[Said]) -> str:
    values = {claim.value for claim in spoken}
    if len(values) == 1 or NOT_APPLICABLE in values:
        return _common(spoken)
    common: When | None = When(None, None)
    for value in sorted(values):
        common = common.intersection(When.read(value)) if common else None
    return common.edtf() if common else CONTESTED


def _denied(value: str, absent: list[Said], kind: str) -> bool:
    return any(_excludes(claim.value, value, kind) for claim in absent)


def _excludes(denied: str, value: str, kind: str) -> bool:
    """Whether to deny the one is to deny the other: all of a date, or a member of a list."""
    if kind in ("choices", "refs"):
        return bool(set(denied.split(JOINT)) & set(value.split(JOINT)))
    if kind == "date" and not {denied, value} & set(FIVE_WORDS):
        when = When.read(value)
        return When.read(denied).intersection(when) == when
    return denied == value
