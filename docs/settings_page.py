# ruff: noqa: INP001
"""The page of settings of the invented field, made from the files of its families."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from inroads.world.family import FAMILIES

INTRO = """Everything an invented field depends on.
`plain.toml` gives every setting; another family says only what is otherwise, and a file of your own may do the same:

```toml
extends = "plain"
family = "mine"
snowball = 0.3
```

`make coverage FAMILIES=folder` tries all estimators on such files; `inroads world DIR --family NAME` writes a field of
one of the house, `--family mine.toml` one of your own.
A figure is either somebody's, and then the source stands beside it, or *invented*.
What each family is for stands in [the invented field](../methods/invented-field.md)."""

HEADING = re.compile(r"^# --- (.+) ---$")
SETTING = re.compile(r"^(\w+) = ([^#]*)(?:# ?(.*))?$")
TABLE = re.compile(r"^\[([\w.]+)\] *(?:# ?(.*))?$")

Line = tuple[str, str, str]


def text_of(family: str) -> str:
    """The file of a family."""
    return (files("inroads.world") / "families" / f"{family}.toml").read_text(encoding="utf-8")


def opening(family: str) -> str:
    """What a family says of itself, up to where it says how to read its figures."""
    lines = text_of(family).split("\n\n")[0].splitlines()
    said = " ".join(line.removeprefix("# ") for line in lines)
    return re.split(r"(?i)[ ;]*after each figure:", said)[0].rstrip(".") + "."


def sections(family: str) -> Iterator[tuple[str, list[Line]]]:
    """Headings with their settings: name, value, what it is."""
    heading, lines, before = "The field", list[Line](), ""
    for line in text_of(family).splitlines():
        new = HEADING.match(line)
        if new:
            yield heading, lines
            heading, lines, before = new[1], [], ""
        elif table := TABLE.match(line):
            yield heading, lines
            heading, lines, before = f"[{table[1]}]: {table[2] or before or heading.partition(': ')[2]}", [], ""
        elif setting := SETTING.match(line):
            lines.append((setting[1], setting[2].strip(), (setting[3] or "").strip()))
        elif line.startswith("# "):
            before = f"{before} {line.removeprefix('# ')}".strip()
    yield heading, lines


def is_sourced(heading: str, said: str) -> bool:
    """Whether a figure has a source, or is said to be invented, itself or with its section."""
    return "invented" in heading.lower() or bool(re.search(r"invented|by design|\d{4}|DOCM", said))


def _different(family: str) -> dict[str, Any]:
    given = tomllib.loads(text_of(family))
    return {name: value for name, value in given.items() if name not in ("extends", "family")}


def _told(family: str) -> dict[str, str]:
    return {name: said for _heading, lines in sections(family) for name, _value, said in lines}


def _both(plain: str, own: str) -> str:
    """What a setting is, and what the family says of its figure."""
    meaning = re.sub(r"[:;]? *(invented|by design)$", "", plain)
    return own if len(own.split()) > len(("by", "design", "alone")) else "; ".join(filter(None, (meaning, own)))


def settings_blocks() -> Iterator[str]:
    """The blocks of the page."""
    yield "# Settings of the invented field"
    yield INTRO
    yield "## Families"
    for family in FAMILIES:
        extends = tomllib.loads(text_of(family)).get("extends")
        yield f"### {family}"
        yield opening(family)
        if extends:
            plain, own = _told("plain"), _told(family)
            rows = [
                f"| `{name}` | {value} | {_both(plain.get(name, ''), own.get(name, ''))} |"
                for name, value in _different(family).items()
            ]
            yield "\n".join([f"| otherwise than `{extends}` | | |", "| --- | --- | --- |", *rows])
    yield "## All settings, as in `plain`"
    for heading, lines in sections("plain"):
        if lines:
            yield f"### {heading[:1].upper()}{heading[1:]}"
            rows = [f"| `{name}` | {value} | {said} |" for name, value, said in lines]
            yield "\n".join(["| setting | value | what it is |", "| --- | --- | --- |", *rows])
