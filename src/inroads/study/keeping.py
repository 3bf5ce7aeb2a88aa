"""Verbs that keep a study whole: history, verify, merge."""

from pathlib import Path
from typing import TYPE_CHECKING

from inroads.store.study_folder import StudyFolder
from inroads.study.opened import Opened, Progress, quiet

if TYPE_CHECKING:
    import polars as pl

    from inroads.store.merge import Merged
    from inroads.store.verify import Check


class Keeping(Opened):
    """The verbs that keep a study whole."""

    def history(self) -> "pl.DataFrame":
        """Every act: id, when, who, verb, whether it stands, what it says."""
        from inroads.coding.history import history

        return history(self.folder)

    def verify(self, actor: str = "", progress: Progress = quiet) -> "list[Check]":
        """Prove that the study is whole."""
        from inroads.store.verify import verify

        self._log("verify", actor)
        return verify(self.folder, progress)

    def merge(self, other: str | Path, actor: str = "") -> "Merged":
        """Take in what a copy of this study holds more."""
        from inroads.store.merge import merge

        self._log("merge", actor)
        theirs = StudyFolder.open(Path(other))
        try:
            return merge(self.folder, theirs)
        finally:
            theirs.close()
