"""What a reader of exports is: it recognises a file by its beginning, and gives what the file holds in batches."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from inroads.language import _
from inroads.sources.online.carried import Carried
from inroads.sources.online.harvest import Batch
from inroads.sources.online.report import Report

HEAD = 1 << 16


@dataclass(frozen=True)
class Head:
    """The beginning of a file, unpacked; of a folder the names in it."""

    path: Path
    data: bytes = b""
    names: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The beginning as text, what cannot be read replaced."""
        return self.data.decode("utf-8-sig", errors="replace")

    @property
    def suffix(self) -> str:
        """The suffix that tells what is in the file, packed or not."""
        from inroads.sources.post_stream import unpacked_suffix

        return unpacked_suffix(self.path.name)


@dataclass(frozen=True)
class Asked:
    """What a call says of a file: place, zone of times that name none, selectors, whether addresses are kept."""

    place: str = ""
    zone: str = ""
    selectors: Path | None = None
    keep_addresses: bool = False
    carried: Carried | None = None
    """Where reading goes on, where only the end of a file that grew is read."""

    @property
    def start(self) -> int:
        """How many bytes are passed over."""
        return self.carried.start if self.carried else 0

    def read_as(self, reader: str) -> str:
        """How a reader was asked to read, in words: what it carries over holds only there."""
        return repr((reader, self.place, self.zone, self.keep_addresses))

    def place_for(self, path: Path, report: Report) -> str:
        """The place that was given, else the name of the file or folder; the report then says so."""
        name = path.resolve().name.partition(".")[0]
        if not self.place:
            report.note(
                _(
                    "{file}: the place is called «{name}», as the file is; other exports of it must bear the same name:"
                    " give all the same --place.",
                    file=report.file,
                    name=name,
                )
            )
        return self.place or name


@dataclass(frozen=True)
class Reader:
    """A reader of one family of exports.

    ``recognise`` says in words what a file is, '' where it is none of the family; ``read`` gives its batches, notes in
    the report what it left and why, and raises InputError only where nothing can be taken from the file.
    """

    name: str
    recognise: Callable[[Head], str]
    read: Callable[[Path, Asked, Report], Iterator[Batch]]
    folders: bool = False
    """Whether a folder may be one export."""
    lines_of: Callable[[Path], Path | None] = lambda _path: None
    """The file of an export that is read line by line, and from an earlier end on when it grew."""


def head_of(path: Path) -> Head:
    """The beginning of a file or folder; an unreadable packed file has none."""
    from inroads.errors import InputError
    from inroads.sources.post_stream import utf8_pieces

    if path.is_dir():
        return Head(path, names=tuple(sorted(file.name for file in path.iterdir())))
    held = b""
    with suppress(InputError):
        for piece in utf8_pieces(path):
            held += piece
            if len(held) >= HEAD:
                break
    return Head(path, held[:HEAD])
