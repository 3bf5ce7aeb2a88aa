"""Signs in posts that may be evidence of involvement, as data: channel shifts, invitations, recruiting."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import polars as pl

from inroads.frame.located import Faults, Located
from inroads.frame.parse import parse
from inroads.language import _

CHANNEL_SHIFT, INVITATION, RECRUITING = "channel_shift", "invitation", "recruiting"
SIGN_KINDS = (CHANNEL_SHIFT, INVITATION, RECRUITING)
LINEAR = "(?is)"
"""How every pattern begins: capitals do not matter, and a line break is a sign like any other."""
_NAMED = re.compile(r"<(\w+)>")
_TEXTS = ("sign", "kind", "language", "pattern", "example")


@dataclass(frozen=True)
class Sign:
    """One sign: its name, its kind, the language it is of (``any``), its pattern, a text that it finds.

    ``pattern`` is for ``polars.Expr.str`` (the regular expressions of Rust, which take linear time).
    """

    sign: str
    kind: str
    language: str
    pattern: str
    example: str
    not_in: tuple[str, ...] = ()


@cache
def online_signs() -> tuple[Sign, ...]:
    """The signs that come with Inroads; read once."""
    shipped = files("inroads.frame") / "online_signs.yaml"
    return read_signs("online_signs.yaml", shipped.read_text("utf-8"))


def read_signs(file: str, text: str) -> tuple[Sign, ...]:
    """The signs of a file; raises one InputError with all its faults.

    The file holds ``words`` (a name and a pattern each) and ``signs`` (``sign, kind, language, pattern, example`` and,
    where there are such texts, ``not``), as the one that comes with Inroads does.
    """
    faults = Faults()
    root = parse(file, text, faults)
    faults.raise_any()
    held = root.content if root and isinstance(root.content, dict) else {}
    words = {name: _text(at, faults) for name, at in _mapping(held.get("words")).items()}
    listed = held["signs"].content if "signs" in held else []
    signs = [_sign(at, words, faults) for at in listed] if isinstance(listed, list) else []
    if not signs:
        faults.add(_("The file names no signs."), root, _("Write `signs:` with a list under it."))
    faults.raise_any()
    return tuple(sign for sign in signs if sign)


def any_sign(text: pl.Expr, signs: Iterable[Sign]) -> pl.Expr:
    """Whether any of the signs is in a text; one after the other, which is forty times quicker than all as one."""
    return pl.any_horizontal(*[text.str.contains(sign.pattern) for sign in signs]).fill_null(value=False)


def _sign(at: Located, words: dict[str, str], faults: Faults) -> Sign | None:
    said = _mapping(at)
    told = {name: _text(said[name], faults) for name in _TEXTS if name in said}
    lacking = [name for name in _TEXTS if not told.get(name)]
    if lacking:
        faults.add(_("A sign lacks {names}.", names=", ".join(lacking)), at)
        return None
    if told["kind"] not in SIGN_KINDS:
        known = ", ".join(SIGN_KINDS)
        faults.add(_("«{kind}» is no kind of sign.", kind=told["kind"]), at, _("Kinds are: {known}.", known=known))
    unknown = [name for name in _NAMED.findall(told["pattern"]) if name not in words]
    if unknown:
        faults.add(_("The pattern names words that the file does not hold: {names}.", names=", ".join(unknown)), at)
        return None
    pattern = LINEAR + _NAMED.sub(lambda name: words[name[1]], told["pattern"])
    beside = said["not"].content if "not" in said else []
    texts = tuple(_text(one, faults) for one in beside) if isinstance(beside, list) else ()
    return Sign(told["sign"], told["kind"], told["language"], pattern, told["example"], texts)


def _mapping(at: Located | None) -> dict[str, Located]:
    return at.content if at and isinstance(at.content, dict) else {}


def _text(at: Located, faults: Faults) -> str:
    if isinstance(at.content, str):
        return at.content
    faults.add(_("A text is expected here."), at)
    return ""
