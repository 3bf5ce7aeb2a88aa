"""Dossiers beside the case files: chapters of six accesses, and what a coder writes of their paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from inroads.world.annotator import COARSE, Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Approach, Tie
from inroads.world.names import Names
from inroads.world.phrases import Phrases, language_of
from inroads.world.settings import Settings
from inroads.world.trace.paper import Paper, Place
from inroads.world.trace.pen import Row, day_of
from inroads.world.trace.reading import Reader
from inroads.world.trace.telling import Teller

CODER = "C6"
CHAPTERS = (
    "phone_intercept", "device_extract", "statement", "physical_observation", "private_online_seized", "members_online",
)  # fmt: skip
HEARD = {
    "offline": {"statement": 3.0, "physical_observation": 2.0, "phone_intercept": 2.0, "device_extract": 1.0},
    "remote_voice": {"phone_intercept": 4.0, "statement": 2.0},
    "online": {"device_extract": 3.0, "private_online_seized": 2.0, "members_online": 2.0, "statement": 1.0},
}
"""By what access a thing is heard of; each may tell of each world."""
STATED = {"chapter": 3.0, "paragraph": 2.0, "row": 1.5}
"""Where the access is said: of the chapter, of each paragraph, or by the coder with each row."""
ENTRIES, APPROACHES, TIES = 14, 4, 4
TOLD_TWICE, OTHER_INSIDE = 0.15, 0.15

Fact = Way | Approach | Tie


@dataclass
class Dossiers:
    """Texts by name, codings, and the rows of their sources."""

    texts: dict[str, str] = field(default_factory=dict)
    codings: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)


def write_dossiers(settings: Settings, cases: list[Case], names: Names, dice: Dice) -> Dossiers:
    """A dossier for some of the networks in the files; the first has one where any has."""
    made = Dossiers()
    reader = Reader(settings, names, dice, CODER)
    for number, case in enumerate(case for case in cases if case.life.investigated):
        kept = dice.chance(settings.dossiers)
        if settings.dossiers and (kept or number == 0):
            _Dossier(f"DOS-{case.life.number:02d}", case, reader, made).write()
    made.codings = reader.rows
    return made


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact as told in a paragraph: where, in which sentences, and with which access the coder says it."""

    fact: Fact
    whole: str
    sentences: list[str]
    access: str


