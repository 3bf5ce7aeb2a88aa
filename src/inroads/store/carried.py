"""What readers leave at the end of a file, kept in the cache: where it is gone, a file that grew is read whole."""

import hashlib
import json
from pathlib import Path
from typing import Any

from inroads.store.durable import write_durably
from inroads.store.study_folder import StudyFolder

FORM = 1
"""What is carried means something else in every form."""

_DIGITS = 16


def keep_carried(study: StudyFolder, sha256: str, read_as: str, state: dict[str, Any]) -> None:
    """Keep what a reader left at the end of the file of this hash; ``read_as`` says how it was read."""
    write_durably(_path(study, sha256, read_as), json.dumps(state).encode(), study.sealer)


def carried(study: StudyFolder, sha256: str, read_as: str) -> dict[str, Any] | None:
    """What a reader left there; None where nothing is kept, or it cannot be read."""
    try:
        held = json.loads(study.sealer.unseal(_path(study, sha256, read_as).read_bytes()))
    except (OSError, ValueError):
        return None
    return held if isinstance(held, dict) else None


def _path(study: StudyFolder, sha256: str, read_as: str) -> Path:
    name = hashlib.sha256(f"{FORM} {sha256} {read_as}".encode(errors="replace")).hexdigest()[:_DIGITS]
    return study.cache / f"carried-{name}.json"
