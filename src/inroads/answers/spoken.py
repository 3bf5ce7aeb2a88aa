"""Numbers and values as they stand in a sentence."""

from inroads.answers.finding import Record
from inroads.involvement.view import View
from inroads.language import _, language, numeral


def percent(share: float | None) -> str:
    """A share in whole percents, without the sign."""
    return "-" if share is None else f"{100 * share:.0f}"


def points(share: float | None) -> str:
    """A change or difference of shares in whole percentage points, with its sign.

    >>> points(0.125), points(-0.03), points(0.001), points(None)
    ('+12', '\u22123', '0', '-')
    """
    if share is None:
        return "-"
    whole = round(100 * share)
    return f"+{whole}" if whole > 0 else f"\u2212{-whole}" if whole < 0 else "0"


def of_total(record: Record) -> str:
    """``7 of 12 (95 % interval 32 to 81 %)``; without an interval the counts alone."""
    if record.get("low") is None:
        return _("{n} of {of}", n=numeral(record["n"]), of=numeral(record["of"]))
    return _(
        "{n} of {of} (95 % interval {low} to {high} %)",
        n=numeral(record["n"]),
        of=numeral(record["of"]),
        low=percent(record["low"]),
        high=percent(record["high"]),
    )


def share_told(record: Record) -> str:
    """``7 of 12 (on average per network 58 %, 95 % interval 32 to 81 %)``; without an interval the counts alone."""
    if record.get("low") is None:
        return _("{n} of {of}", n=numeral(record["n"]), of=numeral(record["of"]))
    return _(
        "{n} of {of} (on average per network {share} %, 95 % interval {low} to {high} %)",
        n=numeral(record["n"]),
        of=numeral(record["of"]),
        share=percent(record["share"]),
        low=percent(record["low"]),
        high=percent(record["high"]),
    )


def p_told(p: float) -> str:
    """A p to two decimals, or that it is smaller.

    >>> p_told(0.043), p_told(0.001)
    ('p = 0.04', 'p < 0.01')
    """
    least = 0.01
    return _("p < {p}", p=numeral(least)) if p < least else _("p = {p}", p=numeral(round(p, 2)))


class Names:
    """Labels of values in the language spoken."""

    def __init__(self, view: View) -> None:
        self.frame, self.lang = view.frame, language()

    def layer(self, value: str) -> str:
        """A layer, ``all`` of them, an outsider or nobody."""
        own = {"all": _("all layers"), "outsider": _("somebody from outside"), "none": _("nobody")}
        return own.get(value) or self.frame.label("role", "layer", value, self.lang)

    def world(self, value: str) -> str:
        """A world or medium."""
        own = {"hybrid": _("both offline and online"), "remote_voice": _("remote voice"), "unknown": _("unknown")}
        return own.get(value) or self.frame.label("entry", "medium", value, self.lang)

    def channel(self, value: str) -> str:
        """A channel."""
        return self.frame.label("entry", "channel", value, self.lang)

    def path(self, value: str) -> str:
        """A path, world by world."""
        own = {
            "order_unknown": _("order unknown"),
            "first_contact_only": _("not known beyond first contact"),
            "commitment_only": _("not known before commitment"),
        }
        return own.get(value) or " → ".join(self.world(step) for step in value.split(" > "))

    def way(self, channel: str, world: str) -> str:
        """A cell of the 2x2."""
        return f"{self.channel(channel)}, {self.world(world)}"

    def value(self, unit: str, variable: str, value: str) -> str:
        """A value of a variable of the frame."""
        return self.frame.label(unit, variable, value, self.lang)
