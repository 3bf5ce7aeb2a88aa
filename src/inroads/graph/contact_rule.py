"""A rule of contact: a small declared object that says what counts as contact, and how it is weighed and counted."""

import hashlib
from dataclasses import dataclass

from inroads.graph.span import Span

FORWARD, REVERSED, BOTH = "forward", "reversed", "both"
DIRECTIONS = (FORWARD, REVERSED, BOTH)
PERIODS = ("none", "day", "week", "month", "quarter", "year")
SCOPES = ("thread", "venue")
SHAPES = ("linear", "exponential")
LEFT_OUT = ("bot", "deleted")
CO_PRESENCE = "co_presence"
REPLY_WINDOW = "reply_window"
CONVERSATION = "conversation"
IN_ORDER = (CO_PRESENCE, REPLY_WINDOW, CONVERSATION)
"""Kinds of rule that go by when posts were written in a room."""
MILLION = 1_000_000
DIGITS = 16

ALL = ("rule", "kind", "direction", "period", "minimum", "medium", "without")
"""What every rule may say."""

NEEDS: dict[str, tuple[str, ...]] = {
    "reply": ("window", "decay"),
    "quote": ("window", "decay"),
    "mention": (),
    "private": (),
    "trade": (),
    "reaction": (),
    "invitation": (),
    CO_PRESENCE: ("scope", "window", "accounts"),
    "reply_window": ("scope", "posts", "window", "decay"),
    CONVERSATION: ("scope", "posts", "window", "decay", "first_weight"),
}
"""By kind what else its rules may say."""


@dataclass(frozen=True)
class Decay:
    """How the weight of a link falls from 1 to ``floor`` while the time between its two posts grows to ``within``."""

    shape: str
    within: Span
    floor: float = 0.0


@dataclass(frozen=True)
class ContactRule:
    """A rule. ``window`` is the longest time between two posts, for ``co_presence`` the window itself."""

    name: str
    kind: str
    window: Span | None = None
    decay: Decay | None = None
    direction: str = FORWARD
    period: str = "month"
    minimum: int = 1
    medium: str = ""
    """How the two were in touch; where it is empty it follows from the venues of the place."""
    without: tuple[str, ...] = LEFT_OUT
    """Kinds of account that are left out."""
    scope: str = "thread"
    posts: int = 1
    """How many posts back a post links to."""
    accounts: int = 200
    """The most accounts in a window that count as being there together."""
    first_weight: float = 0.5
    """The weight of the link to whoever opened the thread; 0 for none."""

    def said(self) -> dict[str, object]:
        """What the rule says, in order, by the names that a file of rules uses."""
        held = {
            "rule": self.name, "kind": self.kind, "scope": self.scope, "posts": self.posts,
            "window": None if self.window is None else str(self.window), "accounts": self.accounts,
            "first_weight": self.first_weight, "decay": _decay_said(self.decay), "direction": self.direction,
            "period": self.period, "minimum": self.minimum, "medium": self.medium or None,
            "without": "[" + ", ".join(self.without) + "]",
        }  # fmt: skip
        may = (*ALL, *NEEDS[self.kind])
        return {name: value for name, value in held.items() if name in may and value is not None}

    def to_yaml(self) -> str:
        """The rule as a file; :func:`inroads.graph.read_rules.read_rules` reads it back equal."""
        return "".join(f"{name}: {value}\n" for name, value in self.said().items())

    @property
    def digest(self) -> str:
        """A name of what the rule says."""
        return hashlib.sha256(self.to_yaml().encode()).hexdigest()[:DIGITS]

    def values(self) -> dict[str, str | int | float | bool]:
        """What its SQL is told; pairs of a co-presence are in order already."""
        window, decay = self.window or Span(0, "day"), self.decay
        every = window.microseconds or 1
        return {
            "scope": self.scope,
            "posts": self.posts,
            "accounts": self.accounts,
            "first_weight": round(self.first_weight * MILLION),
            "unbounded": self.window is None or self.kind == CO_PRESENCE,
            "window_us": every if self.kind == CO_PRESENCE else window.microseconds,
            "window_months": window.months,
            "origin": every * (2**60 // every),
            "direction": FORWARD if self.kind == CO_PRESENCE else self.direction,
            "period": self.period,
            "minimum": self.minimum,
            "medium": self.medium or ("private_chat" if self.kind == "private" else ""),
            "without_bots": "bot" in self.without,
            "without_deleted": "deleted" in self.without,
            "decay": decay.shape if decay else "none",
            "decay_us": decay.within.microseconds if decay else 1,
            "floor": round(decay.floor * MILLION) if decay else MILLION,
            "alike": decay is None and self.kind != CONVERSATION,
            "in_order": self.kind in IN_ORDER,
        }


def _decay_said(decay: Decay | None) -> str | None:
    return None if decay is None else f"{{shape: {decay.shape}, within: {decay.within}, floor: {decay.floor:g}}}"
