"""Dossiers beside the case files: chapters of six accesses, and what a coder writes of their paragraphs."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from inroads.world.annotator import COARSE, Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.log import Approach, Step, Tie
from inroads.world.names import Names
from inroads.world.phrases import Phrases, language_of
from inroads.world.settings import Settings
from inroads.world.trace.mentions import Mentions
from inroads.world.trace.paper import Paper, Place
from inroads.world.trace.pen import Row, day_of
from inroads.world.trace.reading import Reader
from inroads.world.trace.recoding import Fact, Told
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


@dataclass
class Dossiers:
    """Texts by name, codings, and the rows of their sources."""

    texts: dict[str, str] = field(default_factory=dict)
    codings: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    told: list[tuple[str, Case, list[Told]]] = field(default_factory=list)
    mentions: Mentions = field(default_factory=Mentions)


def write_dossiers(settings: Settings, cases: list[Case], names: Names, dice: Dice) -> Dossiers:
    """A dossier for some of the networks in the files; the first has one where any has."""
    made = Dossiers()
    reader = Reader(settings, names, dice, CODER)
    inside = [case for case in cases if case.life.investigated]
    for number, case in enumerate(inside):
        reader.late = number / max(1, len(inside) - 1)
        kept = dice.chance(settings.dossiers)
        if settings.dossiers and (kept or number == 0):
            _Dossier(f"DOS-{case.life.number:02d}", case, reader, made).write()
    stated = {row["passage"] for row in reader.rows if "access" in row}
    reader.mentions.access_wrong = [one for one in reader.mentions.access_wrong if one["passage"] in stated]
    made.codings, made.mentions = reader.rows, reader.mentions
    return made


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
        self.told: list[Told] = []

    def write(self) -> None:
        """Write chapter after chapter, then what a coder makes of the whole."""
        heard = self._heard()
        for access in CHAPTERS:
            self._chapter(access, heard[access])
        self.made.texts[self.name] = self.paper.text
        self.made.sources.append(_source_row(self.name, self.case, self.language))
        self.made.told.append((self.name, self.case, self.told))
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
            self._idle()
            if self.dice.chance(0.3):
                self.paper.paragraph([self.phrases.say("paragraph", "filler")])
        self.paper.paragraph([self.phrases.say("paragraph", "filler")])
        if how == "chapter":
            self._state(self.paper.since(began), access)

    def _idle(self) -> None:
        """Now and then a paragraph mentions a way in that nobody is known to have taken."""
        if self.dice.chance(self.reader.settings.decoys):
            mechanism = self.dice.pick(self.phrases.names("decoy_paragraph"))
            place, *_sentences = self.paper.paragraph([self.phrases.sentence("decoy_paragraph", mechanism)])
            self.reader.mentions.mislead(self.paper.reference(place), mechanism)

    def _paragraph(self, fact: Fact, access: str, how: str) -> None:
        indirect = not isinstance(fact, Approach) and self.dice.chance(self.reader.settings.indirect)
        place, *sentences = self.paper.paragraph(self._sentences(fact, access, indirect=indirect))
        whole = self.paper.reference(place)
        if how == "paragraph":
            self._state(place, access)
        elif how == "chapter" and self.dice.chance(OTHER_INSIDE):
            access = self.dice.pick([name for name in CHAPTERS if name != access])
            self._state(place, access)
        parts = [self.paper.reference(one) for one in sentences]
        stated = self.reader.label([whole, *parts[1:]], access) if how == "row" else ""
        self.told.append(Told(fact, whole, parts, access, stated))
        if indirect:
            self._note(fact, whole)

    def _note(self, fact: Fact, whole: str) -> None:
        names = self.reader.names
        if isinstance(fact, Way):
            self.reader.mentions.tell_indirectly([whole], "entry", names.entry(fact.joining.number))
        elif isinstance(fact, Tie):
            self.reader.mentions.tell_indirectly([whole], "tie", names.tie(fact.number))

    def _state(self, place: Place, access: str) -> None:
        reference = self.paper.reference(place)
        self.reader.put("passages", [reference], {"access": self.reader.label([reference], access)})

    def _sentences(self, fact: Fact, access: str, *, indirect: bool) -> list[str]:
        """What is said, and for a way in one sentence more for each of its steps."""
        said, who, day = self._said(fact, indirect=indirect)
        told = [self.phrases.sentence("paragraph", access, said=said, who=who, day=day_of(day))]
        return told + [self._step(step, indirect=indirect) for step in _steps(fact)]

    def _step(self, step: Step, *, indirect: bool) -> str:
        how = self.teller.how(step.medium)
        if indirect and how:
            return self.phrases.sentence("fact_indirect", "step", how=how)
        return self.phrases.sentence("paragraph", "step", medium=self.teller.medium(step.medium))

    def _said(self, fact: Fact, *, indirect: bool) -> tuple[str, str, int]:
        """What is said, of whom, and when it was."""
        say = self.phrases.say
        if isinstance(fact, Way):
            slots = self.teller.of_way(self.case, fact)
            said = say("fact_indirect" if indirect else "fact", fact.mechanism, **slots)
            return said, slots["who"], fact.joining.at
        if isinstance(fact, Tie):
            slots = self.teller.of_tie(fact)
            return say("fact_indirect" if indirect else "paragraph", "tie", **slots), slots["a"], fact.began
        slots = self.teller.of_approach(fact)
        return say("paragraph", "approach", **slots), slots["other"], fact.at

    def _code(self) -> None:
        """A way in told in two paragraphs rests on both; its steps are read where it is told first."""
        of_way: dict[int, list[Told]] = {}
        for told in self.told:
            if isinstance(told.fact, Way):
                of_way.setdefault(told.fact.joining.number, []).append(told)
            elif isinstance(told.fact, Tie):
                self.reader.put("ties", [told.whole], self.reader.tie(told.fact), told.stated)
            else:
                cells = self.reader.approach(self.case, told.fact, day_of(told.fact.at)[:7], told.fact.outcome)
                self.reader.put("approaches", [told.whole], cells, told.stated)
        for tellings in of_way.values():
            self._code_way(tellings)

    def _code_way(self, tellings: list[Told]) -> None:
        way = tellings[0].fact
        if not isinstance(way, Way):
            return
        cells = self.reader.entry(self.case, way, ("channel", "place"))
        cells = self.reader.misread(cells, way, self.reader.settings.misread) | {"at": day_of(way.joining.at)[:7]}
        plain = [told.whole for told in tellings if not told.stated]
        if plain:
            self.reader.put("entries", plain, cells)
        for told in tellings:
            if told.stated:
                self.reader.put("entries", [told.whole], cells, told.stated)
        first = tellings[0]
        for number, (step, place) in enumerate(zip(way.joining.steps, first.sentences[1:], strict=True), 1):
            self.reader.put("steps", [place], self.reader.step(way, number, step), first.stated)
        self.reader.put("entry_agents", [first.whole], self.reader.agent(way), first.stated)


def _steps(fact: Fact) -> list[Step]:
    return fact.joining.steps if isinstance(fact, Way) else []


def _world(fact: Fact) -> str:
    if isinstance(fact, Way):
        return COARSE[fact.joining.steps[0].medium]
    return COARSE[fact.formed if isinstance(fact, Tie) else fact.medium]


def _source_row(name: str, case: Case, language: str) -> Row:
    return {
        "source": name, "kind": "case_file", "doc_type": "pv_summary", "collection": "sampled", "legal_basis": "wjsg",
        "investigation": f"INV-{case.life.number:02d}", "may_link": "yes", "language": language,
    }  # fmt: skip
