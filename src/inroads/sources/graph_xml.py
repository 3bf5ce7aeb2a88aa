"""GraphML and GEXF as records: each node and each edge one, an edge of several spells one for each."""

import math
import re

from inroads.errors import InputError
from inroads.language import _
from inroads.model.draft import Written
from inroads.model.number import whole
from inroads.sources.document_xml import Element, attribute, descend, local, parse_xml
from inroads.sources.graph_parts import EDGE, NODE, GraphParts, own_column
from inroads.sources.record import Records

GRAPHML = {NODE: ("id",), EDGE: ("id", "source", "target", "directed")}
GEXF = {NODE: ("id", "label"), EDGE: (*GRAPHML[EDGE], "weight", "kind", "label", "start", "end")}
"""The columns of every record of a form."""
NUMBERS = frozenset({"int", "integer", "long", "float", "double", "short", "byte", "bigdecimal", "biginteger"})
TRUTH = {"true": True, "1": True, "false": False, "0": False}
SHOWN_TEXT = 60
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?")
_Declared = dict[str, tuple[str, str]]
"""Of each key: the column, and the kind of its values."""
_NOWHERE = frozenset[str]()


def graphml_records(data: bytes, name: str) -> Records:
    """The nodes and edges of GraphML; columns bear the names that its keys declare."""
    root = _root(data, name, "graphml")
    parts = GraphParts(name)
    keys = {
        kind: {
            attribute(key, "id"): (
                own_column(attribute(key, "attr.name") or attribute(key, "id"), GRAPHML[kind]),
                attribute(key, "attr.type"),
            )
            for key in root
            if local(key) == "key" and attribute(key, "for") in {kind, "all", ""}
        }
        for kind in (NODE, EDGE)
    }
    default = "directed"
    for element in descend(root, _NOWHERE):
        kind = local(element)
        line = element.sourceline or 1
        if kind == "graph":
            default = attribute(element, "edgedefault") or default
        elif kind == NODE:
            parts.node(attribute(element, "id"), _data(element, keys[NODE], parts), line)
        elif kind == EDGE:
            way = attribute(element, "directed") or str(default == "directed").lower()
            cells: dict[str, Written] = {"id": attribute(element, "id"), "directed": way == "true"}
            cells |= _data(element, keys[EDGE], parts)
            parts.edge(attribute(element, "id"), _ends(element), cells, line)
        elif kind in {"hyperedge", "port"}:
            parts.passed[kind] = parts.passed.get(kind, 0) + 1
    parts.ends_known()
    return parts.whole()


def gexf_records(data: bytes, name: str) -> Records:
    """The nodes and edges of GEXF; ``start`` and ``end`` are those of a spell, or of the edge itself."""
    root = _root(data, name, "gexf")
    parts = GraphParts(name)
    keys: dict[str, _Declared] = {NODE: {}, EDGE: {}}
    default = "undirected"
    for element in descend(root, _NOWHERE):
        kind = local(element)
        line = element.sourceline or 1
        if kind == "graph":
            default = attribute(element, "defaultedgetype") or default
        elif kind == "attributes" and attribute(element, "class") in keys:
            of = attribute(element, "class")
            keys[of] |= {
                attribute(one, "id"): (
                    own_column(attribute(one, "title") or attribute(one, "id"), GEXF[of]),
                    attribute(one, "type"),
                )
                for one in element
                if local(one) == "attribute"
            }
        elif kind == NODE:
            label = attribute(element, "label")
            parts.node(attribute(element, "id"), {"label": label} | _values(element, keys[NODE], parts), line)
        elif kind == EDGE:
            _gexf_edge(element, default, _values(element, keys[EDGE], parts), parts)
    parts.ends_known()
    return parts.whole()


def _gexf_edge(element: Element, default: str, said: dict[str, Written], parts: GraphParts) -> None:
    own = attribute(element, "id")
    line = element.sourceline or 1
    cells: dict[str, Written] = {
        **{name: attribute(element, name) for name in ("id", "kind", "label")},
        "directed": (attribute(element, "type") or default) == "directed",
        **said,
    }
    if attribute(element, "weight"):
        cells["weight"] = _read(attribute(element, "weight"), "double", parts, line)
    spells = [one for held in element if local(held) == "spells" for one in held if local(one) == "spell"]
    for number, spell in enumerate(spells or [element], start=1):
        dates = {name: _MOMENT.sub(r"\1", attribute(spell, name)) for name in ("start", "end")}
        parts.edge(f"{own}#{number}" if len(spells) > 1 else own, _ends(element), {**cells, **dates}, line)


def _root(data: bytes, name: str, wanted: str) -> Element:
    root = parse_xml(data, name)
    if local(root) != wanted:
        raise InputError(
            _("This is no {form}: its first element is «{name}».", form=wanted, name=local(root)),
            name,
            _("Mend «read: format» in the mapping."),
        )
    return root


def _ends(element: Element) -> tuple[str, str]:
    return attribute(element, "source"), attribute(element, "target")


def _data(element: Element, keys: _Declared, parts: GraphParts) -> dict[str, Written]:
    held = [
        (attribute(one, "key"), "".join(one.itertext()), one.sourceline or 1) for one in element if local(one) == "data"
    ]
    return _named(held, keys, parts)


def _values(element: Element, keys: _Declared, parts: GraphParts) -> dict[str, Written]:
    held = [
        (attribute(one, "for") or attribute(one, "id"), attribute(one, "value"), one.sourceline or 1)
        for group in element
        if local(group) == "attvalues"
        for one in group
    ]
    return _named(held, keys, parts)


def _named(held: list[tuple[str, str, int]], keys: _Declared, parts: GraphParts) -> dict[str, Written]:
    """Cells by column; a value that nothing declares is a fault, a second of one column is joined to the first."""
    cells: dict[str, Written] = {}
    for key, text, line in held:
        if key not in keys:
            parts.fault(_("Nothing declares the attribute «{name}».", name=key), line)
            continue
        column, kind = keys[key]
        read = _read(text, kind.lower(), parts, line)
        cells[column] = f"{cells[column]} | {read}" if cells.get(column) not in (None, "") else read
    return cells


def _read(text: str, kind: str, parts: GraphParts, line: int) -> Written:
    """A value by the kind that its key declares."""
    plain = text.strip()
    if kind == "boolean" and plain.lower() in TRUTH:
        return TRUTH[plain.lower()]
    if kind not in NUMBERS or not plain:
        return plain
    try:
        return _number(plain)
    except (ValueError, OverflowError):
        parts.fault(_("«{value}» is no number.", value=plain[:SHOWN_TEXT]), line)
        return ""


def _number(text: str) -> Written:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return whole(number)
