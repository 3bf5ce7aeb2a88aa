"""Fixed phrases in Dutch and English: several wordings for each thing said, read from the files beside this one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from inroads.world.dice import Dice

LANGUAGES = ("en", "nl")

Wordings = Mapping[str, Mapping[str, list[str]]]


@cache
def wordings(language: str) -> Wordings:
    """All phrases of a language, by section and name."""
    text = (files("inroads.world") / "phrases" / f"{language}.toml").read_text(encoding="utf-8")
    found: Wordings = tomllib.loads(text)
    return found


class _Slots(dict[str, str]):
    """What goes into a phrase: what was given, else something to fill in, each time another one."""

    def __init__(self, dice: Dice, held: Wordings, given: Mapping[str, str]) -> None:
        super().__init__({name: said for name, said in given.items() if said})
        self._dice = dice
        self._held = held

    def __missing__(self, name: str) -> str:
        return self._dice.pick(self._held["fill"].get(name) or self._held["blank"][name])


class Phrases:
    """Says things in one language, in one of the wordings there are."""

    def __init__(self, language: str, dice: Dice) -> None:
        self.language = language
        self._held = wordings(language)
        self._dice = dice

    def say(self, section: str, name: str, **slots: str) -> str:
        """One of the wordings, with its slots filled; what is not given is filled in at random, or left vague."""
        said = self._dice.pick(self._held[section][name])
        return said.format_map(_Slots(self._dice, self._held, slots)) if "{" in said else said

    def sentence(self, section: str, name: str, **slots: str) -> str:
        """The same, with a capital and a full stop."""
        said = self.say(section, name, **slots)
        said = said[:1].upper() + said[1:]
        return said if said.endswith((".", "?", "!")) else f"{said}."


def language_of(country: str) -> str:
    """The language in which things are written down in a country, as far as these phrases go."""
    return "nl" if country == "NL" else "en"
