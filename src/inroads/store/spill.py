"""Room on disk for what has none in memory: a folder in the cache of a study that is gone when the work ends."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inroads.store.durable import TEMPORARY, disk_faults
from inroads.store.sealer import PLAIN
from inroads.store.study_folder import StudyFolder, is_alive

PREFIX = ".posts."


@contextmanager
def room_for_posts(study: StudyFolder) -> Iterator[Path]:
    """A folder in the cache; what a process that is gone left of its own is taken away too."""
    for left in study.cache.glob(f"{PREFIX}*{TEMPORARY}"):
        pid = left.name.removeprefix(PREFIX).partition(".")[0]
        if not (pid.isdigit() and is_alive(int(pid))):
            shutil.rmtree(left, ignore_errors=True)
    with disk_faults(study.cache):
        begun = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}.", suffix=TEMPORARY, dir=study.cache)
    try:
        yield Path(begun)
    finally:
        shutil.rmtree(begun, ignore_errors=True)


@contextmanager
def room_to_spill(study: StudyFolder) -> Iterator[Path | None]:
    """The same for a study that is not sealed; a sealed one keeps to memory."""
    if study.sealer is not PLAIN:
        yield None
        return
    with room_for_posts(study) as folder:
        yield folder
