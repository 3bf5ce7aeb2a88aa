"""The versions of a post: every telling of it, by which file and act, and which words a reference means.

A reference without a mark means the words that were told first, of all imports ever made: so a passage keeps pointing
at the words it was coded on, whatever comes later. ``POST~MARK`` means the version of that mark.
"""

from collections.abc import Collection

import polars as pl

from inroads.store.acts import files_of, read_acts, standing_acts
from inroads.store.post_columns import AT, POST_COLUMNS, SAID
from inroads.store.post_latest import VERSION, in_order, mark_of
from inroads.store.posts import Part, posts_parts, scan_said
from inroads.store.study_folder import StudyFolder

IN_FORCE, EARLIER, DELETED, MISSING = "in_force", "earlier", "gone", "missing_later"
TOLD = {
    "state": pl.String(), "mark": pl.String(), "act": pl.String(), "told": pl.String(), "file": pl.String(),
    "sha256": pl.String(),
}  # fmt: skip
NAMES = ["place", "post"]


def post_versions(study: StudyFolder, place: str, post: str) -> pl.DataFrame:
    """Every telling of a post, in the order in which they came in; the columns of posts, and :data:`TOLD`.

    ``state`` is ``in_force``, ``earlier``, ``gone`` (a deletion that tells no words) or ``missing_later``: an export of
    the same venue that came later covers the day of the post, and does not hold it. It is then without words. ``mark``
    names a version in references; ``told`` is the time of the act, ``file`` and ``sha256`` name the file.
    """
    parts = posts_parts(standing_acts(study.ledger))
    tellings = fetch_tellings(study, parts, [(place, post)])
    if tellings.is_empty():
        return pl.DataFrame(schema={**{name: kind for name, kind in POST_COLUMNS.items() if name != "key"}, **TOLD})
    state = pl.when("wordless").then(pl.lit(DELETED)).otherwise(pl.lit(EARLIER))
    force = pl.int_range(pl.len()) == pl.len() - 1
    last = in_order(tellings).filter(force).select(SAID, "edited_at").row(0)
    is_last = (pl.col(SAID) == last[0]) & pl.col("edited_at").eq_missing(pl.lit(last[1], dtype=AT))
    told = tellings.with_columns(
        state=pl.when(is_last).then(pl.lit(IN_FORCE)).otherwise(state),
        mark=pl.col(SAID).map_elements(mark_of, return_dtype=pl.String),
    )
    files = _files(study, parts)
    told = told.join(files, on="part").sort("part", "row")
    lacking = _lacking(study, parts, told, files)
    kept = [name for name in POST_COLUMNS if name != "key"] + list(TOLD)
    return pl.concat([told.select(kept), lacking], how="diagonal").select(kept)


def fetch_tellings(study: StudyFolder, parts: list[Part], wanted: Collection[tuple[str, str]]) -> pl.DataFrame:
    """All tellings of these (place, post) in these parts: columns of posts, said, wordless, cut_off, part and row."""
    asked = pl.DataFrame(list(wanted), schema=dict.fromkeys(NAMES, pl.String), orient="row").lazy()
    found = [
        scan_said(study, part)
        .with_row_index("row")
        .join(asked, on=NAMES, how="semi")
        .with_columns(part=pl.lit(number, pl.UInt32), cut_off=pl.lit(part.cut_off))
        for number, part in enumerate(parts)
    ]
    if not found:
        schema = {"row": pl.UInt32(), **POST_COLUMNS, SAID: pl.UInt64(), "part": pl.UInt32(), "cut_off": pl.Boolean()}
        found = [pl.LazyFrame(schema=schema)]
    blank = pl.col("text").fill_null("").str.strip_chars() == ""
    wordless = pl.col("gone").fill_null(value=False) & blank
    return pl.concat(found).with_columns(wordless=wordless).collect().sort("part", "row")


def words_of(study: StudyFolder, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """By (place, post) the words that a reference means; ``post`` may bear a mark.

    Nothing is told of a post whose first words only an undone or replaced import has told.
    """
    if not wanted:
        return {}
    names = {(place, post.rpartition(VERSION)[0]) for place, post in wanted if VERSION in post} | set(wanted)
    every = posts_parts(read_acts(study.ledger), replaced=True)
    stands = {part.sha256 for part in posts_parts(standing_acts(study.ledger))}
    told = fetch_tellings(study, every, names).filter(~pl.col("wordless"))
    is_held = pl.col("part").is_in([number for number, part in enumerate(every) if part.sha256 in stands])
    first = told.unique(NAMES, keep="first", maintain_order=True)
    held = told.filter(is_held).select(*NAMES, SAID, "text")
    of_first = first.join(held.select(*NAMES, SAID).unique(), on=[*NAMES, SAID], how="semi")
    words = {(place, post): text for place, post, text in of_first.select(*NAMES, "text").iter_rows()}
    for place, post, said, text in held.iter_rows():
        words.setdefault((place, f"{post}{VERSION}{mark_of(said)}"), text)
    return {name: words[name] for name in wanted if name in words}


def _files(study: StudyFolder, parts: list[Part]) -> pl.DataFrame:
    acts = {act.id: act for act in standing_acts(study.ledger)}
    names = {file["sha256"]: file["name"] for act in acts.values() for file in files_of(act)}
    rows = [(number, part.act, acts[part.act].at, names.get(part.of, ""), part.of) for number, part in enumerate(parts)]
    schema = {"part": pl.UInt32, "act": pl.String, "told": pl.String, "file": pl.String, "sha256": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _lacking(study: StudyFolder, parts: list[Part], told: pl.DataFrame, files: pl.DataFrame) -> pl.DataFrame:
    """One row per later file that covers the time of the post in its venue, and does not hold it."""
    post = told.row(-1, named=True)
    after = [
        number for number, part in enumerate(parts) if number > post["part"] and part.of not in set(told["sha256"])
    ]
    spans = [
        scan_said(study, parts[number])
        .filter(pl.col("place") == post["place"], *(pl.col(name).eq_missing(post[name]) for name in ("venue", "kind")))
        .select(part=pl.lit(number, pl.UInt32), first=pl.col("at").min(), last=pl.col("at").max())
        for number in after
    ]
    if not spans or post["at"] is None:
        return pl.DataFrame(schema=TOLD)
    found = pl.concat(spans).collect().join(files, on="part").group_by("sha256", maintain_order=True)
    whole = found.agg(pl.first("act", "told", "file"), pl.min("first"), pl.max("last"))
    covers = whole.filter((pl.col("first") <= post["at"]) & (pl.col("last") >= post["at"]))
    return covers.select(
        "act", "told", "file", "sha256", place=pl.lit(post["place"]), post=pl.lit(post["post"]), state=pl.lit(MISSING)
    )
