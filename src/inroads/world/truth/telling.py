"""Which sources tell of an entry: of the entry itself, of its steps, or of whoever brought in."""

from inroads.world.trace.pen import Row, Rows
from inroads.world.trace.texts import Texts
from inroads.world.truth.passage_access import passages_of

TELLING = ("entries", "steps", "entry_agents")


def sources_telling(rows: Rows, texts: Texts) -> dict[str, list[str]]:
    """The sources of each entry, sorted."""
    of_place = {board.name: board.source for board in texts.boards}
    found: dict[str, set[str]] = {}
    for table in TELLING:
        for row in rows.get(table, []):
            found.setdefault(row["entry"], set()).add(row["source"])
    for row in texts.codings:
        if row["table"] in TELLING:
            found.setdefault(row["entry"], set()).update(_sources(row, of_place))
    return {entry: sorted(sources) for entry, sources in found.items()}


def _sources(row: Row, of_place: dict[str, str]) -> set[str]:
    """A document is its own source; a post has that of its place."""
    named = {passage.partition("#")[0] for passage in passages_of(row)}
    return {of_place.get(name, name) for name in named}
