"""What may not be linked: a judgement who is who never rests on a source that was given on that condition."""

from collections.abc import Collection, Iterable

import polars as pl

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.model.claim import Claim
from inroads.store.acts import Act
from inroads.store.decisions import decided_in, decisions_of

CELL = ("source", "may_link")
NO = "no"


def refuse_unlinkable(claims: Collection[Claim], said: pl.DataFrame, standing: list[Act]) -> None:
    """Raise InputError for judgements among the claims that rest on a source which may not be linked.

    ``said`` are the claims that stand already.
    """
    judged = [claim for claim in claims if claim.unit_type == "identity"]
    if not judged:
        return
    barred = barred_sources(said, standing) | {
        claim.unit for claim in claims if (claim.unit_type, claim.variable, claim.value) == (*CELL, NO)
    }
    rested = {(claim.unit, passage.source) for claim in judged for passage in claim.passages}
    must_be_linkable([(unit, source) for unit, source in rested if source in barred])


def barred_sources(said: pl.DataFrame, standing: list[Act]) -> set[str]:
    """The sources of which somebody says that they may not be linked, unless it was settled that they may."""
    held = said.filter(unit_type=CELL[0], variable=CELL[1], value=NO, polarity="present")["unit"].to_list()
    decided = {unit: value for (*cell, unit, name), value in _decided(standing) if (*cell, name) == CELL}
    kept = {source for source in held if decided.get(source, NO) == NO}
    return kept | {source for source, value in decided.items() if value == NO}


def _decided(standing: list[Act]) -> Iterable[tuple[tuple[str, str, str], str | None]]:
    return decided_in(decisions_of(standing)).items()


def must_be_linkable(rested: Iterable[tuple[str, str]]) -> None:
    """Raise InputError that names each (judgement, source) given: all of these sources may not be linked."""
    faults = [
        Fault(
            _("«{source}» may not be linked: no judgement may rest on it ({unit}).", source=source, unit=unit),
            do=_("Rest it on another source; if consent was given after all, change `may_link` of the source."),
        )
        for unit, source in sorted(rested)
    ]
    if faults:
        raise InputError.of(faults)
