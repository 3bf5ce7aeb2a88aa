"""The SQL of a rule: its file, put where ``contacts.sql`` reads links, and the values that it binds."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from inroads.graph.contact_rule import (
    CO_PRESENCE,
    DIRECTIONS,
    IN_ORDER,
    PERIODS,
    REPLY_WINDOW,
    SCOPES,
    SHAPES,
    ContactRule,
)

PLACE_OF_LINKS = "SELECT * FROM rule_links"
NAMED = re.compile(r"\$([a-z_]+)")
DIGITS = 16
OUR_WORDS = frozenset((*DIRECTIONS, *PERIODS, *SCOPES, *SHAPES))
Value = str | int | float | bool


@dataclass(frozen=True)
class Statement:
    """SQL in the dialect of DuckDB, and what its ``$names`` are bound to."""

    sql: str
    values: dict[str, Value]

    @property
    def digest(self) -> str:
        """A name of what it asks."""
        return hashlib.sha256(f"{self.sql}\n{sorted(self.values.items())}".encode()).hexdigest()[:DIGITS]


@cache
def sql_of(name: str) -> str:
    """The text of a file of SQL without its comments."""
    text = (files("inroads.graph") / "rules" / f"{name}.sql").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if not line.startswith("--"))


def contacts_by(rule: ContactRule) -> Statement:
    """What gives the contacts of a rule."""
    return _bound(sql_of("contacts").replace(PLACE_OF_LINKS, links_of(rule)), rule)


def links_of(rule: ContactRule) -> str:
    """The SQL that gives the links of a rule."""
    return sql_of("reply_window_of_one" if rule.kind == REPLY_WINDOW and rule.posts == 1 else rule.kind)


def left_out_by(rule: ContactRule) -> Statement | None:
    """What tells how much a rule leaves out; None for a rule that leaves out nothing."""
    return _bound(sql_of("co_presence_left_out"), rule) if rule.kind == CO_PRESENCE else None


def lacking_by(rule: ContactRule) -> Statement | None:
    """What tells how much a rule leaves out for want of a time; None for a rule that can do without."""
    if rule.kind in IN_ORDER:
        return _bound(sql_of("undated_posts"), rule)
    asked = sql_of("undated_links").replace(PLACE_OF_LINKS, links_of(rule))
    return _bound(asked, rule) if rule.window else None


def plain(name: str) -> Statement:
    """``activity``, ``coverage`` or ``undated``."""
    return Statement(sql_of(name), {})


def _bound(sql: str, rule: ContactRule) -> Statement:
    """Numbers and words of our own are written out, so that an engine leaves out what they rule out; others bound."""
    values = rule.values()
    written = {name: told for name, value in values.items() if (told := _literal(value))}
    sql = NAMED.sub(lambda found: written.get(found[1], found[0]), sql)
    return Statement(sql, {name: values[name] for name in sorted(set(NAMED.findall(sql)))})


def _literal(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    return f"'{value}'" if value in OUR_WORDS else ""
