"""Raw sources, kept under the hash of their bytes and never rewritten."""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from inroads.errors import StudyError
from inroads.language import _
from inroads.store.durable import TEMPORARY, disk_faults, sync_folder
from inroads.store.sealer import PLAIN, Sealer

PIECE_BYTES = 1 << 20


def hash_file(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Evidence:
    """The folder ``evidence/`` of a study."""

    def __init__(self, folder: Path, sealer: Sealer = PLAIN) -> None:
        self.folder = folder
        self._sealer = sealer

    def path(self, sha256: str) -> Path:
        """Where the evidence of that hash lies."""
        return self.folder / sha256[:2] / sha256

    def put(self, source: Path, sha256: str = "") -> str:
        """Keep a copy of ``source``; gives its hash. What is there already is not written again.

        Where ``sha256`` was found before, the file is read once, and it is an error if it now has another.
        """
        sha256 = sha256 or hash_file(source)
        self._keep(sha256, lambda part: self._copy(source, part, sha256))
        return sha256

    def take(self, made: Path) -> str:
        """Keep a file that lies in the study itself and is not needed where it is; gives its hash.

        Evidence stays where it is; raises StudyError where its bytes are no longer those it is named for.
        """
        if self._sealer is not PLAIN:
            return self.put(made)
        sha256 = hash_file(made)
        if made == self.path(made.name):
            if sha256 != made.name:
                raise evidence_fault(made)
        else:
            self._keep(sha256, lambda part: _move(made, part))
        return sha256

    def put_bytes(self, data: bytes) -> str:
        """Keep what was made of a source, such as its text; gives its hash."""
        sha256 = hashlib.sha256(data).hexdigest()
        self._keep(sha256, lambda part: self._write(part, data))
        return sha256

    def _keep(self, sha256: str, write: Callable[[Path], None]) -> None:
        kept = self.path(sha256)
        if kept.exists():
            return
        part = kept.with_name(f".{sha256}.{os.getpid()}{TEMPORARY}")
        with disk_faults(kept):
            if not kept.parent.exists():
                kept.parent.mkdir()
                sync_folder(self.folder)
            try:
                write(part)
                part.replace(kept)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            sync_folder(kept.parent)

    def _write(self, part: Path, data: bytes) -> None:
        with part.open("wb") as out:
            out.write(self._sealer.seal(data))
            out.flush()
            os.fsync(out.fileno())

    def _copy(self, source: Path, part: Path, sha256: str) -> None:
        seen = hashlib.sha256()
        with source.open("rb") as file, part.open("wb") as out:
            while piece := file.read(PIECE_BYTES):
                seen.update(piece)
                out.write(self._sealer.seal(piece))
            out.flush()
            os.fsync(out.fileno())
        if seen.hexdigest() != sha256:
            raise StudyError(
                _("The file changed while it was being read."),
                str(source),
                _("Wait until nobody writes to it, then add it again."),
            )

    def read(self, sha256: str) -> bytes:
        """The bytes as they came in; raises StudyError where they are gone."""
        try:
            return self._sealer.unseal(self.path(sha256).read_bytes())
        except FileNotFoundError:
            raise evidence_fault(self.path(sha256)) from None

    def ids(self) -> list[str]:
        """The hashes of all evidence that is kept."""
        return sorted(path.name for path in self.folder.glob("??/*") if not path.name.startswith("."))

    @contextmanager
    def swept(self, claimed: set[str]) -> Iterator[None]:
        """Take leftovers away before files come in, and the files again where what follows fails.

        To be used only inside a ledger transaction, when nobody else can be importing.
        """
        self.sweep(claimed)
        try:
            yield
        except BaseException:
            self.sweep(claimed)
            raise

    def sweep(self, claimed: set[str]) -> list[str]:
        """Take away what an import that was cut off left behind; gives the hashes.

        To be called only inside a ledger transaction, when nobody else can be importing.
        """
        for part in self.folder.glob(f"??/.*{TEMPORARY}"):
            part.unlink(missing_ok=True)
        left = [sha256 for sha256 in self.ids() if sha256 not in claimed]
        for sha256 in left:
            self.path(sha256).unlink(missing_ok=True)
        return left


def evidence_fault(path: Path) -> StudyError:
    """What is told of evidence that is not as it came in."""
    what = _("Evidence of the study was changed.") if path.exists() else _("Evidence of the study is gone.")
    return StudyError(what, str(path), _("`inroads verify` names the file; put it back from a copy of the study."))


def _move(made: Path, part: Path) -> None:
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(part)
