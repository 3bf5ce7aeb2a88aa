"""The text of a dossier, paragraph by paragraph, with where each stands: in code points of the text."""

Place = tuple[int, int]
BETWEEN = "\n\n"


class Paper:
    """Headings and paragraphs, a blank line between them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._parts: list[str] = []
        self._length = 0

    @property
    def text(self) -> str:
        """The whole text."""
        return BETWEEN.join(self._parts) + "\n"

    def heading(self, said: str) -> int:
        """Add a heading; gives where it begins."""
        return self.paragraph([said])[0][0]

    def paragraph(self, sentences: list[str]) -> list[Place]:
        """Add a paragraph; gives where it lies, then where each sentence does."""
        if self._parts:
            self._length += len(BETWEEN)
        began = at = self._length
        self._parts.append(" ".join(sentences))
        self._length += len(self._parts[-1])
        places = [(began, self._length)]
        for sentence in sentences:
            places.append((at, at + len(sentence)))
            at += len(sentence) + 1
        return places

    def since(self, began: int) -> Place:
        """From there to the end of what is written."""
        return (began, self._length)

    def reference(self, place: Place) -> str:
        """``DOS-01#120-480``."""
        return f"{self.name}#{place[0]}-{place[1]}"
