"""Join two copies of a study that were worked on apart: the union of their entries, evidence and frames."""

from dataclasses import dataclass

from inroads.errors import InputError
from inroads.language import _
from inroads.store.durable import write_durably
from inroads.store.study_folder import StudyFolder


@dataclass(frozen=True)
class Merged:
    """How much came over."""

    entries: int
    evidence: int


def merge(study: StudyFolder, other: StudyFolder) -> Merged:
    """Take into ``study`` what ``other`` holds more; raises InputError where they are not copies of one study.

    Files come first and the entries last, in one transaction: a merge that is cut off can be done again.
    """
    if _birth(study) != _birth(other):
        raise InputError(
            _("These are not copies of one study: they do not share their first entry."),
            f"{study.path} + {other.path}",
            _("Add the files of the one to the other with `inroads add`."),
        )
    missing = [sha256 for sha256 in other.evidence.ids() if not study.evidence.path(sha256).exists()]
    for sha256 in missing:
        study.evidence.put(other.evidence.path(sha256))
    for path in sorted((other.path / "frame").glob("*.yaml")):
        if not (study.path / "frame" / path.name).exists():
            write_durably(study.path / "frame" / path.name, path.read_bytes())
    return Merged(study.ledger.union(other.ledger), len(missing))


def _birth(study: StudyFolder) -> bytes:
    return next((entry.id for entry in study.ledger.entries()), b"")
