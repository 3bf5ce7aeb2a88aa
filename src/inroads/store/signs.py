"""The signs by which a study looks for words in posts: those that come with Inroads, or its own."""

from dataclasses import asdict, dataclass
from typing import Any

from inroads.frame.online_signs import online_signs
from inroads.frame.sign import Sign
from inroads.store.acts import standing_acts
from inroads.store.study_folder import StudyFolder

SIGNS = "signs"
"""The verb of the act that puts signs in force."""


@dataclass(frozen=True)
class SignsInForce:
    """The signs, and the name of the file that a study took them from; '' for those that come with Inroads."""

    file: str
    signs: tuple[Sign, ...]


def write_signs(study: StudyFolder, signs: SignsInForce, actor: str) -> str:
    """Put signs in force; gives the id of the act.

    The act holds them whole, so that they stay what they are when those that come with Inroads change.
    """
    content = {"says": signs.file, "file": signs.file, SIGNS: [asdict(sign) for sign in signs.signs]}
    with study.ledger.writing(actor) as pen:
        return pen.write(SIGNS, content)


def signs_in_force(study: StudyFolder) -> SignsInForce:
    """Those that were put in force last."""
    acts = [act for act in standing_acts(study.ledger) if act.verb == SIGNS]
    if not acts:
        return SignsInForce("", online_signs())
    said: dict[str, Any] = max(acts, key=lambda act: (act.at, act.id)).content
    return SignsInForce(said["file"], tuple(Sign(**{**one, "not_in": tuple(one["not_in"])}) for one in said[SIGNS]))
