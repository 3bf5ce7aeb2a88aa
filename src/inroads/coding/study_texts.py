"""The texts of one study: its documents and its posts."""

from collections.abc import Collection
from dataclasses import replace

import polars as pl

from inroads.coding.texts import CitedPost, Texts
from inroads.store.acts import standing_acts
from inroads.store.documents import Documents
from inroads.store.post_columns import SAID
from inroads.store.post_latest import VERSION, in_order, mark_of
from inroads.store.post_versions import fetch_tellings, words_of
from inroads.store.posts import latest, posts_parts, scan_posts
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
        """Those of the wanted (place, post) that there are, all found in one pass; a post may bear a version's mark.

        Of a post with several versions the one that the reference means, with all of them.
        """
        places, posts = (sorted(set(names)) for names in zip(*wanted, strict=True))
        found = scan_posts(self._study).filter(pl.col("post").is_in(posts) & pl.col("place").is_in(places))
        day = pl.col("at").dt.date().cast(pl.String).fill_null("")
        rows = found.select("place", "post", "text", "source", "author", day, "access").collect()
        held = {
            (place, post): CitedPost(*rest) for place, post, *rest in rows.iter_rows() if (place, post) in set(wanted)
        }
        return held | self._of_versions(wanted)

    def _of_versions(self, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], CitedPost]:
        """Those of the wanted that have several versions, or name one."""
        parts = posts_parts(standing_acts(self._study.ledger))
        if not len(latest(self._study, parts).contested()):
            return {}
        base = {(place, post.rpartition(VERSION)[0]) for place, post in wanted if VERSION in post}
        told = in_order(fetch_tellings(self._study, parts, base | set(wanted)).filter(~pl.col("wordless")))
        meant = words_of(self._study, base | set(wanted))
        found: dict[tuple[str, str], CitedPost] = {}
        for (place, post), rows in told.group_by("place", "post", maintain_order=True):
            name, versions = (str(place), str(post)), _versions(rows.reverse(), meant.get((str(place), str(post))))
            if len(versions) > 1:
                whole = tuple(versions.values())
                unmarked = next((one for one in whole if not one.mark), whole[0])
                found[name] = replace(unmarked, versions=whole)
                found |= {(name[0], f"{post}{VERSION}{mark}"): one for mark, one in versions.items()}
        return {name: one for name, one in found.items() if name in set(wanted)}


def _versions(told: pl.DataFrame, unmarked: str | None) -> dict[str, CitedPost]:
    """The versions of one post by their marks, the one in force first; the one of these words bears no mark."""
    day = pl.col("at").dt.date().cast(pl.String).fill_null("")
    rows = told.select(SAID, "text", "source", "author", day, "access")
    found: dict[str, CitedPost] = {}
    for said, text, source, author, at, access in rows.iter_rows():
        mark = mark_of(said)
        shown = "" if text == unmarked else mark
        found.setdefault(mark, CitedPost(text, source, author, at, access, shown))
    return found
