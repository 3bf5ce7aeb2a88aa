"""The verb that takes new and changed exports of a folder in as they arrive."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.errors import InputError, StudyError
from inroads.language import _, numeral
from inroads.study.arrivals import Backlog, IsExport, Look, Seen, hashed_again, look_at, units_in
from inroads.study.filling import Filling
from inroads.study.opened import Progress, quiet

if TYPE_CHECKING:
    from inroads.coding.record import Added

REST_S = 1.0
"""How long a file must rest where the folder is looked at once."""

Tell = Callable[[str], None]


@dataclass
class Watched:
    """What a watch did: the acts it made, what it could not read and why, what it does not know, what still waits."""

    acts: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    backlog: Backlog = field(default_factory=Backlog)


class Arriving(Filling):
    """The verb of a study that watches a folder."""

    def watch(
        self,
        folder: str | Path,
        every: float = 60.0,
        once: bool = False,
        mapping: str | Path | None = None,
        actor: str = "",
        place: str = "",
        source: str = "",
        zone: str = "",
        tell: Tell = lambda _line: None,
        progress: Progress = quiet,
        pause: Callable[[float], None] = time.sleep,
    ) -> Watched:
        """Take in the exports of a folder, and those that come, until somebody stops it, or ``once``.

        A file, or a folder that is one export, is taken in by one act, when its size and its hash rest from one look
        to the next. What the study holds already, or held before somebody undid it, is left. It may be killed at any
        time: the ledger tells what is in.

        Parameters
        ----------
        folder
            Where exports arrive; folders in it are looked into.
        every
            Seconds between two looks.
        once
            Take in what is there, and end.
        mapping
            A mapping of posts, for files that no reader recognises.
        place
            The meeting place that all exports in the folder are of; by default each names its own.
        source
            The source that all of them are of; by default each bears the name of its file.
        zone
            The time zone of times that name none, such as Europe/Amsterdam.
        tell
            Is told a line for each thing that happens.

        Raises
        ------
        InputError
            There is no such folder.
        """
        watched = Path(folder)
        if not watched.is_dir():
            raise InputError(_("There is no folder of this name."), str(watched), _("Name the folder to watch."))
        self._log("watch", actor)
        said = _Said(Path(mapping) if mapping else None, place, source, zone)
        watch = _Watch(self, watched, said, actor, tell, progress)
        watch.look()
        while True:
            pause(REST_S if once else every)
            watch.look()
            if once:
                return watch.done


@dataclass(frozen=True)
class _Said:
    mapping: Path | None
    place: str
    source: str
    zone: str


class _Watch:
    def __init__(
        self,
        study: Arriving,
        folder: Path,
        said: "_Said",
        actor: str,
        tell: Tell,
        progress: Progress,
    ) -> None:
        self._study, self._folder, self._actor = study, folder, actor
        self._said = said
        self._tell, self._progress = tell, progress
        self._seen = Seen.read(study.folder)
        self._looks: dict[Path, Look] = {}
        self.done = Watched()

    def look(self) -> None:
        """Look at all that is there; take in what rests since the last look, the oldest first."""
        before, self._looks = self._looks, {}
        for path in units_in(self._folder, IsExport()):
            with suppress(OSError):
                self._looks[path] = look_at(path, before.get(path))
        held = self._held()
        open_ = [look for look in self._looks.values() if not self._is_settled(look, held)]
        for number, look in enumerate(sorted(open_, key=lambda look: look.changed_at)):
            if before.get(look.path) is look and self._rests(look):
                self._progress(_("taking in"), number, len(open_))
                self._take(look)
        held = self._held()
        self._count([look for look in open_ if not self._is_settled(look, held)])

    def _held(self) -> set[str]:
        """The hashes of all that ever came in: what somebody undid does not come back by itself."""
        from inroads.store.acts import brought_in, read_acts

        return {sha256 for sha256, _name in brought_in(read_acts(self._study.folder.ledger))}

    def _is_settled(self, look: Look, held: set[str]) -> bool:
        name = look.name_of_content
        return set(look.hashes) <= held or name in self._seen.failed or name in self._seen.unknown

    def _rests(self, look: Look) -> bool:
        try:
            return hashed_again(look)
        except OSError:
            return False

    def _take(self, look: Look) -> None:
        from inroads.sources.online.all_readers import reader_for

        name = str(look.path.relative_to(self._folder))
        try:
            is_known = reader_for(look.path) is not None
            if not (is_known or self._said.mapping):
                self._seen.unknown[look.name_of_content] = name
                self.done.unknown.append(name)
                self._tell(_("{file}: not recognised as an export; give a --mapping, or add it by hand.", file=name))
                return
            mapping = None if is_known else self._said.mapping
            place, zone = (self._said.place, self._said.zone) if is_known else ("", "")
            added = self._study.add(
                look.path, mapping=mapping, source=self._said.source, place=place, zone=zone, actor=self._actor,
                progress=self._progress,
            )  # fmt: skip
        except InputError as fault:
            self._seen.failed[look.name_of_content] = fault.text()
            self.done.failed[name] = fault.text()
            self._tell(_("{file}: cannot be taken in. {reason}", file=name, reason=fault.text()))
        except (StudyError, OSError) as fault:
            self._tell(_("{file}: not taken in now, tried again later. {reason}", file=name, reason=str(fault)))
        else:
            self._added(added)

    def _added(self, added: "Added") -> None:
        if added.act:
            self.done.acts.append(added.act)
        for line in added.lines():
            self._tell(line)

    def _count(self, waiting: list[Look]) -> None:
        ages = [max(0.0, time.time() - look.changed_at) for look in waiting]
        self._seen.backlog = self.done.backlog = Backlog(
            len(waiting), sum(look.bytes for look in waiting), max(ages, default=0.0)
        )
        self._seen.keep(self._study.folder)
        if waiting:
            told = _(
                "Waiting: {count} ({bytes} bytes); the oldest was changed {age} s ago.",
                count=numeral(len(waiting)),
                bytes=numeral(self.done.backlog.bytes),
                age=numeral(round(self.done.backlog.oldest_s)),
            )
            self._tell(told)
