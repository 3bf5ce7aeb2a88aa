"""A file of signs, read and checked: every fault with its line, all at once."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass

import polars as pl

from inroads.frame import expect
from inroads.frame.located import Faults, Located
from inroads.frame.parse import parse
from inroads.frame.sign import SIGN_KINDS, Sign
from inroads.language import _

LINEAR = "(?is)"
"""How every pattern begins: capitals do not matter, and a line break is a sign like any other."""
SHIPPED = "inroads"
_NAMED = re.compile(r"<(\w+)>")
_REASON = re.compile(r"^error: (.+)$", re.MULTILINE)
_FIRST = re.compile(r"^(?:regex error: )?(.+)")
_KEYS = ("extends", "without", "words", "signs")
_TEXTS = ("sign", "kind", "language", "pattern", "example")


@dataclass(frozen=True)
class SignsFile:
    """What a file of signs says: its words, which patterns may name, and the signs."""

    words: dict[str, str]
    signs: tuple[Sign, ...]


def read_signs(file: str, text: str, shipped: SignsFile | None = None) -> SignsFile:
    """The signs of a file; raises one InputError with all its faults.

    The file holds ``words`` (a name and a pattern each) and ``signs`` (``sign, kind, language, pattern, example`` and,
    where there are such texts, ``not``). With ``extends: inroads`` those that are ``shipped`` are among them, but for
    those that ``without`` names.
    """
    faults = Faults()
    root = parse(file, text, faults)
    faults.raise_any()
    held = expect.mapping(root, _KEYS, faults) if root else {}
    base = _base(held, shipped, faults)
    own = expect.mapping(held["words"], None, faults) if "words" in held else {}
    words = {**base.words, **{name: expect.text(at, faults) for name, at in own.items()}}
    listed = expect.items(held["signs"], faults) if "signs" in held else []
    reading = _Reading(words, {sign.sign for sign in base.signs}, faults)
    signs = (*base.signs, *(sign for at in listed if (sign := reading.sign(at))))
    if not signs and not faults.found:
        faults.add(_("The file names no signs."), root, _("Write `signs:` with a list under it."))
    faults.raise_any()
    return SignsFile(words, signs)


def signs_text(signs: Iterable[Sign]) -> str:
    """Signs as a file; :func:`read_signs` reads them back equal."""
    rows = []
    for one in signs:
        said = {"sign": one.sign, "kind": one.kind, "language": one.language, "example": one.example,
                "not": list(one.not_in), "pattern": one.pattern.removeprefix(LINEAR)}  # fmt: skip
        cells = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in said.items() if value]
        rows.append(f"  - {{{', '.join(cells)}}}\n")
    return "signs:\n" + "".join(rows)


def _base(held: dict[str, Located], shipped: SignsFile | None, faults: Faults) -> SignsFile:
    """What the file builds on."""
    named = expect.text(held["extends"], faults) if "extends" in held else ""
    if named and (named != SHIPPED or shipped is None):
        faults.add(_("Signs cannot extend «{name}».", name=named), held["extends"], expect.meant(named, [SHIPPED]))
    base = shipped if named == SHIPPED and shipped else SignsFile({}, ())
    known = [sign.sign for sign in base.signs]
    left_out = expect.items(held["without"], faults) if "without" in held else []
    names = {expect.text(at, faults): at for at in left_out}
    for name, at in names.items():
        if name and name not in known:
            do = expect.meant(name, known) or _("Only what the file extends can be left out.")
            faults.add(_("There is no sign «{name}» to leave out.", name=name), at, do)
    return SignsFile(base.words, tuple(sign for sign in base.signs if sign.sign not in names))


class _Reading:
    """Reads one sign after the other; ``known`` are the names that are taken."""

    def __init__(self, words: dict[str, str], known: set[str], faults: Faults) -> None:
        self._words, self._known, self._faults = words, known, faults

    def sign(self, at: Located) -> Sign | None:
        """The sign, or None where it has a fault."""
        before = len(self._faults.found)
        said = expect.mapping(at, (*_TEXTS, "not"), self._faults)
        told = {name: expect.text(said[name], self._faults) for name in _TEXTS if name in said}
        lacking = [name for name in _TEXTS if name not in said]
        if lacking and isinstance(at.content, dict):
            self._faults.add(_("A sign lacks {names}.", names=", ".join(lacking)), at)
        if "sign" in said:
            self._name(told["sign"], said["sign"])
        if told.get("kind", SIGN_KINDS[0]) not in SIGN_KINDS:
            known = _("Kinds are: {known}.", known=", ".join(SIGN_KINDS))
            self._faults.add(_("«{kind}» is no kind of sign.", kind=told["kind"]), said["kind"], known)
        beside = expect.items(said["not"], self._faults) if "not" in said else []
        not_in = tuple(expect.text(one, self._faults) for one in beside)
        pattern = self._pattern(told["pattern"], said["pattern"]) if told.get("pattern") else ""
        if pattern and told.get("example"):
            self._finds(pattern, said["example"], beside)
        if len(self._faults.found) > before:
            return None
        return Sign(told["sign"], told["kind"], told["language"], pattern, told["example"], not_in)

    def _name(self, name: str, at: Located) -> None:
        expect.name(at, self._faults)
        if name in self._known:
            do = _("Give it another name, or leave out the other with `without: [{name}]`.", name=name)
            self._faults.add(_("There are two signs «{name}».", name=name), at, do)
        self._known.add(name)

    def _pattern(self, said: str, at: Located) -> str:
        """The whole pattern; '' where it cannot be used."""
        unknown = [name for name in _NAMED.findall(said) if name not in self._words]
        if unknown:
            told = _("The pattern names words that the file does not hold: {names}.", names=", ".join(unknown))
            self._faults.add(told, at)
            return ""
        pattern = LINEAR + _NAMED.sub(lambda name: self._words[name[1]], said)
        try:
            is_anywhere = pl.Series([""]).str.contains(pattern).item()
        except pl.exceptions.ComputeError as fault:
            do = _("Patterns are regular expressions without look-around and back-references.")
            self._faults.add(_("This is no pattern: {reason}.", reason=_reason(fault)), at, do)
            return ""
        if is_anywhere:
            self._faults.add(_("The pattern finds a text without words, and so every post."), at)
            return ""
        return pattern

    def _finds(self, pattern: str, example: Located, beside: list[Located]) -> None:
        for at in (example, *beside):
            found = isinstance(at.content, str) and pl.Series([at.content]).str.contains(pattern).item()
            if at is example and not found:
                self._faults.add(_("The pattern does not find its example."), at)
            if at is not example and found:
                self._faults.add(_("The pattern finds a text that it must not find."), at)


def _reason(fault: Exception) -> str:
    """What the engine says of a pattern, without the pattern."""
    found = _REASON.search(str(fault)) or _FIRST.search(str(fault))
    return found[1].rstrip(".") if found else ""
