"""The texts of one study: its documents and its posts."""

from collections.abc import Collection

import polars as pl

from inroads.coding.texts import CitedPost, Texts
from inroads.store.documents import Documents
from inroads.store.posts import scan_posts
from inroads.store.study_folder import StudyFolder


def texts_of(study: StudyFolder) -> Texts:
    """Everything that a reference may lead to in this study."""
    return Texts(Documents(study), StudyPosts(study))


class StudyPosts:
    """The posts of a study, looked up by place and id."""

    def __init__(self, study: StudyFolder) -> None:
        self._study = study

    def places(self) -> Collection[str]:
        """The places that have posts."""
        return scan_posts(self._study).select(pl.col("place").unique()).collect()["place"].to_list()

    def fetch(self, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], CitedPost]:
        """Those of the wanted (place, post) that there are, all found in one pass."""
        places, posts = (sorted(set(names)) for names in zip(*wanted, strict=True))
        found = scan_posts(self._study).filter(pl.col("post").is_in(posts) & pl.col("place").is_in(places))
        day = pl.col("at").dt.date().cast(pl.String).fill_null("")
        rows = found.select("place", "post", "text", "source", "author", day, "access").collect()
        return {
            (place, post): CitedPost(*rest) for place, post, *rest in rows.iter_rows() if (place, post) in set(wanted)
        }
