"""Interviews with some of those who came in, and with experts: what they tell, and what a coder writes of it."""

from dataclasses import dataclass, field

from inroads.world.annotator import Way
from inroads.world.case import Case
from inroads.world.dice import Dice
from inroads.world.names import Names
from inroads.world.phrases import Phrases, language_of
from inroads.world.settings import Settings
from inroads.world.trace.mentions import Mentions
from inroads.world.trace.pen import Row, day_of
from inroads.world.trace.reading import Reader, is_online
from inroads.world.trace.telling import Teller, tie_of
from inroads.world.trace.transcript import Transcript

GUIDES = ("GUIDE-1", "GUIDE-2")
CODER = "C5"
HEARSAYS = 2
EXPERT_YEAR = 2018
VIA_POLICE = "via_police"
VOLUNTEERS = {"snowball": 2.0, "own_contacts": 1.0, "online_advert": 1.0, "via_prison": 1.0, "via_probation": 1.0}
NO_LINKING = 0.15


@dataclass
class Interviews:
    """Texts by name, codings, and the rows of their sources."""

    texts: dict[str, str] = field(default_factory=dict)
    codings: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    mentions: Mentions = field(default_factory=Mentions)


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who came in and was found ready to talk, and by what route."""

    case: Case
    way: Way
    route: str


def write_interviews(settings: Settings, cases: list[Case], names: Names, dice: Dice) -> Interviews:
    """Interviews by the settings; ``cases`` are all networks, in the case files or not."""
    made = Interviews()
    reader = Reader(settings, names, dice, CODER)
    found = _respondents(settings, cases, dice)
    for number, respondent in enumerate(found, 1):
        reader.late = (number - 1) / max(1, len(found) - 1)
        _Interview(f"INT-{number:02d}", respondent, reader, made).hold()
    for number in range(1, settings.experts + 1):
        _expert(f"EXP-{number:02d}", reader, made, "nl" if number % 2 else "en")
    made.codings, made.mentions = reader.rows, reader.mentions
    return made


def _respondents(settings: Settings, cases: list[Case], dice: Dice) -> list[Respondent]:
    """Who was found ready to talk: through the police among those arrested, else among all who came in."""
    inside = [case for case in cases if case.life.investigated]
    outside = [case for case in cases if not (case.life.investigated or case.life.forum_only)]
    found: dict[int, Respondent] = {}
    for _turn in range(round(settings.interviews * len(inside))):
        case = dice.pick(outside) if outside and dice.chance(settings.elsewhere) else dice.pick(inside)
        ways = [way for way in case.counted if way.joining.person not in found]
        caught = {leaving.person for leaving in case.life.leavings if leaving.reason == "arrested"}
        arrested = [way for way in ways if way.joining.person in caught]
        through_police = dice.chance(settings.via_police) and bool(arrested)
        if ways:
            way = dice.pick(arrested if through_police else ways)
            route = VIA_POLICE if through_police else dice.weighted(VOLUNTEERS)
            found[way.joining.person] = Respondent(case, way, route)
    return list(found.values())


class _Interview:
    """One interview with somebody who came in."""

    def __init__(self, name: str, respondent: Respondent, reader: Reader, made: Interviews) -> None:
        self.case = case = respondent.case
        self.way = way = respondent.way
        self.route = respondent.route
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
        for part in (self._way_in, self._who, self._online, self._others, self._tried, self._why):
            if part != self._online or self.guide == GUIDES[1]:
                part()
                self._idle()
        self._ask("end")
        self.made.texts[self.transcript.name] = self.transcript.text
        self.made.sources.append(self._source())

    def _source(self) -> Row:
        linked = not self.dice.chance(NO_LINKING)
        row = source_row(self.transcript.name, self.guide, self.told_at, self.language)
        scope = "analysis | linking" if linked else "analysis"
        about = {"interviewee_kind": "offender", "recruitment_route": self.route, "consent_scope": scope}
        return row | about | {"may_link": "yes" if linked else "no"}

    def _ask(self, name: str) -> list[str]:
        self._question(name)
        return self.transcript.answer(self.phrases.say("talk", name))

    def _question(self, name: str) -> None:
        """A question, now and then after another that puts a way in into somebody's mouth."""
        leading = self.dice.chance(self.settings.decoys)
        mechanism = self.dice.pick(self.phrases.names("decoy_question"))
        before = [self.phrases.sentence("decoy_question", mechanism)] if leading else []
        _turn, *places = self.transcript.ask(*before, self.phrases.say("ask", name))
        if leading:
            self.reader.mentions.mislead(places[0], mechanism)

    def _idle(self) -> None:
        """Now and then both talk of a way in that the respondent knows nothing of."""
        if self.dice.chance(self.settings.decoys):
            mechanism = self.dice.pick(self.phrases.names("decoy_answer"))
            question, *_places = self.transcript.ask(self.phrases.sentence("decoy_question", mechanism))
            answer, *_places = self.transcript.answer(self.phrases.sentence("decoy_answer", mechanism))
            for turn in (question, answer):
                self.reader.mentions.mislead(turn, mechanism)

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
        cells = self.reader.misread(cells, way, 0.0)
        forgot = dice.chance(self.settings.forgotten)
        indirect = dice.chance(self.settings.indirect)
        slots = self.teller.of_way(self.case, way)
        told = self.teller.say("tell", mechanism, slots, indirect=indirect)
        dated = self.phrases.sentence("talk", "forgot" if forgot else "year", **slots)
        asked = self.guide == GUIDES[1]
        later = way.joining.steps[1:] if asked and not forgot else []
        steps = [self.teller.say("tell", "step", {"medium": self.teller.medium(step.medium)}) for step in later]
        self._question("way_in")
        said = [sentence for sentence in (told, dated) if sentence]
        turn, *places = self.transcript.answer(*said, *steps)
        at = slots["year"] if dated and not forgot else ""
        if indirect:
            self.reader.mentions.tell_indirectly([places[0]], "entry", cells["entry"])
        self.reader.describe(self.case, self.way, [turn])
        self.reader.put("entries", [turn], {**cells, "at": at})
        self.reader.put("steps", [places[0]], self.reader.step(way, 1, way.joining.steps[0]))
        for number, (step, place) in enumerate(zip(later, places[len(said) :], strict=True), 2):
            self.reader.put("steps", [place], self.reader.step(way, number, step))
        self._account(turn, cells["entry"], "first_hand", "way_in")

    def _who(self) -> None:
        """Whoever brought in, and how one knew him."""
        way, names = self.way, self.reader.names
        slots = self.teller.of_way(self.case, way)
        tie = tie_of(self.case, way)
        told = [self.teller.say("tell", "nobody" if way.joining.agent is None else "agent", slots)]
        indirect = tie is not None and self.dice.chance(self.settings.indirect)
        if tie is not None:
            other = names.person(tie.other(way.joining.person))
            told.append(self.teller.say("tell", "tie", {**self.teller.of_tie(tie), "other": other}, indirect=indirect))
        self._question("who")
        turn, *places = self.transcript.answer(*told)
        self.reader.put("entry_agents", [turn], self.reader.agent(way))
        if tie is not None:
            self.reader.put("ties", [places[1]], self.reader.tie(tie))
            if indirect:
                self.reader.mentions.tell_indirectly([places[1]], "tie", names.tie(tie.number))

    def _online(self) -> None:
        """Only the second guide asks: where it ended, and whether that was online."""
        last = self.way.joining.steps[-1].medium
        told = "online_yes" if is_online(last) else "online_no"
        self._question("online")
        turn, *_places = self.transcript.answer(self.teller.say("tell", told, {"medium": self.teller.medium(last)}))
        entry = self.reader.names.entry(self.way.joining.number)
        self.reader.put("entries", [turn], {"entry": entry, "medium_commitment": last})
        self._account(turn, entry, "first_hand", "offline_online")

    def _others(self) -> None:
        """What one has heard of others: hearsay, and wrong more often than what is told of oneself."""
        mine = self.way.joining
        others = [way for way in self.case.ways if way.joining is not mine and way.joining.role]
        self._question("others")
        heard = [self.dice.pick(others) for _turn in range(self.dice.below(HEARSAYS + 1))] if others else []
        heard = list({way.joining.number: way for way in heard}.values())
        told = [self._hearsay(way) for way in heard]
        nothing = [self.phrases.say("talk", "nothing")]
        _turn, *places = self.transcript.answer(*([sentence for sentence, *_rest in told] or nothing))
        for place, (_sentence, cells, indirect) in zip(places, told, strict=False):
            self.reader.put("entries", [place], cells)
            self._account(place, cells["entry"], "hearsay", "way_in")
            if indirect:
                self.reader.mentions.tell_indirectly([place], "entry", cells["entry"])

    def _hearsay(self, way: Way) -> tuple[str, Row, bool]:
        """What is said of somebody, what the coder makes of it, and whether it is told indirectly."""
        cells = self.reader.entry(self.case, way, ("role",))
        cells = self.reader.misread(cells, way, self.settings.hearsay_wrong)
        slots = self.teller.of_way(self.case, way)
        indirect = self.dice.chance(self.settings.indirect)
        fact = self.phrases.say("fact_indirect" if indirect else "fact", cells["mechanism"], **slots)
        return self.teller.say("tell", "other", {"other": slots["who"], "fact": fact}), cells, indirect

    def _tried(self) -> None:
        """Whom one asked oneself."""
        asked = [made for made in self.case.life.approaches if made.by == self.way.joining.person]
        asked = [made for made in asked if made.person != made.by][:HEARSAYS]
        told = [self.teller.say("tell", "tried", self.teller.of_approach(made)) for made in asked]
        self._question("tried")
        _turn, *places = self.transcript.answer(*(told or [self.phrases.say("talk", "nothing")]))
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
        turn, *_places = transcript.answer(phrases.say("talk", "expert"))
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
