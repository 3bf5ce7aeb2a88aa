"""The one way out of a study: nothing leaves without a line in the log of the gate.

The policy in force lets everything out; the log says so for each release, so that a stricter one finds its place.
"""

import json
import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from inroads.errors import InputError
from inroads.language import _
from inroads.store.durable import write_durably

LOG = "gate.log"
RULE = "allow_all"


class Gate:
    """The gate of one study: ``out`` is its folder of releases, ``actor`` who lets out."""

    def __init__(self, out: Path, actor: str) -> None:
        self.out = out
        self.actor = actor

    def write(self, name: str, content: bytes, holds: str) -> Path:
        """Let out ``content`` as the file ``name`` of the folder ``out``; ``holds`` says in a word what it is."""
        path = self.out / name
        if Path(name).is_absolute() or ".." in Path(name).parts or Path(name).name in {"", LOG}:
            raise InputError(
                _("«{name}» is not a name for a file in the folder «out» of the study.", name=name),
                do=_("Give a plain file name, such as report.html."),
            )
        return self.let_out(path, content, holds)

    def let_out(self, path: Path, content: bytes, holds: str) -> Path:
        """Let out ``content`` to any path that a person named; the log stays with the study.

        The line is written first: a crash can leave a line without its file, never a file without its line.
        """
        self._log(self._name_in_log(path), content, holds)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, content)
        return path

    def show(self, name: str, content: bytes, holds: str) -> str:
        """Let out ``content`` to the screen of whoever asked; gives it as text."""
        self._log(name, content, holds)
        return content.decode()

    def _name_in_log(self, path: Path) -> str:
        """Inside the study the path from ``out``; elsewhere only the file's own name, as folders may name people."""
        return path.relative_to(self.out).as_posix() if path.is_relative_to(self.out) else f".../{path.name}"

    def _log(self, name: str, content: bytes, holds: str) -> None:
        """Append one line and wait until it is on disk; a line torn by a crash stays alone on its line."""
        self.out.mkdir(parents=True, exist_ok=True)
        said = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "actor": self.actor,
            "name": name,
            "holds": holds,
            "sha256": sha256(content).hexdigest(),
            "bytes": len(content),
            "rule": RULE,
            "decision": "released",
        }
        with (self.out / LOG).open("ab+") as log:
            if log.tell() > 0:
                log.seek(-1, os.SEEK_END)
                log.write(b"" if log.read(1) == b"\n" else b"\n")
            log.write(json.dumps(said, ensure_ascii=False).encode() + b"\n")
            log.flush()
            os.fsync(log.fileno())
