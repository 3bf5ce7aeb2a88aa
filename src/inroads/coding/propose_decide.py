"""Accept and decline proposals: a person's acts; what was decided is no longer proposed, until the act is undone."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl
import polars.selectors as cs

from inroads.coding.claims import to_claims
from inroads.coding.code import NO_SOURCE
from inroads.coding.numbering import known_units
from inroads.coding.propose import TEXT_PROPOSALS, propose
from inroads.coding.propose_rows import Reading, rows_of
from inroads.coding.reasons import must_give_reason
from inroads.coding.record import Added, record
from inroads.coding.study_texts import texts_of
from inroads.errors import Fault, InputError
from inroads.frame.frame import Frame
from inroads.language import _
from inroads.model.draft import DraftCell, DraftRow
from inroads.store.acts import standing_acts
from inroads.store.claims import read_claims
from inroads.store.study_folder import StudyFolder

DECIDED = "proposals"
"""What an act says of the proposals it decided."""
ACCEPT, DECLINE = "accept", "decline"
OPEN, ACCEPTED, DECLINED = "open", "accepted", "declined"
DECISIONS = {"proposal": pl.String, "state": pl.String, "decided_by": pl.String, "decided_at": pl.String,
             "because": pl.String, "act": pl.String}  # fmt: skip
SHORTEST_ID = 4
OF_POST = ["kind", "place", "post"]


def with_decisions(study: StudyFolder, found: pl.DataFrame) -> pl.DataFrame:
    """Proposals with their ``state`` (open, accepted, declined), who decided, when and why; the last one counts.

    ``other_words`` of an open one is the state of other words of the same post and kind, in another version of it, and
    ``other_because`` the reason.
    """
    rows: dict[str, tuple[str, ...]] = {}
    for act in standing_acts(study.ledger):
        decided = act.content.get(DECIDED)
        state = DECLINED if act.verb == DECLINE else ACCEPTED
        for proposal in decided if isinstance(decided, list) else []:
            rows[str(proposal)] = (
                str(proposal),
                state,
                act.author,
                act.at,
                str(act.content.get("because", "")),
                act.id,
            )
    decisions = pl.DataFrame(list(rows.values()), schema=DECISIONS, orient="row")
    by_post = decisions.rename({"proposal": "formerly"})
    told = found.join(decisions, on="proposal", how="left", maintain_order="left")
    told = told.join(by_post, on="formerly", how="left", maintain_order="left", suffix=" formerly").with_columns(
        pl.coalesce(name, f"{name} formerly") for name in DECISIONS if name != "proposal"
    )
    return _beside(told.with_columns(pl.col("state").fill_null(OPEN))).drop("formerly", cs.ends_with(" formerly"))


def _beside(told: pl.DataFrame) -> pl.DataFrame:
    """With what was decided on other words of the same post; the decision that was made last."""
    decided = told.filter((pl.col("state") != OPEN) & pl.col("kind").is_in(TEXT_PROPOSALS)).sort("decided_at")
    last = decided.unique(OF_POST, keep="last").select(*OF_POST, other_words="state", other_because="because")
    joined = told.join(last, on=OF_POST, how="left", maintain_order="left")
    is_open = pl.col("state") == OPEN
    return joined.with_columns(pl.when(is_open).then(name) for name in ("other_words", "other_because"))


def accept(study: StudyFolder, frame: Frame, ids: Sequence[str], reading: Reading, actor: str) -> Added:
    """Claim what the proposals say, as one act of coding; raises InputError with all that they lack."""
    must_give_reason(reading.because)
    chosen = _chosen(study, ids)
    variable = frame.variable("persona", "rank")
    ranks = [value.value for value in variable.values] if variable else []
    rows: list[DraftRow] = []
    faults: list[Fault] = []
    for proposal in chosen:
        try:
            rows += rows_of(proposal, reading, ranks)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError.of(faults)
    texts = texts_of(study)
    coded = [replace(row, cells=(*row.cells, DraftCell("coder", actor, ""))) for row in rows]
    standing = known_units(read_claims(study.ledger, standing_acts(study.ledger)))
    claims = to_claims(coded, frame, NO_SOURCE, standing, texts)
    names = [str(proposal["proposal"]) for proposal in chosen]
    kinds = sorted({str(proposal["kind"]) for proposal in chosen})
    content = {"about": ACCEPT, "because": reading.because, "says": f"{ACCEPT} {', '.join(kinds)} {', '.join(names)}"}
    added = record(study, claims, [], actor, frame=frame, verb="code", content={**content, DECIDED: names})
    if not added.act:
        with study.ledger.writing(actor) as pen:
            act = pen.write("code", {"files": [], "skipped": [], "replaces": [], **content, DECIDED: names})
        added = replace(added, act=act)
    return added


def decline(study: StudyFolder, ids: Sequence[str], because: str, actor: str) -> str:
    """Record that the proposals are not what they seem; gives the id of the act."""
    must_give_reason(because)
    names = [str(proposal["proposal"]) for proposal in _chosen(study, ids)]
    with study.ledger.writing(actor) as pen:
        return pen.write(DECLINE, {DECIDED: names, "because": because, "says": ", ".join(names)})


def _chosen(study: StudyFolder, ids: Sequence[str]) -> list[dict[str, object]]:
    """The open proposals of these ids or beginnings of ids; raises InputError where one is unknown or decided."""
    found = with_decisions(study, propose(study))
    faults: list[Fault] = []
    chosen: dict[str, dict[str, object]] = {}
    for id_ in dict.fromkeys(ids):
        alike = found.filter(
            pl.col("proposal").str.starts_with(id_) if len(id_) >= SHORTEST_ID else pl.lit(value=False)
        )
        if alike.height != 1:
            what = _("No proposal has the id «{id}».", id=id_)
            if alike.height:
                what = _("Several proposals have an id that begins with «{id}».", id=id_)
            faults.append(Fault(what, do=_("`inroads proposals STUDY` lists them.")))
            continue
        row = alike.row(0, named=True)
        if row["state"] != OPEN:
            faults.append(
                Fault(
                    _("This proposal was decided by {who}.", who=row["decided_by"]),
                    row["proposal"],
                    _("Undo act {act} first, if it is to be decided anew.", act=row["act"][:12]),
                )
            )
        chosen[row["proposal"]] = row
    if faults:
        raise InputError.of(faults)
    return list(chosen.values())
