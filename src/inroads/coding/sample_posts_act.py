"""A sample of posts as an act: who drew it, from what, by which design and seed, and the chance of every post in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import polars as pl

from inroads.coding.references import MARK
from inroads.coding.sample_posts import MOST_DRAWN, Draw, Stratum, allocate
from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.model.when import When
from inroads.store.acts import Act, standing_acts
from inroads.store.parts_once import online_state
from inroads.store.post_columns import AT
from inroads.store.posts import scan_posts, with_names
from inroads.store.study_folder import StudyFolder

SAMPLE = "sample"
SAMPLED_POSTS = "sampled_posts"
RANDOM, STRATIFIED, EVENT = "random", "stratified", "event"
DESIGNS = (RANDOM, STRATIFIED, EVENT)
STRATA = ("place", "venue", "period", "activity", "access")
ACTIVE = (1, 10, 100)
BATCH = 100_000
JOINT = ", "
SAMPLED = pl.Schema(
    {
        "sample": pl.String(),
        "place": pl.String(),
        "post": pl.String(),
        "passage": pl.String(),
        "stratum": pl.String(),
        "probability": pl.Float64(),
        "weight": pl.Float64(),
        "design": pl.String(),
        "drawn_by": pl.String(),
        "drawn_at": pl.String(),
        "act": pl.String(),
    }
)


@dataclass(frozen=True)
class Wanted:
    """A sample as it is asked for: its name, how many posts, by which design, of which part of the posts."""

    name: str
    n: int
    how: str = RANDOM
    by: tuple[str, ...] = ()
    around: str = ""
    days: int = 14
    seed: int = 1
    place: str = ""
    since: str = ""
    until: str = ""
    as_of: str = ""
    """The moment as of which the study is read: a day, a time or an act."""


@dataclass(frozen=True)
class Sample:
    """A sample that was drawn."""

    act: str
    name: str
    strata: tuple[Stratum, ...]
    speaks_for: str

    def lines(self) -> list[str]:
        """What a person is told: how many of how many of each stratum, and for what the sample speaks."""
        drawn = sum(stratum.taken for stratum in self.strata)
        size = sum(stratum.size for stratum in self.strata)
        told = [_("Sample {name}: {drawn} of {size} posts.", name=self.name, drawn=numeral(drawn), size=numeral(size))]
        if len(self.strata) > 1:
            told += [
                _(
                    "  {stratum}: {taken} of {size} (probability {probability})",
                    stratum=stratum.name,
                    taken=numeral(stratum.taken),
                    size=numeral(stratum.size),
                    probability=f"{stratum.probability:.4g}",
                )
                for stratum in self.strata
            ]
        return [*told, self.speaks_for]


def draw_sample(study: StudyFolder, wanted: Wanted, actor: str) -> Sample:
    """Draw a sample and record it, as one act; raises InputError where it cannot be drawn as asked for."""
    _check(study, wanted)
    held = study.as_of(wanted.as_of) if wanted.as_of else study
    posts = _population(held, wanted)
    draw = Draw(wanted.seed, wanted.n)
    for batch in posts.collect_batches(chunk_size=BATCH, engine="streaming"):
        draw.add(batch)
    sizes = draw.sizes()
    if not sizes:
        raise InputError(_("No post is in the part of the study that was asked for."), wanted.around or wanted.place)
    taken = _allocated(sizes, wanted)
    strata = tuple(Stratum(name, size, taken[name]) for name, size in sizes.items())
    numbers = {stratum.name: number for number, stratum in enumerate(strata)}
    speaks_for = _speaks_for(wanted, sum(sizes.values()))
    content = {
        "says": f"{wanted.name} ({wanted.how}, n {sum(taken.values())}, seed {wanted.seed})",
        SAMPLE: wanted.name,
        "design": {**vars(wanted), "by": list(wanted.by), "as_of": _over(held.moment)},
        "evidence": online_state(held),
        "strata": [{"stratum": one.name, "size": one.size, "taken": one.taken} for one in strata],
        "posts": [[place, post, numbers[stratum]] for place, post, stratum in draw.drawn(taken)],
        "speaks_for": speaks_for,
    }
    with study.ledger.writing(actor) as pen:
        act = pen.write(SAMPLE, content)
    return Sample(act, wanted.name, strata, speaks_for)


def sampled_posts(study: StudyFolder) -> pl.DataFrame:
    """Every post of every sample that stands, with stratum, probability and weight (1 / probability)."""
    rows = [row for act in standing_acts(study.ledger) if act.verb == SAMPLE for row in _rows(act)]
    return pl.DataFrame(rows, schema=SAMPLED, orient="row")


def sample_texts(study: StudyFolder, name: str) -> pl.DataFrame:
    """The posts of one sample with their texts, in the order in which they were drawn: a sheet to code.

    ``passage`` names the words that stand beside it, also where these are not the first ones of the post. They are
    those of the moment as of which it was drawn.
    """
    drawn = sampled_posts(study).filter(sample=name)
    columns = ["place", "post", "named", "venue", "at", "author", "access", "text"]
    held = _as_drawn(study, name)
    texts = (
        with_names(scan_posts(held), held)
        .select(columns)
        .join(drawn.lazy().select("place", "post"), on=["place", "post"], how="semi")
    )
    told = drawn.join(texts.collect(), on=["place", "post"], how="left", maintain_order="left")
    passage = pl.coalesce(pl.concat_str("place", "named", separator=MARK), "passage")
    return told.with_columns(passage=passage).select(
        "passage", "sample", "stratum", "weight", "place", "venue", "at", "author", "access", "text"
    )


def _over(moment: str) -> str:
    """A moment that is past: the end of today may still see posts come in. An act has no T in its id."""
    return min(moment, datetime.now(UTC).isoformat(timespec="microseconds")) if "T" in moment else moment


def _as_drawn(study: StudyFolder, name: str) -> StudyFolder:
    """The study as of the moment that the sample names; as it stands where it names none."""
    told: list[dict[str, Any]] = [act.content for act in standing_acts(study.ledger)]
    moment = next((content["design"].get("as_of", "") for content in told if content.get(SAMPLE) == name), "")
    return study.as_of(moment) if moment else study


def _rows(act: Act) -> list[tuple[Any, ...]]:
    content: dict[str, Any] = act.content
    strata = [Stratum(one["stratum"], one["size"], one["taken"]) for one in content["strata"]]
    name, how = str(content[SAMPLE]), str(content["design"]["how"])
    return [
        (name, place, post, f"{place}{MARK}{post}", strata[number].name, strata[number].probability,
         1 / strata[number].probability, how, act.author, act.at, act.id)
        for place, post, number in content["posts"]
    ]  # fmt: skip


def _check(study: StudyFolder, wanted: Wanted) -> None:
    if not wanted.name.strip():
        raise InputError(_("A sample needs a name."), do=_("Give it with --name."))
    if wanted.name in sampled_posts(study)["sample"]:
        raise InputError(
            _("There is a sample «{name}» already.", name=wanted.name), do=_("Give another --name, or undo that act.")
        )
    if not 1 <= wanted.n <= MOST_DRAWN:
        raise InputError(_("A sample holds from 1 to {most} posts.", most=numeral(MOST_DRAWN)), str(wanted.n))
    unknown = [name for name in wanted.by if name not in STRATA]
    if unknown or (wanted.how == STRATIFIED) != bool(wanted.by):
        raise InputError(
            _("A stratified sample, and no other, says by what."),
            ", ".join(unknown),
            _("Give --by with any of: {known}.", known=", ".join(STRATA)),
        )
    if (wanted.how == EVENT) != bool(wanted.around):
        raise InputError(_("A sample around an event, and no other, names its post."), do=_("--around PLACE#POST"))


def _allocated(sizes: dict[str, int], wanted: Wanted) -> dict[str, int]:
    try:
        return allocate(sizes, wanted.n)
    except ValueError as least:
        raise InputError(
            _("There are {count} strata: so few posts cannot hold two of each.", count=numeral(len(sizes))),
            str(wanted.n),
            _("Draw at least {least}, or by fewer variables.", least=str(least)),
        ) from None


def _population(study: StudyFolder, wanted: Wanted) -> pl.LazyFrame:
    """The posts that can be drawn: ``key, place, post, stratum``."""
    posts = scan_posts(study)
    if wanted.place:
        posts = posts.filter(pl.col("place") == wanted.place)
    since = When.read(wanted.since).earliest if wanted.since else None
    until = When.read(wanted.until).latest if wanted.until else None
    day = pl.col("at").dt.date()
    if since:
        posts = posts.filter(day >= since)
    if until:
        posts = posts.filter(day <= until)
    if wanted.how == EVENT:
        posts, stratum = _around(study, posts, wanted)
    elif wanted.how == STRATIFIED:
        posts, stratum = _by(posts, wanted.by)
    else:
        stratum = pl.lit("all")
    return posts.select("key", "place", "post", stratum=stratum)


def _by(posts: pl.LazyFrame, by: Sequence[str]) -> tuple[pl.LazyFrame, pl.Expr]:
    if "activity" in by:
        counts = posts.group_by("place", "author").agg(count=pl.len())
        posts = posts.join(counts, on=["place", "author"], how="left")
    parts = {
        "period": pl.col("at").dt.year().cast(pl.String).fill_null("no date"),
        "activity": _activity(),
    }
    named = [parts.get(name, pl.col(name).fill_null("none") if name not in parts else None) for name in by]
    return posts, pl.concat_str(named, separator=JOINT)


def _activity() -> pl.Expr:
    """How many posts the author has in the study, in bands."""
    bands = [(1, "1"), *[(high, f"{low + 1}-{high}") for low, high in pairwise(ACTIVE)]]
    told = pl.lit(f"author with {ACTIVE[-1] + 1}+ posts")
    for most, span in reversed(bands):
        told = pl.when(pl.col("count") <= most).then(pl.lit(f"author with {span} posts")).otherwise(told)
    return told


def _around(study: StudyFolder, posts: pl.LazyFrame, wanted: Wanted) -> tuple[pl.LazyFrame, pl.Expr]:
    place, _mark, post = wanted.around.partition(MARK)
    named = scan_posts(study).filter((pl.col("place") == place) & (pl.col("post") == post)).select("at").collect()
    if named.is_empty() or named["at"][0] is None:
        raise InputError(
            _("The study holds no dated post «{name}».", name=wanted.around),
            do=_("A post is named as in its file; `inroads find` lists posts by their words."),
        )
    at, span = named["at"][0], timedelta(days=wanted.days)
    moment = pl.lit(at, dtype=AT)
    near = posts.filter((pl.col("place") == place) & pl.col("at").is_between(moment - span, moment + span))
    side = pl.when(pl.col("at") < moment).then(pl.lit("before")).otherwise(pl.lit("after"))
    return near, pl.when(pl.col("post") == post).then(pl.lit("event")).otherwise(side)


def _speaks_for(wanted: Wanted, size: int) -> str:
    part = " ".join(part for part in (wanted.place, wanted.around, wanted.since, wanted.until) if part)
    told = {"size": numeral(size), "part": part or _("all places and times")}
    of = (
        _("the {size} posts that the study held as of {moment} ({part})", moment=wanted.as_of, **told)
        if wanted.as_of
        else _("the {size} posts that the study held when it was drawn ({part})", **told)
    )
    return _(
        "It speaks for {of}: not for posts that no export holds, nor for what was deleted before; and for posts, not"
        " for people: who posts more is drawn more often. Use the weights, also for shares.",
        of=of,
    )
