"""Files that grew are kept as their ends: their bytes are those of an earlier file, then those of the end."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from inroads.store.acts import Act, files_of
from inroads.store.evidence import PIECE_BYTES
from inroads.store.study_folder import StudyFolder

END = "end"
"""The reader of an evidence file that holds the end of the file ``of``, ``after`` all of an earlier one."""

Entries = dict[str, dict[str, str]]


def ends_of(acts: Iterable[Act]) -> Entries:
    """The ends that these acts kept, by the hash of the whole file."""
    return {file["of"]: file for act in acts for file in files_of(act) if file["reader"] == END}


def pieces_of(study: StudyFolder, ends: Entries, sha256: str) -> list[Path]:
    """The evidence that makes the file of this hash when it is joined; empty where a piece is nowhere."""
    pieces: list[Path] = []
    while not study.evidence.path(sha256).is_file():
        held = ends.get(sha256)
        if held is None or len(pieces) > len(ends):
            return []
        pieces.insert(0, study.evidence.path(held["sha256"]))
        sha256 = held["after"]
    pieces.insert(0, study.evidence.path(sha256))
    return pieces if all(piece.is_file() for piece in pieces) else []


def wrong_ends(study: StudyFolder, acts: Iterable[Act]) -> tuple[int, list[str]]:
    """How many files are kept as ends, and the names of those whose pieces do not make them; each byte is read once."""
    ends = ends_of(acts)
    after: dict[str, list[str]] = {}
    for sha256, held in ends.items():
        after.setdefault(held["after"], []).append(sha256)
    right: set[str] = set()
    todo = [(sha256, hashlib.sha256(), sha256) for sha256 in after if sha256 not in ends]
    while todo:
        sha256, seen, piece = todo.pop()
        path = study.evidence.path(piece)
        if not path.is_file():
            continue
        with path.open("rb") as file:
            while data := file.read(PIECE_BYTES):
                seen.update(data)
        if seen.hexdigest() != sha256:
            continue
        right.add(sha256)
        todo += [(other, seen.copy(), ends[other]["sha256"]) for other in after.get(sha256, ())]
    return len(ends), sorted(held["name"] for sha256, held in ends.items() if sha256 not in right)
