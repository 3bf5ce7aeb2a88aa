"""How documents come into a study: read once, kept with their text, described as the call says."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.errors import Fault, InputError
from inroads.language import _, numeral
from inroads.store.study_folder import StudyFolder
from inroads.study.opened import Progress

if TYPE_CHECKING:
    import polars as pl

    from inroads.coding.record import Incoming
    from inroads.frame.frame import Frame
    from inroads.model.claim import Claim
    from inroads.model.document import Document
    from inroads.store.documents import Documents, Held


@dataclass(frozen=True)
class Described:
    """What a call says of its documents: their source, the name of the one, and variables of the source."""

    source: str = ""
    name: str = ""
    said: Sequence[tuple[str, str]] = ()
    replaces: str = ""


@dataclass
class Taken:
    """What came of the documents of a call."""

    claims: "list[Claim]" = field(default_factory=list)
    incoming: "list[Incoming]" = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def take_documents(
    study: StudyFolder,
    frame: "Frame",
    found: Mapping[Path, Sequence[Path]],
    described: Described,
    claims: "pl.DataFrame",
    beside: "Sequence[Claim]",
    progress: Progress,
) -> Taken:
    """Read the documents that are new, ``found`` at what the call names.

    ``claims`` are all those of the study, ``beside`` those of this call's other files.
    """
    from inroads.coding.described import read_settings
    from inroads.store.documents import Documents

    paths = list(dict.fromkeys(chain(*found.values())))
    taken = Taken(faults=_faults_of_names(paths, described))
    if taken.faults or not paths:
        return taken
    taken.notes += _passed_over(found)
    reading = Reading(study, Documents(study), described, _of_sources(claims, beside), claims)
    try:
        reading.settings.update(read_settings(described.said, frame))
    except InputError as error:
        taken.faults += error.faults
    for done, file in enumerate(paths):
        progress(_("documents"), done, len(paths))
        try:
            reading.take(file, taken)
        except InputError as error:
            taken.faults += [_in_folder(fault, file, found) for fault in error.faults]
    return taken


def _in_folder(fault: Fault, file: Path, found: Mapping[Path, Sequence[Path]]) -> Fault:
    """A fault of a file that a folder was given for: the folder is told too, as its name may come in several."""
    folders = [folder for folder, held in found.items() if file in held and folder.is_dir()]
    if not folders or not fault.where.startswith(file.name):
        return fault
    return replace(fault, where=f"{folders[0].name or folders[0]}/{fault.where}")


def _passed_over(found: Mapping[Path, Sequence[Path]]) -> list[str]:
    """What lies in the folders of documents, and is none."""
    from inroads.sources.document import not_documents

    folders = [folder for folder, held in found.items() if held and folder.is_dir()]
    return [
        _("{file} was not read: it is no document.", file=f"{folder.name}/{name}")
        for folder in folders
        for name in not_documents(folder)
    ]


def _faults_of_names(files: Sequence[Path], described: Described) -> list[Fault]:
    from inroads.coding.cells import plain_name

    if not files:
        return _speaks_of_none(described)
    if described.name and len(files) > 1:
        return [Fault(_("One name was given for several documents."), do=_("Add them one by one."))]
    if any(given and not plain_name(given) for given in (described.name, described.source)):
        return [Fault(_("A name is blank."), do=_("Leave out --name and --source, or say what they are."))]
    if described.replaces:
        return [_not_replaced(described.replaces)]
    named: dict[str, list[str]] = {}
    for file in files:
        named.setdefault(described.name or file.stem, []).append(str(file))
    faults = [
        Fault(
            _("Two files would both be the document «{name}».", name=name),
            "\n".join(held),
            _("Leave one out, or add it by itself and give it a --name."),
        )
        for name, held in named.items()
        if len(held) > 1
    ]
    return faults + [
        Fault(
            _("«{name}» cannot be the name of a document: it holds {sign}.", name=name, sign=sign),
            held[0],
            _("Give it another with --name."),
        )
        for name, held in named.items()
        for sign in ("#", "|")
        if sign in name
    ]


def _of_sources(claims: "pl.DataFrame", beside: "Sequence[Claim]") -> "pl.DataFrame":
    """What stands of sources, and what the other files of the call say of them."""
    import polars as pl

    names = ("unit_type", "unit", "variable", "value", "polarity")
    standing = claims.filter(~pl.col("withdrawn"), unit_type="source").select(names)
    said = [tuple(getattr(claim, name) for name in names) for claim in beside if claim.unit_type == "source"]
    return pl.concat([standing, pl.DataFrame(said, schema=standing.schema, orient="row")])


def _not_replaced(name: str) -> Fault:
    return Fault(
        _("A document is not replaced: what was coded in it would point elsewhere."),
        name,
        _("Add the other text under a --name of its own, or undo the act that added the first if nobody coded in it."),
    )


@dataclass
class Reading:
    """What reading the documents of one call needs to know."""

    study: StudyFolder
    documents: "Documents"
    described: Described
    claims: "pl.DataFrame"
    standing: "pl.DataFrame"
    settings: dict[str, str] = field(default_factory=dict)

    def take(self, file: Path, taken: Taken) -> None:
        """Take in one document; raises InputError."""
        from inroads.coding.cells import plain_name
        from inroads.coding.described import INTERVIEW, describe_source, kind_of
        from inroads.coding.record import Incoming, Made
        from inroads.sources.case_file import read_bytes
        from inroads.store.documents import TEXT, document_bytes

        data = read_bytes(file)
        sha256 = hashlib.sha256(data).hexdigest()
        held = self.documents.of_file(sha256)
        name = plain_name(self.described.name or file.stem) if held is None else held.name
        if held is None and name in self.documents:
            raise _other_text(name, file)
        if held is None and self.documents.read_before(sha256) is None:
            _must_be_uncoded(name, file, self.standing)
        if held is not None:
            _must_agree(held, self.described, file)
        source = plain_name(self.described.source) or (held.source if held else name)
        is_transcript = kind_of(source, self.settings, self.claims) == INTERVIEW
        document = self._document(file, data, sha256, is_transcript)
        taken.notes += [_told(name, document), *document.notes] if held is None else document.notes
        made = Made(name, TEXT, document_bytes(document))
        taken.incoming.append(Incoming(file, source, document.reader, sha256, (made,)))
        taken.claims += describe_source(source, name, file.name, self.settings, self.claims)

    def _document(self, file: Path, data: bytes, sha256: str, is_transcript: bool) -> "Document":
        """The document as it was read first, be it by an act that was undone; else as it is read now."""
        from inroads.sources.document import read_document, segmented
        from inroads.store.documents import read_document_bytes

        held = self.documents.of_file(sha256)
        if held is not None:
            return self.documents[held.name]
        before = self.documents.read_before(sha256)
        if before is None:
            return read_document(file, data, is_transcript)
        return segmented(read_document_bytes(self.study.evidence.read(before.text_sha256)), is_transcript, file.name)


def _told(name: str, document: "Document") -> str:
    """Under which name a document came in, how long it is, and in what it is cut."""
    kinds = [segment.kind for segment in document.segments]
    return _(
        "Document «{name}»: characters {characters}, pages {pages}, turns {turns}.",
        name=name,
        characters=numeral(len(document.text)),
        pages=numeral(kinds.count("page")),
        turns=numeral(kinds.count("turn") + kinds.count("cue")),
    )


def _speaks_of_none(described: Described) -> list[Fault]:
    """A call that describes documents, and names none."""
    words = [("source", described.source), ("name", described.name), *described.said]
    said = [f"{word}={text}" for word, text in words if text and word != "kind"]
    if not said:
        return []
    return [
        Fault(
            _("The call describes a document, and holds none."),
            ", ".join(said),
            _("Say it of case files in their own columns and in the sheet «sources»."),
        )
    ]


def _other_text(name: str, file: Path) -> InputError:
    return InputError(
        _("The study holds another document of the name «{name}».", name=name),
        str(file),
        _("Give this one another --name. If the other was a mistake, undo the act that added it, then add this one."),
    )


def _must_be_uncoded(name: str, file: Path, claims: "pl.DataFrame") -> None:
    """A text that was undone leaves its places behind: no other text may come under them."""
    import polars as pl

    cited = claims.filter(~pl.col("withdrawn")).select("key", "passages").explode("passages").unnest("passages")
    count = cited.filter(pl.col("id").str.starts_with(f"{name}#"))["key"].n_unique()
    if count:
        raise InputError(
            _("Claims rest on places of another text that was called «{name}»: {n}.", name=name, n=numeral(count)),
            str(file),
            _("Their places would point to other words in this one. Give it another --name; or undo the acts that"
              " claimed them (see `inroads history`) and code this text anew."),
        )  # fmt: skip


def _must_agree(held: "Held", said: Described, file: Path) -> None:
    """A document that is known keeps its name and its source."""
    from inroads.coding.cells import plain_name

    if plain_name(said.name) not in ("", held.name) or plain_name(said.source) not in ("", held.source):
        raise InputError(
            _("This file is in the study already, as document «{name}» of source «{source}».", name=held.name,
              source=held.source),
            str(file),
            _("Leave out --name and --source, or undo the act that added it and add it again."),
        )  # fmt: skip
