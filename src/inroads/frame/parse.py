"""YAML text to located content: the one file of this room that imports PyYAML.

It reads the events of the parser and not its nodes: PyYAML composes nodes by recursion, in C, and a file of nothing but
brackets would end the process. Aliases are refused, since a few lines of them can swell without end.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from inroads.frame.located import Faults, Located
from inroads.language import _

if TYPE_CHECKING:
    import yaml

DEEPEST = 12


def parse(file: str, text: str, faults: Faults) -> Located | None:
    """The content of one file; what is wrong with the YAML itself is noted in ``faults``."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Reading(file, yaml.parse(text, Loader=loader), faults).document()
    except _TooDeepError as too_deep:
        faults.add(_("The file is nested too deeply."), too_deep.at, _("Take some brackets or indents away."))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.count("\n", 0, len(text.rstrip())) + 1
        line = min(mark.line + 1, last) if mark else 1
        _not_yaml(str(error.problem or error.context), Located("", file, line), faults)
    except yaml.reader.ReaderError as error:
        _not_yaml(str(error.reason), Located("", file, text[: error.position].count("\n") + 1), faults)
    except UnicodeEncodeError as error:
        _not_yaml(error.reason, Located("", file, text[: error.start].count("\n") + 1), faults)
    return None


def _not_yaml(problem: str, at: Located, faults: Faults) -> None:
    faults.add(
        _("This is not YAML: {problem}.", problem=problem),
        at,
        _("Mend the line; a text with a comma, a colon or a brace in it needs quotes."),
    )


class _TooDeepError(Exception):
    def __init__(self, at: Located) -> None:
        self.at = at


class _Reading:
    """Builds located content from the events of one file."""

    def __init__(self, file: str, events: "Iterator[yaml.Event]", faults: Faults) -> None:
        self.file = file
        self.events = events
        self.faults = faults

    def document(self) -> Located | None:
        """The content of the first document; a second one is told."""
        import yaml

        content = None
        for event in self.events:
            if not isinstance(event, yaml.NodeEvent):
                continue
            at = self._at(event)
            if content is None:
                content = self._node(event, 0)
            else:
                self._node(event, 0)
                self.faults.add(_("The file holds more than one document."), at, _("Take the line with --- away."))
        if content is None or content.content == "":
            self.faults.add(_("The file is empty."), Located("", self.file, 1), _("Fill it in, or leave the file out."))
            return None
        return content

    def _node(self, event: "yaml.Event", depth: int) -> Located:
        import yaml

        at = self._at(event)
        if depth > DEEPEST:
            raise _TooDeepError(at)
        if isinstance(event, yaml.ScalarEvent):
            return self._text(event, at)
        if isinstance(event, yaml.SequenceStartEvent):
            return Located([self._node(item, depth + 1) for item in self._until_end()], self.file, at.line)
        if isinstance(event, yaml.MappingStartEvent):
            return Located(self._mapping(depth), self.file, at.line)
        self.faults.add(_("Anchors and aliases are not read."), at, _("Write it out, or use values_of."))
        return at

    def _until_end(self) -> "Iterator[yaml.Event]":
        """The events up to the end of the list or mapping being read, as far as nobody else takes them."""
        import yaml

        for event in self.events:
            if isinstance(event, yaml.CollectionEndEvent):
                return
            yield event

    def _mapping(self, depth: int) -> dict[str, Located]:
        content: dict[str, Located] = {}
        for event in self._until_end():
            key = self._node(event, depth + 1)
            held = self._node(next(self.events), depth + 1)
            if not isinstance(key.content, str):
                self.faults.add(_("A key must be a word."), key)
            elif key.content in content:
                self.faults.add(
                    _("«{key}» stands twice in one place.", key=key.content), key, _("Keep one of the two.")
                )
            else:
                content[key.content] = Located(held.content, self.file, key.line, held.quoted)
        return content

    def _text(self, event: "yaml.ScalarEvent", at: Located) -> Located:
        text = " ".join(event.value.split())
        if not text.isprintable():
            self.faults.add(_("A text holds a character that cannot be printed."), at, _("Type the text again."))
            return at
        return Located(text, self.file, at.line, event.style not in (None, ""))

    def _at(self, event: "yaml.Event") -> Located:
        return Located("", self.file, event.start_mark.line + 1 if event.start_mark else 1)
