"""Reads the settings of a family of invented fields.

The file of ``plain`` gives every setting and where its figure comes from; another family, of the house or from
anywhere, says which one it ``extends`` and what is otherwise.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from inroads.errors import Fault, InputError
from inroads.language import _, numeral
from inroads.world.settings import WHOLE, Settings

FAMILIES = (
    *("plain", "null", "mirror", "confounded", "reverse", "transport", "hidden_group", "instrument", "merge_split"),
    "messy",
)
TABLES = ("circles", "accept", "pull", "uses")
FEW = 5
"""More missing settings than this are told in one sentence."""


def read_settings(text: str, where: str = "", **changes: Any) -> Settings:
    """Settings from the text of a TOML file; ``changes`` win over the file, the file over what it ``extends``.

    A table (``[circles]``, ``[pull.core]``) need name only what is otherwise.
    """
    given = _laid_over(_table(text, where, ()), changes)
    known = {field.name for field in fields(Settings)}
    unknown = [*sorted(set(given) - known), *_unknown_within(given)]
    faults = [Fault(_("There is no setting «{name}».", name=name), where) for name in unknown]
    faults += [*_missing(sorted(known - set(given)), where)]
    faults += [_not_a_number(name, where) for name in sorted(known & set(given)) if not _fits(name, given[name])]
    if faults:
        raise InputError.of(faults)
    try:
        return Settings(**given)
    except InputError as error:
        raise InputError.of([Fault(fault.what, where, fault.do) for fault in error.faults]) from None


def read_family(family: str, **changes: Any) -> Settings:
    """The settings of a family of the house by name, with changes such as ``networks=18, seed=7``."""
    return read_settings(_text_of(family), f"{family}.toml", **changes)


def read_any_family(family: str, **changes: Any) -> Settings:
    """The settings of a family of the house, or of a file whose name ends in ``.toml``."""
    return (read_family_file(Path(family), **changes)) if family.endswith(".toml") else read_family(family, **changes)


def read_family_file(path: Path, **changes: Any) -> Settings:
    """The settings of a family from a file of anybody's."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(_("The settings cannot be read: {error}.", error=error), str(path)) from error
    return read_settings(text, path.name, **changes)


def _text_of(family: str) -> str:
    if family not in FAMILIES:
        raise InputError(
            _("There is no family «{family}».", family=family),
            do=_("Choose one of: {families}.", families=", ".join(FAMILIES)),
        )
    return (files("inroads.world") / "families" / f"{family}.toml").read_text(encoding="utf-8")


def _table(text: str, where: str, below: tuple[str, ...]) -> dict[str, Any]:
    """What a file says, laid over the family that it extends."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(_("The settings cannot be read: {error}.", error=error), where) from error
    family = given.pop("extends", None)
    if family is None:
        return given
    if family in below:
        raise InputError(_("The family «{family}» extends itself.", family=family), where)
    given.setdefault("family", Path(where).stem or str(family))
    return _laid_over(_table(_text_of(str(family)), f"{family}.toml", (*below, str(family))), given)


def _laid_over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    both = {
        name: _laid_over(under[name], over[name])
        for name in under.keys() & over.keys()
        if isinstance(under[name], Mapping) and isinstance(over[name], Mapping)
    }
    return {**under, **over, **both}


def _unknown_within(given: Mapping[str, Any]) -> list[str]:
    """The names within tables that no family of the house has: they would do nothing."""
    plain = tomllib.loads(_text_of("plain"))
    return [
        name
        for table in TABLES
        if isinstance(given.get(table), Mapping)
        for name in sorted(set(_paths(given[table], table)) - set(_paths(plain[table], table)))
    ]


def _paths(table: Mapping[str, Any], under: str) -> list[str]:
    return [
        path
        for name, held in table.items()
        for path in (_paths(held, f"{under}.{name}") if isinstance(held, Mapping) else [f"{under}.{name}"])
    ]


def _missing(names: list[str], where: str) -> list[Fault]:
    if len(names) <= FEW:
        return [Fault(_("The setting «{name}» is missing.", name=name), where) for name in names]
    lacking = _("Settings that are missing: {n}.", n=numeral(len(names)))
    return [Fault(lacking, where, _('Write «extends = "plain"» on the first line, or give every setting.'))]


def _fits(name: str, value: Any) -> bool:
    """Whether a setting is a name, a table or a number where it should be one."""
    if name == "family":
        return isinstance(value, str)
    if name in TABLES:
        return isinstance(value, Mapping) and all(_fits("", held) for held in _leaves(value))
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return False
    return isinstance(value, int) or name not in WHOLE


def _leaves(table: Mapping[str, Any]) -> list[Any]:
    return [leaf for held in table.values() for leaf in (_leaves(held) if isinstance(held, Mapping) else [held])]


def _not_a_number(name: str, where: str) -> Fault:
    wanted = _("Give a whole number.") if name in WHOLE else _("Give a number, or a table of numbers.")
    return Fault(_("The setting «{name}» is of the wrong kind.", name=name), where, wanted)
