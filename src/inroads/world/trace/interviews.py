"""Interviews with some of those who came in, and with experts: what they tell, and what a coder writes of it."""

from dataclasses import dataclass, field

from inroads.world.annotator import Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.names import Names
from inroads.world.phrases import Phrases, language_of
from inroads.world.settings import Settings
from inroads.world.trace.pen import Row, day_of
from inroads.world.trace.reading import Reader, is_online
from inroads.world.trace.telling import Teller, tie_of
from inroads.world.trace.transcript import Transcript

GUIDES = ("GUIDE-1", "GUIDE-2")
CODER = "C5"
HEARSAYS = 2
ARRESTED, AT_LARGE = 4.0, 1.0
EXPERT_YEAR = 2018
ROUTES = {
    "arrested": {"via_police": 5.0, "via_prison": 2.0, "via_probation": 2.0, "via_lawyer": 1.0},
    "": {"via_police": 3.0, "snowball": 2.0, "own_contacts": 1.0, "online_advert": 1.0},
}
NO_LINKING = 0.15


@dataclass
class Interviews:
    """Texts by name, codings, and the rows of their sources."""

    texts: dict[str, str] = field(default_factory=dict)
    codings: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)


def write_interviews(settings: Settings, cases: list[Case], names: Names, dice: Dice) -> Interviews:
    """Interviews by the settings; ``cases`` are all networks, in the case files or not."""
    made = Interviews()
    reader = Reader(settings, names, dice, CODER)
    for number, (case, way) in enumerate(_respondents(settings, cases, dice), 1):
        _Interview(f"INT-{number:02d}", case, way, reader, made).hold()
    for number in range(1, settings.experts + 1):
        _expert(f"EXP-{number:02d}", reader, made, "nl" if number % 2 else "en")
    made.codings = reader.rows
    return made


def _respondents(settings: Settings, cases: list[Case], dice: Dice) -> list[tuple[Case, Way]]:
    """Who was found ready to talk; most come through the police, so that those who were arrested are found first."""
    inside = [case for case in cases if case.life.investigated]
    outside = [case for case in cases if not case.life.investigated]
    found: dict[int, tuple[Case, Way]] = {}
    for _turn in range(round(settings.interviews * len(inside))):
        case = dice.pick(outside) if outside and dice.chance(settings.elsewhere) else dice.pick(inside)
        fates = {leaving.person: leaving.reason for leaving in case.life.leavings}
        ways = [way for way in case.counted if way.joining.person not in found]
        if ways:
            weights = {
                str(place): ARRESTED if fates.get(way.joining.person) == "arrested" else AT_LARGE
                for place, way in enumerate(ways)
            }
            way = ways[int(dice.weighted(weights))]
            found[way.joining.person] = (case, way)
    return list(found.values())


