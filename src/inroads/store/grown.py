"""Files that grew: where a file begins with all of one that the study holds, only its end need be read."""

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from inroads.store.acts import NOT_KEPT, Act, files_of
from inroads.store.claims import replaced_acts
from inroads.store.durable import disk_faults
from inroads.store.evidence import PIECE_BYTES
from inroads.store.study_folder import StudyFolder


@dataclass(frozen=True)
class ReadBy:
    """How a file is read, which must be as the earlier one was: its reader, its source, files beside it by hash."""

    reader: str
    source: str
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Grown:
    """What a file holds more than an earlier one: the end in a file of its own, and what was made of the rest."""

    end: Path
    earlier: str
    made: tuple[tuple[str, Path], ...] = field(default=())
    """The table and the evidence of each part that was read from the earlier file."""
    is_withheld: bool = False
    """Whether the earlier file is not kept, as it holds what may not be stored."""


def grown_from(study: StudyFolder, acts: Sequence[Act], path: Path, read_by: ReadBy, folder: Path) -> Grown | None:
    """The end of a file whose beginning is a whole file that these acts brought in; None where it is read anew.

    Bytes decide, not names, sizes or times: the beginning must have the hash of the earlier file, and end with a line.
    """
    found = _beginning(path, _candidates(acts, read_by, path.stat().st_size))
    if found is None:
        return None
    file, act = found
    made = [(one["reader"], study.evidence.path(one["sha256"])) for one in files_of(act) if _is_of(one, file)]
    with disk_faults(folder):
        folder.mkdir()
        end = folder / path.name
        with path.open("rb") as whole, end.open("wb") as out:
            whole.seek(int(file["bytes"]))
            shutil.copyfileobj(whole, out, PIECE_BYTES)
    return Grown(end, file["name"], tuple(made), file.get("kept") == NOT_KEPT)


def _is_of(one: dict[str, str], file: dict[str, str]) -> bool:
    return one.get("of") == file["sha256"]


Found = tuple[dict[str, str], Act]


def _candidates(acts: Sequence[Act], read_by: ReadBy, size: int) -> dict[int, Found]:
    past = replaced_acts(list(acts))
    return {
        int(file["bytes"]): (file, act)
        for act in acts
        if act.id not in past and read_by.beside <= {one["sha256"] for one in files_of(act)}
        for file in files_of(act)
        if (file["reader"], file["source"]) == (read_by.reader, read_by.source)
        and "cut_off" not in file
        and 0 < int(file["bytes"]) < size
        and any(_is_of(one, file) for one in files_of(act))
    }


def _beginning(path: Path, candidates: dict[int, Found]) -> Found | None:
    """The longest of these files that the file begins with; it is read once."""
    found, seen, done, last = None, hashlib.sha256(), 0, b""
    with path.open("rb") as file:
        for size in sorted(candidates):
            while done < size:
                piece = file.read(min(PIECE_BYTES, size - done))
                if not piece:
                    return found
                seen.update(piece)
                done, last = done + len(piece), piece[-1:]
            if last == b"\n" and seen.hexdigest() == candidates[size][0]["sha256"]:
                found = candidates[size]
    return found
