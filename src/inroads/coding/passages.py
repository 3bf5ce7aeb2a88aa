"""The passages a claim rests on: those its row names, else the cell itself."""

import hashlib

from inroads.coding.row_columns import Content, RowColumns
from inroads.model.claim import EXISTS, CitedPassage, Claim
from inroads.model.tables import KEY_JOINT
from inroads.store.entry import canonical

CELL = "cell:"
CELL_DIGITS = 20


def cited(said: RowColumns, named_source: str, file: str, declared: set[str]) -> tuple[CitedPassage, ...]:
    """The passages a row names, each with its access.

    As many accesses as passages pair off; else every passage is taken once per access. A page that is cited for a tap
    and for a statement holds two passages; one that has a row of its own in the sheet ``passages`` is one.
    """
    source = named_source or file
    if len(said.accesses) == len(said.passages):
        pairs = list(zip(said.passages, said.accesses, strict=True))
    else:
        pairs = [(passage, access) for passage in said.passages for access in said.accesses or ("",)]
    return tuple(_passage(passage, access, source, named_source, declared) for passage, access in pairs)


def _passage(page: str, access: str, source: str, named_source: str, declared: set[str]) -> CitedPassage:
    """A passage by its own name where the file describes it, else by source, page and access.

    Page 12 of one dossier is not page 12 of another; a source that the page names already is not said twice.
    """
    if page in declared:
        return CitedPassage(page, source, "", access)
    said = page if not named_source or _names(page, named_source) else f"{named_source}{KEY_JOINT}{page}"
    name = f"{said} ({access})" if access else said
    return CitedPassage(name, source, page, access)


def _names(page: str, source: str) -> bool:
    """Whether the page names its source itself: ``CF-03, p. 1`` names CF-03, ``12`` does not name 1."""
    return page.startswith(source) and page != source and not page[len(source)].isalnum()


def cells(said: RowColumns, content: Content, locator: str, named_source: str, file: str) -> tuple[CitedPassage, ...]:
    """The cell itself as passage, one per access named.

    It is named by what it says (``content``), not by where it stands: the same row in two overlapping files is one
    passage.
    """
    return tuple(
        CitedPassage(cell_id([*content, said.polarity, access, named_source]), named_source or file, locator, access)
        for access in said.accesses or ("",)
    )


def cell_id(content: list[str]) -> str:
    """The name of a cell that says this."""
    return CELL + hashlib.sha256(canonical(content).encode()).hexdigest()[:CELL_DIGITS]


def passage_claims(passages: tuple[CitedPassage, ...], coder: str, cell: str, file: str = "") -> list[Claim]:
    """What a row that names passages says of them: their source, access and place.

    Where it names no source, its file stands in for one: that is no fact about the passage, which other files cite too.
    """
    claims = []
    for passage in passages:
        own = (CitedPassage(passage.id, passage.source, "", ""),)
        facts = {EXISTS: "yes", "source": passage.source, "access": passage.access, "locator": passage.locator}
        if passage.source == file:
            facts = {} if passage.locator else {"access": passage.access}
        claims += [
            Claim("passage", passage.id, variable, value, own, coder, cell=cell)
            for variable, value in facts.items()
            if value
        ]
    return claims
