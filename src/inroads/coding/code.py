"""Code passages: rows of a coding file, or of one call, become claims on places in the texts of a study."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from inroads.coding.claims import to_claims
from inroads.coding.numbering import known_units
from inroads.coding.record import Added, Incoming, record
from inroads.coding.row_columns import UNNAMED
from inroads.coding.texts import TextPassage, Texts
from inroads.errors import Fault, InputError
from inroads.frame.frame import Frame
from inroads.frame.similar import near
from inroads.language import _, numeral
from inroads.model.claim import EXISTS, Claim
from inroads.model.draft import DraftCell, DraftRow
from inroads.store.acts import standing_acts
from inroads.store.claims import read_claims
from inroads.store.documents import Documents
from inroads.store.study_folder import StudyFolder

NO_SOURCE = ""
"""Whoever codes is no source: a claim without a passage rests on the coder's word."""


@dataclass(frozen=True)
class Coding:
    """What was coded: rows as written, who coded where no row says it, and the documents it was made on."""

    rows: Sequence[DraftRow]
    coder: str = UNNAMED
    documents: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name of a document -> the SHA-256 it must have ('' for any), and where that is said."""
    files: Sequence[Incoming] = ()
    says: str = ""
    """What the history tells of it, where no file tells it."""


@dataclass(frozen=True)
class ShownCoding:
    """What a coding would say, and the passages it would rest on; nothing was written."""

    claims: list[Claim]
    passages: dict[str, TextPassage]
    beside: int = 0
    """How many claims would say of the passages themselves where they stand."""

    def __repr__(self) -> str:
        return "\n".join(self.lines())

    def lines(self) -> list[str]:
        """Each passage with its words and what would be claimed on it."""
        told: list[str] = []
        groups: dict[tuple[str, ...], list[Claim]] = {}
        for claim in self.claims:
            cited = tuple(passage.id for passage in claim.passages if passage.id in self.passages)
            groups.setdefault(cited, []).append(claim)
        for passages, claims in groups.items():
            told += [line for name in passages for line in self._passage(name)] or [_("Without a passage:")]
            told += [f"  -> {claim.unit_type} {claim.unit}: {_said(claim)}" for claim in claims]
        counts = {"count": numeral(len(self.claims)), "beside": numeral(self.beside)}
        return [*told, _("Claims: {count}, and on where the passages stand: {beside}. Nothing was written.", **counts)]

    def _passage(self, name: str) -> list[str]:
        found = self.passages[name]
        spoken = f", {found.speaker}" if found.speaker else ""
        return [f"{name} ({found.locator}{spoken})", f"  {found.shown()}"]

    def record(self) -> dict[str, Any]:
        """The same for a program."""
        passages = [{**vars(found), "text": found.shown()} for found in self.passages.values()]
        return {"claims": [claim.body() for claim in self.claims], "passages": passages}


def code(study: StudyFolder, frame: Frame, coding: Coding, texts: Texts, actor: str, replaces: str = "") -> Added:
    """Add the claims of a coding, as one act; raises InputError with all its faults."""
    claims = _claims_of(study, frame, coding, texts)
    return record(
        study,
        claims,
        list(coding.files),
        actor,
        replaces,
        frame=frame,
        verb="code",
        content={"says": coding.says} if coding.says else None,
    )


def show(study: StudyFolder, frame: Frame, coding: Coding, texts: Texts) -> ShownCoding:
    """What a coding would say; raises InputError with all its faults."""
    told = _claims_of(study, frame, coding, texts)
    claims = [claim for claim in told if claim.unit_type != "passage"]
    cited = {passage.id for claim in claims for passage in claim.passages}
    return ShownCoding(
        claims, {name: found for name, found in texts.found.items() if name in cited}, len(told) - len(claims)
    )


def _claims_of(study: StudyFolder, frame: Frame, coding: Coding, texts: Texts) -> list[Claim]:
    faults = _other_documents(Documents(study), coding.documents)
    rows = [_by(row, coding.coder) for row in coding.rows]
    standing = known_units(read_claims(study.ledger, standing_acts(study.ledger)))
    try:
        claims = to_claims(rows, frame, NO_SOURCE, standing, texts, must_refer=True)
    except InputError as error:
        raise InputError.of([*faults, *error.faults]) from None
    if faults:
        raise InputError.of(faults)
    return claims


def _by(row: DraftRow, coder: str) -> DraftRow:
    if coder == UNNAMED or any(cell.variable == "coder" for cell in row.cells):
        return row
    return replace(row, cells=(*row.cells, DraftCell("coder", coder, "")))


def _other_documents(documents: Documents, named: Mapping[str, tuple[str, str]]) -> list[Fault]:
    """The documents that the study lacks or of which it holds another file than the coding was made on."""
    faults = []
    for name, (sha256, where) in named.items():
        held = documents.held.get(name)
        if held is None:
            alike = near(name, documents.names())
            do = _("Did you mean {near}?", near=" / ".join(alike)) if alike else _("Add it first: `inroads add`.")
            faults.append(Fault(_("The study holds no document «{name}».", name=name), where, do))
        elif sha256 not in ("", held.file_sha256, held.text_sha256):
            what = _("This coding was made on another file than the study holds as «{name}».", name=name)
            seen = _("The study holds {held}, the coding names {said}.", held=held.file_sha256, said=sha256)
            do = _("Add the file it was made on under another name, or check each passage and mend the hash.")
            faults.append(Fault(what, where, f"{seen}\n{do}"))
    return faults


def _said(claim: Claim) -> str:
    said = claim.variable if claim.variable == EXISTS else f"{claim.variable} = {claim.value}"
    if claim.polarity != "present":
        said = _("{said} (denied)", said=said)
    return said if claim.certainty == "certain" else f"{said} ({claim.certainty})"
