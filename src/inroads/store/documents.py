"""The texts of documents, kept as evidence beside their files: extracted once, so that no offset ever shifts."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from inroads.model.document import Document, Segment
from inroads.store.acts import Act, files_of, read_acts, standing_acts, undone
from inroads.store.entry import canonical
from inroads.store.study_folder import StudyFolder

TEXT = "text"
"""The reader of an evidence file that is the text of another one."""


@dataclass(frozen=True)
class Held:
    """A document of a study: its name, the source it belongs to, the evidence that holds its text and its file."""

    name: str
    source: str
    text_sha256: str
    file_sha256: str


def document_bytes(document: Document) -> bytes:
    """The text and its segments as evidence."""
    segments = [list(asdict(segment).values()) for segment in document.segments]
    return canonical({"reader": document.reader, "segments": segments, "text": document.text}).encode()


def read_document_bytes(data: bytes) -> Document:
    """What :func:`document_bytes` wrote."""
    held = json.loads(data)
    return Document(held["text"], tuple(Segment(*segment) for segment in held["segments"]), held["reader"])


def texts_in(acts: Iterable[Act]) -> list[Held]:
    """Every document that these acts brought in, the earliest first, whichever copy of a study they come from."""
    return [
        Held(file["name"], file["source"], file["sha256"], file["of"])
        for act in sorted(acts, key=lambda act: (act.at, act.id))
        for file in files_of(act)
        if file["reader"] == TEXT
    ]


def documents_in(acts: Iterable[Act]) -> dict[str, Held]:
    """The documents that these acts brought in, by name; the first text of a name is the one that places point into."""
    held: dict[str, Held] = {}
    for one in texts_in(acts):
        held.setdefault(one.name, one)
    return held


def documents_at_odds(study: StudyFolder) -> list[str]:
    """The names under which copies of the study added different texts."""
    standing = standing_acts(study.ledger)
    held = documents_in(standing)
    return sorted({one.name for one in texts_in(standing) if one.text_sha256 != held[one.name].text_sha256})


class Documents:
    """The documents of a study that stand; each text is read when first asked for."""

    def __init__(self, study: StudyFolder) -> None:
        self._study = study
        acts = read_acts(study.ledger)
        gone = undone(acts)
        self.held = documents_in(act for act in acts if act.id not in gone)
        self._past = {held.file_sha256: held for held in reversed(texts_in(acts))}
        self._read: dict[str, Document] = {}

    def __contains__(self, name: str) -> bool:
        return name in self.held

    def __getitem__(self, name: str) -> Document:
        """The document of that name; KeyError where there is none."""
        if name not in self._read:
            self._read[name] = read_document_bytes(self._study.evidence.read(self.held[name].text_sha256))
        return self._read[name]

    def names(self) -> list[str]:
        """The names of all documents."""
        return sorted(self.held)

    def read_before(self, sha256: str) -> Held | None:
        """What was made of the file of that hash by an act that was undone: its text is read no second time."""
        return self._past.get(sha256)

    def of_file(self, sha256: str) -> Held | None:
        """The document that was read from the file of that hash."""
        return next((held for held in self.held.values() if held.file_sha256 == sha256), None)
