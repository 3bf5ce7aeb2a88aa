"""What goes with where networks began: one row to a contrast, with what was compared, or why nothing could be."""

from itertools import groupby

from inroads.answers.finding import Record
from inroads.answers.spoken import points
from inroads.language import _, language
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import DASH, is_known, number
from inroads.report.reading import Reading
from inroads.report.record_table import table

CERTAIN = 0.001
"""Below this a p is not written out."""


def is_contrast(records: list[Record]) -> bool:
    """Whether the records set one group of networks against another."""
    return bool(records) and all({"contrast", "refused"} <= record.keys() for record in records)


def contrast_table(reading: Reading, records: list[Record], caption: Html) -> Html:
    """The contrasts, one body to a landmark; a reason stands in the place of the numbers it explains."""
    titles = [_("Networks"), _("Difference"), _("95 % interval"), "p", _("If all origins left open spoke for one side")]
    heads = [
        tag("th", _("What came later"), scope="col"),
        *[tag("th", one, scope="col", class_="num") for one in titles],
    ]
    bodies = [
        _body(reading, landmark, list(group), 1 + len(titles))
        for landmark, group in groupby(records, key=lambda record: str(record["landmark"]))
    ]
    return join([table(caption, tag("thead", tag("tr", *heads)), *bodies), tag("p", _note(), class_="note")])


def _note() -> str:
    return _(
        "A ratio of 1 or a difference of 0 means that nothing goes with the origin. Networks: those that began at an"
        " online place (or in which somebody met online) and the others, within the same type of crime and country."
        " The p says how often ways in dealt out at random would look as unlike."
    )


def _body(reading: Reading, landmark: str, records: list[Record], columns: int) -> Html:
    name = reading.words.word("landmark", landmark)
    head = tag("tr", tag("th", name, scope="rowgroup", colspan=columns), class_="group")
    reasons = {record["refused"] for record in records}
    if len(reasons) == 1 and None not in reasons:
        why = tag("tr", tag("td", reasons.pop(), colspan=columns), class_="unknown")
        return tag("tbody", head, why)
    return tag("tbody", head, *[_row(reading, record, columns) for record in records])


def _row(reading: Reading, record: Record, columns: int) -> Html:
    name = tag("th", _named(reading, record), scope="row")
    if record["refused"]:
        return tag("tr", name, tag("td", record["refused"], colspan=columns - 1), class_="unknown")
    cells = [_networks(record), _effect(record), _ends(record, "low", "high"), _p(record["p"]), _bounds(record)]
    return tag("tr", name, *[tag("td", text(cell) if cell else DASH, class_="num") for cell in cells])


def _named(reading: Reading, record: Record) -> str:
    """What is set against what: the layer or part where there is one, else what is counted."""
    words = reading.words
    parts = [words.word(key, record[key]) for key in ("layer", "part") if key in record]
    of = parts or [words.word("what", record["what"])]
    return _("{what}: {contrast}", what=of[0], contrast=words.word("contrast", record["contrast"]))


def _networks(record: Record) -> str:
    return _(
        "{ones} and {others}", ones=number(record["exposed"]), others=number(record["networks"] - record["exposed"])
    )


def _is_ratio(record: Record) -> bool:
    return str(record["what"]).endswith("_ratio")


def _told(record: Record, end: str) -> str:
    """A ratio as a number, a difference of shares in percentage points with its sign."""
    value = record[end]
    if not is_known(value):
        return _("any number")
    if _is_ratio(record):
        return number(value)
    return points(value)


def _effect(record: Record) -> str:
    told = _told(record, "estimate")
    return _("{n} times", n=told) if _is_ratio(record) else _("{n} points", n=told)


def _ends(record: Record, low: str, high: str) -> str:
    return _("{low} to {high}", low=_told(record, low), high=_told(record, high))


def _bounds(record: Record) -> str:
    return _ends(record, "bound_low", "bound_high") if is_known(record["bound_low"]) else ""


def _p(p: float | None) -> str:
    if p is None:
        return ""
    written = "< 0.001" if p < CERTAIN else f"{p:.3f}"
    return written.replace(".", ",") if language() == "nl" else written
