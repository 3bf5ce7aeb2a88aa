"""What the contrasts by origin say in words: never that one thing leads to the other."""

from inroads.answers.composition_contrast import BY_ORIGIN
from inroads.answers.composition_origin import NEITHER, OF_ITS_OWN, ONLINE_PLACE, OPEN, SOCIAL, watched
from inroads.answers.finding import Record
from inroads.answers.spoken import Names, points
from inroads.involvement.landmark import CORE_ENTRIES, FIRST
from inroads.involvement.view import View
from inroads.language import _, numeral


def on_record() -> str:
    """Whom the counts are of."""
    return _("Counts are of persons on record; the lower layers are seldom recorded in full.")


def origin_name(origin: str, networks: int) -> str:
    """Where networks began, with how many there are."""
    names = {
        SOCIAL: _("contacts offline (networks: {n})", n=numeral(networks)),
        ONLINE_PLACE: _("an online place (networks: {n})", n=numeral(networks)),
        NEITHER: _("neither of the two (networks: {n})", n=numeral(networks)),
        OPEN: _("left open (networks: {n})", n=numeral(networks)),
    }
    return names[origin]


def _headlines(records: list[Record]) -> list[Record]:
    return [r for r in records if (r["landmark"], r["contrast"]) == (CORE_ENTRIES, BY_ORIGIN)]


def size_told(records: list[Record]) -> list[str]:
    """How many times as many people came later where the core met at an online place."""
    record = _headlines(records)[0]
    if record["estimate"] is None:
        return []
    return [
        _(
            "Within the same type of crime and country, a start at an online place goes with {ratio} times as many"
            " later members as a start with contacts offline (95 % interval {low} to {high}; networks: {ones} and"
            " {zeros}; p = {p}).",
            p=numeral(round(record["p"], 2)),
            ratio=numeral(record["estimate"]),
            **_ends(record),
        )
    ]


def _ends(record: Record) -> dict[str, str]:
    ends = {end: _("any number") if record[end] is None else numeral(record[end]) for end in ("low", "high")}
    return ends | _networks(record)


def _networks(record: Record) -> dict[str, str]:
    return {"ones": numeral(record["exposed"]), "zeros": numeral(record["networks"] - record["exposed"])}


def roles_told(records: list[Record], names: Names) -> list[str]:
    """The layer whose share differs most."""
    told = [record for record in _headlines(records) if record["estimate"] is not None]
    if not told:
        return []
    best = max(told, key=lambda record: abs(record["estimate"]))
    return [
        _(
            "Among later members the share of one layer differs most: {layer}, by {points} percentage points where the"
            " core met at an online place (95 % interval {low} to {high}; networks: {ones} and {zeros}).",
            layer=names.layer(best["layer"]),
            points=points(best["estimate"]),
            **_points(best),
        )
    ]


def span_told(records: list[Record]) -> list[str]:
    """By how much oftener what came later crosses borders."""
    told = {r["part"]: r for r in _headlines(records) if r["estimate"] is not None}
    said = "; ".join(f"{_part_names()[part]} {_difference(record)}" for part, record in told.items())
    if not said:
        return []
    return [_("Crossing borders where the core met at an online place, in percentage points: {said}.", said=said)]


def structure_told(records: list[Record]) -> list[str]:
    """By how much each measure among later members differs."""
    told = [record for record in _headlines(records) if record["estimate"] is not None]
    said = "; ".join(f"{_measure_names()[record['what']]} {_difference(record)}" for record in told)
    if not said:
        return []
    return [
        _(
            "Among those who came later, where the core met at an online place against contacts offline, in percentage"
            " points: {said}.",
            said=said,
        )
    ]


def _measure_names() -> dict[str, str]:
    return {
        "later_density": _("density among later members"),
        "later_centralisation": _("centralisation among later members"),
        "later_core_periphery": _("core and periphery among later members"),
        "later_crossing": _("ties across the worlds among later members"),
    }


def _part_names() -> dict[str, str]:
    return {
        "core": _("core members who came later"),
        "enablers": _("enablers"),
        "victims": _("victims"),
    }


def _difference(record: Record) -> str:
    return _(
        "{points} (95 % interval {low} to {high}; networks: {ones} and {zeros})",
        points=points(record["estimate"]),
        **_points(record),
    )


def _points(record: Record) -> dict[str, str]:
    return _networks(record) | {end: points(record[end]) for end in ("low", "high")}


def contrast_caveats(view: View, records: list[Record]) -> list[str]:
    """What came first, what may cause both, whose origin is open, and why a contrast is missing."""
    first = _headlines(records)
    caveats = [
        _(
            "What came first is the origin: how the founders met and, where there are fewer than {first}, the next core"
            " members. Set against it is only what other persons built later. That it goes with the origin does not say"
            " that the origin leads to it.",
            first=FIRST,
        ),
        _(
            "Networks are compared within the same type of crime and country (countries of fewer than {own} networks"
            " together); the unit that investigated, the depth of the file and the years may still stand behind both,"
            " and so may what nobody recorded.",
            own=OF_ITS_OWN,
        ),
    ]
    return [*caveats, *_open_told(view), *_order_told(first), *_refused(first, Names(view))]


def _order_told(records: list[Record]) -> list[str]:
    """Whether it matters that some may have come before the landmark."""
    ratios = [record for record in records if record["what"].endswith("_ratio") and record["estimate"] is not None]
    said = {(record["estimate"] > 1, _is_told(record)) for record in ratios}
    if len(said) <= 1:
        return []
    return [
        _(
            "For some it is not established whether they came after the first core members or before: counting them or"
            " leaving them out changes what goes with the origin. Both are shown."
        )
    ]


def _is_told(record: Record) -> bool:
    """Whether the interval of a ratio leaves out 1; an open end leaves nothing out."""
    low, high = record["low"], record["high"]
    return (low is not None and low > 1) or (high is not None and high < 1)


def _open_told(view: View) -> list[str]:
    one = watched(view)[0]
    count = one.origins.count(OPEN)
    if not count:
        return []
    return [
        _(
            "Networks whose origin the record leaves open: {open} of {of}. They are a row of their own and in no group;"
            " the bounds of a contrast show what it could be if they all spoke for one side.",
            open=numeral(count),
            of=numeral(len(one)),
        )
    ]


def _refused(records: list[Record], names: Names) -> list[str]:
    """Why contrasts are missing, and of what where others are there."""
    told = []
    for reason in dict.fromkeys(record["refused"] for record in records if record["refused"]):
        of = [_about(record, names) for record in records if record["refused"] == reason]
        if len(of) == len(records):
            told.append(_("No contrast by origin. {reason}", reason=reason))
        else:
            what = ", ".join(dict.fromkeys(of))
            told.append(_("No contrast by origin of {what}. {reason}", what=what, reason=reason))
    return told


def _about(record: Record, names: Names) -> str:
    """What a contrast is about."""
    if "layer" in record:
        return names.layer(record["layer"])
    if record["what"] in _measure_names():
        return _measure_names()[record["what"]]
    return _part_names().get(record.get("part", ""), _("the number of later members"))
