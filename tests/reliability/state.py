"""What a study holds, so that before and after can be compared."""

from tests.store.make_study import meaning_of

from inroads.store.study_folder import StudyFolder
from inroads.store.verify import verify


def length_of(path):
    """How many entries the ledger of a study holds."""
    study = StudyFolder.open(path)
    try:
        return len(study.ledger)
    finally:
        study.close()


def meaning_at(path):
    """One hash over all tables of a study."""
    study = StudyFolder.open(path)
    try:
        return meaning_of(study)
    finally:
        study.close()


def damage_in(path):
    """What verify finds wrong in a study; nothing where it is whole."""
    study = StudyFolder.open(path)
    try:
        return [f"{check.name}: {check.says}" for check in verify(study) if not check.holds]
    finally:
        study.close()
