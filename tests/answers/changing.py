"""Networks in five sweeps as arrays are turned into a tiny snapshot: a rise, a mix, an instrument, as one asks."""

import random
from typing import Any

from tests.involvement.make_snapshot import TinySnapshot, claim, make_snapshot

YEARS = (2004, 2007, 2010, 2013, 2016)
NAMES = "networks entries investigations case_links samples sources passages claims places"
OLD_COVERS = ["entry.person", "entry.network", "entry.at", "entry.role"]


def changing(
    *, each: int = 8, rise: float = 0.0, mix: float = 0.0, asked_from: int = 0, samples: bool = True, seed: int = 1
) -> TinySnapshot:
    """``each`` networks in each of five sweeps; the share online is .15 (high-tech: .45) and rises by ``rise``.

    ``mix`` is how much the share of high-tech cases grows. Before sweep ``asked_from`` the checklist asked for no way
    in: who came in online bears none, who came in offline does, as in files that tell of it unasked.
    """
    draw = random.Random(seed)
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in NAMES.split()}
    rows["instruments"] = [{"instrument": "OLD", "covers": OLD_COVERS}, {"instrument": "NEW"}]
    rows["places"] = [{"place": "L-1", "medium": "online"}]
    for sweep, year in enumerate(YEARS):
        rows["samples"].append({"sample": f"S{sweep + 1}"})
        for number in range(each):
            _network(rows, draw, f"N-{sweep}{number:02}", sweep, year, rise * sweep / 4, mix * sweep / 4, asked_from)
            if samples:
                rows["networks"][-1]["sample"] = f"S{sweep + 1}"
    return make_snapshot(**rows)


def _network(
    rows: dict[str, list[dict[str, Any]]], draw: random.Random, name: str, sweep: int, year: int,
    rise: float, mix: float, asked_from: int,
) -> None:  # fmt: skip
    high = draw.random() < 0.2 + mix
    rows["networks"].append({"network": name, "it_type": "high_tech_cyber" if high else "low_tech_cyber"})
    began = f"{year + draw.randrange(3)}-{draw.randrange(1, 13):02}"
    rows["investigations"].append({"investigation": f"I-{name}", "started": began, "closed": f"{year + 3}"})
    rows["case_links"].append({"id": f"C-{name}", "investigation": f"I-{name}", "network": name})
    rows["sources"].append({"source": f"F-{name}", "instrument": "OLD" if sweep < asked_from else "NEW"})
    rows["passages"].append({"passage": f"Q-{name}", "source": f"F-{name}"})
    share = draw.betavariate(2.0, 2.0 * (1 - (p := 0.15 + 0.3 * high + rise)) / p)
    for number in range(6 + draw.randrange(10)):
        entry = f"{name}-{number:02}"
        online = draw.random() < share
        way = {"channel": "contact", "medium_first_contact": "private_chat" if online else "face_to_face"}
        if sweep < asked_from and online:
            way = {"channel": "not_asked", "medium": "not_asked", "medium_first_contact": "not_asked"}
        at = f"{year - draw.randrange(3)}-{draw.randrange(1, 13):02}"
        layer = "core" if number < 3 else "money_mule"
        rows["entries"].append({"entry": entry, "person": f"P-{entry}", "network": name, "at": at, "role": layer} | way)
        said = claim("entry", entry, "at", at) | {"claim": f"{entry}:cited", "passages": [f"Q-{name}"]}
        rows["claims"].append(said)
