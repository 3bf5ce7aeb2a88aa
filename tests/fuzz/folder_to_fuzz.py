"""A folder for the files of a fuzzed reader, gone when the process is."""

import atexit
import shutil
import tempfile
from pathlib import Path


def folder_to_fuzz() -> Path:
    """A new, empty folder."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
