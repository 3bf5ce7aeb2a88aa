"""Files of a frame to a Frame: parse, join with the parent, check, and tell every fault at once."""

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Any

from inroads.frame import expect
from inroads.frame.drafts import VariableDraft, draft_variables
from inroads.frame.extend import extended
from inroads.frame.frame import Frame
from inroads.frame.located import Faults, Located
from inroads.frame.parse import parse
from inroads.frame.policies import read_certainty, read_rollups, read_vantages
from inroads.frame.rule_words import check_rule_words
from inroads.frame.rules import read_rules
from inroads.frame.soundness import check_complete, check_variables
from inroads.language import _

SECTIONS = ("rollups", "vantages", "certainty", "rules")
HEAD = ("frame", "version", "extends", "derived_from")
KEYS = (*HEAD, "variables", *SECTIONS)

VERSION = re.compile(r"[1-9][0-9]{0,5}")

Parents = Callable[[str], Frame | None]


def assemble(files: dict[str, str], parent_of: Parents) -> Frame:
    """The frame that the files describe. One InputError names every fault with file and line."""
    faults = Faults()
    said, drafts = _sections(files, faults)
    frame, version = _name(said, faults), _version(said, faults)
    parent = _parent(said, parent_of, faults)
    joined, lines = extended(parent, drafts, frame, faults)
    check_variables(joined, lines, faults)
    known = {variable.id: variable for variable in joined}
    rollups = read_rollups(said.get("rollups"), parent.rollups if parent else {}, known, faults)
    vantages = read_vantages(said.get("vantages"), parent.vantages if parent else {}, known, faults)
    certainty = read_certainty(said.get("certainty"), parent.certainty if parent else {}, known, faults)
    rules = read_rules(said.get("rules"), parent.rules if parent else {}, faults)
    named: dict[str, Mapping[str, Any]] = {"rollup": rollups, "vantage": vantages, "certainty": certainty}
    check_rule_words(rules, said.get("rules"), known, named, faults)
    if "extends" not in said:
        check_complete(joined, faults)
        _demand_sections(said, faults)
    derived_from = parent.name if parent else _text(said, "derived_from", faults)
    faults.raise_any()
    return Frame(frame, version, tuple(joined), rollups, vantages, certainty, rules, derived_from)


def _sections(files: dict[str, str], faults: Faults) -> tuple[dict[str, Located], list[VariableDraft]]:
    """What the files say under each key; a file named for a section is that section."""
    said: dict[str, Located] = {}
    drafts: list[VariableDraft] = []
    for file, text in files.items():
        node = parse(file, text, faults)
        if node is None:
            continue
        section = PurePath(file).stem
        entries = {section: node} if section in SECTIONS else expect.mapping(node, KEYS, faults)
        for key, held in entries.items():
            if key == "variables":
                drafts += draft_variables(held, faults)
            elif key in said:
                faults.add(
                    _("«{key}» stands twice.", key=key), held, _("It stands first in {where}.", where=said[key].where)
                )
            else:
                said[key] = held
    return said, drafts


def _name(said: dict[str, Located], faults: Faults) -> str:
    if "frame" in said:
        return expect.name(said["frame"], faults)
    faults.add(_("The frame has no name."), None, _("Write «frame: name» in frame.yaml."))
    return ""


def _version(said: dict[str, Located], faults: Faults) -> int:
    text = _text(said, "version", faults)
    if VERSION.fullmatch(text):
        return int(text)
    faults.add(_("The frame has no version."), said.get("version"), _("Write «version: 1», a whole number from 1."))
    return 0


def _text(said: dict[str, Located], key: str, faults: Faults) -> str:
    return expect.text(said[key], faults) if key in said else ""


def _parent(said: dict[str, Located], parent_of: Parents, faults: Faults) -> Frame | None:
    name = _text(said, "extends", faults)
    if not name:
        return None
    parent = parent_of(name)
    if parent is None:
        faults.add(_("The frame «{name}» is not known.", name=name), said["extends"], _("Write «extends: inroads@1»."))
    return parent


def _demand_sections(said: dict[str, Located], faults: Faults) -> None:
    for section in SECTIONS:
        if section not in said:
            faults.add(
                _("The frame has no {section}.", section=section),
                None,
                _("Write «extends: inroads@1» to start from the frame that comes with Inroads."),
            )
