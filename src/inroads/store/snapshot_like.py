"""What the rooms above ask of a snapshot, be it on disk or made for a look."""

from typing import Protocol

import polars as pl

from inroads.frame.frame import Frame


class SnapshotLike(Protocol):
    """The tables of a study at one moment, and the frame they were folded by."""

    @property
    def id(self) -> str: ...

    @property
    def frame(self) -> Frame: ...

    @property
    def title(self) -> str: ...

    def table(self, name: str, /) -> pl.DataFrame: ...
