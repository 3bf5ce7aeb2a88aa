"""The text of a conversation, turn by turn, with where each thing was said: in code points of the text."""

ASKS, ANSWERS = "INT", "R"
BETWEEN = "\n\n"


class Transcript:
    """Turns, each on a line of its own after its speaker; sentences can be cited apart."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._turns: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The whole text."""
        return BETWEEN.join(self._turns) + "\n"

    def ask(self, *sentences: str) -> list[str]:
        """A turn of the interviewer: a reference to the whole turn, then one to each sentence."""
        return self._add(ASKS, sentences)

    def answer(self, *sentences: str) -> list[str]:
        """A turn of the respondent: a reference to the whole turn, then one to each sentence."""
        return self._add(ANSWERS, sentences)

    def _add(self, speaker: str, sentences: tuple[str, ...]) -> list[str]:
        if self._turns:
            self._length += len(BETWEEN)
        turn = f"{speaker}: {' '.join(sentences)}"
        at = self._length + len(speaker) + 2
        self._turns.append(turn)
        self._length += len(turn)
        references = [f"{self.name}#turn {len(self._turns)}"]
        for sentence in sentences:
            references.append(f"{self.name}#{at}-{at + len(sentence)}")
            at += len(sentence) + 1
        return references
