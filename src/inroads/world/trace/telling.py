"""What is said of ways in, approaches and ties in a text: the names and media that go into its phrases."""

from collections.abc import Mapping

from inroads.world.annotator import Way
from inroads.world.case import Case
from inroads.world.log import Approach, Tie
from inroads.world.names import Names
from inroads.world.phrases import Phrases, wordings
from inroads.world.trace.pen import day_of

VAGUE = "communication"


class Teller:
    """Tells in one language what happened, by the names that the files use."""

    def __init__(self, phrases: Phrases, names: Names) -> None:
        self.phrases = phrases
        self.names = names

    def medium(self, medium: str) -> str:
        """The medium, in words."""
        return self.phrases.say("medium", medium)

    def content(self, content: str) -> str:
        """What a tie consists of, in words."""
        known = wordings(self.phrases.language)["content"]
        return self.phrases.say("content", content if content in known else VAGUE)

    def say(self, voice: str, name: str, slots: Mapping[str, str], *, indirect: bool = False) -> str:
        """A sentence in a voice; where there is an indirect way to say it, that one if asked for."""
        apart = f"{voice}_indirect"
        section = apart if indirect and name in self.phrases.names(apart) else voice
        return self.phrases.sentence(section, name, **slots)

    def hint(self, content: str) -> str:
        """What a tie looks like to somebody who is not told what it is."""
        return self._if_known("hint", content)

    def how(self, medium: str) -> str:
        """What contact by a medium looks like to somebody who is not told which."""
        return self._if_known("hint_medium", medium)

    def _if_known(self, section: str, name: str) -> str:
        return self.phrases.say(section, name) if name in self.phrases.names(section) else ""

    def of_way(self, case: Case, way: Way) -> dict[str, str]:
        """What may go into a phrase about a way in."""
        joining = way.joining
        tie = tie_of(case, way)
        other = joining.agent if joining.agent is not None else tie.other(joining.person) if tie else None
        return {
            "who": self.names.person(joining.person),
            "by": self.names.person(other) if other is not None else "",
            "content": self.content(tie.content) if tie else "",
            "hint": self.hint(tie.content) if tie else "",
            "how": self.how(joining.steps[0].medium),
            "place": self.names.place(joining.place) if joining.place is not None else "",
            "medium": self.medium(joining.steps[0].medium),
            "year": day_of(joining.at)[:4],
        }

    def of_approach(self, made: Approach) -> dict[str, str]:
        """What may go into a phrase about an approach."""
        return {
            "other": self.names.person(made.person),
            "medium": self.medium(made.medium),
            "outcome": self.phrases.say("outcome", made.outcome),
        }

    def of_tie(self, tie: Tie) -> dict[str, str]:
        """What may go into a phrase about a tie."""
        return {
            "a": self.names.person(tie.a),
            "b": self.names.person(tie.b),
            "content": self.content(tie.content),
            "hint": self.hint(tie.content),
            "how": self.how(tie.formed),
            "medium": self.medium(tie.formed),
        }


def tie_of(case: Case, way: Way) -> Tie | None:
    """The tie through which somebody came in, where the network's files hold it."""
    return next((tie for tie in case.life.ties if tie.number == way.joining.tie), None)
