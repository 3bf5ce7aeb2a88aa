"""The words of a card, shared by the screen and the page."""

from collections.abc import Iterable, Mapping

from inroads.answers.card import Card
from inroads.answers.card_parts import Branch, Entry, Person, Step
from inroads.frame.frame import Frame
from inroads.language import _, language, numeral
from inroads.model.certainty import CERTAINTIES
from inroads.model.missing import FIVE_WORDS

ARROW = " → "


class CardWords:
    """Labels of the frame in the language spoken now, for the parts of a card."""

    def __init__(self, frame: Frame, rooms: Mapping[str, str] | None = None) -> None:
        """``rooms`` gives by the id of a room, as a place, what it is called."""
        self.frame, self.lang, self._rooms = frame, language(), rooms or {}

    def place(self, place: str) -> str:
        """A place as it is named on the card: a room of a meeting place by its name."""
        return self._rooms.get(place, place)

    def label(self, unit: str, variable: str, value: str) -> str:
        """The label of a value."""
        return self.frame.label(unit, variable, value, self.lang)

    def variable(self, unit: str, variable: str) -> str:
        """The label of a variable, as a heading."""
        said = self.frame.label(unit, variable, None, self.lang)
        return said[:1].upper() + said[1:]

    def medium(self, value: str) -> str:
        """A fine medium, or the word for a missing one."""
        return self.label("entry", "medium", value)

    def way(self, entry: Entry) -> str:
        """Channel, first contact and, where it was another medium, commitment; how sure, where nobody was certain."""
        channel = self.label("entry", "channel", entry.channel)
        first, last = entry.first_contact, entry.commitment
        media = (
            self.medium(first) if last in FIVE_WORDS or last == first else ARROW.join(map(self.medium, (first, last)))
        )
        unsure = entry.certainty and entry.certainty != CERTAINTIES[0]
        return f"{channel}: {media}" + (f" ({self.label('claim', 'certainty', entry.certainty)})" if unsure else "")

    def steps(self, entry: Entry) -> str:
        """The steps of a way in through more than one world, in order."""
        return ARROW.join(self._step(step) for step in entry.steps) if entry.mixed else ""

    def _step(self, step: Step) -> str:
        number = "" if step.number is None else f"{numeral(step.number)} "
        act = "" if step.act in FIVE_WORDS else f"{self.label('step', 'act', step.act)}, "
        place = f" ({self.place(step.place)})" if step.place else ""
        return f"{number}{act}{self.medium(step.medium)}{place}"

    def mechanism(self, entry: Entry) -> str:
        """The code of the mechanism, else the word for a missing one."""
        known = entry.mechanism not in FIVE_WORDS
        return entry.mechanism if known else self.label("entry", "mechanism", entry.mechanism)

    def at(self, when: str) -> str:
        """A date as EDTF, else the word for a missing one."""
        return self.label("entry", "channel", when) if when in FIVE_WORDS else when

    def brought_by(self, entry: Entry) -> str:
        """Who brought the person in, and their part in it."""
        if entry.nobody and not entry.brought_by:
            return _("nobody")
        return ", ".join(self._agent(agent, part) for agent, part in entry.brought_by)

    def _agent(self, agent: str, part: str) -> str:
        return agent if part in FIVE_WORDS else f"{agent} ({self.label('entry_agent', 'part', part)})"

    def who(self, person: Person) -> str:
        """Functions, and what tells the person apart."""
        return ", ".join(part for part in (self.functions(person), self.apart(person)) if part)

    def functions(self, person: Person) -> str:
        """The functions of a person."""
        return ", ".join(self.label("role", "function", one) for one in person.functions)

    def apart(self, person: Person) -> str:
        """Standing where it is another than member, how many a group may be, names as written."""
        standing = [self.label("membership", "standing", one) for one in person.standing if one != "member"]
        names = [
            one.persona
            if one.verdict == "same_as"
            else f"{one.persona} ({self.label('identity', 'verdict', one.verdict)})"
            for one in person.personas
        ]
        parts = [*standing, _count(person), _("as {names}", names=", ".join(names)) if names else ""]
        return ", ".join(part for part in parts if part)

    def layer(self, value: str) -> str:
        """A layer; what stands between brackets in its label is left out."""
        return self.label("role", "layer", value).partition(" (")[0]

    def branch(self, branch: Branch) -> str:
        """Above the people of a branch: through whom they came in."""
        return {
            "founders": _("From the founders"),
            "outsider": _("Through somebody from outside"),
            "nobody": _("Brought in by nobody, a source says"),
            "not_said": _("Who brought them in is not known"),
        }.get(branch.root, _("Brought in by one another"))

    def growth(self, card: Card) -> str:
        """The growth types left open, and the one that was coded."""
        types = _or(self._type(one) for one in card.growth)
        if card.coded in FIVE_WORDS:
            return types
        return _("{types}; coded: {coded}", types=types, coded=self._type(card.coded))

    def _type(self, value: str) -> str:
        if value == "outside":
            return _("outside the four types")
        return f"{value} {self.label('network', 'growth_type_coded', value)}"

    def coverage(self, card: Card) -> str:
        """For which layers everybody is known."""
        return ", ".join(self.label("network", "coverage", one) for one in card.coverage)


def _or(words: Iterable[str]) -> str:
    said = list(words)
    return _("{some} or {last}", some=", ".join(said[:-1]), last=said[-1]) if len(said) > 1 else "".join(said)


def _count(person: Person) -> str:
    least, most = person.count
    if most is None:
        return _("a group of at least {n}", n=numeral(least))
    if least == most:
        return "" if most == 1 else _("a group of {n}", n=numeral(most))
    return _("a group of {low} to {high}", low=numeral(least), high=numeral(most))
