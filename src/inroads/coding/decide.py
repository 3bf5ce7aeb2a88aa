"""What a person decides about claims: adjudicate, withdraw, undo. Each appends one entry; nothing is rewritten."""

from collections.abc import Iterable

import polars as pl

from inroads.coding.cells import FLAGS, read_cell
from inroads.coding.covers import COVERS, read_covers
from inroads.coding.import_context import ImportContext
from inroads.coding.reasons import must_give_reason
from inroads.coding.undone import Resting, Undone
from inroads.errors import InputError
from inroads.frame.frame import Frame
from inroads.frame.similar import near
from inroads.language import _
from inroads.model.certainty import POLARITIES
from inroads.model.claim import EXISTS
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import TABLES, UNITS
from inroads.store.acts import Act, read_acts, standing_acts
from inroads.store.claims import claim_entries, read_claims
from inroads.store.fold import columns_of
from inroads.store.study_folder import StudyFolder

SHOWN = 25
UNDOABLE = ("frame", "add", "code", "withdraw", "adjudicate", "decline", "sample", "signs")


def adjudicate(
    study: StudyFolder,
    frame: Frame,
    unit_type: str,
    unit: str,
    variable: str,
    value: str,
    because: str,
    actor: str,
    polarity: str = "present",
) -> str:
    """Say what stands where claims differ; gives the id of the act. It takes the place of what was said before.

    Raises InputError where nobody claimed anything of that cell or all agree, the value is not of the frame, or no
    reason is given.
    """
    table = UNITS.get(unit_type) or TABLES.get(unit_type)
    if table is None:
        raise InputError(_("There is no unit «{name}».", name=unit_type), do=_near(unit_type, UNITS))
    must_give_reason(because)
    if polarity not in POLARITIES:
        raise InputError(
            _("«{text}» is not a value of {name}.", text=polarity, name="polarity"),
            do=_("Values are: {known}.", known=", ".join(POLARITIES)),
        )
    claims = read_claims(study.ledger, standing_acts(study.ledger))
    cell = claims.filter(unit_type=table.unit, unit=unit, variable=variable)
    if cell.is_empty():
        raise InputError(
            _(
                "Nobody claimed anything of {variable} of {unit_type} {unit}.",
                variable=variable,
                unit_type=table.unit,
                unit=unit,
            ),
            do=_near_cell(claims, table.unit, unit, variable),
        )
    earlier = _earlier(study, table.unit, unit, variable)
    standing = cell.filter(~pl.col("withdrawn"))
    if standing.select("value", "polarity").unique().height == 1 and not earlier:
        raise InputError(
            _("All claims on this cell agree: {value}.", value=standing["value"][0]),
            do=_("Withdraw what is wrong, or add what another coder reads there."),
        )
    column = next((column for column in columns_of(table, frame) if column.name == variable), None)
    text = read_cell(value, column, frame.variable(table.unit, variable), frame) if column else value
    if (table.unit, variable) == COVERS and text not in WRITTEN_WORDS:
        text = read_covers(text, ImportContext(frame, "", set()).columns)
    if variable == EXISTS:
        text, polarity = _existence(value, polarity)
    with study.ledger.writing(actor) as pen:
        return pen.write(
            "adjudicate",
            {"unit_type": table.unit, "unit": unit, "variable": variable, "value": text, "polarity": polarity,
             "because": because, "considered": cell["key"].to_list(), "supersedes": earlier},
        )  # fmt: skip


def _existence(value: str, polarity: str) -> tuple[str, str]:
    """That there is such a row, or that there is none: `no` denies it."""
    said = FLAGS.get(value.strip().lower())
    if said is None:
        raise InputError(_("«{text}» is neither yes nor no.", text=value), do=_("Write yes or no."))
    return "yes", polarity if said == "yes" else "absent"


def _earlier(study: StudyFolder, *cell: str) -> list[str]:
    """The adjudications of the cell that stand: a new one takes their place."""
    told = [act for act in standing_acts(study.ledger) if act.verb == "adjudicate"]
    return [act.id for act in told if (act.content["unit_type"], act.content["unit"], act.content["variable"]) == cell]


def withdraw(study: StudyFolder, keys: list[str], because: str, actor: str) -> str:
    """Take back claims by their keys; gives the id of the act. They stay in the ledger and in `claims`."""
    must_give_reason(because)
    claims = read_claims(study.ledger, standing_acts(study.ledger)).filter(~pl.col("withdrawn"))
    unknown = sorted(set(keys) - set(claims["key"].to_list()))
    if unknown:
        raise InputError(
            _("No claim that stands has the id {ids}.", ids=", ".join(unknown)),
            do=_("See `inroads table STUDY claims` for the ids."),
        )
    with study.ledger.writing(actor) as pen:
        return pen.write("withdraw", {"claims": claim_entries(study.ledger, set(keys)), "because": because})


def undo(study: StudyFolder, act: str, because: str, actor: str) -> Undone:
    """Undo an act, by the beginning of its id, or the last one that stands; gives what was undone.

    An undo is undone by naming it.
    """
    with study.ledger.writing(actor) as pen:
        standing = standing_acts(study.ledger)
        undone = _named(standing, act)
        first = next((one for one in read_acts(study.ledger) if one.verb == "frame"), None)
        if undone == first:
            raise InputError(
                _("The frame a study began with cannot be undone.") if act else _("There is nothing to undo."),
                do=_("Set another with `inroads frame`.") if act else _("See `inroads history STUDY` for the acts."),
            )
        resting = Resting(study, undone, standing)
        pen.write("undo", {"act": undone.id, "because": because})
    return resting.unmoored()


def _named(standing: list[Act], act: str) -> Act:
    """The act whose id begins so, or the last one that can be undone."""
    if act:
        matches = [one for one in standing if one.id.startswith(act.lower()) and one.verb != "new"]
    else:
        matches = [one for one in standing if one.verb in UNDOABLE][-1:]
    if len(matches) == 1:
        return matches[0]
    none = (
        _("No act that stands has an id that begins with «{act}».", act=act) if act else _("There is nothing to undo.")
    )
    raise InputError(
        _("Several acts have an id that begins with «{act}».", act=act) if matches else none,
        do=_("See `inroads history STUDY` for the acts and their ids."),
    )


def _near(text: str, names: Iterable[str]) -> str:
    """What may have been meant, or all there is."""
    names = list(names)
    if not names:
        return _("See `inroads table STUDY claims` for what was claimed.")
    alike = near(text, names)
    if alike:
        return _("Did you mean {near}?", near=" / ".join(alike))
    return _("Known are: {known}.", known=", ".join(names[:SHOWN]) + (" ..." if len(names) > SHOWN else ""))


def _near_cell(everything: pl.DataFrame, unit_type: str, unit: str, variable: str) -> str:
    """What the unit is, a unit that looks like it, or the variables that were claimed of the unit."""
    claims = everything.filter(unit_type=unit_type)
    of_unit = claims.filter(unit=unit)
    other = everything.filter(unit=unit)["unit_type"].unique().sort().to_list()
    if of_unit.is_empty() and other:
        return _("«{unit}» is the id of: {kinds}.", unit=unit, kinds=", ".join(other))
    if of_unit.is_empty():
        return _near(unit, claims["unit"].unique().sort().to_list())
    return _near(variable, of_unit["variable"].unique().sort().to_list())
