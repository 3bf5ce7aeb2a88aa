"""Persons by places over time: in each cell time runs from left to right, full while somebody was there."""

from collections.abc import Mapping, Sequence
from datetime import date

import polars as pl

from inroads.graph.nodes_and_edges import DATES, PRESENCE, NodesAndEdges
from inroads.language import _, numeral
from inroads.report.graph_files.waves import SURE, Wave, in_waves
from inroads.report.graph_pictures.sheet_of_svg import FAINT, SOFT, TEXT, WIDE, caption, fitted, svg, words
from inroads.report.graph_pictures.time_axis import Span, TimeAxis
from inroads.report.graph_pictures.worlds import OF_PLACES, fill, number, shapes, world_of
from inroads.report.markup import Html, tag

HEAD, FOOT, LEFT, RIGHT = 88.0, 42.0, 74.0, 34.0
ROW, LOWEST, PAGE, EVERY = 12.0, 10.2, 1020.0, 5
"""The height of a row, where many share a page the lowest, and after how many a faint line helps the eye along."""
NAMED, BANDS, BAND = 120, 60, 13.0
"""Up to so many persons each has a row; more are put together in so many bands of this height."""
NARROWEST, WIDEST = 13.0, 72.0
"""A column at least so wide bears the name of its place."""
PALE = 0.28
SHADES = 6

Place = tuple[str, str]
"""A place and its world."""


