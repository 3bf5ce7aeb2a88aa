"""The one door to Altair: pictures as Vega-Lite specifications, with the same colours and shapes for the worlds."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from inroads.answers.finding import Record
from inroads.answers.spoken import Names
from inroads.involvement.medium import is_known
from inroads.involvement.view import View
from inroads.language import _

COLOURS = {"offline": "#C75B12", "online": "#0072B2", "remote_voice": "#009E73"}
SHAPES = {"offline": "square", "online": "circle", "remote_voice": "triangle-up"}
UNKNOWN_COLOUR = "#9A9A9A"
UNKNOWN_SHAPE = "diamond"
FONT = "system-ui, sans-serif"
READABLE = 11
"""Rows of a picture lower than this bear no words."""

SLOTS = 5
"""Marks of a scatter that stand above each other."""

Spec = dict[str, Any]


def _finished(chart: Any, description: str, **datasets: list[Record]) -> Spec:
    """The chart as a plain specification, in the look of the house; data come in last, unseen by slow validation."""
    made: Spec = (
        chart.properties(description=description)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(labelFontSize=12, titleFontSize=12, titleFontWeight="normal", grid=True, gridColor="#E8E8E8")
        .configure_legend(labelFontSize=12, titleFontSize=12, titleFontWeight="normal", orient="top")
        .configure_header(labelFontSize=12, titleFontSize=12)
        .to_dict()
    )
    return made | {"datasets": datasets}


def _named(name: str) -> Any:
    import altair as alt

    return alt.NamedData(name)


def _worlds(names: Names, worlds: Iterable[str]) -> tuple[Any, Any]:
    """Colour and shape of the worlds that occur; anything unknown is grey."""
    import altair as alt

    worlds = list(worlds)
    labels = [names.world(world) for world in worlds]
    colours = alt.Scale(domain=labels, range=[COLOURS.get(world, UNKNOWN_COLOUR) for world in worlds])
    shapes = alt.Scale(domain=labels, range=[SHAPES.get(world, UNKNOWN_SHAPE) for world in worlds])
    title = _("World")
    return alt.Color("world:N", scale=colours, title=title), alt.Shape("world:N", scale=shapes, title=title)


def two_by_two_picture(view: View, table: list[Record]) -> Spec | None:
    """Per-network shares of the 2x2 with their intervals, one panel to a layer; what is not known is a grey mark."""
    names = Names(view)
    per_network = [r for r in table if r["estimand"] == "per_network" and r["share"] is not None]
    known = [r for r in per_network if is_known(r["channel"]) and is_known(r["medium"])]
    panels = {r["layer"]: _("{layer} (networks: {n})", layer=names.layer(r["layer"]), n=r["networks"]) for r in known}
    values: list[Record] = [
        {"layer": panels[r["layer"]], "channel": names.channel(r["channel"]), "world": names.world(r["medium"])}
        | {end: r[end] for end in ("share", "low", "high")}
        for r in known
    ]
    for layer, panel in panels.items():
        share = sum(r["share"] for r in per_network if r["layer"] == layer and r not in known)
        point = {"share": share, "low": share, "high": share}
        values.append({"layer": panel, "channel": _("not known in full"), "world": names.world("unknown"), **point})
    worlds = ["offline", "remote_voice", "online", "unknown"]
    return _dots(values, names, worlds, facet="layer", row="channel") if known else None


def shares_picture(view: View, values: list[Record], worlds: list[str], row: str) -> Spec | None:
    """Shares with intervals by a named row; ``values`` hold row, world (a label), share, low and high."""
    return _dots(values, Names(view), worlds, facet=None, row=row) if values else None


def _dots(values: list[Record], names: Names, worlds: list[str], facet: str | None, row: str) -> Spec:
    import altair as alt

    colour, shape = _worlds(names, worlds)
    order = list(dict.fromkeys(value[row] for value in values))
    y = alt.Y(f"{row}:N", title=None, sort=order, axis=alt.Axis(labelLimit=460))
    slots = {names.world(world): min(place, 2) if world != "unknown" else 1 for place, world in enumerate(worlds)}
    offset = alt.YOffset("slot:O", sort=[0, 1, 2])
    percents = alt.Axis(format=".0%", tickCount=5)
    base = alt.Chart().encode(y=y, yOffset=offset, color=colour)
    interval = base.mark_rule(strokeWidth=2).encode(
        x=alt.X("low:Q", title=_("Share, with its 95 % interval"), axis=percents, scale=alt.Scale(domain=[0, 1])),
        x2="high:Q",
    )
    point = base.mark_point(filled=True, size=70, opacity=1).encode(x=alt.X("share:Q"), shape=shape)
    layered = alt.layer(interval, point).properties(width=260 if facet else 420, height=alt.Step(16))
    if facet is None:
        chart: Any = layered.properties(data=_named("shares"))
    else:
        panels = list(dict.fromkeys(value[facet] for value in values))
        chart = layered.properties(data=_named("shares")).facet(
            facet=alt.Facet(f"{facet}:N", title=None, sort=panels), columns=2
        )
    return _finished(
        chart,
        _("Shares of ways in, as points with their intervals."),
        shares=[{**value, "slot": slots[value["world"]]} for value in values],
    )


def bars_picture(values: list[Record], row: str, colour: dict[str, str], title: str) -> Spec | None:
    """Counts as bars; ``values`` hold row, part (a label) and n; parts bear the colours given."""
    if not values:
        return None
    import altair as alt

    scale = alt.Scale(domain=list(colour), range=list(colour.values()))
    order = list(dict.fromkeys(value[row] for value in values))
    chart = (
        alt.Chart(_named("counts"))
        .mark_bar()
        .encode(
            y=alt.Y(f"{row}:N", title=None, sort=order, axis=alt.Axis(labelLimit=320)),
            x=alt.X("n:Q", title=title, axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color("part:N", scale=scale, title=None, sort=list(colour)),
            order=alt.Order("place:Q"),
        )
        .properties(width=420, height=alt.Step(22))
    )
    return _finished(chart, title, counts=values)


def scatter_picture(values: list[Record], rows: dict[str, tuple[str, str]], title: str) -> Spec | None:
    """One mark to a unit by its number, in rows; ``values`` hold row and n, ``rows`` give the label and world of each.

    Equal numbers of a row stand above each other, in turn; a world that is none is grey.
    """
    if not values:
        return None
    import altair as alt

    labels = {row: label for row, (label, _world) in rows.items()}
    worlds = [world for _label, world in rows.values()]
    colours = alt.Scale(domain=list(labels.values()), range=[colour_of(world) for world in worlds])
    shapes = alt.Scale(domain=list(labels.values()), range=[SHAPES.get(world, UNKNOWN_SHAPE) for world in worlds])
    y = alt.Y("row:N", title=None, sort=list(labels.values()), axis=alt.Axis(labelLimit=320))
    x = alt.X("n:Q", title=title, scale=alt.Scale(type="symlog"), axis=alt.Axis(tickCount=6, format="d"))
    chart = (
        alt.Chart(_named("units"))
        .mark_point(filled=True, size=55, opacity=0.75)
        .encode(y=y, x=x, yOffset=alt.YOffset("slot:O", sort=list(range(SLOTS))))
        .encode(
            color=alt.Color("row:N", scale=colours, legend=None), shape=alt.Shape("row:N", scale=shapes, legend=None)
        )
        .properties(width=420, height=alt.Step(9))
    )
    ordered = sorted(values, key=lambda value: (list(rows).index(value["row"]), value["n"]))
    units = [
        {"row": labels[value["row"]], "n": value["n"], "slot": place % SLOTS} for place, value in enumerate(ordered)
    ]
    return _finished(chart, title, units=units)


def colour_of(world: str) -> str:
    """The colour of a world; grey for anything unknown."""
    return COLOURS.get(world, UNKNOWN_COLOUR)


def alluvial_layers(ribbons: list[Record], nodes: list[Record], titles: list[str], names: dict[str, str]) -> Spec:
    """Ribbons between columns of nodes; positions come in, marks go out."""
    import altair as alt

    colour = alt.Scale(domain=list(names), range=[colour_of(world) for world in names])
    legend = alt.Legend(title=titles[0], labelExpr=_label_expression(names))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.08, len(titles) - 0.35]))
    y = alt.Y("low:Q", axis=None, scale=alt.Scale(domain=[1.0, -0.06]))
    flowing = (
        alt.Chart(_named("ribbons"))
        .mark_area(opacity=0.55, interpolate="linear", line=False)
        .encode(x=x, y=y, y2="high:Q", color=alt.Color("world:N", scale=colour, legend=legend), detail="ribbon:N")
    )
    shown = [{**node, "x2": node["x"] + 0.025, "fill": _node_colour(node["world"])} for node in nodes]
    placed = alt.Chart(_named("nodes"))
    bars = placed.mark_rect().encode(x=x, x2="x2:Q", y=y, y2="high:Q", color=alt.Color("fill:N", scale=None))
    words = placed.mark_text(align="left", dx=8, fontSize=12, baseline="middle").encode(
        x=alt.X("x2:Q"), y=alt.Y("middle:Q"), text="label:N", color=alt.value("#1A1A1A")
    )
    heads = (
        alt.Chart(_named("heads"))
        .mark_text(align="left", fontSize=12, fontWeight="bold")
        .encode(x="x:Q", y="y:Q", text="title:N")
    )
    chart = alt.layer(flowing, bars, words, heads).resolve_scale(color="independent").properties(width=640, height=380)
    columns: list[Record] = [{"x": column, "y": -0.045, "title": title} for column, title in enumerate(titles)]
    said = _("Entries from first contact over the worlds in between to commitment and role.")
    return _finished(chart, said, ribbons=ribbons, nodes=shown, heads=columns)


def _node_colour(world: str) -> str:
    return colour_of(world) if world else "#4A4A4A"


def _label_expression(names: dict[str, str]) -> str:
    """A Vega expression that shows the label of a world in place of its id."""
    import json

    pairs = "".join(f"datum.label == {json.dumps(world)} ? {json.dumps(name)} : " for world, name in names.items())
    return f"{pairs}datum.label"


def timeline_picture(view: View, rows: list[Record], height: int) -> Spec | None:
    """Dated entries as points on a line of years, each with the span its date leaves open.

    ``rows`` hold who, world, earliest and latest, in the order in which they stand; ``height`` is that of one row.
    """
    if not rows:
        return None
    import altair as alt

    names = Names(view)
    worlds = [world for world in ("offline", "remote_voice", "online", "unknown") if _is_among(world, rows)]
    values = [{**row, "world": names.world(row["world"] if row["world"] in COLOURS else "unknown")} for row in rows]
    colour, shape = _worlds(names, worlds)
    y = alt.Y("who:N", title=None, sort=[row["who"] for row in rows], axis=alt.Axis(labels=height >= READABLE))
    years = alt.Axis(title=None, format="%Y", tickCount=alt.TimeIntervalStep(interval="year", step=1))
    base = alt.Chart(_named("entries")).encode(y=y, color=colour)
    span = base.mark_rule(strokeWidth=2).encode(x=alt.X("earliest:T", axis=years), x2="latest:T")
    point = base.mark_point(filled=True, size=55, opacity=1).encode(x=alt.X("middle:T"), shape=shape)
    chart = alt.layer(span, point).properties(width=560, height=alt.Step(height))
    return _finished(chart, _("Entries by date, with the span that each date leaves open."), entries=values)


def _is_among(world: str, rows: list[Record]) -> bool:
    return any(row["world"] == world or (world == "unknown" and row["world"] not in COLOURS) for row in rows)


def years_picture(view: View, table: list[Record]) -> Spec | None:
    """Shares online by sweep with their intervals and, below, by year of entry; years not seen in full are hatched."""
    names = Names(view)
    online = [r for r in table if r.get("medium") == "online" and r.get("share") is not None and "kind" in r]
    sweeps = [r for r in online if r["kind"] == "sweeps" and r["low"] is not None]
    years = [r for r in online if r["kind"] == "entry_years" and r["channel"] == "either"]
    if not sweeps and not years:
        return None
    ways = {"contact": names.way("contact", "online"), "place": names.way("place", "online")}
    ways["either"] = _("online, contact and place together")
    seen, hatched, adjusted = _("year of entry"), _("year of entry not seen in full"), _("adjusted for what came late")
    upper = [{"at": r["sweep"], "what": ways[r["channel"]], **_ends(r)} for r in sweeps]
    lower = [{"at": str(r["year"]), "what": hatched if r["hatched"] else seen, **_ends(r)} for r in years]
    line = [
        {"at": str(r["year"]), "what": adjusted, "share": r["adjusted"]} for r in years if r["adjusted"] is not None
    ]
    labels = (ways["either"], ways["contact"], ways["place"]), (seen, hatched, adjusted)
    said = _("Sweep of investigation"), _("Year of entry"), _("Share, with its 95 % interval")
    spec = _two_panels(*labels, said, has_sweeps=bool(upper), has_years=bool(lower))
    return spec | {"datasets": {"sweeps": upper, "years": lower, "adjusted": line}}


def _ends(record: Record) -> Record:
    return {end: record[end] for end in ("share", "low", "high")}


@cache
def _two_panels(
    ways: tuple[str, ...], kinds: tuple[str, ...], said: tuple[str, ...], *, has_sweeps: bool, has_years: bool
) -> Spec:
    """The panels without their data; colours and shapes are declared once."""
    import altair as alt

    blue, pale, ink = COLOURS["online"], "#56B4E9", "#1A1A1A"
    panels = []
    if has_sweeps:
        base, shape = _over_time("sweeps", said[0], ways, (blue, pale, ink), ("circle", "diamond", "cross"), 0)
        panels.append(_points(base.encode(xOffset=alt.XOffset("what:N", sort=list(ways))), shape, said[2]))
    if has_years:
        colours = blue, UNKNOWN_COLOUR, ink
        base, shape = _over_time("years", said[1], kinds, colours, ("circle", "circle", "stroke"), -90)
        line = alt.Chart(_named("adjusted")).mark_line(strokeDash=[5, 3], strokeWidth=2, color=ink)
        drawn = line.encode(x=base.encoding.x, y=alt.Y("share:Q"))
        panels.append(alt.layer(_points(base, shape, said[2]), drawn))
    shown = [panel.properties(width=520, height=170) for panel in panels]
    chart = alt.vconcat(*shown).resolve_scale(color="independent", shape="independent")
    return _finished(chart, _("Shares online by sweep of investigation and by year of entry."))


def _over_time(
    name: str, title: str, kinds: tuple[str, ...], colours: tuple[str, ...], shapes: tuple[str, ...], angle: int
) -> tuple[Any, Any]:
    """A chart over time without marks, and the shapes of its points."""
    import altair as alt

    colour = alt.Scale(domain=list(kinds), range=list(colours))
    shape = alt.Scale(domain=list(kinds), range=list(shapes))
    base = alt.Chart(_named(name)).encode(
        x=alt.X("at:N", title=title, sort=None, axis=alt.Axis(labelAngle=angle)),
        color=alt.Color("what:N", scale=colour, title=None, sort=list(kinds)),
    )
    return base, alt.Shape("what:N", scale=shape, title=None, sort=list(kinds))


def _points(base: Any, shape: Any, title: str) -> Any:
    """Points with their intervals."""
    import altair as alt

    axis = alt.Axis(format=".0%", tickCount=5)
    ends = alt.Y("low:Q", title=title, axis=axis, scale=alt.Scale(domain=[0, 1]))
    rule = base.mark_rule(strokeWidth=2).encode(y=ends, y2="high:Q")
    return alt.layer(rule, base.mark_point(filled=True, size=70, opacity=1).encode(y=alt.Y("share:Q"), shape=shape))


def calendar_picture(values: list[Record]) -> Spec | None:
    """One row per place or venue over time; ``values`` hold spot, state, from and to (the day after the last)."""
    if not values:
        return None
    import altair as alt

    looks = {
        "seen": (_("with posts"), COLOURS["online"], 14),
        "silent": (_("silent"), "#B9D7EA", 14),
        "gap": (_("not covered"), "#DADADA", 4),
        "hole": (_("suspected hole"), "#1A1A1A", 8),
    }
    labels = [label for label, _colour, _height in looks.values()]
    order = list(dict.fromkeys(value["spot"] for value in values))
    begin, end = min(str(value["from"]) for value in values), max(str(value["to"]) for value in values)
    days = (date.fromisoformat(end) - date.fromisoformat(begin)).days
    ticks = max(1, min(5, days))
    dates = alt.Axis(format="%Y-%m-%d", tickCount=ticks, labelOverlap="greedy", labelSeparation=12)
    colour = alt.Scale(domain=labels, range=[colour for _label, colour, _height in looks.values()])
    base = (
        alt.Chart(_named("days"))
        .encode(y=alt.Y("spot:N", title=None, sort=order, axis=alt.Axis(labelLimit=260)), x2="to:T")
        .encode(
            x=alt.X("from:T", title=None, axis=dates), color=alt.Color("state:N", scale=colour, title=None, sort=labels)
        )
    )
    bars = [
        base.mark_bar(height=height).transform_filter(alt.datum.state == label)
        for label, _colour, height in looks.values()
    ]
    chart = alt.layer(*bars).properties(width=520, height=alt.Step(20))
    told = [{**value, "state": looks[value["state"]][0]} for value in values]
    return _finished(chart, _("Days with posts, silent days, days not covered and suspected holes."), days=told)


def script_map_picture(view: View, values: list[Record]) -> Spec | None:
    """What is done in each phase: one mark to a world, larger for more networks; ``values`` stand in their order.

    They hold phase and function (labels), world and networks.
    """
    if not values:
        return None
    import altair as alt

    names = Names(view)
    worlds = [world for world in ("offline", "remote_voice", "online", "unknown") if _is_among(world, values)]
    summed: dict[tuple[str, str, str], int] = {}
    for value in values:
        key = value["phase"], value["function"], value["world"]
        summed[key] = max(summed.get(key, 0), value["networks"])
    marks = [
        {"phase": phase, "function": function, "world": names.world(world), "slot": worlds.index(world), "networks": n}
        for (phase, function, world), n in summed.items()
    ]
    phases, functions = (list(dict.fromkeys(value[key] for value in values)) for key in ("phase", "function"))
    colour, shape = _worlds(names, worlds)
    legend = alt.Legend(format="d", tickCount=3)
    size = alt.Size("networks:Q", title=_("Networks"), scale=alt.Scale(range=[35, 260]), legend=legend)
    chart = (
        alt.Chart(_named("done"))
        .mark_point(filled=True, opacity=1)
        .encode(
            x=alt.X("phase:N", title=None, sort=phases, axis=alt.Axis(orient="top", labelAngle=0, labelLimit=110)),
            y=alt.Y("function:N", title=None, sort=functions, axis=alt.Axis(labelLimit=260)),
            xOffset=alt.XOffset("slot:O", sort=list(range(len(worlds)))),
            color=colour,
            shape=shape,
            size=size,
        )
        .properties(width=alt.Step(26), height=alt.Step(26))
    )
    return _finished(chart, _("What is done in each phase of the script, offline and online."), done=marks)
