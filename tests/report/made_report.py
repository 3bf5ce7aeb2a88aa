"""A small invented snapshot and hand-made findings."""

from dataclasses import dataclass, field
from typing import Any

import polars as pl

from inroads.answers.finding import Finding, Record, Variant
from inroads.report.about import About

WAYS = [(channel, medium) for channel in ("contact", "place") for medium in ("offline", "remote_voice", "online")]
ROLES = ("core", "professional_enabler", "recruited_enabler", "money_mule")
DUTCH = {"core": "kernlid", "private_chat": "privéchat", "face_to_face": "onder vier ogen", "kin": "familie"}
CLAIM_SCHEMA = {
    "claim": pl.String, "unit_type": pl.String, "unit": pl.String, "variable": pl.String, "value": pl.String,
    "polarity": pl.String, "coder": pl.String, "at": pl.String, "certainty": pl.String, "grade": pl.String,
    "passages": pl.List(pl.String), "state": pl.String, "cell": pl.String,
}  # fmt: skip
PASSAGE_SCHEMA = dict.fromkeys(
    ("passage", "source", "document", "locator", "speaker", "access", "use_restriction", "quote"), pl.String
)


@dataclass(frozen=True)
class FewLabels:
    """A frame that labels a handful of values."""

    name: str = "inroads@1"

    def label(self, _unit: str, _variable: str, value: str, lang: str) -> str:
        """The label of a value, or the value itself."""
        english = value.replace("_", " ")
        return DUTCH.get(value, english) if lang == "nl" else english

    def variable(self, _unit: str, _name: str) -> None:
        """No variable is declared."""
        return


@dataclass
class MadeSnapshot:
    """A snapshot made by hand."""

    claims: list[Record] = field(default_factory=list)
    passages: list[Record] = field(default_factory=list)
    id: str = "7f3a9c0000000000"
    frame: FewLabels = field(default_factory=FewLabels)
    title: str = "An invented field"
    heads: list[str] = field(default_factory=lambda: ["aa" * 32, "bb" * 32])
    length: int = 12345

    def table(self, name: str) -> pl.DataFrame:
        """The claims or the passages."""
        if name == "claims":
            return pl.DataFrame(self.claims, schema=CLAIM_SCHEMA)
        return pl.DataFrame(self.passages, schema=PASSAGE_SCHEMA)

    def say(self, kind: str, unit: str, variable: str, value: str, **more: Any) -> str:
        """Add a claim with a passage of its own; returns the id of the claim."""
        number = len(self.claims) + 1
        claim = f"c{number:063d}"
        passage = {
            "passage": f"p{number}", "source": "S-01", "document": "cases.xlsx",
            "locator": f"cases.xlsx#{kind}!{chr(65 + number % 26)}{number}", "speaker": None, "access": "records",
            "use_restriction": more.pop("use_restriction", None), "quote": more.pop("quote", None),
        }  # fmt: skip
        self.passages.append(passage)
        given = {
            "polarity": "present",
            "coder": "C1",
            "at": None,
            "certainty": "certain",
            "grade": None,
            "state": "standing",
        }
        self.claims.append(
            {"claim": claim, "unit_type": kind, "unit": unit, "variable": variable, "value": value}
            | given | {"cell": passage["locator"]} | more | {"passages": [passage["passage"]]}
        )  # fmt: skip
        return claim


def make_field(networks: int = 6, entries: int = 40) -> tuple[MadeSnapshot, list[Record]]:
    """A snapshot of ``entries`` entries into ``networks`` networks, and what each entry is."""
    snapshot = MadeSnapshot()
    for number in range(1, networks + 1):
        snapshot.say("network", f"N-{number:02d}", "exists", "yes")
        snapshot.say("network", f"N-{number:02d}", "it_type", "low_tech_cyber", certainty="probable", grade="B2")
    return snapshot, [_make_entry(snapshot, number, networks) for number in range(1, entries + 1)]


def _make_entry(snapshot: MadeSnapshot, number: int, networks: int) -> Record:
    entry, network = f"E-{number:03d}", f"N-{number * number % networks + 1:02d}"
    channel, medium = WAYS[number * 7 % 6] if number % 9 else ("contact", "not_recorded")
    role = ROLES[number % 4]
    said = {
        "exists": "yes", "person": f"P-{number:03d}", "network": network, "role": role, "channel": channel,
        "at": "2014-05", "mechanism": "M2", "medium_commitment": "private_chat", "relation": "member",
        "initiative": "network", "founder": "no",
    }  # fmt: skip
    claims = [snapshot.say("entry", entry, variable, value) for variable, value in said.items()]
    if medium != "not_recorded":
        claims.append(snapshot.say("entry", entry, "medium_first_contact", medium))
    for step in (1, 2):
        for variable, value in {"entry": entry, "step": str(step), "medium": "private_chat"}.items():
            claims.append(snapshot.say("step", f"{entry} · {step}", variable, value))
    return {
        "entry": entry, "network": network, "channel": channel, "medium": medium, "role": role, "claims": claims
    }  # fmt: skip


