"""The facade: every verb of a study, in Python. It knows all rooms and holds no logic of its own."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from inroads.errors import Fault, InputError
from inroads.language import _, language, numeral, speaking
from inroads.store.study_folder import Settings, StudyFolder

if TYPE_CHECKING:
    import polars as pl

    from inroads.answers.finding import Finding
    from inroads.coding.preview import ShownClaims
    from inroads.coding.record import Added
    from inroads.frame.frame import Frame
    from inroads.involvement.view import View
    from inroads.store.acts import Act
    from inroads.store.merge import Merged
    from inroads.store.snapshot import Snapshot
    from inroads.store.verify import Check

Progress = Callable[[str, int, int], None]


def _quiet(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""


def new_study(
    path: str | Path,
    title: str = "",
    coder: str = "",
    lang: str = "en",
    question: str = "",
    period: str = "",
    legal_basis: str = "",
) -> "Study":
    """Make an empty study with the default frame, and open it.

    Raises InputError where something stands at ``path`` already.
    """
    from inroads.frame.default import default_frame
    from inroads.model.when import When
    from inroads.store.frames import write_frame

    if period:
        When.read(period)
    place = Path(path)
    settings = Settings(title or place.stem, question, period, legal_basis, coder=coder, lang=lang)

    def begin(folder: StudyFolder) -> None:
        with folder.ledger.writing(Study(folder, coder).actor) as pen:
            pen.write("new", {"title": settings.title, "format": settings.format})
            write_frame(folder, pen, default_frame())

    return Study(StudyFolder.create(place, settings, begin), coder)


def open_study(path: str | Path, coder: str = "") -> "Study":
    """Open a study; raises StudyError where the folder is none or cannot be read."""
    return Study(StudyFolder.open(Path(path)), coder)


class Study:
    """A study you can fill, decide in, and ask.

    Everything it computes follows from evidence, frame and ledger; ``actor`` is who acts.
    """

    def __init__(self, folder: StudyFolder, coder: str = "") -> None:
        self.folder = folder
        self.actor = coder or os.environ.get("INROADS_CODER", "") or folder.settings.coder or "unnamed"

    def __repr__(self) -> str:
        entries = len(self.folder.ledger)
        return _(
            "Study «{title}»; ledger entries: {entries}", title=self.folder.settings.title, entries=numeral(entries)
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the ledger."""
        self.folder.close()

    def _log(self, verb: str, actor: str) -> None:
        from inroads.store.access_log import log_access

        log_access(self.path, actor or self.actor, verb)

    @property
    def path(self) -> Path:
        """Where the study lies."""
        return self.folder.path

    @property
    def frame(self) -> "Frame":
        """The coding frame in force."""
        from inroads.store.frames import frame_in_force

        return frame_in_force(self.folder)

    def add(
        self,
        *files: str | Path,
        mapping: str | Path | None = None,
        replaces: str = "",
        kind: str = "",
        actor: str = "",
        progress: Progress = _quiet,
    ) -> "Added":
        """Take in case files: workbooks, CSV files, folders of CSV files, or any layout through a mapping.

        Parameters
        ----------
        files
            Paths; the files of one call are one act.
        mapping
            A mapping file (YAML) for any other layout.
        replaces
            Name or hash of an earlier file that this one corrects: what only that one said is withdrawn.
        kind
            Kind of the sources that have no row of their own: ``case_file``, ``meeting_place`` or ``interview``.

        Raises
        ------
        InputError
            All faults of the file at once; nothing was taken in.
        """
        from inroads.coding.claims import source_claims, to_claims
        from inroads.coding.numbering import known_units
        from inroads.coding.record import Incoming, hashes_in, record
        from inroads.model.claim import Claim
        from inroads.sources.read import read_sources
        from inroads.store.acts import standing_acts
        from inroads.store.claims import read_claims

        self._log("add", actor)
        frame = self.frame
        claims: list[Claim] = []
        incoming: list[Incoming] = []
        notes: list[str] = []
        faults: list[Fault] = []
        standing = known_units(read_claims(self.folder.ledger, standing_acts(self.folder.ledger)))
        for file in map(Path, files):
            progress(_("reading"), 0, 0)
            seen = hashes_in(file)
            try:
                case_file = read_sources(file, frame, Path(mapping) if mapping else None)
                incoming += [Incoming(path, file.name, case_file.reader, seen[path]) for path in case_file.files]
                notes += case_file.notes
                said = to_claims(case_file.rows, frame, file.name, standing)
                claims += [*said, *source_claims(said, file.name, kind)]
            except InputError as error:
                faults += error.faults
        if faults:
            raise InputError.of(faults)
        if mapping:
            incoming.append(Incoming(Path(mapping), Path(mapping).name, "mapping"))
        return record(self.folder, claims, incoming, actor or self.actor, replaces, notes, frame, progress)

    def snapshot(self, progress: Progress = _quiet) -> "View":
        """The study as it stands, as tables with what follows from them."""
        return self._view(self._snapshot(progress))

    def _snapshot(self, progress: Progress) -> "Snapshot":
        from inroads.store.snapshot import build_snapshot

        return build_snapshot(self.folder, self.frame, lambda what: progress(what, 0, 0))

    def _view(self, snapshot: "Snapshot") -> "View":
        from inroads.involvement.view import View, rule_hash
        from inroads.store.derived import Derived

        derived = Derived(snapshot, rule_hash(snapshot.frame))
        return View(snapshot, derived.get, derived.keep)

    def tables(self) -> list[str]:
        """The names of all tables: those of the snapshot and those derived from it."""
        from inroads.involvement.view import DERIVED
        from inroads.store.snapshot import TABLE_NAMES

        return sorted([*TABLE_NAMES, *DERIVED])

    def table(self, name: str) -> "pl.DataFrame":
        """One table of the snapshot, or one derived from it; raises InputError for an unknown name."""
        from inroads.frame.similar import near

        names = self.tables()
        if name not in names:
            alike = near(name, names, 3)
            raise InputError(
                _("There is no table «{name}».", name=name),
                do=_("Did you mean {near}?", near=" / ".join(alike))
                if alike
                else _("Tables are: {known}.", known=", ".join(names)),
            )
        return self.snapshot().table(name)

    def findings(self, progress: Progress = _quiet) -> "list[Finding]":
        """All findings on the study as it stands."""
        from inroads.answers.answer_all import answer_all

        return answer_all(self.snapshot(progress), progress)

    def map(self, lang: str = "", seed: int = 1, actor: str = "", progress: Progress = _quiet) -> dict[str, Path]:
        """Write ``out/findings.json`` and ``out/report.html``; gives where they lie."""
        from inroads.answers.answer_all import answer_all
        from inroads.report.about import About
        from inroads.report.write import write_report

        self._log("map", actor)
        with speaking(lang or self.folder.settings.lang):
            snapshot = self._snapshot(progress)
            findings = answer_all(self._view(snapshot), progress)
            progress(_("report"), 0, 0)
            own = self.folder.settings
            about = About(own.title, own.question, own.period, own.legal_basis, own.disclosure, seed)
            return write_report(self.folder.out, findings, snapshot, language(), actor or self.actor, about)

    def report(
        self, path: str | Path, lang: str = "", seed: int = 1, actor: str = "", progress: Progress = _quiet
    ) -> Path:
        """Write the report to a place of one's own; it passes the gate."""
        from inroads.report.gate import Gate

        written = self.map(lang, seed, actor, progress)
        return Gate(self.folder.out, actor or self.actor).let_out(Path(path), written["report"].read_bytes(), "report")

    def export(
        self,
        name: str,
        form: str = "csv",
        out: str | Path | None = None,
        actor: str = "",
        columns: Sequence[str] = (),
        where: Sequence[str] = (),
    ) -> str:
        """A table as text (``csv``, ``json``), or written to ``out`` (``parquet`` too); it passes the gate.

        ``columns`` keeps only these columns, ``where`` only rows that say ``column=value``.
        """
        from inroads.report.export import export_table, part_of
        from inroads.report.gate import Gate

        self._log("export", actor)
        gate = Gate(self.folder.out, actor or self.actor)
        return export_table(part_of(self.table(name), columns, where), name, form, Path(out) if out else None, gate)

    def adjudicate(
        self,
        unit_type: str,
        unit: str,
        variable: str,
        value: str,
        because: str,
        polarity: str = "present",
        actor: str = "",
    ) -> str:
        """Say what stands where claims differ; gives the id of the act."""
        from inroads.coding.decide import adjudicate

        self._log("adjudicate", actor)
        return adjudicate(
            self.folder, self.frame, unit_type, unit, variable, value, because, actor or self.actor, polarity
        )

    def withdraw(self, *claims: str, because: str, actor: str = "") -> str:
        """Take back claims by their ids; gives the id of the act."""
        from inroads.coding.decide import withdraw

        self._log("withdraw", actor)
        return withdraw(self.folder, list(claims), because, actor or self.actor)

    def undo(self, act: str = "", because: str = "", actor: str = "") -> "Act":
        """Undo an act (by default the last one that stands); gives the act."""
        from inroads.coding.decide import undo

        self._log("undo", actor)
        return undo(self.folder, act, because, actor or self.actor)

    def history(self) -> "pl.DataFrame":
        """Every act: id, when, who, verb, whether it stands, what it says."""
        from inroads.coding.history import history

        return history(self.folder)

    def set_frame(self, file: str | Path, actor: str = "") -> "Frame":
        """Put the study's own frame in force; raises InputError that names every fault and its line."""
        from inroads.coding.set_frame import set_frame
        from inroads.frame.read import read_frame
        from inroads.sources.case_file import read_bytes
        from inroads.sources.text import read_text
        from inroads.store.frames import kept_frames

        self._log("frame", actor)
        path = Path(file)
        text = read_text(read_bytes(path), path.name).text
        frame = read_frame({path.name: text}, kept_frames(self.folder))
        set_frame(self.folder, frame, actor or self.actor)
        return frame

    def verify(self, actor: str = "", progress: Progress = _quiet) -> "list[Check]":
        """Prove that the study is whole."""
        from inroads.store.verify import verify

        self._log("verify", actor)
        return verify(self.folder, progress)

    def merge(self, other: str | Path, actor: str = "") -> "Merged":
        """Take in what a copy of this study holds more."""
        from inroads.store.merge import merge

        self._log("merge", actor)
        theirs = StudyFolder.open(Path(other))
        try:
            return merge(self.folder, theirs)
        finally:
            theirs.close()


def preview(file: str | Path, mapping: str | Path, rows: int = 5, study: Study | None = None) -> "ShownClaims":
    """How the first rows of a file become claims under a mapping, and every fault of the file; changes nothing.

    Under the frame of ``study``, where one is given.
    """
    from inroads.coding.preview import ShownClaims, faults_of, show_row
    from inroads.frame.default import default_frame
    from inroads.sources.read import preview_mapping, read_sources

    frame = study.frame if study else default_frame()
    name = Path(file).name
    seen = preview_mapping(Path(file), Path(mapping), rows, frame)
    shown = [show_row(row.where, row.record, row.rows, frame, name) for row in seen.rows]
    faults = list(seen.faults) or faults_of(read_sources(Path(file), frame, Path(mapping)).rows, frame, name)
    return ShownClaims(shown, faults, list(seen.notes), seen.counts)


def write_template(path: str | Path, lang: str = "en", study: Study | None = None) -> Path:
    """Write the empty workbook: drop-downs, the frame as a sheet, three filled rows."""
    from inroads.frame.default import default_frame
    from inroads.sources.template import write_template as write

    target = Path(path)
    with speaking(lang):
        write(target, study.frame if study else default_frame(), lang)
    return target
