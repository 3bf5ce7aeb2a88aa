"""Files that grew: where a file begins with all of one that the study holds, only its end need be read."""

import codecs
import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from inroads.store.acts import NOT_KEPT, Act, files_of
from inroads.store.claims import replaced_acts
from inroads.store.durable import disk_faults
from inroads.store.evidence import PIECE_BYTES
from inroads.store.kept_ends import END
from inroads.store.study_folder import StudyFolder

ASCII, UTF_8 = "ascii", "utf-8"
_NO_LINES = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
"""How files in UTF-16 and UTF-32 and packed ones begin: a byte of theirs that looks like a line end is none."""


@dataclass(frozen=True)
class ReadBy:
    """How a file is read, which must be as the earlier one was: its reader, its source, files beside it by hash."""

    reader: str
    source: str
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Beginning:
    """What was seen of the part of a file that an earlier one told: its size, lines, and in what it is written."""

    bytes: int
    feeds: int
    """Line feeds in it."""
    returns: int
    """Carriage returns in it that no line feed follows."""
    encoding: str
    """``ascii``, ``utf-8``, or '' where it is neither."""


@dataclass(frozen=True)
class Grown:
    """What a file holds more than an earlier one: the end in a file of its own, and what was made of the rest."""

    end: Path
    beginning: Beginning
    earlier: str
    earlier_sha256: str
    made: tuple[tuple[str, Path], ...] = field(default=())
    """The table and the evidence of each part that was read from the earlier file."""
    is_withheld: bool = False
    """Whether the earlier file is not kept, as it holds what may not be stored."""


def grown_from(study: StudyFolder, acts: Sequence[Act], path: Path, read_by: ReadBy, folder: Path) -> Grown | None:
    """The end of a file whose beginning is a whole file that these acts brought in; None where it is read anew.

    Bytes decide, not names, sizes or times: the beginning must have the hash of the earlier file, and end with a line.
    """
    candidates = _candidates(acts, read_by, path.stat().st_size)
    beginning = _beginning(path, candidates) if candidates else None
    if beginning is None:
        return None
    file, act = candidates[beginning.bytes]
    made = [(one["reader"], study.evidence.path(one["sha256"])) for one in files_of(act) if _is_of(one, file)]
    made = [one for one in made if one[0] != END]
    with disk_faults(folder):
        folder.mkdir()
        end = folder / path.name
        with path.open("rb") as whole, end.open("wb") as out:
            whole.seek(beginning.bytes)
            shutil.copyfileobj(whole, out, PIECE_BYTES)
    return Grown(end, beginning, file["name"], file["sha256"], tuple(made), file.get("kept") == NOT_KEPT)


def may_have_grown(acts: Sequence[Act], path: Path, read_by: ReadBy) -> bool:
    """Whether one of these acts brought in a file that this one may begin with."""
    return bool(_candidates(acts, read_by, path.stat().st_size))


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
        and any(_is_of(one, file) and one["reader"] != END for one in files_of(act))
    }


class _Seen:
    """The bytes of a file as they come by."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()
        self.size = self.feeds = self.returns = 0
        self.last = b""
        self._encoding = ASCII
        self._decoder = codecs.getincrementaldecoder(UTF_8)()

    def see(self, piece: bytes) -> None:
        self.hash.update(piece)
        self.size += len(piece)
        self.feeds += piece.count(b"\n")
        self.returns += piece.count(b"\r") - piece.count(b"\r\n") - (self.last == b"\r" and piece[:1] == b"\n")
        self.last = piece[-1:]
        if self._encoding == ASCII and not piece.isascii():
            self._encoding = UTF_8
        if self._encoding == UTF_8:
            try:
                self._decoder.decode(piece)
            except UnicodeDecodeError:
                self._encoding = ""

    def told(self) -> Beginning:
        return Beginning(self.size, self.feeds, self.returns, self._encoding)


def _beginning(path: Path, candidates: dict[int, Found]) -> Beginning | None:
    """The longest of these files that the file begins with; it is read once."""
    found, seen = None, _Seen()
    with path.open("rb") as file:
        if file.read(4).startswith(_NO_LINES):
            return None
        file.seek(0)
        for size in sorted(candidates):
            while seen.size < size:
                piece = file.read(min(PIECE_BYTES, size - seen.size))
                if not piece:
                    return found
                seen.see(piece)
            if seen.last == b"\n" and seen.hash.hexdigest() == candidates[size][0]["sha256"]:
                found = seen.told()
    return found
