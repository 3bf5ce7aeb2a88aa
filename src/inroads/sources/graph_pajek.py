"""Pajek (.net) as records: vertices by their labels, arcs and edges with weight, relation, label and times."""

import re

from inroads.language import _
from inroads.model.draft import Written
from inroads.model.number import whole
from inroads.sources.graph_parts import GraphParts
from inroads.sources.record import Records
from inroads.sources.text import read_text

_PART = re.compile(r'"([^"]*)"|(\[[^\]]*\])|(\S+)')
NUMBER = re.compile(r"[+-]?(?:\d{1,300}\.?\d{0,300}|\.\d{1,300})(?:[eE][+-]?\d{1,2})?")
VERTEX = re.compile(r"[0-9]{1,12}")
SHOWN_TEXT = 60
_LISTS = {"*arcslist", "*edgeslist"}
_LINES = {"*arcs", "*edges", *_LISTS, "*matrix"}


def pajek_records(data: bytes, name: str) -> Records:
    """The vertices and lines of a network; a vertex without a label goes by its number. Raises InputError."""
    read = read_text(data, name)
    made = _Network(name)
    for line, text in enumerate(read.text.split("\n"), start=1):
        parts = [quoted or span or plain for quoted, span, plain in _PART.findall(text)]
        if not parts or text.lstrip().startswith("%"):
            continue
        if parts[0].startswith("*"):
            made.begin(parts, line)
        else:
            made.line(parts, line)
    return made.done()


class _Network:
    """Reads line after line; ``section`` is the last word with a star."""

    def __init__(self, name: str) -> None:
        self.parts = GraphParts(name)
        self.labels: dict[str, str] = {}
        self.section = ""
        self.relation = ""
        self.row = 0
        self.pending: list[tuple[str, list[str], int, bool, str]] = []

    def begin(self, parts: list[str], line: int) -> None:
        word, _colon, number = parts[0].lower().partition(":")
        self.section, self.row = word, 0
        self.relation = parts[-1] if len(parts) > 1 and word in _LINES else number
        if word not in {"*vertices", "*network", *_LINES}:
            self.parts.passed[parts[0]] = self.parts.passed.get(parts[0], 0) + 1
        if word == "*vertices" and not (len(parts) > 1 and parts[1].isdecimal()):
            self.parts.fault(_("*Vertices is not followed by a number."), line)

    def line(self, parts: list[str], line: int) -> None:
        if self.section == "*vertices":
            self._vertex(parts, line)
        elif self.section == "*matrix":
            self.row += 1
            cells = [(str(place), weight) for place, weight in enumerate(parts, start=1) if weight not in {"0", "0.0"}]
            self.pending += [("", [str(self.row), place, weight], line, True, self.relation) for place, weight in cells]
        elif self.section in _LISTS:
            directed = self.section == "*arcslist"
            self.pending += [("", [parts[0], other], line, directed, self.relation) for other in parts[1:]]
        elif self.section in _LINES:
            self.pending.append(("", parts, line, self.section == "*arcs", self.relation))
        elif not self.section:
            self.parts.fault(_("This is no network of Pajek: it does not begin with *Vertices."), line)
            self.section = "*"  # told once

    def _vertex(self, parts: list[str], line: int) -> None:
        if not VERTEX.fullmatch(parts[0]):
            self.parts.fault(_("«{value}» is no number of a vertex.", value=parts[0][:SHOWN_TEXT]), line)
            return
        label = parts[1] if len(parts) > 1 and parts[1] else parts[0]
        self.labels[parts[0]] = label
        self.parts.node(label, {"number": int(parts[0])}, line)

    def done(self) -> Records:
        """All records; each line names a vertex of the list, or one that goes by its number."""
        for own, parts, line, directed, relation in self.pending:
            ends = [self._named(number, line) for number in parts[:2]]
            if len(ends) < len("ab"):
                self.parts.edge(own, ("", ""), {}, line)
            elif all(ends):
                said: dict[str, Written] = {"directed": directed, "relation": relation}
                self.parts.edge(own, (ends[0], ends[1]), said | self._said(parts[2:], line), line)
        return self.parts.whole()

    def _named(self, number: str, line: int) -> str:
        if number not in self.labels:
            if self.labels or not VERTEX.fullmatch(number):
                self.parts.fault(_("There is no vertex «{name}».", name=number[:SHOWN_TEXT]), line)
                return ""
            if number not in self.parts.nodes:
                self.parts.node(number, {"number": int(number)}, line)
        return self.labels.get(number, number)

    def _said(self, rest: list[str], line: int) -> dict[str, Written]:
        """What follows both ends: a weight, then words each with a value; times stand between brackets."""
        said: dict[str, Written] = {}
        times = [part for part in rest if part.startswith("[")]
        plain = [part for part in rest if not part.startswith("[")]
        if plain and NUMBER.fullmatch(plain[0]):
            said["weight"] = whole(float(plain.pop(0)))
        elif plain and len(plain) % 2:
            self.parts.fault(_("«{value}» is no number.", value=plain[0][:SHOWN_TEXT]), line)
        words = dict(zip(plain[::2], plain[1::2], strict=False))
        return said | {"label": words.get("l", ""), "times": " ".join(times)}
