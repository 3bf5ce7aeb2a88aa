"""The signs by which a study looks for words in posts: those that come with Inroads, or its own."""

from dataclasses import asdict, dataclass
from typing import Any

from inroads.frame.online_signs import online_signs
from inroads.frame.sign import Sign
from inroads.store.acts import Act, standing_acts
from inroads.store.claims import listed
from inroads.store.entry import canonical
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
        before = [act.id for act in standing_acts(study.ledger) if act.verb == SIGNS]
        return pen.write(SIGNS, {**content, "supersedes": before})


def signs_in_force(study: StudyFolder) -> SignsInForce:
    """Those that were put in force last; of two copies that each set some, the later.

    Signs that were set in knowledge of others take their place, whatever the clock says.
    """
    heads = _heads(study)
    if not heads:
        return SignsInForce("", online_signs())
    said: dict[str, Any] = heads[-1].content
    return SignsInForce(said["file"], tuple(Sign(**{**one, "not_in": tuple(one["not_in"])}) for one in said[SIGNS]))


def signs_at_odds(study: StudyFolder) -> list[str]:
    """The files of signs that copies set apart from each other, the one in force last; none where they say the same."""
    heads = _heads(study)
    told = {canonical(act.content[SIGNS]) for act in heads}
    return [f"{act.content['file']} ({act.author})" for act in heads] if len(told) > 1 else []


def _heads(study: StudyFolder) -> list[Act]:
    """The signs that stand and that no others took the place of, the latest last."""
    acts = [act for act in standing_acts(study.ledger) if act.verb == SIGNS]
    past = {str(id_) for act in acts for id_ in listed(act, "supersedes")}
    return sorted((act for act in acts if act.id not in past), key=lambda act: (act.at, act.id))
