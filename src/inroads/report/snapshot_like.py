"""What a report asks of a snapshot."""

from typing import Protocol

import polars as pl

from inroads.report.words import FrameLike


class SnapshotLike(Protocol):
    """A picture of a study at one moment: its tables, its frame and the heads of the ledger it was folded from."""

    @property
    def id(self) -> str: ...

    @property
    def frame(self) -> FrameLike: ...

    @property
    def title(self) -> str: ...

    @property
    def heads(self) -> list[str]: ...

    @property
    def length(self) -> int: ...

    def table(self, name: str, /) -> pl.DataFrame: ...
