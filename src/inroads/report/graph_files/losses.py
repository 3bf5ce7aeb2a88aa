"""What a form cannot hold of a graph, in sentences: whoever takes a file out is told what stays behind."""

from collections.abc import Callable

import polars as pl

from inroads.graph.nodes_and_edges import DATES, NodesAndEdges, attributes
from inroads.language import _, numeral
from inroads.report.graph_files.ucinet import labels

COUNTED = ("edge", "kind", "a", "b", "directed", "weight", "medium")


def losses(net: NodesAndEdges, form: str) -> list[str]:
    """What is lost of this very graph in this form; nothing is said of what it does not hold."""
    left_out = _("Ties that name only one person are left out: {count}.", count=numeral(net.left_out))
    stayed = _("Names and free texts stay in the study: {columns}.", columns=", ".join(net.withheld))
    return [*([left_out] if net.left_out else []), *([stayed] if net.withheld else []), *OF_FORM[form](net)]


def _graphml(net: NodesAndEdges) -> list[str]:
    return [
        *_several(net),
        *([_("GraphML knows no dates: their earliest and latest days stand as texts.")] if _dated(net) else []),
        *(
            [_("Ties without direction stand twice, once each way; «directed» tells them from the others.")]
            if net.mixed
            else []
        ),
    ]


def _gexf(net: NodesAndEdges) -> list[str]:
    spells = _(
        "GEXF knows one beginning and one end: a spell is the longest that the dates allow. An end that is not known"
        " stands open. The earliest and latest days stand beside it as texts."
    )
    return [*_several(net), *([spells] if _dated(net) else [])]


def _pajek(net: NodesAndEdges) -> list[str]:
    listed = _listed(net.nodes)
    lost = attributes(net.edges, *COUNTED, *DATES)
    ids = net.nodes["id"].str.contains(r'["\s]').any()
    return [
        *([_("Pajek holds one value of a node: without {columns}.", columns=", ".join(listed))] if listed else []),
        *(
            [_("Pajek holds of a tie its weight and medium: without {columns}.", columns=", ".join(lost))]
            if lost
            else []
        ),
        *([_("The dates of ties are left out.")] if _dated(net) else []),
        *([_("Quotes and ends of lines in names are replaced.")] if ids else []),
    ]


def _dl(net: NodesAndEdges) -> list[str]:
    renamed = net.nodes.filter(pl.Series(labels(net.nodes["id"])) != pl.col("id")).height
    lost = [*attributes(net.nodes, "id", "kind"), *attributes(net.edges, *COUNTED[:-1], *DATES)]
    several = net.edges.select("a", "b").is_duplicated().any()
    return [
        *(
            [_("UCINET DL holds names and weights only: without {columns}.", columns=", ".join(dict.fromkeys(lost)))]
            if lost
            else []
        ),
        *([_("The dates of ties are left out.")] if _dated(net) else []),
        *([_("Several ties between the same two are one, their weights added.")] if several else []),
        *([_("Names changed because UCINET cannot read them: {count}.", count=numeral(renamed))] if renamed else []),
    ]


def _csv(net: NodesAndEdges) -> list[str]:
    return _several(net)


def _r(net: NodesAndEdges) -> list[str]:
    return [
        *_several(net),
        _("In the waves 0 says that no tie is on record, not that there was none; what may have been is NA."),
        _("Ties in one medium between the same two are one in a wave, without weight."),
    ]  # fmt: skip


def _nothing(_net: NodesAndEdges) -> list[str]:
    return []


def _dated(net: NodesAndEdges) -> bool:
    return any(name in net.edges.columns and net.edges[name].null_count() < net.edges.height for name in DATES)


def _listed(table: pl.DataFrame) -> list[str]:
    return [name for name in attributes(table) if table.schema[name] == pl.List(pl.String)]


def _several(net: NodesAndEdges) -> list[str]:
    listed = sorted({*_listed(net.nodes), *_listed(net.edges)})
    if not listed:
        return []
    return [_("Several values stand as one text, with « | » between: {columns}.", columns=", ".join(listed))]


OF_FORM: dict[str, Callable[[NodesAndEdges], list[str]]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "pajek": _pajek,
    "dl": _dl,
    "csv": _csv,
    "parquet": _nothing,
    "r": _r,
}
