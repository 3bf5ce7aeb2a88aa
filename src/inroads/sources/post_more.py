"""What a mapping says of posts beside their main parts: room, kind, addressees, mentions, quotations, edits."""

import polars as pl

from inroads.sources.mapped_cells import Columns, MappedCells
from inroads.sources.post_mapping import LISTS, MORE_FIELDS, TIMES, PostMapping
from inroads.sources.post_tally import Tally
from inroads.store.online_columns import POST_KINDS


class MorePosts:
    """Fills the further columns of posts that a mapping names; none where it names none."""

    def __init__(self, mapping: PostMapping, tally: Tally) -> None:
        self._fields = {name: mapping.fields[name] for name in MORE_FIELDS if name in mapping.fields}
        self._cells = MappedCells(mapping.read.blank, tally)

    def columns(self, columns: Columns, places: pl.Series) -> dict[str, pl.Series]:
        """The further columns of a batch by name."""
        found = {}
        for name, field in self._fields.items():
            make = self._cells.lists if name in LISTS else self._cells.times if name in TIMES else self._cells.texts
            found[name] = make(name, field, columns, places)
        if "kind" in found:
            self._cells.kinds(found["kind"], POST_KINDS, places)
        return found
