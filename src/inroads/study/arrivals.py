"""What lies in a folder that is watched: files and folders of exports, whether they rest, what was found of them."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from inroads.store.durable import write_durably
from inroads.store.evidence import hash_file
from inroads.store.study_folder import SETTINGS, StudyFolder

STATE = "watch.json"
UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart", ".download", ".swp")
"""Endings of files that somebody still writes."""

Stats = tuple[tuple[str, int, int, int], ...]


@dataclass(frozen=True)
class Look:
    """One thing in the folder as it was seen: the state of its files, and the hashes of what is in them."""

    path: Path
    stats: Stats
    hashes: tuple[str, ...]

    @property
    def bytes(self) -> int:
        """How much there is of it."""
        return sum(size for _name, size, _time, _number in self.stats)

    @property
    def changed_at(self) -> float:
        """When it was last written to, in seconds since 1970."""
        return max((time for _name, _size, time, _number in self.stats), default=0) / 1e9

    @property
    def name_of_content(self) -> str:
        """A hash of all that is in it."""
        return hashlib.sha256(" ".join(self.hashes).encode()).hexdigest()


@dataclass(frozen=True)
class Backlog:
    """What waits to be taken in: how many files or folders, how many bytes, since how many seconds the oldest."""

    waiting: int = 0
    bytes: int = 0
    oldest_s: float = 0.0


@dataclass
class Seen:
    """What was found of contents that are not taken in: why, by hash of content; only there to tell each once."""

    failed: dict[str, str] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    backlog: Backlog = field(default_factory=Backlog)

    @classmethod
    def read(cls, study: StudyFolder) -> "Seen":
        """What an earlier watch left in the cache; empty where there is nothing, or it cannot be read."""
        try:
            held = json.loads(study.sealer.unseal((study.cache / STATE).read_bytes()))
            return cls(dict(held["failed"]), dict(held["unknown"]))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    def keep(self, study: StudyFolder) -> None:
        """Leave it in the cache, where it may be deleted."""
        write_durably(study.cache / STATE, json.dumps(asdict(self), ensure_ascii=False).encode(), study.sealer)


def units_in(folder: Path, is_export: "IsExport") -> Iterator[Path]:
    """The files below a folder; a folder that is an export as a whole is given as such.

    Links are not followed, and studies not looked into.
    """
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.name.endswith(UNFINISHED) or path.is_symlink():
            continue
        if path.is_file():
            yield path
        elif path.is_dir():
            if is_export(path):
                yield path
            elif not (path / SETTINGS).exists():
                yield from units_in(path, is_export)


class IsExport:
    """Whether a folder is an export as a whole."""

    def __call__(self, folder: Path) -> bool:
        """Ask the readers."""
        from inroads.sources.online.all_readers import reader_for

        return reader_for(folder) is not None


def files_of(path: Path) -> list[Path]:
    """The files that a file or folder consists of."""
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def stats_of(path: Path) -> Stats:
    """Size, time of change and number of each file of it."""
    found = [(file, file.stat()) for file in files_of(path)]
    return tuple((str(file), stat.st_size, stat.st_mtime_ns, stat.st_ino) for file, stat in found)


def look_at(path: Path, before: Look | None) -> Look:
    """The file or folder as it is now; what did not change since it was seen is not hashed again."""
    stats = stats_of(path)
    if before and before.stats == stats:
        return before
    return Look(path, stats, tuple(hash_file(file) for file in files_of(path)))


def hashed_again(look: Look) -> bool:
    """Whether its size and content are still what was seen."""
    return stats_of(look.path) == look.stats and tuple(map(hash_file, files_of(look.path))) == look.hashes
