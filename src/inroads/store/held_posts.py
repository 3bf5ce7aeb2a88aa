"""The posts of a study as findings look at them: each once, and which export told of which days."""

from functools import cached_property

import polars as pl

from inroads.store.acts import files_of, standing_acts
from inroads.store.claims import replaced_acts
from inroads.store.online import online_table
from inroads.store.online_columns import VENUES
from inroads.store.post_columns import AT
from inroads.store.posts import POSTS, Part, scan_part, scan_posts, version_marks
from inroads.store.room_names import RoomNames, room_names
from inroads.store.signs import SignsInForce, signs_in_force
from inroads.store.study_folder import OPERATIONAL, StudyFolder

CUT_OFF = "cut_off"
"""What an act says of a file that ended before its end."""

UNTIL = "until"
"""What an act says of the dump of a site: the last day of which it tells of all rooms."""

DAYS = pl.Schema(
    {
        "export": pl.String(),
        "place": pl.String(),
        "venue": pl.String(),
        "day": pl.Date(),
        "posts": pl.UInt32(),
        "first": AT,
        "last": AT,
    }
)


class HeldPosts:
    """The posts of a study as it stands."""

    def __init__(self, study: StudyFolder) -> None:
        self._study = study

    @property
    def shows_persons(self) -> bool:
        """Whether the study may show what single accounts do."""
        return self._study.settings.mode == OPERATIONAL

    def scan(self) -> pl.LazyFrame:
        """All posts, each once."""
        return scan_posts(self._study)

    @cached_property
    def marks(self) -> pl.DataFrame:
        """``key, mark`` of the posts whose words in force are not those told first."""
        return version_marks(self._study)

    @cached_property
    def signs(self) -> SignsInForce:
        """The signs by which words are looked for."""
        return signs_in_force(self._study)

    @cached_property
    def venues(self) -> pl.DataFrame:
        """The venues on record."""
        return online_table(self._study, VENUES)

    @cached_property
    def room_names(self) -> RoomNames:
        """What rooms are called, by place and venue."""
        return room_names(self.venues)

    @cached_property
    def exports(self) -> pl.DataFrame:
        """One row per file that holds posts: ``export`` (its hash), name, source, if it was cut off, ``until``."""
        held = {part.of for part in self._parts}
        rows = {
            file["sha256"]: (file["sha256"], file["name"], file["source"], CUT_OFF in file, file.get(UNTIL))
            for file in self._files
            if file["sha256"] in held
        }
        schema = {**dict.fromkeys(("export", "name", "source"), pl.String), CUT_OFF: pl.Boolean, UNTIL: pl.String}
        told = pl.DataFrame(list(rows.values()), schema=schema, orient="row").sort("name", "export")
        return told.with_columns(pl.col(UNTIL).str.to_date(strict=False))

    @cached_property
    def days(self) -> pl.DataFrame:
        """Per export, place, venue and day: how many posts it holds, the first and the last; undated ones left out."""
        scans = [
            scan_part(self._study, part)
            .select("place", "venue", "at", export=pl.lit(part.of))
            .filter(pl.col("at").is_not_null())
            .group_by("export", "place", "venue", day=pl.col("at").dt.date())
            .agg(posts=pl.len(), first=pl.col("at").min(), last=pl.col("at").max())
            for part in self._parts
        ]
        if not scans:
            return pl.DataFrame(schema=DAYS)
        name = ["export", "place", "venue", "day"]
        together = pl.concat(scans).group_by(name).agg(pl.sum("posts"), pl.min("first"), pl.max("last"))
        return together.sort(name).cast(DAYS).collect()

    @cached_property
    def _files(self) -> list[dict[str, str]]:
        acts = standing_acts(self._study.ledger)
        past = replaced_acts(acts)
        return [{**file, "act": act.id} for act in acts if act.id not in past for file in files_of(act)]

    @cached_property
    def _parts(self) -> list[Part]:
        """The parts of each export, also where several hold one; of a file that grew those of the longest alone."""
        told = {
            (f["of"], f["sha256"]): Part(f["sha256"], f["of"], f["source"], f["act"])
            for f in self._files
            if f["reader"] == POSTS
        }
        by: dict[str, set[str]] = {}
        for export, sha256 in told:
            by.setdefault(export, set()).add(sha256)
        outgrown = {export for export, held in by.items() if any(held < other for other in by.values())}
        return [part for (export, _sha256), part in told.items() if export not in outgrown]
