"""What an import should be asked about: nothing here is refused, everything is said.

A mistyped id makes a new unit, a blank person makes an entry of nobody, a slip of the keyboard a year that cannot be.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches

from inroads.coding.references import looks_like_one
from inroads.coding.row_columns import UNNAMED
from inroads.frame.frame import Frame
from inroads.language import _, numeral
from inroads.model.claim import EXISTS, Claim
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import UNITS
from inroads.model.when import When
from inroads.store.fold import columns_of

Known = dict[str, set[str]]
"""For each unit type, the units that have a row of their own."""

NEEDED = {"entry": ("person", "network"), "membership": ("person", "network")}
FIRST_YEAR = 1900
SHOWN = 8
ALIKE = 0.8
"""How like a name must be to be asked about."""


def doubts(claims: Sequence[Claim], known: Known, held: set[tuple[str, str, str]], frame: Frame) -> list[str]:
    """Sentences on what looks wrong in the claims of a file.

    ``known`` are the units of the study with a row of their own, ``held`` its cells (unit type, unit, variable), those
    of :data:`NEEDED` at least.
    """
    return [
        *_named_only(claims, known, frame),
        *_lacking(claims, held),
        *_dates(claims, frame),
        *_said_twice(claims, frame),
        *_unnamed(claims),
        *_lead_nowhere(claims),
    ]


def _shown(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(names[:SHOWN]) + (" ..." if len(names) > SHOWN else "")


def _named_only(claims: Sequence[Claim], known: Known, frame: Frame) -> list[str]:
    """Units that a reference names and no row describes, where this file has rows for others of their kind.

    For networks, whose number every mean rests on, the rows of earlier files are enough to ask.
    """
    described: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.variable == EXISTS:
            described[claim.unit_type].add(claim.unit)
    for unit_type in {*described, "network"}:
        described[unit_type] |= known.get(unit_type, set())
    targets = {
        (unit, column.name): column.unit
        for unit, table in UNITS.items()
        for column in columns_of(table, frame)
        if column.kind in ("ref", "refs")
    }
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        target = targets.get((claim.unit_type, claim.variable))
        if target and claim.value not in WRITTEN_WORDS and claim.unit_type != "passage":
            named[target] |= set(claim.value.split(" | "))
    told = []
    for unit_type, units in sorted(named.items()):
        missing = sorted(units - described[unit_type])
        if described[unit_type] and missing:
            told.append(
                _(
                    "{table}: named elsewhere, but without a row of their own: {names}",
                    table=UNITS[unit_type].name,
                    names=_shown(_with_near(name, described[unit_type]) for name in missing),
                )
            )
    return told


def _with_near(name: str, described: set[str]) -> str:
    folded = {unit.casefold(): unit for unit in sorted(described)}
    alike = [folded[found] for found in get_close_matches(name.casefold(), folded, 1, ALIKE)]
    return _("«{name}» (or «{near}»?)", name=name, near=alike[0]) if alike else f"«{name}»"


def _lacking(claims: Sequence[Claim], held: set[tuple[str, str, str]]) -> list[str]:
    """Entries of nobody, or into no network."""
    cells = held | {(claim.unit_type, claim.unit, claim.variable) for claim in claims}
    told = []
    for unit_type, variables in NEEDED.items():
        units = {
            claim.unit
            for claim in claims
            if claim.unit_type == unit_type and claim.variable == EXISTS and claim.polarity == "present"
        }
        for variable in variables:
            blank = sorted(unit for unit in units if (unit_type, unit, variable) not in cells)
            if blank:
                name = UNITS[unit_type].name
                told.append(
                    _("{table}: rows without «{column}»: {names}", table=name, column=variable, names=_shown(blank))
                )
    return told


def _dated(frame: Frame) -> set[tuple[str, str]]:
    return {
        (unit, column.name)
        for unit, table in UNITS.items()
        for column in columns_of(table, frame)
        if column.kind == "date"
    }


def _dates(claims: Sequence[Claim], frame: Frame) -> list[str]:
    """Years that can hardly be, and what ended before it began."""
    dated = _dated(frame)
    read = {
        (claim.unit_type, claim.unit, claim.variable): When.read(claim.value)
        for claim in claims
        if (claim.unit_type, claim.variable) in dated and claim.value not in WRITTEN_WORDS
    }
    far = sorted(f"{unit} ({when.edtf()})" for (_type, unit, _name), when in read.items() if _is_far(when))
    turned = sorted(
        f"{unit} ({when.edtf()} > {read[unit_type, unit, 'ended'].edtf()})"
        for (unit_type, unit, name), when in read.items()
        if name == "began" and (unit_type, unit, "ended") in read and _is_after(when, read[unit_type, unit, "ended"])
    )
    told = []
    if far:
        told.append(_("Years that look wrong: {names}", names=_shown(far)))
    if turned:
        told.append(_("Ended before it began: {names}", names=_shown(turned)))
    return told


def _is_far(when: When) -> bool:
    this_year = datetime.now(UTC).year
    ends = [end.year for end in (when.earliest, when.latest) if end]
    return any(year < FIRST_YEAR for year in ends) or (when.earliest is not None and when.earliest.year > this_year)


def _is_after(began: When, ended: When) -> bool:
    return began.earliest is not None and ended.latest is not None and began.earliest > ended.latest


def _unnamed(claims: Sequence[Claim]) -> list[str]:
    """That some rows name a coder and others do not: who takes a file in is not who coded it."""
    named = {claim.unit_type for claim in claims if claim.coder != UNNAMED}
    without = {
        (claim.unit_type, claim.unit) for claim in claims if claim.coder == UNNAMED and claim.unit_type in named
    } - {(claim.unit_type, claim.unit) for claim in claims if claim.unit_type in ("source", "passage")}
    if not without:
        return []
    return [_("Rows without a coder, beside others that name one: {count}.", count=numeral(len(without)))]


def _lead_nowhere(claims: Sequence[Claim]) -> list[str]:
    """Pages that are written like references into texts, of which none is known."""
    pages = sorted(
        {passage.locator for claim in claims for passage in claim.passages if looks_like_one(passage.locator)}
    )
    if not pages:
        return []
    return [_("Passages that look like places in a document or post, but none is known: {names}", names=_shown(pages))]


def _said_twice(claims: Sequence[Claim], frame: Frame) -> list[str]:
    """Cells on which one coder says two things in one file, citing the same source: a row copied and not changed."""
    said: dict[tuple[str, ...], set[str]] = defaultdict(set)
    loose = {("passage", "source"), ("passage", "access"), *_dated(frame)}
    for claim in claims:
        if (claim.unit_type, claim.variable) not in loose and claim.polarity == "present":
            sources = "|".join(sorted({passage.source for passage in claim.passages}))
            said[claim.unit_type, claim.unit, claim.variable, claim.coder, sources].add(claim.value)
    cells = sorted(
        f"{unit_type} {unit}, {variable}"
        for (unit_type, unit, variable, *_by), values in said.items()
        if len(values) > 1
    )
    if not cells:
        return []
    return [_("One coder says two things of one cell, in one file: {cells}", cells=_shown(cells))]
