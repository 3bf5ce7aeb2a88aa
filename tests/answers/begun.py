"""Networks that began at an online place or with contacts offline, with so many members who came later."""

from typing import Any

from tests.involvement.make_snapshot import entry, make_snapshot

from inroads.involvement.view import View

WAYS: dict[str, dict[str, Any]] = {
    "online_place": {"channel": "place", "medium": "public_online"},
    "social": {"channel": "contact", "medium": "face_to_face"},
    "open": {},
}


def network(number: int, origin: str, later: int, **cells: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """One network: three founders of one way in, and so many mules who came years after."""
    name = f"N-{number:02}"
    founders = [
        entry(f"{name}-F{place}", name, role="core", founder="yes", at="2010", **WAYS[origin]) for place in range(3)
    ]
    mules = [
        entry(f"{name}-M{place}", name, role="money_mule", founder="no", at="2014", **WAYS["social"])
        for place in range(later)
    ]
    return {"network": name, "it_type": "low_tech_cyber", "country": "NL", **cells}, [*founders, *mules]


def begun(*made: tuple[dict[str, Any], list[dict[str, Any]]], **rows: Any) -> View:
    """A view of these networks."""
    return View(
        make_snapshot(
            networks=[row for row, _rows in made], entries=[one for _row, rows in made for one in rows], **rows
        )
    )


def two_kinds(online: list[int], social: list[int], unknown: list[int] | None = None) -> View:
    """Networks of one stratum, by how many came later."""
    kinds = [("online_place", n) for n in online] + [("social", n) for n in social]
    kinds += [("open", n) for n in unknown or []]
    return begun(*[network(number, origin, later) for number, (origin, later) in enumerate(kinds)])
