"""What was chosen of a graph, step by step, and the sentence that says it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inroads.language import _, numeral


@dataclass(frozen=True)
class Selection:
    """One verb of a graph with what it was told."""

    verb: str
    told: Mapping[str, Any]

    def __str__(self) -> str:
        return _SAID[self.verb](self.told)


def _layers(told: Mapping[str, Any]) -> str:
    aspects = "; ".join(f"{name} {' / '.join(values)}" for name, values in told["aspects"].items())
    return _("layer: {aspects}", aspects=aspects)


def _window(told: Mapping[str, Any]) -> str:
    first, last = (told[end].isoformat() if told[end] else ".." for end in ("first", "last"))
    if told["how"] == "surely":
        return _("surely there from {first} to {last}", first=first, last=last)
    return _("maybe there from {first} to {last}", first=first, last=last)


def _vantage(told: Mapping[str, Any]) -> str:
    seen = ", ".join(told["accesses"])
    if told["unknown"]:
        return _("as seen by {accesses}, passages of unknown access counted in", accesses=seen)
    return _("as seen by {accesses}", accesses=seen)


def _onemode(told: Mapping[str, Any]) -> str:
    if told["by"] in ("hypergeometric", "disparity"):
        if told.get("adjust", "none") != "none":
            return _("persons tied by shared places ({by}, level {level}, adjusted for all that was tested: {adjust})",
                     by=told["by"], level=numeral(told["level"]), adjust=told["adjust"])  # fmt: skip
        return _("persons tied by shared places ({by}, level {level})", by=told["by"], level=numeral(told["level"]))
    return _("persons tied by shared places ({by})", by=told["by"])


_SAID: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "to_layers": _layers,
    "to_window": _window,
    "to_vantage": _vantage,
    "to_onemode": _onemode,
    "to_network": lambda told: _("network {network}", network=told["network"]),
    "to_persons": lambda _told: _("personas as judged"),
    "to_contacts": lambda _told: _("contacts as ties"),
    "to_ego": lambda told: _("at most {reach} ties from {person}", reach=numeral(told["reach"]), person=told["person"]),
}