class _Interview:
    """One interview with somebody who came in."""

    def __init__(self, name: str, case: Case, way: Way, reader: Reader, made: Interviews) -> None:
        self.case = case
        self.way = way
        self.reader = reader
        self.made = made
        self.dice = reader.dice
        self.settings = reader.settings
        self.language = language_of(case.life.country)
        self.phrases = Phrases(self.language, self.dice)
        self.teller = Teller(self.phrases, reader.names)
        self.transcript = Transcript(name)
        self.guide = GUIDES[self.dice.chance(self.settings.guide_two)]
        self.told_at = day_of(case.life.ended + 200 + self.dice.below(1200))
        self.speaker = reader.names.person(way.joining.person)

    def hold(self) -> None:
        """Talk, and write down."""
        self._ask("start")
        self._way_in()
        self._who()
        if self.guide == GUIDES[1]:
            self._online()
        self._others()
        self._tried()
        self._why()
        self._ask("end")
        self.made.texts[self.transcript.name] = self.transcript.text
        self.made.sources.append(self._source())

    def _source(self) -> Row:
        fates = {leaving.person: leaving.reason for leaving in self.case.life.leavings}
        fate = fates.get(self.way.joining.person, "")
        route = self.dice.weighted(ROUTES[fate if fate in ROUTES else ""])
        linked = not self.dice.chance(NO_LINKING)
        row = source_row(self.transcript.name, self.guide, self.told_at, self.language)
        scope = "analysis | linking" if linked else "analysis"
        about = {"interviewee_kind": "offender", "recruitment_route": route, "consent_scope": scope}
        return row | about | {"may_link": "yes" if linked else "no"}

    def _ask(self, name: str) -> list[str]:
        self.transcript.ask(self.phrases.say("ask", name))
        return self.transcript.answer(self.phrases.say("tell", name))

    def _account(self, passage: str, about: str, stance: str, theme: str) -> None:
        cells = {"speaker": self.speaker, "about": about, "stance": stance, "theme": theme, "told_at": self.told_at}
        self.reader.put("accounts", [passage], {"account": self._next_account(), **cells})

    def _next_account(self) -> str:
        return f"AC-{self.transcript.name}-{sum(row['table'] == 'accounts' for row in self.reader.rows) + 1}"

    def _way_in(self) -> None:
        """The own way in: first hand, in the light in which one likes to be seen, as far as one remembers."""
        way, dice = self.way, self.dice
        cells = self.reader.entry(self.case, way, ("channel", "place", "role", "founder", "initiative"))
        mechanism = way.mechanism
        if dice.chance(self.settings.self_image):
            mechanism = "M1" if mechanism in ("M5", "M8", "M9") else "M10"
            cells["mechanism"] = mechanism
        forgot = dice.chance(self.settings.forgotten)
        slots = self.teller.of_way(self.case, way)
        told = self.phrases.say("tell", mechanism, **slots)
        dated = self.phrases.say("tell", "forgot" if forgot else "year", **slots).strip()
        asked = self.guide == GUIDES[1]
        later = way.joining.steps[1:] if asked and not forgot else []
        steps = [self.phrases.say("tell", "step", medium=self.teller.medium(step.medium)) for step in later]
        mention = [self.phrases.say("tell", "mention")] if dice.chance(0.3) else []
        self.transcript.ask(self.phrases.say("ask", "way_in"))
        said = [sentence for sentence in (told, dated) if sentence]
        turn, *places = self.transcript.answer(*said, *steps, *mention)
        at = slots["year"] if dated and not forgot else ""
        self.reader.describe(self.case, self.way, [turn])
        self.reader.put("entries", [turn], {**cells, "at": at})
        self.reader.put("steps", [places[0]], self.reader.step(way, 1, way.joining.steps[0]))
        for number, (step, place) in enumerate(zip(later, places[len(said) :], strict=False), 2):
            self.reader.put("steps", [place], self.reader.step(way, number, step))
        self._account(turn, cells["entry"], "first_hand", "way_in")

    def _who(self) -> None:
        """Whoever brought in, and how one knew him."""
        way, names = self.way, self.reader.names
        slots = self.teller.of_way(self.case, way)
        tie = tie_of(self.case, way)
        self.transcript.ask(self.phrases.say("ask", "who"))
        told = [self.phrases.say("tell", "nobody" if way.joining.agent is None else "agent", **slots)]
        if tie is not None:
            other = names.person(tie.other(way.joining.person))
            told.append(self.phrases.say("tell", "tie", **self.teller.of_tie(tie), other=other))
        turn, *places = self.transcript.answer(*told)
        self.reader.put("entry_agents", [turn], self.reader.agent(way))
        if tie is not None:
            self.reader.put("ties", [places[1]], self.reader.tie(tie))

    def _online(self) -> None:
        """Only the second guide asks: where it ended, and whether that was online."""
        last = self.way.joining.steps[-1].medium
        told = "online_yes" if is_online(last) else "online_no"
        self.transcript.ask(self.phrases.say("ask", "online"))
        turn, *_places = self.transcript.answer(self.phrases.say("tell", told, medium=self.teller.medium(last)))
        entry = self.reader.names.entry(self.way.joining.number)
        self.reader.put("entries", [turn], {"entry": entry, "medium_commitment": last})
        self._account(turn, entry, "first_hand", "offline_online")

    def _others(self) -> None:
        """What one has heard of others: hearsay, and wrong more often than what is told of oneself."""
        mine = self.way.joining
        others = [way for way in self.case.ways if way.joining is not mine and way.joining.role]
        self.transcript.ask(self.phrases.say("ask", "others"))
        heard = [self.dice.pick(others) for _turn in range(self.dice.below(HEARSAYS + 1))] if others else []
        heard = list({way.joining.number: way for way in heard}.values())
        sentences, rows = [], []
        for way in heard:
            cells = self.reader.entry(self.case, way, ("role",))
            cells = self.reader.misread(cells, way, self.settings.hearsay_wrong)
            slots = self.teller.of_way(self.case, way)
            fact = self.phrases.say("fact", cells["mechanism"], **slots)
            sentences.append(self.phrases.say("tell", "other", other=slots["who"], fact=fact))
            rows.append(cells)
        _turn, *places = self.transcript.answer(*(sentences or [self.phrases.say("tell", "nothing")]))
        for place, cells in zip(places, rows, strict=False):
            self.reader.put("entries", [place], cells)
            self._account(place, cells["entry"], "hearsay", "way_in")

    def _tried(self) -> None:
        """Whom one asked oneself."""
        asked = [made for made in self.case.life.approaches if made.by == self.way.joining.person]
        asked = [made for made in asked if made.person != made.by][:HEARSAYS]
        told = [self.phrases.say("tell", "tried", **self.teller.of_approach(made)) for made in asked]
        self.transcript.ask(self.phrases.say("ask", "tried"))
        _turn, *places = self.transcript.answer(*(told or [self.phrases.say("tell", "nothing")]))
        for place, made in zip(places, asked, strict=False):
            self.reader.put("approaches", [place], self.reader.approach(self.case, made, "", made.outcome))

    def _why(self) -> None:
        turn, *_places = self._ask("why")
        self._account(turn, self.speaker, "first_hand", "motives")


def _expert(name: str, reader: Reader, made: Interviews, language: str) -> None:
    """Somebody who knows such networks by trade, and none of these by name."""
    phrases = Phrases(language, reader.dice)
    transcript = Transcript(name)
    told_at = f"{EXPERT_YEAR}-{1 + reader.dice.below(12):02d}"
    for number, theme in enumerate(("offline_online", "meeting_places"), 1):
        transcript.ask(phrases.say("ask", "expert"))
        turn, *_places = transcript.answer(phrases.say("tell", "expert"))
        cells = {"speaker": f"X-{name}", "about": "networks", "stance": "expert", "theme": theme, "told_at": told_at}
        reader.put("accounts", [turn], {"account": f"AC-{name}-{number}", **cells})
    made.texts[name] = transcript.text
    about = {"interviewee_kind": "expert", "recruitment_route": "via_employer", "consent_scope": "analysis | quotation"}
    made.sources.append(source_row(name, GUIDES[1], told_at, language) | about)


def source_row(name: str, guide: str, told_at: str, language: str) -> Row:
    """The interview as a source."""
    return {
        "source": name, "kind": "interview", "doc_type": "interview_transcript", "instrument": guide,
        "collection": "self_report", "period": told_at[:7], "access": "interview", "legal_basis": "avg_consent",
        "may_link": "yes", "language": language,
    }  # fmt: skip
