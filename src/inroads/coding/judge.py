"""Judge whether a persona is a person: dated, with a reason and passages, undone by `undo`."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from inroads.coding.cells import plain_name, read_cell, word_of
from inroads.coding.claims import to_claims
from inroads.coding.code import NO_SOURCE
from inroads.coding.may_link import barred_sources, must_be_linkable, persona_sources
from inroads.coding.reasons import decided_before, must_give_reason
from inroads.coding.record import Added, record
from inroads.coding.study_texts import texts_of
from inroads.errors import InputError
from inroads.frame.frame import Frame
from inroads.frame.similar import near
from inroads.language import _
from inroads.model.draft import DraftCell, DraftRow
from inroads.model.missing import FIVE_WORDS, WRITTEN_WORDS
from inroads.model.tables import KEY_JOINT, TABLES
from inroads.model.when import When
from inroads.store.acts import standing_acts
from inroads.store.claims import read_claims
from inroads.store.study_folder import StudyFolder

SHOWN = 5


@dataclass(frozen=True)
class Judgement:
    """That a persona is a person, in the words of the frame, from when to when, because of what."""

    persona: str
    person: str
    verdict: str
    because: str
    at: Sequence[str] = ()
    began: str = ""
    ended: str = ""


def judge(study: StudyFolder, frame: Frame, judgement: Judgement, actor: str) -> Added:
    """Claim it, in the place of what the same judge said before of the pair in that time.

    Raises InputError where no reason is given, nobody knows the persona, or a source may not be linked.
    """
    must_give_reason(judgement.because)
    persona, person = plain_name(judgement.persona), plain_name(judgement.person)
    if word_of(person) in ("", *FIVE_WORDS):
        raise InputError(_("«{person}» names no person.", person=person), do=_("Give the id of the person it is."))
    if _is_before(_read("ended", judgement.ended), _read("began", judgement.began)):
        raise InputError(
            _("This ends before it begins: {began} to {ended}.", began=judgement.began, ended=judgement.ended),
            do=_("Mend --began or --ended."),
        )
    standing = standing_acts(study.ledger)
    claims = read_claims(study.ledger, standing).filter(~pl.col("withdrawn"))
    sources = _sources_of(study, persona, claims)
    unit = _unit(persona, person, judgement, claims)
    must_be_linkable((unit, source) for source in sources & barred_sources(claims, standing))
    about = f"judge {unit}"
    cells = {
        "id": unit,
        "persona": persona,
        "person": person,
        "verdict": judgement.verdict,
        "began": judgement.began,
        "ended": judgement.ended,
        "because": judgement.because,
        "coder": actor,
        "passage": " | ".join(judgement.at),
    }
    row = DraftRow(
        "identities", tuple(DraftCell(name, text, "") for name, text in cells.items() if text), _("this call")
    )
    said = to_claims([row], frame, NO_SOURCE, texts=texts_of(study), must_refer=True)
    return record(
        study,
        said,
        [],
        actor,
        decided_before(study, actor, about),
        notes=_new_person(person, claims),
        frame=frame,
        verb="code",
        content={"says": f"{about} {judgement.verdict}", "about": about, "because": judgement.because},
    )


def _sources_of(study: StudyFolder, persona: str, claims: pl.DataFrame) -> set[str]:
    """The sources that hold the persona; raises InputError where none does and nobody speaks of it."""
    spoken = claims.filter(unit_type="persona")
    mine = spoken.filter(unit=persona)
    authors = persona_sources(study)
    found = authors.filter(persona=persona)["source"].to_list()
    if mine.is_empty() and not found:
        known = {*spoken["unit"], *authors["persona"]}
        alike = near(persona, sorted(known)) or [
            name for name in sorted(known) if name.endswith(f"{KEY_JOINT}{persona}")
        ]
        do = _("Did you mean {near}?", near=" / ".join(alike[:SHOWN]))
        none = _("See `inroads table STUDY personas` for those that there are.")
        raise InputError(_("No source knows the persona «{name}».", name=persona), do=do if alike else none)
    return {*found, *mine.filter(variable="source")["value"].to_list()}


def _new_person(person: str, claims: pl.DataFrame) -> list[str]:
    """That nobody spoke of the person so far, and whom the name looks like."""
    known = {*claims.filter(unit_type="person")["unit"], *claims.filter(variable="person")["value"]}
    if person in known:
        return []
    alike = near(person, sorted(known - set(FIVE_WORDS)))
    new = _("Nobody spoke of the person «{person}» before.", person=person)
    undo = _("Did you mean {near}? Then undo this.", near=" / ".join(alike))
    return [f"{new} {undo}" if alike else new]


def _unit(persona: str, person: str, judgement: Judgement, claims: pl.DataFrame) -> str:
    """The judgement on the pair whose time meets that of this one; else a new one."""
    pair = claims.filter(unit_type="identity").filter(
        pl.col("unit").is_in(_said_of(claims, "persona", persona))
        & pl.col("unit").is_in(_said_of(claims, "person", person))
    )
    units = pair["unit"].unique().sort().to_list()
    meeting = [unit for unit in units if _meets(pair.filter(unit=unit), judgement)]
    if len(meeting) > 1:
        raise InputError(
            _("There are several judgements on this pair, of several times: {units}.", units=", ".join(meeting)),
            do=_("Say with --began and --ended which is meant."),
        )
    numbers = [int(unit.rpartition(KEY_JOINT)[2]) for unit in units if unit.rpartition(KEY_JOINT)[2].isdigit()]
    return meeting[0] if meeting else KEY_JOINT.join([persona, person, str(max(numbers, default=0) + 1)])


def _said_of(claims: pl.DataFrame, variable: str, value: str) -> list[str]:
    return claims.filter(unit_type="identity", variable=variable, value=value)["unit"].unique().to_list()


def _meets(said: pl.DataFrame, judgement: Judgement) -> bool:
    """Whether the times may overlap; a date that nobody gives excludes nothing."""
    began, ended = (_dates(said, name) for name in ("began", "ended"))
    first, last = _read("began", judgement.began), _read("ended", judgement.ended)
    return not any(_is_before(end, first) for end in ended) and not any(_is_before(last, day) for day in began)


def _read(name: str, written: str) -> When:
    column = TABLES["identities"].column(name)
    return When.read(read_cell(written, column, None)) if column and written else When(None, None)


def _dates(said: pl.DataFrame, variable: str) -> list[When]:
    return [When.read(text) for text in said.filter(variable=variable)["value"] if text not in WRITTEN_WORDS]


def _is_before(one: When, other: When) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
