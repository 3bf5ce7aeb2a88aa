"""Files that are there whole, or not at all: write, fsync, rename, fsync of the folder."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from inroads.errors import StudyError
from inroads.language import _
from inroads.store.sealer import PLAIN, Sealer

TEMPORARY = ".part"


def sync_folder(folder: Path) -> None:
    """Make the names in ``folder`` survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Tell a full or failing disk as a StudyError that says nothing was changed."""
    try:
        yield
    except StudyError:
        raise
    except OSError as fault:
        if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise StudyError(
                _("There is no right to write here."),
                str(path),
                _("Nothing was changed. Ask for the right, or copy the study."),
            ) from fault
        raise StudyError(
            _("The disk refused to write: {reason}.", reason=fault.strerror or str(fault)),
            str(path),
            _("The study is as it was before. Make room or mend the disk, then do it again."),
        ) from fault


def write_durably(path: Path, content: bytes, sealer: Sealer = PLAIN) -> None:
    """Put ``content`` at ``path`` in one step: readers see the old file or the new one.

    Raises StudyError where the disk refuses; the old file then stands.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
    with disk_faults(path):
        try:
            with part.open("wb") as file:
                file.write(sealer.seal(content))
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
