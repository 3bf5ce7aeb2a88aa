"""YAML text to located content: the one file of this room that imports PyYAML."""

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
    start = Located("", file, 1)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _not_yaml(str(error.problem or error.context), Located("", file, mark.line + 1 if mark else 1), faults)
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        _not_yaml(str(getattr(error, "reason", "")), Located("", file, text[:position].count("\n") + 1), faults)
    except UnicodeEncodeError as error:
        _not_yaml(error.reason, Located("", file, text[: error.start].count("\n") + 1), faults)
    except RecursionError:
        faults.add(_("The file is nested too deeply."), start)
    else:
        if node is not None:
            return _Reading(file, faults).located(node, 0)
        faults.add(_("The file is empty."), start, _("Write the frame in it, or leave the file out."))
    return None


def _not_yaml(problem: str, at: Located, faults: Faults) -> None:
    faults.add(
        _("This is not YAML: {problem}.", problem=problem),
        at,
        _("Mend the line; a text with a comma, a colon or a brace in it needs quotes."),
    )


class _Reading:
    """Turns nodes into located content. A node met twice is an alias: refused, since it could swell without end."""

    def __init__(self, file: str, faults: Faults) -> None:
        self.file = file
        self.faults = faults
        self.met: set[int] = set()

    def located(self, node: "yaml.Node", depth: int) -> Located:
        import yaml

        at = Located("", self.file, node.start_mark.line + 1)
        if id(node) in self.met:
            self.faults.add(_("Anchors and aliases are not read."), at, _("Write it out, or use values_of."))
            return at
        self.met.add(id(node))
        if depth > DEEPEST:
            self.faults.add(_("The file is nested too deeply."), at)
            return at
        if isinstance(node, yaml.SequenceNode):
            return Located([self.located(item, depth + 1) for item in node.value], at.file, at.line)
        if isinstance(node, yaml.MappingNode):
            return Located(self._mapping(node, depth), at.file, at.line)
        return self._text(node, at)

    def _mapping(self, node: "yaml.MappingNode", depth: int) -> dict[str, Located]:
        content: dict[str, Located] = {}
        for key, value in node.value:
            name = self.located(key, depth + 1)
            held = self.located(value, depth + 1)
            if not isinstance(name.content, str):
                self.faults.add(_("A key must be a word."), name)
            elif name.content in content:
                self.faults.add(
                    _("«{key}» stands twice in one place.", key=name.content), name, _("Keep one of the two.")
                )
            else:
                content[name.content] = Located(held.content, self.file, name.line, held.quoted)
        return content

    def _text(self, node: "yaml.Node", at: Located) -> Located:
        text = " ".join(str(node.value).split())
        if not text.isprintable():
            self.faults.add(_("A text holds a character that cannot be printed."), at, _("Type the text again."))
            return at
        return Located(text, at.file, at.line, bool(getattr(node, "style", None)))
