"""What goes from one person of a network to another: money, data, tools, cards."""

from inroads.world.life.running import Running
from inroads.world.life.scene import Scene
from inroads.world.life.spells import Spells, there_at
from inroads.world.log import Flow

KINDS = {"money": 3.0, "cash": 3.0, "card_or_account": 2.0, "crypto": 1.5, "data": 1.0, "tool": 1.0, "service": 0.5}
HANDS = ("cash", "card_or_account")
FROM_TO = {
    "money": (("money_mule",), ("core", "recruited_enabler")),
    "cash": (("money_mule", "recruited_enabler"), ("core",)),
    "card_or_account": (("money_mule",), ("recruited_enabler", "core")),
    "crypto": (("core",), ("professional_enabler", "core")),
    "data": (("professional_enabler", "recruited_enabler"), ("core",)),
    "tool": (("professional_enabler",), ("core",)),
    "service": (("professional_enabler",), ("core",)),
}
SUMS = {"money": 1800.0, "cash": 900.0, "crypto": 2500.0}
"""Median amount in euros; of anything else there is one: invented."""
TRIES = 8


def pay(scene: Scene, running: Running, spells: Spells) -> None:
    """The flows in the life of a network, in the order of days; with no internet all goes from hand to hand."""
    life, dice = running.life, scene.dice
    span = max(1, life.ended - life.founded - 1)
    kinds = KINDS if scene.online > 0 else {kind: KINDS[kind] for kind in HANDS}
    flows = []
    for day in sorted(life.founded + 1 + dice.below(span) for _ in range(dice.poisson(scene.settings.flows))):
        flow = _flow(scene, spells, dice.weighted(kinds), day)
        if flow:
            flows.append(flow)
    life.flows = flows


def _flow(scene: Scene, spells: Spells, what: str, day: int) -> Flow | None:
    """A flow between two who are in that day; if no two fit, cash goes from one of the core to another."""
    dice = scene.dice
    givers, takers = (there_at(spells, day, *layers) for layers in FROM_TO[what])
    if not givers or not takers or set(givers) == set(takers):
        givers = takers = there_at(spells, day, "core")
        what = "cash"
    pairs = [(giver, taker) for giver in givers for taker in takers if giver != taker]
    if not pairs:
        return None
    sender, receiver = dice.pick(pairs)
    medium = "face_to_face" if what in HANDS else "private_chat"
    amount = max(1, round(dice.lognormal(SUMS[what], 0.9))) if what in SUMS else 1
    return Flow(scene.count("flow"), sender, receiver, what, amount, medium, None, day)
