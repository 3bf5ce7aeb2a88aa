"""The growth type of each network by rule, as a set where the record leaves it open, beside the type as coded."""

from collections import Counter
from math import nan
from typing import Any

from inroads.answers.caveats import country_caveats, few_networks, sample_caveats
from inroads.answers.finding import Finding, Record, Variant
from inroads.answers.pictures import bars_picture
from inroads.answers.sheet import Sheet, number
from inroads.answers.spoken import Names, percent
from inroads.involvement.growth import OUTSIDE
from inroads.involvement.medium import is_known
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral
from inroads.stats.intervals import wilson

TYPES = ("1", "2", "3", "4", OUTSIDE)
SURE_COLOUR, OPEN_COLOUR = "#333333", "#BDBDBD"


def growth_types(view: View) -> Finding:
    """How many networks surely and possibly are of each type; the interval spans chance and what is unknown."""
    rows = view.table("growth_sets").to_dicts()
    coded = [row for row in rows if is_known(row["coded"])]
    sheet = _sheet(rows)
    names = Names(view)
    single = sum(len(row["types"]) == 1 for row in rows)
    agree = sum(row["types"] == [row["coded"]] for row in coded)
    answer = _(
        "Networks whose growth type the record settles: {single} of {of}; networks for which it leaves several types"
        " open: {open}. Settled, by type: {counts}.",
        single=numeral(single),
        of=numeral(len(rows)),
        counts=_counts(sheet.table, names),
        open=numeral(len(rows) - single),
    )
    if coded:
        answer += " " + _(
            "Networks with a coded type: {coded}. The rule gives just that type for {agree} and excludes it"
            " for {clash}.",
            coded=numeral(len(coded)),
            agree=numeral(agree),
            clash=numeral(sum(row["coded"] not in row["types"] for row in coded)),
        )
    return sheet.finding(
        view,
        id="mechanisms.growth_types",
        question=_("How did networks originate and grow: by social contacts, by online meeting places, or by both?"),
        unit="network",
        n=len(rows),
        answer=answer if rows else _("No network is on record."),
        picture=_picture(sheet.table, names),
        variants=[
            Variant("networks", [_network(row) for row in rows]),
            Variant("coded_by_derived", _coded_by_derived(rows)),
            Variant("coded", coded_table(rows)),
            *_by_country(view, rows),
        ],
        caveats=[
            _(
                "The type follows by rule from the ways in of founders and of later entries; what is unknown was tried"
                " both ways. It is tied by definition to size and roles and must not be set against them."
            ),
            *few_networks(view, len(rows)),
            *country_caveats(view),
            *sample_caveats(view),
        ],
        parameters={"threshold": view.frame.rules["growth"]["threshold"]},
    )


def _sheet(rows: list[Row]) -> Sheet:
    sheet = Sheet()
    for kind in TYPES:
        possible = [row for row in rows if kind in row["types"]]
        sheet.add_rows((kind,), _record(kind, rows), "network", possible)
    return sheet


def _record(kind: str, rows: list[Row]) -> Record:
    """Wilson's lower end at the sure count and its upper end at the possible count."""
    sure = sum(row["types"] == [kind] for row in rows)
    possible = sum(kind in row["types"] for row in rows)
    low, high = (float(wilson(sure, len(rows))[0]), float(wilson(possible, len(rows))[1])) if rows else (nan, nan)
    return {"type": kind, "sure": sure, "possible": possible, "of": len(rows), "low": number(low), "high": number(high)}


def _network(row: Row) -> Record:
    return {"row": row["network"], "network": row["network"], "types": row["types"], "coded": row["coded"]}


def _coded_by_derived(rows: list[Row]) -> list[Record]:
    """Coded type against the derived set; sets of several types are columns of their own."""
    pairs = Counter((row["coded"], " | ".join(row["types"])) for row in rows)
    return [
        {"row": f"{coded}/{derived}", "coded": coded, "derived": derived, "n": count}
        for (coded, derived), count in sorted(pairs.items())
    ]


def coded_table(rows: list[Row]) -> list[Record]:
    """The types as coded, with Wilson's intervals over the networks that have one; the others as rows."""
    counts = Counter(row["coded"] for row in rows)
    of = sum(count for coded, count in counts.items() if is_known(coded))
    table: list[Record] = []
    for coded in (*TYPES[:4], *sorted(word for word in counts if not is_known(word))):
        known = coded in TYPES
        low, high = wilson(counts[coded], of) if known else (nan, nan)
        record = {"coded": coded, "n": counts[coded], "of": of if known else len(rows)}
        table.append({"row": f"coded/{coded}", **record, "low": number(float(low)), "high": number(float(high))})
    return table


def _by_country(view: View, rows: list[Row]) -> list[Variant]:
    """The same by country, where there are several."""
    country = dict(view.table("networks").select("network", "country").iter_rows())
    countries = sorted({name for name in country.values() if name})
    if len(countries) <= 1:
        return []
    table = []
    for name in countries:
        mine = [row for row in rows if country[row["network"]] == name]
        table += [{"row": f"{name}/{kind}", "country": name, **_record(kind, mine)} for kind in TYPES]
    return [Variant("by_country", table)]


def _counts(table: list[Record], names: Names) -> str:
    return "; ".join(
        _(
            "{type}, {sure} of {of} ({low} to {high} %)",
            type=type_name(names, record["type"]),
            sure=numeral(record["sure"]),
            of=numeral(record["of"]),
            low=percent(record["low"]),
            high=percent(record["high"]),
        )
        for record in table
    )


def type_name(names: Names, kind: str) -> str:
    """A growth type in words."""
    return _("outside the four types") if kind == OUTSIDE else names.value("network", "growth_type_coded", kind)


def _picture(table: list[Record], names: Names) -> dict[str, Any] | None:
    settled, left_open = _("certainly"), _("possibly, not certainly")
    values = [
        {"type": type_name(names, record["type"]), "part": part, "n": count, "place": place}
        for record in table
        for part, count, place in (
            (settled, record["sure"], 0),
            (left_open, record["possible"] - record["sure"], 1),
        )
    ]
    if not any(value["n"] for value in values):
        return None
    return bars_picture(values, "type", {settled: SURE_COLOUR, left_open: OPEN_COLOUR}, _("Networks"))
