"""An open study: its folder, who acts, and the frame in force."""

import os
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from inroads.language import _, numeral
from inroads.store.study_folder import StudyFolder

if TYPE_CHECKING:
    from inroads.frame.frame import Frame

Progress = Callable[[str, int, int], None]


def quiet(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""


class Opened:
    """What all verbs stand on."""

    def __init__(self, folder: StudyFolder, coder: str = "") -> None:
        self.folder = folder
        self.actor = coder or os.environ.get("INROADS_CODER", "") or folder.settings.coder or "unnamed"

    def __repr__(self) -> str:
        entries = len(self.folder.ledger)
        return _(
            "Study «{title}»; ledger entries: {entries}", title=self.folder.settings.title, entries=numeral(entries)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self.folder.close()

    def _log(self, verb: str, actor: str) -> None:
        from inroads.store.access_log import log_access

        log_access(self.path, actor or self.actor, verb)

    @property
    def path(self) -> Path:
        """Where the study lies."""
        return self.folder.path

    @property
    def frame(self) -> "Frame":
        """The coding frame in force."""
        from inroads.store.frames import frame_in_force

        return frame_in_force(self.folder)
