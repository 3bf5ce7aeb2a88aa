"""A hand-made dossier of two networks whose passages were had in several ways: each entry meets another fate."""

from functools import cache
from typing import Any

from tests.invented import Folded, fold_rows

Row = dict[str, Any]

ACCESS = {"s": "statement", "p": "public_online", "i": "interview", "u": "unknown"}


def on(letter: str, source: str = "CF-01", page: str = "") -> Row:
    """Where a row was read: statement, public post, interview or unknown, each on a page of its own."""
    return {"source": source, "access": ACCESS[letter], "passage": page or f"p. {letter}"}


def entry(name: str, letter: str, network: str = "N-1", source: str = "CF-01", **cells: str) -> Row:
    """An entry as told on such a page."""
    return {"entry": name, "person": f"P-{name}", "network": network, **cells, **on(letter, source)}


def rows(forum: str = "F-1", told: str = "I-1") -> dict[str, list[Row]]:
    """What each entry meets from a study of forums, in the order of their names.

    =====  =======================================================================
    E-1    the same: all of it is told in public
    E-2    misread: known from school by a statement, asked in public (WORKED 9.1)
    E-3    not seen: told in a statement alone
    E-4    left open: seen in public, the way in told in a statement
    E-5    filled: contested from all sides, settled by what is public
    E-6    in sight only if unknown access is
    E-7    not seen, nor its network
    E-8    a customer by a statement, a member by what is public
    E-9    told in an interview alone, but one of its steps in public
    =====  =======================================================================
    """
    return {
        "sources": [
            {"source": "CF-01", "kind": "case_file"},
            {"source": forum, "kind": "meeting_place"},
            {"source": told, "kind": "interview"},
        ],
        "entries": [
            entry("E-1", "p", source=forum, mechanism="M7"),
            entry("E-2", "s", mechanism="M1", medium_first_contact="face_to_face"),
            entry("E-2", "p", source=forum),
            entry("E-3", "s", mechanism="M6"),
            entry("E-4", "p", source=forum),
            entry("E-4", "s", mechanism="M1", medium="phone"),
            entry("E-5", "p", source=forum, channel="contact", medium="game"),
            entry("E-5", "s", medium="face_to_face"),
            entry("E-6", "u", mechanism="M7"),
            entry("E-7", "s", network="N-2", mechanism="M6"),
            entry("E-8", "p", source=forum, mechanism="M7"),
            entry("E-8", "s", relation="customer_of_service"),
            entry("E-9", "i", source=told, mechanism="M1", medium="face_to_face"),
        ],
        "steps": [
            {"entry": "E-2", "step": 1, "medium": "face_to_face", **on("s")},
            {"entry": "E-2", "step": 2, "medium": "public_online", **on("p", forum)},
            {"entry": "E-9", "step": 1, "medium": "face_to_face", **on("i", told)},
            {"entry": "E-9", "step": 2, "medium": "public_online", **on("p", forum)},
        ],
    }


@cache
def dossier() -> Folded:
    """The dossier, folded."""
    return fold_rows(rows())
