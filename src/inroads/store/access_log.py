"""Who used a study, when and how: one JSON line per verb. It is not the ledger, is never merged, and holds no content.

Police data must be used under a log of this kind; a research study keeps it too.
"""

import json
import os
from pathlib import Path

from inroads.store.durable import disk_faults
from inroads.store.entry import now

NAME = "access.log"


def log_access(study: Path, actor: str, verb: str, ids: dict[str, str] | None = None) -> None:
    """Append a line; raises StudyError where the disk refuses."""
    line = json.dumps({"at": now(), "actor": actor, "verb": verb, **(ids or {})}, ensure_ascii=False)
    with disk_faults(study / NAME):
        descriptor = os.open(study / NAME, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, f"{line}\n".encode())
        finally:
            os.close(descriptor)


def read_access(study: Path) -> list[dict[str, str]]:
    """The lines of the log; none where there is no log yet."""
    path = study / NAME
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line] if path.exists() else []
