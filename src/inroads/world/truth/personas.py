"""Who really stands behind each handle, in posts and in case files; bystanders are nobody."""

from typing import Any

from inroads.world.names import Names
from inroads.world.trace.board_events import persona_of
from inroads.world.trace.pen import Rows, day_of
from inroads.world.trace.texts import Texts


def personas(texts: Texts, names: Names, rows: Rows) -> list[dict[str, Any]]:
    """One record for each handle and person; a handle that was sold has two, with the day between them."""
    of_place = {board.place.number: board for board in texts.boards}
    sold = {(sale.place, sale.seller): sale for sale in texts.sales}
    found: list[dict[str, Any]] = []
    for number, board in of_place.items():
        for person in board.handles:
            record = {"persona": persona_of(board, person), "person": names.person(person)}
            sale = sold.get((number, person))
            found.append(record | ({"ended": day_of(sale.day)} if sale else {}))
            if sale:
                found.append(record | {"person": names.person(sale.buyer), "began": day_of(sale.day)})
    persons = {row["persona"]: row["person"] for row in rows.get("identities", [])}
    return found + [{"persona": persona, "person": person} for persona, person in sorted(persons.items())]
