"""Who really writes under each handle, when, and how he came by it; bystanders are nobody."""

from typing import Any

from inroads.world.names import Names
from inroads.world.trace.board_events import persona_of
from inroads.world.trace.boards import Board
from inroads.world.trace.handles import spell_of
from inroads.world.trace.pen import Rows, day_of
from inroads.world.trace.texts import Texts

NOT = "not"
ALWAYS = ("persona", "person", "kind")

Record = dict[str, Any]


def personas(texts: Texts, names: Names, rows: Rows) -> list[Record]:
    """One record for each handle and person.

    ``kind`` is own, sold, shared, impersonated, police or bot; ``alias`` is there where somebody is called otherwise
    elsewhere, ``known`` where a coder says so.
    """
    found = [record for board in texts.boards for record in _own(texts, board, names)]
    of_place = {board.place.number: board for board in texts.boards}
    for handle in texts.handles:
        record: Record = {"persona": f"{of_place[handle.place].name} · {handle.name}", "person": handle.person}
        found.append(record | {"kind": handle.kind, "of": handle.of} | spell_of(handle))
    known = {(row["persona"], row["person"]) for row in _judged(texts, rows) if row["verdict"] != NOT}
    for record in found:
        record["known"] = (record["persona"], record["person"]) in known
    persons = {row["persona"]: row["person"] for row in rows.get("identities", [])}
    found += [_in_file(persona, person) for persona, person in sorted(persons.items())]
    return [{name: said for name, said in record.items() if name in ALWAYS or said} for record in found]


def _own(texts: Texts, board: Board, names: Names) -> list[Record]:
    sold = {
        handle.owner: handle for handle in texts.handles if (handle.place, handle.kind) == (board.place.number, "sold")
    }
    found = []
    for person, handle in board.handles.items():
        record: Record = {"persona": persona_of(board, person), "person": names.person(person), "kind": "own"}
        record["alias"] = not handle.startswith(names.persona(person))
        sale = sold.get(person)
        found.append(record | ({"ended": day_of(sale.began)} if sale and sale.began else {}))
    return found


def _in_file(persona: str, person: str) -> Record:
    return {"persona": persona, "person": person, "kind": "own", "known": True}


def _judged(texts: Texts, rows: Rows) -> list[Record]:
    return [*rows.get("identities", []), *(row for row in texts.codings if row["table"] == "identities")]