def matrix_picture(net: NodesAndEdges, title: str) -> Html:
    """The picture; places by world and by how many came, persons by the places they came to."""
    met = _presences(net)
    places = _places(met)
    persons = _persons(met, places)
    wide = min(WIDEST, (WIDE - LEFT - RIGHT) / max(len(places), 1))
    lefts = {place: LEFT + column * wide for column, (place, _world) in enumerate(places)}
    whole = TimeAxis.over(met.select(DATES).rows(), 0, 1)
    notes = [_("Each cell runs from {first} to {last}.", first=whole.first, last=whole.last)] if whole else []
    if len(persons) <= NAMED:
        body, foot = _rows(met, persons, places, lefts, wide, whole)
        notes.append(_("Full: surely there; pale: perhaps; an empty frame: there, no date on record."))
    else:
        body, foot = _bands(met, persons, places, lefts, wide, whole)
        each = numeral(-(-len(persons) // BANDS))
        notes.append(
            _("Each row holds {count} persons of like places: the darker, the more of them were there.", count=each)
        )
    counted = _("Persons: {persons}. Places: {places}.", persons=numeral(len(persons)), places=numeral(len(places)))
    grid = "".join(f"M{number(x)} {HEAD:g}V{number(foot)}" for x in [*lefts.values(), LEFT + wide * len(places)])
    lines = tag("path", d=grid, stroke=FAINT, fill="none")
    return svg(WIDE, foot + FOOT, title, counted, lines, *_heads(places, lefts, wide), *body,
               caption(foot + 18, " ".join(notes), counted))  # fmt: skip


def _presences(net: NodesAndEdges) -> pl.DataFrame:
    lacking = [pl.lit(None, pl.Date).alias(name) for name in DATES if name not in net.edges.columns]
    lacking += [] if "medium" in net.edges.columns else [pl.lit(None, pl.String).alias("medium")]
    met = net.edges.with_columns(lacking).filter(pl.col("kind") == PRESENCE)
    return met.select(pl.col("a").alias("person"), pl.col("b").alias("place"), world_of().alias("world"), *DATES)


def _places(met: pl.DataFrame) -> list[Place]:
    """Places with their worlds: offline first, in each world the busiest first."""
    busy = met.group_by("place").agg(
        pl.col("world").mode().sort().first(), pl.col("person").n_unique().cast(pl.Int64).alias("many")
    )
    order = pl.col("world").replace_strict(list(OF_PLACES), range(len(OF_PLACES)), return_dtype=pl.Int64)
    return busy.sort(order, -pl.col("many"), "place").select("place", "world").rows()


def _persons(met: pl.DataFrame, places: Sequence[Place]) -> list[str]:
    """Persons by the first of the columns they stand in, then by the next."""
    column = {place: place_number for place_number, (place, _world) in enumerate(places)}
    stood: dict[str, list[int]] = {}
    for person, place in met.select("person", "place").unique().iter_rows():
        stood.setdefault(person, []).append(column[place])
    return sorted(stood, key=lambda person: (sorted(stood[person]), person))


def _heads(places: Sequence[Place], lefts: Mapping[str, float], wide: float) -> list[Html]:
    said: list[Html | None] = []
    for place, world in places:
        x = lefts[place] + wide / 2
        if wide >= NARROWEST:
            turned = f"translate({number(x + 2)} {HEAD - 16:g}) rotate(-48)"
            said.append(tag("g", words(0, 0, fitted(place, 84)), transform=turned))
        said.append(shapes(world, [(x, HEAD - 7)], min(8.0, wide * 0.8)))
    return [part for part in said if part is not None]


def _rows(
    met: pl.DataFrame,
    persons: Sequence[str],
    places: Sequence[Place],
    lefts: Mapping[str, float],
    wide: float,
    whole: TimeAxis | None,
) -> tuple[list[Html], float]:
    """A row for each person, a bar for each presence."""
    high = max(LOWEST, min(ROW, PAGE / max(len(persons), 1)))
    size = TEXT if high == ROW else TEXT - 1
    tops = {person: HEAD + row * high for row, person in enumerate(persons)}
    worlds = dict(places)
    body = [
        words(LEFT - 6, top + high - 2, fitted(person, LEFT - 8), anchor="end", size=size)
        for person, top in tops.items()
    ]
    across = "".join(f"M{LEFT:g} {number(HEAD + row * high)}H{number(LEFT + wide * len(places))}"
                     for row in range(0, len(persons) + 1, EVERY))  # fmt: skip
    body.append(tag("path", d=across, stroke=FAINT, stroke_width="0.6", fill="none"))
    for person, place, *days in met.select("person", "place", *DATES).iter_rows():
        span: Span = (days[0], days[1], days[2], days[3])
        y, left = tops[person] + high / 2, lefts[place]
        if whole is None or not any(span):
            body.append(tag("rect", x=number(left + 2), y=number(y - high * 0.36), width=number(wide - 4),
                            height=number(high * 0.72), fill="none", stroke=SOFT, stroke_width="0.7"))  # fmt: skip
        else:
            axis = TimeAxis(whole.first, whole.last, left + 1, wide - 2)
            body.append(axis.bar(span, worlds[place], y, high * 0.72))
    return body, HEAD + len(persons) * high


def _bands(
    met: pl.DataFrame,
    persons: Sequence[str],
    places: Sequence[Place],
    lefts: Mapping[str, float],
    wide: float,
    whole: TimeAxis | None,
) -> tuple[list[Html], float]:
    """Bands of persons: each year of a cell as dark as the part of them that was there, half-known presence pale."""
    size = -(-len(persons) // BANDS)
    bands = pl.DataFrame({"person": persons, "band": [place // size for place in range(len(persons))]})
    first, last = (whole.first, whole.last) if whole else (1, 1)
    years = [Wave(year, date(year, 1, 1), date(year, 12, 31)) for year in range(first, last + 1)]
    once = (
        in_waves(met.join(bands, on="person"), years)
        .group_by("person", "place", "band", "wave")
        .agg(pl.when((pl.col("state") == SURE).any()).then(1.0).otherwise(PALE).alias("dark"))
    )
    dark = once.group_by("place", "band", "wave").agg(pl.col("dark").sum() / size).sort("place", "band", "wave")
    step = (wide - 2) / len(years)
    blocks: dict[tuple[str, int], list[str]] = {}
    worlds = dict(places)
    for place, band, year, share in dark.iter_rows():
        x, y = lefts[place] + 1 + (year - first) * step, HEAD + band * BAND
        shade = min(SHADES, 1 + int(share * SHADES))
        blocks.setdefault((worlds[place], shade), []).append(
            f"M{x:.2f} {number(y + 0.5)}h{step:.2f}v{number(BAND - 1)}h-{step:.2f}z"
        )
    body = [
        tag("path", d="".join(drawn), fill=fill(world), opacity=f"{shade / SHADES:.2f}")
        for (world, shade), drawn in sorted(blocks.items())
    ]
    return body, HEAD + (-(-len(persons) // size)) * BAND
