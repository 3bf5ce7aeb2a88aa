"""A study on disk: which files it has, what they are called, and which version of the format they speak."""

import json
import os
import shutil
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path

from inroads.errors import Fault, InputError, StudyError
from inroads.language import _
from inroads.store.acts import files_of, standing_acts
from inroads.store.durable import TEMPORARY, disk_faults, sync_folder, write_durably
from inroads.store.evidence import Evidence
from inroads.store.ledger import Ledger
from inroads.store.past_ledger import PastLedger, moment_told, name_of_moment, read_moment
from inroads.store.sealer import PLAIN, Sealer

FORMAT = 1
FOLDERS = ("frame", "evidence", "cache", "out")
SETTINGS = "study.toml"
LEDGER = "ledger.db"
RESEARCH, OPERATIONAL = "research", "operational"
MODES = (RESEARCH, OPERATIONAL)


@dataclass(frozen=True)
class Settings:
    """What ``study.toml`` says of a study."""

    title: str
    question: str = ""
    period: str = ""
    legal_basis: str = ""
    disclosure: str = "allow_all"
    mode: str = RESEARCH
    """``operational`` where single accounts may be shown by what they newly do; ``research`` shows counts only."""
    coder: str = ""
    lang: str = "en"
    addresses: str = "drop"
    """``keep`` where the legal basis of the study covers mail and IP addresses of accounts."""
    format: int = FORMAT

    @property
    def keep_addresses(self) -> bool:
        """Whether addresses of accounts may be kept."""
        return self.addresses == "keep"

    def toml(self) -> str:
        """The text of the file; a JSON string is a TOML string."""
        lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in asdict(self).items()]
        return "".join(lines).replace("\x7f", "\\u007f")


@dataclass
class StudyFolder:
    """The folder of a study and everything that lies in it."""

    path: Path
    settings: Settings
    sealer: Sealer = field(default=PLAIN)

    @classmethod
    def create(
        cls, path: Path, settings: Settings, begin: "Callable[[StudyFolder], object]" = lambda _study: None
    ) -> "StudyFolder":
        """Make an empty study; raises InputError where something stands there already.

        It is laid in a folder beside it, ``begin`` writes its first acts there, and it is put in place by one rename.
        """
        _must_be_free(path)
        part = path.with_name(f".{path.name}.{os.getpid()}{TEMPORARY}")
        with disk_faults(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            _clear_beginnings(path)
            try:
                cls._lay(part, settings, begin)
                _must_be_free(path)
                part.rename(path)
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                _must_be_free(path)
                raise
            sync_folder(path.parent)
        return cls(path, settings)

    @classmethod
    def _lay(cls, part: Path, settings: Settings, begin: "Callable[[StudyFolder], object]") -> None:
        part.mkdir()
        for name in FOLDERS:
            (part / name).mkdir()
        Ledger.create(part / LEDGER).close()
        write_durably(part / SETTINGS, settings.toml().encode())
        laid = cls(part, settings)
        begin(laid)
        laid.close()
        sync_folder(part)

    @classmethod
    def open(cls, path: Path) -> "StudyFolder":
        """Open a study; raises StudyError where the folder is none, is damaged or is of another format."""
        return cls(path, read_settings(path))

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger of decisions."""
        return Ledger(self.path / LEDGER)

    @cached_property
    def evidence(self) -> Evidence:
        """The raw sources."""
        return Evidence(self.path / "evidence", self.sealer)

    @property
    def cache(self) -> Path:
        """Where snapshots lie; may be deleted at any time."""
        folder = self.path / "cache"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def out(self) -> Path:
        """What passed the gate."""
        folder = self.path / "out"
        folder.mkdir(exist_ok=True)
        return folder

    def as_of(self, said: str) -> "StudyFolder":
        """The study as it stood then: a day (its end), a time, or an act; raises InputError where there is no such."""
        moment = read_moment(self.ledger, said)
        title = _("{title}, as of {moment}", title=self.settings.title, moment=moment_told(self.ledger, moment, said))
        past = StudyFolder(self.path, replace(self.settings, title=title), self.sealer)
        past.__dict__["ledger"] = PastLedger(self.ledger, moment)
        return past

    @property
    def moment(self) -> str:
        """The moment as of which the study is read; '' for the study as it stands."""
        return self.ledger.moment if isinstance(self.ledger, PastLedger) else ""

    @property
    def release(self) -> str:
        """The folder of ``out`` in which a report of this moment lies, so that it replaces none of another."""
        return f"as-of-{name_of_moment(self.moment)}" if self.moment else ""

    def files(self) -> list[tuple[str, str]]:
        """(source, sha256) of every file that an act that stands brought in."""
        files = [file for act in standing_acts(self.ledger) for file in files_of(act)]
        return [(file["source"], file["sha256"]) for file in files if "of" not in file]

    def evidence_ids(self) -> list[str]:
        """The hashes of the evidence on which the study stands."""
        return sorted({file["sha256"] for act in standing_acts(self.ledger) for file in files_of(act)})

    def close(self) -> None:
        """Let go of the ledger."""
        if "ledger" in self.__dict__:
            self.ledger.close()
            del self.__dict__["ledger"]


def _must_be_free(path: Path) -> None:
    if path.exists():
        raise InputError(
            _("There is something at this place already."), str(path), _("Choose another name, or move it away.")
        )


def _clear_beginnings(path: Path) -> None:
    """Take away what a process that is gone left of a study of this name."""
    for part in path.parent.glob(f".{path.name}.*{TEMPORARY}"):
        pid = part.name.removeprefix(f".{path.name}.").removesuffix(TEMPORARY)
        if pid.isdigit() and not is_alive(int(pid)):
            shutil.rmtree(part, ignore_errors=True)


def is_alive(pid: int) -> bool:
    """Whether a process of that number runs."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def read_settings(path: Path) -> Settings:
    """What ``study.toml`` says; raises StudyError."""
    file = path / SETTINGS
    if not file.is_file() or not (path / LEDGER).is_file():
        there = _(
            "A study is a folder that holds {settings} and {ledger}: check the path.", settings=SETTINGS, ledger=LEDGER
        )
        none = _("Make one with `inroads new {name}`.", name=path)
        raise StudyError(_("This is not a study."), str(path), there if path.exists() else none)
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise StudyError(
            _("study.toml cannot be read: {reason}.", reason=fault), str(file), _("Mend the line it names.")
        ) from fault
    if type(read.get("format")) is not int or read["format"] != FORMAT:
        raise StudyError(
            _(
                "This study has format {found}; this version of Inroads reads format {known}.",
                found=read.get("format"),
                known=FORMAT,
            ),
            str(file),
            _("Run `inroads upgrade`, or use the version of Inroads that wrote it."),
        )
    known = set(Settings.__dataclass_fields__)
    faults = [
        Fault(
            _("study.toml holds a key that is not known: {key}.", key=key),
            str(file),
            _("Take it out, or mend its name."),
        )
        for key in read
        if key not in known
    ]
    faults += [
        Fault(_("«{key}» must be text.", key=key), str(file), _("Put it in quotes."))
        for key, value in read.items()
        if key in known and key != "format" and not isinstance(value, str)
    ]
    if isinstance(read.get("mode"), str) and read["mode"] not in MODES:
        faults.append(
            Fault(
                _("«{mode}» is no mode of a study.", mode=read["mode"]),
                str(file),
                _("Modes are: {known}.", known=", ".join(MODES)),
            )
        )
    if "title" not in read:
        faults.append(Fault(_("The study has no title."), str(file), _('Add a line: title = "..."')))
    if faults:
        raise InputError.of(faults)
    return Settings(**read)
