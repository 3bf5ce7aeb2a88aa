"""Phrases in Dutch and English, from a small grammar: a wording has slots, filled by parts that have slots themselves.

A folder for each language lies beside this file; its files are read as one. A slot is filled with what is given, else
with a part or a filler drawn anew, else left vague; a slot with a capital begins a sentence.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product

from inroads.world.dice import Dice

LANGUAGES = ("en", "nl")
PART = "part"
_SLOT = re.compile(r"{(\w+)}")

Wordings = Mapping[str, Mapping[str, list[str]]]


@cache
def wordings(language: str) -> Wordings:
    """All phrases of a language, by section and name."""
    folder = files("inroads.world") / "phrases" / language
    found: dict[str, Mapping[str, list[str]]] = {}
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        found |= tomllib.loads(file.read_text(encoding="utf-8"))
    return found


class _Slots(dict[str, str]):
    """What goes into a phrase: what was given, else something to fill in, each time another one."""

    def __init__(self, dice: Dice, held: Wordings, given: Mapping[str, str]) -> None:
        super().__init__({name: said for name, said in given.items() if said})
        self._dice = dice
        self._held = held

    def __missing__(self, name: str) -> str:
        if name[0].isupper():
            return capital(self[name.lower()])
        if name in self._held[PART]:
            said = self._dice.pick(self._held[PART][name])
            return said.format_map(self) if "{" in said else said
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
        """The same, with a capital and a full stop; nothing where nothing is said."""
        said = capital(self.say(section, name, **slots))
        return said if not said or said.endswith((".", "?", "!")) else f"{said}."

    def names(self, section: str) -> list[str]:
        """What can be said of a section."""
        return list(self._held[section])


def capital(said: str) -> str:
    """The same, with a capital."""
    return said[:1].upper() + said[1:]


def sentences(language: str, section: str, name: str) -> Iterator[str]:
    """Every wording there is, once, with all parts put in; what is given or filled in stays an open slot."""
    yield from dict.fromkeys(
        said for wording in wordings(language)[section][name] for said in _spread(language, wording)
    )


def _spread(language: str, wording: str) -> Iterator[str]:
    parts = wordings(language)[PART]
    slots = [slot for slot in _SLOT.findall(wording) if slot.lower() in parts]
    choices = [[said for part in parts[slot.lower()] for said in _spread(language, part)] for slot in slots]
    for chosen in product(*choices):
        said = wording
        for slot, part in zip(slots, chosen, strict=True):
            said = said.replace(f"{{{slot}}}", capital(part) if slot[0].isupper() else part, 1)
        yield said


def language_of(country: str) -> str:
    """The language in which things are written down in a country, as far as these phrases go."""
    return "nl" if country == "NL" else "en"
