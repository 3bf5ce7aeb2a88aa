"""The passages a claim rests on: those its row names, else the cell itself."""

import hashlib

from inroads.coding.import_context import ImportContext
from inroads.coding.row_columns import UNNAMED, Content, RowColumns
from inroads.coding.texts import TextPassage
from inroads.model.claim import EXISTS, CitedPassage, Claim
from inroads.model.tables import KEY_JOINT
from inroads.store.entry import canonical

CELL = "cell:"
CELL_DIGITS = 20


def cited(said: RowColumns, named_source: str, context: ImportContext) -> tuple[CitedPassage, ...]:
    """The passages a row names, each with its access.

    As many accesses as passages pair off; else every passage is taken once per access. A page that is cited for a tap
    and for a statement holds two passages; one that has a row of its own in the sheet ``passages`` is one.
    """
    source = named_source or context.file
    passages = (
        of_text(context.resolved[page])
        if page in context.resolved
        else _passage(page, access, source, named_source, context.declared)
        for page, access in _pairs(said)
    )
    return tuple(dict.fromkeys(passages))


def _pairs(said: RowColumns) -> list[tuple[str, str]]:
    if len(said.accesses) == len(said.passages):
        return list(zip(said.passages, said.accesses, strict=True))
    return [(passage, access) for passage in said.passages for access in said.accesses or ("",)]


def of_text(found: TextPassage) -> CitedPassage:
    """A passage of a text of the study."""
    return CitedPassage(found.id, found.source, found.locator, found.access)


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


def passage_claims(
    passages: tuple[CitedPassage, ...], said: RowColumns, cell: str, context: ImportContext
) -> list[Claim]:
    """What a row that names passages says of them: their source, access and place.

    Where it names no source, its file stands in for one: that is no fact about the passage, which other files cite too.
    What a text says of itself is nobody's reading; the access that the row gives it is its coder's.
    """
    given = {page: access for page, access in _pairs(said) if access}
    claims = []
    for passage in passages:
        if passage.id in context.resolved:
            claims += text_claims(context.resolved[passage.id], cell)
            facts = {"access": given.get(passage.id, "")}
        elif passage.source == context.file:
            facts = {} if passage.locator else {"access": passage.access}
        else:
            facts = {EXISTS: "yes", "source": passage.source, "access": passage.access, "locator": passage.locator}
        own = (CitedPassage(passage.id, passage.source, "", ""),)
        claims += [
            Claim("passage", passage.id, variable, value, own, said.coder, cell=cell)
            for variable, value in facts.items()
            if value
        ]
    return claims


def text_claims(found: TextPassage, cell: str) -> list[Claim]:
    """What a text of the study says of a passage of it."""
    facts = {
        EXISTS: "yes",
        "source": found.source,
        "document": found.document,
        "locator": found.locator,
        "speaker": found.speaker,
        "at": found.at,
    }
    own = (of_text(found),)
    return [
        Claim("passage", found.id, variable, value, own, UNNAMED, cell=cell)
        for variable, value in facts.items()
        if value
    ]
