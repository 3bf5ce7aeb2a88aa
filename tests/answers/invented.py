"""A seeded field of invented networks for the tests of findings: nothing in it is true of anything."""

import random
from typing import Any

from tests.involvement.make_snapshot import TinySnapshot, make_snapshot

Rows = dict[str, list[dict[str, Any]]]

NAMES = "networks entries entry_agents steps persons places presences ties approaches activities"
LAYERS = ["core", "professional_enabler", "recruited_enabler", "money_mule"]
MECHANISMS = ["M1", "M2", "M3", "M5", "M6", "M7", "M8", "M9"]
MEDIA = ["face_to_face", "phone", "private_chat", "public_online", "game"]


def invented_rows(networks: int = 12, seed: int = 1) -> Rows:
    """Rows of every table the findings read, with gaps."""
    draw = random.Random(seed)
    rows: Rows = {name: [] for name in NAMES.split()}
    rows["places"] = [
        {"place": f"L-{number}", "medium": draw.choice(["offline", "online", "hybrid"])} for number in range(8)
    ]
    for number in range(networks):
        _network(rows, f"N-{number:02}", draw)
    return rows


def invented(networks: int = 12, seed: int = 1) -> TinySnapshot:
    """A snapshot of :func:`invented_rows`."""
    return make_snapshot(**invented_rows(networks, seed))


def _maybe(draw: random.Random, values: list[str]) -> str | None:
    return draw.choice(values) if draw.random() < 0.85 else None


def _network(rows: Rows, network: str, draw: random.Random) -> None:
    rows["networks"].append(
        {
            "network": network,
            "country": draw.choice(["NL", "DE"]),
            "coverage": draw.choice([["all"], ["core"], None]),
            "growth_type_coded": _maybe(draw, ["1", "2", "3", "4"]),
            "geo_core": _maybe(draw, ["local", "national"]),
        }
    )
    members: list[str] = []
    for number in range(2 + int(4 * draw.paretovariate(1.5)) % 40):
        name = f"{network}-{number:02}"
        rows["entries"].append(_entry(name, network, number, rows, draw))
        rows["persons"].append({"person": f"P-{name}", "kind": "identified"})
        if members and draw.random() < 0.7:
            _bring_in(rows, name, draw.choice(members), draw)
        for step in range(draw.randrange(4)):
            medium = _maybe(draw, MEDIA)
            rows["steps"].append(
                {"id": f"S-{name}-{step}", "entry": f"E-{name}", "step": float(step + 1), "medium": medium}
            )
        members.append(f"P-{name}")
    presence = {"presence": f"R-{network}", "person": members[0], "network": network, "place": "L-1"}
    rows["presences"].append(presence | {"function": draw.choice(["meet_core", "buy_tool"])})
    approach = {"approach": f"B-{network}", "person": f"P-{network}-x", "network": network}
    outcome = _maybe(draw, ["refused", "no_answer"])
    rows["approaches"].append(approach | {"medium": _maybe(draw, MEDIA), "outcome": outcome})
    _act(rows, network, random.Random(network))  # of its own: all else stays as it was


def _act(rows: Rows, network: str, draw: random.Random) -> None:
    """What the network did; some of it needs what was done before."""
    rows["networks"][-1]["script_known"] = draw.choice([True, None])
    for number in range(1 + draw.randrange(6)):
        cells = {
            "script_phase": _maybe(draw, ["preparation", "activity", "exit"]),
            "function": _maybe(draw, ["plan", "buy_tool", "casher"]),
            "medium": _maybe(draw, MEDIA),
        }
        needed = [f"AV-{network}-{draw.randrange(number)}"] if number and draw.random() < 0.5 else None
        rows["activities"].append(
            {"activity": f"AV-{network}-{number}", "network": network, "depends_on": needed, **cells}
        )


def _entry(name: str, network: str, number: int, rows: Rows, draw: random.Random) -> dict[str, Any]:
    founder = number < 2
    return {
        "entry": f"E-{name}",
        "person": f"P-{name}",
        "network": network,
        "at": f"{2010 + number // 3}",
        "mechanism": _maybe(draw, MECHANISMS),
        "medium_first_contact": _maybe(draw, MEDIA),
        "medium_commitment": _maybe(draw, MEDIA),
        "founder": "yes" if founder else "no",
        "role": "core" if founder else _maybe(draw, LAYERS),
        "initiative": _maybe(draw, ["network", "person", "broker"]),
        "relation": _maybe(draw, ["member", "contractor"]),
        "place": _maybe(draw, [row["place"] for row in rows["places"]]),
    }


def _bring_in(rows: Rows, name: str, agent: str, draw: random.Random) -> None:
    rows["entry_agents"].append({"id": f"A-{name}", "entry": f"E-{name}", "person": agent, "part": "recruited"})
    media = {"formed_medium": _maybe(draw, MEDIA), "maintained_medium": _maybe(draw, MEDIA)}
    rows["ties"].append({"tie": f"T-{name}", "a": agent, "b": f"P-{name}", "content": "friend", **media})