class _Dossier:
    """One dossier while it is written."""

    def __init__(self, name: str, case: Case, reader: Reader, made: Dossiers) -> None:
        self.name = name
        self.case = case
        self.reader = reader
        self.made = made
        self.dice = reader.dice
        self.language = language_of(case.life.country)
        self.phrases = Phrases(self.language, self.dice)
        self.teller = Teller(self.phrases, reader.names)
        self.paper = Paper(name)
        self.told: list[_Told] = []

    def write(self) -> None:
        """Write chapter after chapter, then what a coder makes of the whole."""
        heard = self._heard()
        for access in CHAPTERS:
            self._chapter(access, heard[access])
        self.made.texts[self.name] = self.paper.text
        self.made.sources.append(_source_row(self.name, self.case, self.language))
        self._code()

    def _heard(self) -> dict[str, list[Fact]]:
        """Which facts stand in which chapter; the first six facts fill the six chapters, whatever they tell of."""
        life = self.case.life
        facts: list[Fact] = [*self._some(self.case.ways, ENTRIES)]
        facts += [*self._some(life.approaches, APPROACHES), *self._some(life.ties, TIES)]
        heard: dict[str, list[Fact]] = {access: [] for access in CHAPTERS}
        for number, fact in enumerate(facts):
            first = CHAPTERS[number] if number < len(CHAPTERS) else self.dice.weighted(HEARD[_world(fact)])
            heard[first].append(fact)
            second = self.dice.pick(CHAPTERS)
            if isinstance(fact, Way) and second != first and self.dice.chance(TOLD_TWICE):
                heard[second].append(fact)
        return heard

    def _some(self, things: Iterable[Fact], most: int) -> list[Fact]:
        left = list(things)
        return [left.pop(self.dice.below(len(left))) for _turn in range(min(most, len(left)))]

    def _chapter(self, access: str, facts: list[Fact]) -> None:
        silent = self.dice.chance(self.reader.settings.access_unstated)
        how = "" if silent else self.dice.weighted(STATED)
        began = self.paper.heading(self.phrases.say("chapter", access))
        for fact in facts:
            self._paragraph(fact, access, how)
            if self.dice.chance(0.3):
                self.paper.paragraph([self.phrases.say("paragraph", "filler")])
        self.paper.paragraph([self.phrases.say("paragraph", "filler")])
        if how == "chapter":
            self._state(self.paper.since(began), access)

    def _paragraph(self, fact: Fact, access: str, how: str) -> None:
        whole, *sentences = self.paper.paragraph(self._sentences(fact, access))
        if how == "paragraph":
            self._state(whole, access)
        elif how == "chapter" and self.dice.chance(OTHER_INSIDE):
            self._state(whole, self.dice.pick([name for name in CHAPTERS if name != access]))
        own = access if how == "row" else ""
        references = [self.paper.reference(place) for place in sentences]
        self.told.append(_Told(fact, self.paper.reference(whole), references, own))

    def _state(self, place: Place, access: str) -> None:
        self.reader.put("passages", [self.paper.reference(place)], {"access": access})

    def _sentences(self, fact: Fact, access: str) -> list[str]:
        """What is said, and for a way in one sentence more for each of its steps."""
        if isinstance(fact, Way):
            slots = self.teller.of_way(self.case, fact)
            said, day = self.phrases.say("fact", fact.mechanism, **slots), fact.joining.at
            who = slots["who"]
        else:
            slots = self.teller.of_tie(fact) if isinstance(fact, Tie) else self.teller.of_approach(fact)
            said = self.phrases.say("paragraph", "tie" if isinstance(fact, Tie) else "approach", **slots)
            day, who = (fact.began, slots["a"]) if isinstance(fact, Tie) else (fact.at, slots["other"])
        told = [self.phrases.sentence("paragraph", access, said=said, who=who, day=day_of(day))]
        steps = fact.joining.steps if isinstance(fact, Way) else []
        media = [self.teller.medium(step.medium) for step in steps]
        return told + [self.phrases.sentence("paragraph", "step", medium=medium) for medium in media]

    def _code(self) -> None:
        """A way in told in two paragraphs rests on both; its steps are read where it is told first."""
        of_way: dict[int, list[_Told]] = {}
        for told in self.told:
            if isinstance(told.fact, Way):
                of_way.setdefault(told.fact.joining.number, []).append(told)
            elif isinstance(told.fact, Tie):
                self.reader.put("ties", [told.whole], self.reader.tie(told.fact), told.access)
            else:
                cells = self.reader.approach(self.case, told.fact, day_of(told.fact.at)[:7], told.fact.outcome)
                self.reader.put("approaches", [told.whole], cells, told.access)
        for tellings in of_way.values():
            self._code_way(tellings)

    def _code_way(self, tellings: list[_Told]) -> None:
        way = tellings[0].fact
        if not isinstance(way, Way):
            return
        cells = self.reader.entry(self.case, way, ("channel", "place"))
        cells = self.reader.misread(cells, way, self.reader.settings.misread) | {"at": day_of(way.joining.at)[:7]}
        plain = [told.whole for told in tellings if not told.access]
        if plain:
            self.reader.put("entries", plain, cells)
        for told in tellings:
            if told.access:
                self.reader.put("entries", [told.whole], cells, told.access)
        first = tellings[0]
        for number, (step, place) in enumerate(zip(way.joining.steps, first.sentences[1:], strict=True), 1):
            self.reader.put("steps", [place], self.reader.step(way, number, step), first.access)
        self.reader.put("entry_agents", [first.whole], self.reader.agent(way), first.access)


def _world(fact: Fact) -> str:
    if isinstance(fact, Way):
        return COARSE[fact.joining.steps[0].medium]
    return COARSE[fact.formed if isinstance(fact, Tie) else fact.medium]


def _source_row(name: str, case: Case, language: str) -> Row:
    return {
        "source": name, "kind": "case_file", "doc_type": "pv_summary", "collection": "sampled", "legal_basis": "wjsg",
        "investigation": f"INV-{case.life.number:02d}", "may_link": "yes", "language": language,
    }  # fmt: skip
