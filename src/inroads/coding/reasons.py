"""Decisions bear their reasons, and take the place of what the same person decided before."""

from inroads.errors import InputError
from inroads.language import _
from inroads.store.acts import standing_acts
from inroads.store.study_folder import StudyFolder


def must_give_reason(because: str) -> None:
    """Raise InputError where a decision comes without a reason."""
    if not because.strip():
        raise InputError(_("A decision needs a reason."), do=_("Give it with --because."))


def decided_before(study: StudyFolder, actor: str, about: str) -> str:
    """The id of the act by which this person last decided the same thing; '' where there is none."""
    acts = [act for act in standing_acts(study.ledger) if act.verb == "code" and act.author == actor]
    return next((act.id for act in reversed(acts) if act.content.get("about") == about), "")
