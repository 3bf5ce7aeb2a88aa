"""Who is in a network on a day."""

from inroads.world.log import NetworkLife

Spells = list[tuple[int, int, int, str]]


def spells_of(life: NetworkLife) -> Spells:
    """Person, first day, last day and layer of each spell of those who know what they are in."""
    leavings: dict[int, list[int]] = {}
    for leaving in sorted(life.leavings, key=lambda one: -one.at):
        leavings.setdefault(leaving.person, []).append(leaving.at)
    return [
        (joining.person, joining.at, leavings[joining.person].pop(), joining.role)
        for joining in sorted(life.joinings, key=lambda one: one.at)
        if joining.role and "deceived" not in joining.circumstances and leavings.get(joining.person)
    ]


def there_at(spells: Spells, day: int, *layers: str) -> list[int]:
    """Who is in that day, in one of the layers, or in any."""
    return [
        person for person, began, ended, layer in spells if began <= day < ended and (not layers or layer in layers)
    ]
