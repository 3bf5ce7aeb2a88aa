"""Say by what access a passage was to be had, with a reason: for a document, a page, a turn, a post, some words."""

from inroads.coding.cells import read_cell
from inroads.coding.passages import of_text, text_claims
from inroads.coding.reasons import decided_before, must_give_reason
from inroads.coding.record import Added, record
from inroads.coding.study_texts import texts_of
from inroads.errors import InputError
from inroads.frame.frame import Frame
from inroads.language import _
from inroads.model.access import ACCESSES
from inroads.model.claim import Claim
from inroads.model.tables import TABLES
from inroads.store.study_folder import StudyFolder


def set_access(study: StudyFolder, frame: Frame, reference: str, access: str, because: str, actor: str) -> Added:
    """Claim the access of a passage, in the place of what the same person said of it before.

    Raises InputError where no reason is given, the access is not of the frame, or the reference leads nowhere.
    """
    must_give_reason(because)
    read = _read(access, frame)
    found = texts_of(study).resolve(reference)
    own = (of_text(found),)
    said = [
        Claim("passage", found.id, variable, value, own, actor, because=because)
        for variable, value in {"access": read, "access_basis": because}.items()
    ]
    about = f"access {found.id}"
    return record(
        study,
        [*text_claims(found, ""), *said],
        [],
        actor,
        decided_before(study, actor, about),
        frame=frame,
        verb="code",
        content={"says": f"{about} {read}", "about": about, "because": because},
    )


def _read(access: str, frame: Frame) -> str:
    column = TABLES["passages"].column("access")
    read = read_cell(access, column, frame.variable("passage", "access")) if column else access
    if read not in ACCESSES:
        raise InputError(
            _("«{text}» is not a value of {name}.", text=access, name="access"),
            do=_("Values are: {known}.", known=", ".join(ACCESSES)),
        )
    return read
