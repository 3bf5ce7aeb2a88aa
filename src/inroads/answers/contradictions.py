"""Cells on which sources exclude each other: which kinds of source say what, settled or not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from inroads.answers.caveats import sample_caveats
from inroads.answers.finding import Finding, Record
from inroads.answers.sheet import Sheet
from inroads.answers.source_sets import one_kind_only
from inroads.answers.tellers import Tellers, in_order
from inroads.involvement.snapshot import Row
from inroads.involvement.vantage import CELL
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.model.missing import CONTESTED, NOT_APPLICABLE
from inroads.model.tables import UNITS
from inroads.model.when import When
from inroads.store.agree import SILENCES
from inroads.store.fold import kinds_of
from inroads.store.refold import MATERIAL

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Quarrel:
    """One cell on which claims exclude each other, with the sources of those that do."""

    cell: Key
    claims: list[Row]
    between_sources: bool
    settled: bool

    @property
    def row(self) -> str:
        """The name of the cell in a table."""
        return "/".join(self.cell)


def contradictions(view: View) -> Finding:
    """The cells on which sources differ; those on which only coders of one source differ are told as a number."""
    tellers = Tellers(view, UNITS)
    every = quarrels(view, tellers)
    found = [one for one in every if one.between_sources]
    sheet = Sheet()
    _add_between(sheet, found, tellers)
    for one in found:
        _add_cell(sheet, one, tellers)
    settled = sum(one.settled for one in found)
    return sheet.finding(
        view,
        id="insider.contradictions",
        question=_("Where do sources contradict each other?"),
        unit="cell",
        n=len(found),
        answer=_answer(view, found, settled),
        caveats=[
            *one_kind_only(view),
            _(
                "Cells on which coders of one and the same source differ are not among these; there are {n} of them.",
                n=numeral(len(every) - len(found)),
            ),
            _(
                "That a source is silent contradicts nothing. How certain a claim is, or which kind of source makes it,"
                " never decides; a contested cell counts as unknown until somebody adjudicates."
            ),
            *sample_caveats(view),
        ],
    )


def quarrels(view: View, tellers: Tellers) -> list[Quarrel]:
    """Every cell on which two claims exclude each other, in order."""
    claims = view.table("claims").filter(
        ~pl.col("unit_type").is_in(MATERIAL) & (pl.col("state") != "withdrawn") & (pl.col("passages").list.len() > 0)
    )
    voices = claims.group_by(CELL).agg(voices=pl.struct("value", "polarity").n_unique())
    several = claims.join(voices.filter(pl.col("voices") > 1), on=CELL, how="semi").sort("claim")
    kinds = kinds_of(view.frame)
    found = []
    for cell, rows in several.group_by(CELL):
        key = (str(cell[0]), str(cell[1]), str(cell[2]))
        one = _quarrel(key, rows.to_dicts(), kinds.get((key[0], key[2]), "text"), tellers)
        found += [one] if one else []
    return sorted(found, key=lambda one: one.cell)


def _quarrel(cell: Key, claims: list[Row], kind: str, tellers: Tellers) -> Quarrel | None:
    clashing = [pair for pair in combinations(claims, 2) if clash(*pair, kind)]
    if not clashing:
        return None
    apart = any(_apart(tellers, *pair) for pair in clashing)
    involved = {claim["claim"] for pair in clashing if not apart or _apart(tellers, *pair) for claim in pair}
    settled = all(claim["state"] != CONTESTED for claim in claims)
    return Quarrel(cell, [claim for claim in claims if claim["claim"] in involved], apart, settled)


def _apart(tellers: Tellers, one: Row, other: Row) -> bool:
    """Whether two claims rest on different sources."""
    return not tellers.sources([one["claim"]]) & tellers.sources([other["claim"]])


def clash(one: Row, other: Row, kind: str) -> bool:
    """Whether two claims on one cell cannot both be so.

    >>> said = {"value": "2018-03", "polarity": "present"}
    >>> clash(said, said | {"value": "2018"}, "date"), clash(said, said | {"value": "2019"}, "date")
    (False, True)
    """
    if one["polarity"] != other["polarity"]:
        present, absent = (one, other) if one["polarity"] == "present" else (other, one)
        return absent["value"] in (present["value"].split(" | ") if kind in ("choices", "refs") else [present["value"]])
    values = (one["value"], other["value"])
    if one["polarity"] == "absent" or values[0] == values[1] or {*values} & {*SILENCES}:
        return False
    if kind == "date" and NOT_APPLICABLE not in values:
        return When.read(values[0]).intersection(When.read(values[1])) is None
    return True


def _kinds(one: Quarrel, tellers: Tellers) -> list[str]:
    return tellers.kinds(tellers.sources(claim["claim"] for claim in one.claims))


def _add_between(sheet: Sheet, found: list[Quarrel], tellers: Tellers) -> None:
    """How many cells of each variable, by the kinds of source that differ."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Quarrel]] = {}
    for one in found:
        groups.setdefault((one.cell[0], one.cell[2], tuple(_kinds(one, tellers))), []).append(one)
    for (unit, variable, kinds), mine in sorted(groups.items()):
        settled = sum(one.settled for one in mine)
        record: Record = {"kind": "between", "about": unit, "variable": variable, "told_by": list(kinds)}
        record |= {"n": len(mine), "settled": settled}
        claims = (claim["claim"] for one in mine for claim in one.claims)
        units = ((one.cell[0], one.cell[1]) for one in mine)
        sheet.add(("between", unit, variable, "+".join(kinds)), record, units, claims)


def _add_cell(sheet: Sheet, one: Quarrel, tellers: Tellers) -> None:
    """What is said on one cell: a record to each value, with the claims of each kind of source."""
    said: dict[tuple[str, str], list[Row]] = {}
    for claim in one.claims:
        said.setdefault((claim["value"], claim["polarity"]), []).append(claim)
    kinds = _kinds(one, tellers)
    for (value, polarity), claims in sorted(said.items()):
        counts = Counter(kind for claim in claims for kind in tellers.kinds(tellers.sources([claim["claim"]])))
        record: Record = {"kind": "cells", "about": one.cell[0], "unit": one.cell[1], "variable": one.cell[2]}
        record |= {"value": value, "polarity": polarity, "told_by": in_order(counts), "n": len(claims)}
        record |= {f"from_{kind}": counts[kind] for kind in kinds}
        record["settled"] = one.settled
        key = ("cells", one.row, polarity, value)
        sheet.add(key, record, [(one.cell[0], one.cell[1])], (claim["claim"] for claim in claims))


def _answer(view: View, found: Iterable[Quarrel], settled: int) -> str:
    held = list(found)
    alone = one_kind_only(view)
    if not held:
        return " ".join([*alone, _("No two sources contradict each other on record.")])
    dates = sum(claim_kind == "date" for claim_kind in _kinds_of_cells(view, held))
    said = _(
        "Cells on which sources contradict each other: {n}, of units: {units}; settled by somebody: {settled}. Among"
        " them dates that cannot both be so: {dates}.",
        n=numeral(len(held)),
        units=numeral(len({one.cell[:2] for one in held})),
        settled=numeral(settled),
        dates=numeral(dates),
    )
    return " ".join([*alone, said])


def _kinds_of_cells(view: View, found: list[Quarrel]) -> list[str]:
    kinds = kinds_of(view.frame)
    return [kinds.get((one.cell[0], one.cell[2]), "text") for one in found]
