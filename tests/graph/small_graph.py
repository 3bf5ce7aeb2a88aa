"""A small study of invented people, as rows, for the tests of graphs."""

from typing import Any

from tests.quick_snapshot import quick_snapshot

from inroads.involvement.view import View

Row = dict[str, Any]

ROWS: dict[str, list[Row]] = {
    "sources": [{"source": "CF-01", "kind": "case_file"}],
    "networks": [{"network": "N-01"}],
    "persons": [{"person": f"P-0{number}", "kind": "identified"} for number in range(1, 7)],
    "memberships": [
        {"person": "P-01", "network": "N-01", "standing": "member", "began": "2014", "ended": "2018"},
        {"person": "P-02", "network": "N-01", "standing": "member", "began": "2015"},
        {"person": "P-03", "network": "N-01", "standing": "outside_facilitator"},
        {"person": "P-05", "network": "N-01", "standing": "infiltrator"},
    ],
    "places": [
        {"place": "L-01", "name": "café", "medium": "offline", "kind": "cafe_bar"},
        {"place": "L-02", "name": "forum", "medium": "online", "kind": "forum_open"},
    ],
    "ties": [
        {"tie": "T-1", "a": "P-01", "b": "P-02", "content": "friend", "formed_medium": "face_to_face",
         "maintained_medium": "face_to_face", "began": "2010", "ended": "2020",
         "source": "CF-01", "passage": "p. 1", "access": "statement"},
        {"tie": "T-2", "a": "P-02", "b": "P-03", "content": "money", "formed_medium": "public_online",
         "maintained_medium": "private_chat", "began": "2015-03-01", "ended": "2016-02", "certainty": "possible",
         "source": "CF-01", "passage": "p. 2", "access": "members_online"},
        {"tie": "T-3", "a": "P-03", "b": "P-04", "content": "work", "formed_medium": "phone", "certainty": "probable",
         "source": "CF-01", "passage": "p. 2", "access": "members_online"},
        {"tie": "T-4", "a": "P-01", "b": "P-05", "content": "friend", "maintained_medium": "face_to_face"},
    ],
    "tie_spells": [{"tie": "T-1", "medium": "private_chat", "began": "2012", "ended": "2013"}],
    "presences": [
        {"person": "P-01", "place": "L-01", "began": "2015", "ended": "2016"},
        {"person": "P-02", "place": "L-01", "began": "2016", "ended": "2017"},
        {"person": "P-04", "place": "L-01", "began": "2019"},
        {"person": "P-01", "place": "L-02"},
        {"person": "P-02", "place": "L-02"},
        {"person": "P-06", "place": "L-02"},
    ],
}  # fmt: skip


def small_view(**changed: list[Row]) -> View:
    """The view of the rows, some tables otherwise."""
    return View(quick_snapshot(ROWS | changed))
