"""What may not be linked: a judgement who is who never rests on a source that was given on that condition."""

from collections.abc import Collection, Iterable

import polars as pl

from inroads.errors import Fault, InputError
from inroads.language import _
from inroads.model.claim import Claim
from inroads.model.tables import KEY_JOINT
from inroads.store.acts import Act
from inroads.store.decisions import decided_in, decisions_of
from inroads.store.posts import scan_posts
from inroads.store.study_folder import StudyFolder

CELL = ("source", "may_link")
NO = "no"
PERSONA = {"unit_type": "identity", "variable": "persona"}


def refuse_unlinkable(study: StudyFolder, claims: Collection[Claim], said: pl.DataFrame, standing: list[Act]) -> None:
    """Raise InputError for judgements among the claims on personas of, or passages in, what may not be linked.

    ``said`` are the claims that stand already.
    """
    judged = [claim for claim in claims if claim.unit_type == "identity"]
    if not judged:
        return
    barred = barred_sources(said, standing) | {
        claim.unit for claim in claims if (claim.unit_type, claim.variable, claim.value) == (*CELL, NO)
    }
    rested = {(claim.unit, passage.source) for claim in judged for passage in claim.passages}
    if barred:
        held = said.filter(pl.col("unit").is_in([claim.unit for claim in judged]), **PERSONA)
        named = {(claim.value, claim.unit) for claim in judged if claim.variable == PERSONA["variable"]}
        named |= set(held.select("value", "unit").iter_rows())
        found = _of_personas(study, {persona for persona, _unit in named}, claims, said)
        rested |= {(unit, source) for persona, unit in named for source in found.get(persona, ())}
    must_be_linkable([(unit, source) for unit, source in rested if source in barred])


def _of_personas(
    study: StudyFolder, personas: set[str], claims: Collection[Claim], said: pl.DataFrame
) -> dict[str, set[str]]:
    """The sources that hold each of these personas: by their posts, by what stands, and by the claims themselves."""
    authors = persona_sources(study).filter(pl.col("persona").is_in(list(personas)))
    spoken = said.filter(pl.col("unit").is_in(list(personas)), unit_type="persona", variable="source")
    fresh = [
        (claim.unit, claim.value)
        for claim in claims
        if (claim.unit_type, claim.variable) == ("persona", "source") and claim.unit in personas
    ]
    found: dict[str, set[str]] = {}
    for persona, source in [*authors.iter_rows(), *spoken.select("unit", "value").iter_rows(), *fresh]:
        found.setdefault(persona, set()).add(source)
    return found


def persona_sources(study: StudyFolder) -> pl.DataFrame:
    """``persona, source`` for every author of posts."""
    named = pl.concat_str("place", "author", separator=KEY_JOINT)
    return scan_posts(study).select(persona=named, source="source").unique().collect()


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
