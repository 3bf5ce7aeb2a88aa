"""Which ties a file holds, and what a coder writes of them: more of those who came in, and some because they did."""

from inroads.world.annotator import COARSE, Way
from inroads.world.case import Case
from inroads.world.log import Tie
from inroads.world.trace.pen import Pen, day_of


def ties_told(pen: Pen, case: Case, told: list[Way]) -> set[int]:
    """The ties of which the file holds a word; those through which somebody came in are among them."""
    inside = {way.joining.person for way in told if way.joining.role}
    used = {way.joining.tie for way in told}
    return {tie.number for tie in case.life.ties if _told(pen, tie, inside, used)}


def _told(pen: Pen, tie: Tie, inside: set[int], used: set[int | None]) -> bool:
    if tie.began > pen.sight.ends or not (pen.tells_of(tie.a) and pen.tells_of(tie.b)):
        return False
    if tie.number in used:
        return True
    share = pen.settings.outsider_ties
    if share < 1 and not (tie.a in inside and tie.b in inside) and not pen.dice.chance(share):
        return False
    pen.about(tie.a, tie.b)
    return not (pen.lost and pen.dice.chance(pen.lost))


def write_tie(pen: Pen, tie: Tie, founded: int, entered: int | None) -> None:
    """Write a tie and the spells in which it was kept.

    One that is written down because of an entry bears the year of that entry, the day ``entered``, and no more.
    """
    pen.about(tie.a, tie.b)
    name, blank = pen.names.tie(tie.number), pen.settings.cell_blank
    for_entry = entered is not None and pen.settings.tie_for_entry > 0 and pen.dice.chance(pen.settings.tie_for_entry)
    both = not pen.lacks(blank)
    cells = {
        "tie": name,
        "a": pen.person(tie.a),
        "b": pen.person(tie.b),
        "content": tie.content,
        "formed_medium": pen.medium(tie.formed) if both or pen.dice.chance(0.5) else pen.blank(),
        "maintained_medium": pen.medium(tie.kept) if both else pen.blank(),
        "formed_place": pen.place(tie.place) if both else "",
        "introduced_by": pen.person(tie.introducer),
        "strength": pen.maybe("strong" if tie.strong else "weak"),
        "began": day_of(entered)[:4] if for_entry and entered is not None else pen.date(tie.began),
        "predates_network": "" if for_entry else pen.maybe("yes" if tie.began < founded else "no"),
    }
    pen.put_found("ties", cells, COARSE[tie.formed])
    asked = pen.asks_of(COARSE[tie.formed]) and pen.asks_of(COARSE[tie.kept])
    if both and asked and not for_entry and not pen.lacks(blank):
        _spells(pen, tie, name)


def _spells(pen: Pen, tie: Tie, name: str) -> None:
    """Which spell was the last is always told: else ties that moved would be unknown more often than the others."""
    if tie.switched is None or tie.switched > pen.sight.ends:
        pen.put_found(
            "tie_spells",
            {"tie": name, "medium": tie.formed, "began": pen.date(tie.began, heaps=False)},
            COARSE[tie.formed],
        )
        return
    began, switched = day_of(tie.began), day_of(tie.switched)
    spell = {"tie": name, "medium": tie.formed, "began": began, "ended": switched}
    pen.put_found("tie_spells", spell, COARSE[tie.formed])
    pen.put_found("tie_spells", {"tie": name, "medium": tie.kept, "began": switched}, COARSE[tie.kept])
