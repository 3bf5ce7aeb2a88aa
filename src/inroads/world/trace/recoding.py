"""Dossiers coded a second time, from what a study of forums alone could have seen of them.

Some of these coders know the rest of the file, and read rightly what others must make out of the passage alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from inroads.world.annotator import Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Approach, Tie
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.pen import Row
from inroads.world.trace.reading import Reader

VANTAGE = "forum_study"
SEEN = ("public_online", "members_online")
BLIND, KNOWING = "C7", "C8"
OUT_OF_CONTEXT = 0.15
"""How often, beyond the errors of every coder, somebody who sees only a part reads something else in it; invented."""

Fact = Way | Approach | Tie


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as told in a paragraph: where, in which sentences, by which access, and what the coder says of that."""

    fact: Fact
    whole: str
    sentences: list[str]
    access: str
    stated: str


@dataclass
class Recodings:
    """Rows of second coders, and what they had before them."""

    rows: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)


def recode(settings: Settings, names: Names, dice: Dice, dossiers: Iterable[tuple[str, Case, list[Told]]]) -> Recodings:
    """Each dossier that holds anything to be seen, coded by somebody else."""
    made = Recodings()
    for name, case, told in dossiers:
        seen = [one for one in told if one.access in SEEN]
        if not seen:
            continue
        knows = dice.chance(settings.knows_rest)
        reader = Reader(settings, names, dice, KNOWING if knows else BLIND)
        wrong = 0.0 if knows else settings.misread + (1 - settings.misread) * OUT_OF_CONTEXT
        for one in seen:
            _recode(reader, case, one, wrong)
        made.rows += reader.rows
        record = {"document": name, "coder": reader.coder, "knows_rest": knows, "vantage": VANTAGE}
        made.records.append(record | {"passages": [one.whole for one in seen]})
    return made


def _recode(reader: Reader, case: Case, told: Told, wrong: float) -> None:
    if isinstance(told.fact, Way):
        cells = reader.entry(case, told.fact, ("channel", "place"))
        reader.put("entries", [told.whole], reader.misread(cells, told.fact, wrong))
    elif isinstance(told.fact, Tie):
        reader.put("ties", [told.whole], reader.tie(told.fact))
    else:
        reader.put("approaches", [told.whole], reader.approach(case, told.fact, "", told.fact.outcome))
