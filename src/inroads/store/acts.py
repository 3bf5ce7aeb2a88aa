"""Which acts stand: an act is what one verb wrote in one transaction, and an act can be undone."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inroads.store.ledger import Ledger

NOT_KEPT, KEPT_AS_END = "no", "end"
"""What an act says of a file of which only the hash is kept, or only the end, after an earlier file."""
ACT_VERBS = ("new", "frame", "add", "code", "withdraw", "adjudicate", "decline", "sample", "signs", "undo")


@dataclass(frozen=True)
class Act:
    """One verb as it was carried out: its id, when, by whom, which verb, and what it says of itself."""

    id: str
    at: str
    author: str
    verb: str
    content: dict[str, object]


def read_acts(ledger: Ledger) -> list[Act]:
    """All acts in the order of the ledger, undone ones among them."""
    return [Act(id_, at, author, verb, json.loads(body)) for id_, at, author, verb, body in ledger.bodies(*ACT_VERBS)]


def files_of(act: Act) -> list[dict[str, str]]:
    """The files that an act brought in: sha256, source, name, reader, bytes; ``of`` where one was made of another."""
    files = act.content.get("files", [])
    return [{str(key): str(value) for key, value in file.items()} for file in files] if isinstance(files, list) else []


def brought_in(acts: Iterable[Act]) -> list[tuple[str, str]]:
    """(sha256, name) of every file of these acts."""
    return [(file["sha256"], file["name"]) for act in acts for file in files_of(act)]


def evidence_of(acts: Iterable[Act]) -> list[tuple[str, str]]:
    """(sha256, name) of the files of these acts whose content the study keeps.

    A file that holds what may not be stored (passwords, addresses) is known by its hash alone; one that grew by its
    end, which is a file of its own.
    """
    return [(file["sha256"], file["name"]) for act in acts for file in files_of(act) if "kept" not in file]


def undone(acts: Sequence[Act]) -> set[str]:
    """The ids of the acts that do not stand, because an undo that stands names them; acts in the order of the ledger.

    An undo can itself be undone: what it took away then stands again.
    """
    gone: set[str] = set()
    for act in reversed(acts):
        if act.verb == "undo" and act.id not in gone:
            gone.add(str(act.content["act"]))
    return gone


def standing_acts(ledger: Ledger) -> list[Act]:
    """The acts that stand, in the order of the ledger."""
    acts = read_acts(ledger)
    gone = undone(acts)
    return [act for act in acts if act.id not in gone]
