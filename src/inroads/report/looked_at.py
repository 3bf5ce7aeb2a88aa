"""How far a number moves under the choices made: over the variants, and with each network left out in turn."""

from collections.abc import Iterable

from inroads.answers.finding import Finding, Record
from inroads.involvement.seen_from import SOURCE_KINDS
from inroads.language import _
from inroads.report.markup import Html, tag
from inroads.report.numbers import interval, is_known, number, percent
from inroads.report.record_table import base_of
from inroads.report.two_by_two import ESTIMANDS
from inroads.report.words import Wording

LEFT_OUT = "leave_one_network_out"
FURTHER = {"by_origin", "contrast"}
"""Tables of a further question under the same heading: not the same number under another choice."""
OTHERS = {"customers", *(f"from_{kind}" for kind in SOURCE_KINDS)}
"""Variants that count other people, or ask other sources: their share is another question."""


def variants_told(finding: Finding, words: Wording) -> list[str]:
    """How many variants were looked at, and the range of the headline over them."""
    looked_at = [variant for variant in finding.variants if variant.name not in FURTHER]
    if not looked_at:
        return []
    told = [_("Variants looked at: {n}.", n=number(len(looked_at)))]
    headline = _headline(finding)
    if headline is None:
        return told
    name, row = words.row(headline), str(headline["row"])
    shares = [headline["share"], *_shares(finding, row)]
    here = percent(headline["share"], base_of(headline)) or interval(headline.get("low"), headline.get("high"))
    told.append(
        _(
            "The headline is {here} ({row}); over the variants that recount it ({n}) it lies at {range}.",
            here=here,
            row=name,
            n=number(len(shares) - 1),
            range=interval(min(shares), max(shares)),
        )
    )
    for record in _left_out(finding):
        if record["row"] == row and is_known(record["minimum"]):
            between = interval(record["minimum"], record["maximum"])
            told.append(_("With each network left out in turn it lies at {range}.", range=between))
    return told


def left_out_told(finding: Finding, words: Wording, layer: str) -> Html | None:
    """The range of each share of the 2x2 when each network in turn is left out, a line to each way of counting."""
    lines = []
    for estimand in ESTIMANDS:
        mine = [
            record
            for record in _left_out(finding)
            if (record["estimand"], record["layer"]) == (estimand, layer) and is_known(record["minimum"])
        ]
        if mine:
            counted = words.word("estimand", estimand).capitalize()
            lines.append(tag("li", _("{counted}: {shares}.", counted=counted, shares=_ways(mine, words))))
    if not lines:
        return None
    said = _("Each network left out in turn, the shares lie at:")
    return tag("div", tag("p", said), tag("ul", *lines), class_="note")


def _ways(records: Iterable[Record], words: Wording) -> str:
    return "; ".join(
        _(
            "{channel} {medium} {range}",
            channel=words.word("channel", record["channel"]),
            medium=words.word("medium", record["medium"]),
            range=interval(record["minimum"], record["maximum"]),
        )
        for record in records
    )


def _headline(finding: Finding) -> Record | None:
    """The record whose share is the estimate of the finding."""
    if finding.estimate is None:
        return None
    ends = (finding.estimate, finding.low, finding.high)
    same = (r for r in finding.table if (r.get("share"), r.get("low"), r.get("high")) == ends)
    return next(same, None)


def _shares(finding: Finding, row: str) -> list[float]:
    return [
        record["share"]
        for variant in finding.variants
        if variant.name not in OTHERS
        for record in variant.table
        if record["row"] == row and is_known(record.get("share"))
    ]


def _left_out(finding: Finding) -> list[Record]:
    tables = [variant.table for variant in finding.variants if variant.name == LEFT_OUT]
    return tables[0] if tables else []