def make_two_by_two(entries: list[Record], snapshot: str = "7f3a") -> Finding:
    """The 2x2 of the entries, with intervals that are only roughly right."""
    table: list[Record] = []
    lineage: dict[str, list[str]] = {}
    units: dict[str, list[tuple[str, str]]] = {}
    for estimand in ("per_network", "per_entry", "any_use"):
        for layer in ("all", *ROLES):
            of_layer = [one for one in entries if layer in ("all", one["role"])]
            for channel, medium in [*WAYS, ("contact", "not_recorded")]:
                cell = [one for one in of_layer if (one["channel"], one["medium"]) == (channel, medium)]
                row = f"{estimand}/{layer}/{channel}/{medium}"
                table.append(_cell_record(row, cell, of_layer))
                lineage[row] = [claim for one in cell for claim in one["claims"]]
                units[row] = _units(cell, "network" if estimand == "any_use" else "entry")
    return Finding(
        id="mechanisms.two_by_two", unit="entry",
        question="Through whom or where did people come in, offline or online?",
        n=len(entries), table=table, answer="Most came in through somebody they knew: 27 of 40 known entries.",
        variants=[
            Variant("phone_online", [record for record in table if record["layer"] == "all"]),
            Variant("recorded_only", [{"row": "x", "medium": "online", "n": 3, "of": 9, "low": 0.12, "high": 0.65}]),
        ],
        picture=make_picture(),
        caveats=["Cases were chosen because they were investigated.", "Intervals are by network."],
        selection="40 invented networks, selected on nothing.", lineage=lineage, units=units, snapshot=snapshot,
        parameters={"roll_up": "phone_apart"}, seed=1,
    )  # fmt: skip


def _units(cell: list[Record], kind: str) -> list[tuple[str, str]]:
    return [(kind, name) for name in dict.fromkeys(one[kind] for one in cell)]


def _cell_record(row: str, cell: list[Record], of_layer: list[Record]) -> Record:
    estimand, layer, channel, medium = row.split("/")
    known = [one for one in of_layer if one["medium"] != "not_recorded"]
    networks = len({one["network"] for one in known})
    n = len({one["network"] for one in cell}) if estimand == "any_use" else len(cell)
    of = networks if estimand == "any_use" else len(known) if medium != "not_recorded" else len(of_layer)
    share = n / of if of else None
    sure = share is not None and medium != "not_recorded"
    return {
        "row": row, "estimand": estimand, "layer": layer, "channel": channel, "medium": medium, "n": n, "of": of,
        "networks": networks, "share": share, "low": max(0.0, share - 0.12) if sure else None,
        "high": min(1.0, share + 0.14) if sure else None, "bound_low": max(0.0, share - 0.2) if sure else None,
        "bound_high": min(1.0, share + 0.25) if sure else None,
    }  # fmt: skip


def make_picture() -> dict[str, Any]:
    """A chart of two dots with their intervals."""
    values = [
        {"medium": "offline", "share": 0.52, "low": 0.4, "high": 0.66},
        {"medium": "online", "share": 0.31, "low": 0.2, "high": 0.45},
    ]
    y = {"field": "medium", "type": "nominal", "title": None}
    colour = {
        "field": "medium", "type": "nominal", "legend": None,
        "scale": {"domain": ["offline", "online"], "range": ["#C75B12", "#0072B2"]},
    }  # fmt: skip
    share = {"field": "low", "type": "quantitative", "axis": {"format": ".0%"}, "title": "share of entries"}
    return {
        "width": 480, "data": {"values": values},
        "layer": [
            {"mark": "rule", "encoding": {"x": share, "x2": {"field": "high"}, "y": y, "color": colour}},
            {"mark": {"type": "point", "filled": True, "size": 90}, "encoding": {
                "x": {"field": "share", "type": "quantitative"}, "y": y, "color": colour,
                "shape": {"field": "medium", "scale": {"domain": ["offline", "online"], "range": ["square", "circle"]},
                          "legend": None},
            }},
        ],
    }  # fmt: skip


def make_pathways() -> Finding:
    """A finding that is a plain list of records."""
    table = [
        {"row": "offline > online", "path": "offline > online", "mixed": True, "n": 9, "of": 21, "share": 9 / 21,
         "low": 0.24, "high": 0.63},
        {"row": "online", "path": "online", "mixed": False, "n": 12, "of": 21, "share": 12 / 21,
         "low": 0.37, "high": 0.76},
        {"row": "not_recorded", "path": "not_recorded", "mixed": None, "n": 4, "of": 25, "share": 0.16,
         "low": None, "high": None},
    ]  # fmt: skip
    return Finding(
        id="mechanisms.pathways", question="In which steps did they come in?", unit="entry", n=25, table=table,
        answer="Mixed sequences are as common as single ones.",
        units={"online": [("entry", "E-001"), ("entry", "E-002")]},
    )  # fmt: skip


def make_by_role() -> Finding:
    """A finding that reads best as a cross."""
    table = [
        {"row": f"{role}/{channel}/{medium}", "role": role, "channel": channel, "medium": medium, "n": 3 + at, "of": 44,
         "share": (3 + at) / 44, "low": 0.02, "high": 0.31}
        for role in (*ROLES, "not_recorded")
        for at, (channel, medium) in enumerate(WAYS)
    ]  # fmt: skip
    return Finding(
        id="mechanisms.by_role", question="Does the way in differ by role?", unit="entry", n=44, table=table,
        answer="Mules came in offline.", picture=make_picture(),
    )  # fmt: skip


def make_report_parts() -> tuple[MadeSnapshot, list[Finding], About]:
    """A small report: a snapshot, three findings and what the study says of itself."""
    snapshot, entries = make_field()
    open_ = {"quote": "met at the bar", "use_restriction": "publishable", "state": "contested"}
    closed = {"quote": "never met", "use_restriction": "internal", "state": "contested"}
    snapshot.say("entry", "E-003", "channel", "place", coder="C2", **open_)
    snapshot.say("entry", "E-003", "channel", "contact", coder="C1", **closed)
    snapshot.say("entry", "E-004", "medium_first_contact", "online", polarity="absent")
    about = About(
        question="How do offline and online ways in hang together?",
        period="1996-2019",
        seed=1,
        versions={"Inroads": "0.0"},
    )
    return snapshot, [make_two_by_two(entries), make_pathways(), make_by_role()], about
