"""The texts of one study: its documents and its posts."""

from inroads.coding.texts import NoPosts, Texts
from inroads.store.documents import Documents
from inroads.store.study_folder import StudyFolder


def texts_of(study: StudyFolder) -> Texts:
    """Everything that a reference may lead to in this study."""
    return Texts(Documents(study), NoPosts())
