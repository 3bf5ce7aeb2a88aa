"""The exports that lie in a folder which is none itself: the chats of a telephone, the logs of a channel by day."""

from pathlib import Path

from inroads.sources.case_table import CSV_SUFFIXES
from inroads.sources.document import is_document
from inroads.sources.online.all_readers import reader_for
from inroads.study.arrivals import UNFINISHED


def exports_in(path: Path) -> list[Path]:
    """The exports that lie in a folder, and what else there could be read; the path alone where no export lies there.

    Pictures, sound and the like, which chats are exported with, are passed over; folders below it too, unless one is
    an export as a whole.
    """
    if not path.is_dir() or reader_for(path):
        return [path]
    inside = [one for one in sorted(path.iterdir()) if not one.name.startswith((".", "~")) and not one.is_symlink()]
    exports = {one for one in inside if not one.name.endswith(UNFINISHED) and reader_for(one)}
    others = {one for one in inside if one.is_file() and (is_document(one) or one.suffix.lower() in CSV_SUFFIXES)}
    return [one for one in inside if one in exports | others] if exports else [path]


def files_in(path: Path) -> list[Path]:
    """The files that lie in a folder, but hidden ones; the path alone where it is no folder, or one without files."""
    inside = sorted(path.iterdir()) if path.is_dir() else []
    return [one for one in inside if one.is_file() and not one.name.startswith((".", "~"))] or [path]
