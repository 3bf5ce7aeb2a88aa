"""Verbs that fill a study: files, codings, a frame."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.study.opened import Opened, Progress, quiet

if TYPE_CHECKING:
    from inroads.coding.record import Added
    from inroads.frame.frame import Frame
    from inroads.frame.sign import Sign
    from inroads.sources.online.reader import Reader

MEETING_PLACE, DOCUMENT, SAVED_PAGES = "meeting_place", "document", "saved_pages"


class Filling(Opened):
    """The verbs that fill a study."""

    def add(
        self,
        *files: str | Path,
        mapping: str | Path | None = None,
        replaces: str = "",
        kind: str = "",
        source: str = "",
        name: str = "",
        access: str = "",
        instrument: str = "",
        set: Mapping[str, str] | None = None,  # noqa: A002 the word of the command line
        reader: str = "",
        place: str = "",
        zone: str = "",
        selectors: str | Path | None = None,
        actor: str = "",
        progress: Progress = quiet,
    ) -> "Added":
        """Take in case files and documents.

        Case files are workbooks, CSV files, folders of CSV files, or any layout through a mapping. Documents (TXT, MD,
        DOCX, ODT, HTML, RTF, PDF, WebVTT, SRT, SBV, ELAN) are kept with their text, so that places in them can be
        coded; the last five of the parameters below speak of them, and a document without them is a case file. Posts
        of an online meeting place come in through a mapping of posts.

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
            The document of an interview is a transcript: it is cut into turns.
        source
            The source a document belongs to; by default it bears the name of the document.
        name
            The name of a document; by default the name of its file without the ending.
        access
            How its passages were come by; by default ``interview`` for an interview.
        instrument
            The version of the topic list, or whatever else the source was asked by.
        set
            Further variables of the source, as the frame names them.
        reader
            The reader of an export of an online meeting place, or ``document`` for a file that only looks like one; by
            default what the file is recognised as.
        place
            The name of the meeting place that an export is of; by default what the export calls it, or its file.
        zone
            The time zone of times that name none, such as Europe/Amsterdam.
        selectors
            A file of selectors (YAML) for saved pages of a forum.

        Raises
        ------
        InputError
            All faults of the file at once; nothing was taken in.
        """
        from inroads.coding.claims import source_claims, to_claims
        from inroads.coding.numbering import known_units
        from inroads.coding.record import Incoming, hashes_in, record
        from inroads.coding.study_texts import texts_of
        from inroads.model.claim import Claim
        from inroads.sources.document import documents_at
        from inroads.sources.online.reader import Asked
        from inroads.sources.post_mapping_file import read_post_mapping
        from inroads.sources.read import read_sources
        from inroads.store.acts import standing_acts
        from inroads.store.claims import read_claims
        from inroads.study.documents import Described, take_documents
        from inroads.study.exports import ExportsCall
        from inroads.study.posts import PostsCall

        self._log("add", actor)
        frame = self.frame
        told = [("kind", kind), ("access", access), ("instrument", instrument), *(set or {}).items()]
        described = Described(source, name, [(variable, value) for variable, value in told if value], replaces)
        posts = read_post_mapping(Path(mapping)) if mapping else None
        if mapping and posts:
            call = PostsCall(self.folder, frame, Path(mapping), described, actor or self.actor, replaces, progress)
            return call.add(posts, files)
        exports = {} if mapping else self._exports(files, reader, kind, selectors)
        if exports:
            asked = Asked(place, zone, Path(selectors) if selectors else None, self.folder.settings.keep_addresses)
            return ExportsCall(self.folder, frame, asked, described, actor or self.actor, replaces, progress).add(
                exports
            )
        claims: list[Claim] = []
        incoming: list[Incoming] = []
        notes: list[str] = []
        faults: list[Fault] = []
        said_before = read_claims(self.folder.ledger, standing_acts(self.folder.ledger))
        standing, texts = known_units(said_before), texts_of(self.folder)
        documents = {Path(file): [] if mapping else documents_at(Path(file)) for file in files}
        for file in (file for file, found in documents.items() if not found):
            progress(_("reading"), 0, 0)
            seen = hashes_in(file)
            try:
                case_file = read_sources(file, frame, Path(mapping) if mapping else None)
                incoming += [Incoming(path, file.name, case_file.reader, seen[path]) for path in case_file.files]
                notes += case_file.notes
                said = to_claims(case_file.rows, frame, file.name, standing, texts)
                claims += [*said, *source_claims(said, file.name, kind)]
            except InputError as error:
                faults += error.faults
        taken = take_documents(self.folder, frame, documents, described, said_before, claims, progress)
        claims, incoming, notes = claims + taken.claims, incoming + taken.incoming, notes + taken.notes
        faults += taken.faults
        if faults:
            raise InputError.of(faults)
        if mapping:
            incoming.append(Incoming(Path(mapping), Path(mapping).name, "mapping"))
        return record(self.folder, claims, incoming, actor or self.actor, replaces, notes, frame, progress)

    def _exports(
        self, files: Sequence[str | Path], reader: str, kind: str, selectors: str | Path | None
    ) -> "dict[Path, tuple[Reader, str]]":
        """The exports among the files with their readers; raises InputError where other files are among them."""
        from inroads.sources.online.all_readers import reader_for, reader_named
        from inroads.study.folder_of_exports import exports_in, files_in

        paths = [Path(file) for file in files]
        if reader == DOCUMENT or (kind and kind != MEETING_PLACE):
            return {}
        if reader or selectors:
            chosen = reader_named(reader or SAVED_PAGES)
            units = paths if chosen.folders else [unit for path in paths for unit in files_in(path)]
            return dict.fromkeys(units, (chosen, ""))
        paths = [unit for path in paths for unit in exports_in(path)]
        found = {path: read for path in paths if path.exists() and (read := reader_for(path))}
        if found and len(found) < len(paths):
            raise InputError.of(
                [
                    Fault(
                        _("This file is no export of a meeting place, as others of this call are."),
                        str(path),
                        _(
                            "Add it by itself, or name its reader with --reader; --reader document takes all as"
                            " documents."
                        ),
                    )
                    for path in paths
                    if path not in found
                ]
            )
        return found

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

    @property
    def signs(self) -> "tuple[Sign, ...]":
        """The signs by which words in posts are proposed and counted."""
        from inroads.store.signs import signs_in_force

        return signs_in_force(self.folder).signs

    def set_signs(self, file: str | Path, actor: str = "") -> "tuple[Sign, ...]":
        """Put the study's own file of signs in force; raises InputError that names every fault and its line."""
        from inroads.frame.online_signs import shipped_signs
        from inroads.frame.read_signs import read_signs
        from inroads.sources.case_file import read_bytes
        from inroads.sources.text import read_text
        from inroads.store.signs import SignsInForce, write_signs

        self._log("signs", actor)
        path = Path(file)
        text = read_text(read_bytes(path), path.name).text
        signs = read_signs(path.name, text, shipped_signs()).signs
        write_signs(self.folder, SignsInForce(path.name, signs), actor or self.actor)
        return signs
