"""Join two copies of a study that were worked on apart: the union of their entries, evidence and frames."""

from dataclasses import dataclass, field

from inroads.errors import InputError, StudyError
from inroads.language import _
from inroads.store.acts import evidence_of, read_acts
from inroads.store.documents import documents_at_odds
from inroads.store.durable import write_durably
from inroads.store.evidence import hash_file
from inroads.store.frames import frames_at_odds
from inroads.store.old_keys import has_old_keys
from inroads.store.signs import signs_at_odds
from inroads.store.study_folder import StudyFolder


@dataclass(frozen=True)
class Merged:
    """How much came over."""

    entries: int
    evidence: int
    frames: list[str] = field(default_factory=list)
    """The frames that the copies set apart from each other; the last is in force."""
    documents: list[str] = field(default_factory=list)
    """The names under which the copies added different texts; the first added is the one that places point into."""
    signs: list[str] = field(default_factory=list)
    """The files of signs that the copies set apart from each other; the last is in force."""


def merge(study: StudyFolder, other: StudyFolder) -> Merged:
    """Take into ``study`` what ``other`` holds more; raises InputError where they are not copies of one study.

    Files come first and the entries last, in one transaction: a merge that is cut off can be done again.
    """
    if not _birth(study) or _birth(study) != _birth(other):
        raise InputError(
            _("These are not copies of one study: they do not share their first entry."),
            f"{study.path} + {other.path}",
            _("Add the files of the one to the other with `inroads add`."),
        )
    if {has_old_keys(study), has_old_keys(other)} >= {True, False}:
        raise InputError(
            _("The posts of these copies bear keys of two forms."),
            f"{study.path} + {other.path}",
            _("Add the files of the one to the other with `inroads add`."),
        )
    brought: list[str] = []
    came = study.ledger.union(other.ledger, lambda: brought.extend(_bring(study, other)))
    return Merged(came, len(brought), frames_at_odds(study), documents_at_odds(study), signs_at_odds(study))


def _bring(study: StudyFolder, other: StudyFolder) -> list[str]:
    """Copy the evidence and the frames that are not here; gives the hashes of the evidence."""
    due = {sha256 for sha256, _name in evidence_of(read_acts(other.ledger))}
    missing = sorted(sha256 for sha256 in due if not study.evidence.path(sha256).exists())
    for sha256 in missing:
        theirs = other.evidence.path(sha256)
        if not theirs.is_file() or hash_file(theirs) != sha256:
            raise StudyError(
                _("Evidence of the other copy is gone or was changed: {id}.", id=sha256[:12]),
                str(theirs),
                _("Nothing was merged. Run `inroads verify` on both copies."),
            )
        study.evidence.put(theirs)
    for path in sorted((other.path / "frame").glob("*.yaml")):
        if not (study.path / "frame" / path.name).exists():
            write_durably(study.path / "frame" / path.name, path.read_bytes())
    return missing


def _birth(study: StudyFolder) -> bytes:
    return next((entry.id for entry in study.ledger.entries()), b"")
