"""The vantages of a finding in words: what each of them could have seen."""

from inroads.answers.vantages import vantage_meaning, vantage_name
from inroads.language import _
from inroads.report.markup import Html, tag
from inroads.report.reading import Reading


def vantages_told(reading: Reading) -> Html | None:
    """Every vantage of a finding that compares vantages, with the accesses it is made of."""
    if "vantage" not in reading.finding.parameters:
        return None
    vantages = getattr(reading.words.frame, "vantages", {})
    items = [
        tag("li", tag("b", vantage_name(name)), ": ", _meaning(reading, name, vantages[name])) for name in vantages
    ]
    summary = tag("summary", _("What is seen from where"))
    return tag("details", summary, tag("ul", *items), class_="layer") if items else None


def _meaning(reading: Reading, vantage: str, accesses: tuple[str, ...]) -> str:
    """In words, and by the labels of its accesses."""
    labels = ", ".join(reading.words.label("passage", "access", access) for access in accesses)
    listed = _("Accesses: {accesses}.", accesses=labels)
    return " ".join(part for part in (vantage_meaning(vantage), listed) if part)
