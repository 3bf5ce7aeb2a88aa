"""The line that stands under every finding: how the cases came in."""

from collections import Counter

from inroads.answers.source_sets import card_lines
from inroads.involvement.medium import is_known
from inroads.involvement.view import View
from inroads.language import _, language, numeral

COUNTRIES_NAMED = 4


def selection_line(view: View) -> str:
    """How the networks came into the study, from samples and investigations; says so when nothing is recorded.

    Then for each kind of source at hand its card in one line.
    """
    parts = [*_samples(view), *_investigations(view)]
    if not parts:
        parts = [_("Nothing is recorded about how these networks came into the study.")]
    return " ".join([*parts, *card_lines(view)])


def _samples(view: View) -> list[str]:
    """Each selection once, with the samples that were chosen so."""
    named: dict[str, list[str]] = {}
    for row in view.table("samples").iter_rows(named=True):
        if row["selection"]:
            named.setdefault(row["selection"].rstrip("."), []).append(row["reference"] or row["sample"])
    return [
        _("Sample {name}: {selection}.", name=names[0], selection=text)
        if len(names) == 1
        else _(
            "Samples ({count}; {names}): {selection}.",
            count=numeral(len(names)),
            names=", ".join(dict.fromkeys(names)),
            selection=text,
        )
        for text, names in named.items()
    ]


def _investigations(view: View) -> list[str]:
    rows = view.table("investigations").to_dicts()
    if not rows:
        return []
    routes = Counter(row["sampling_route"] for row in rows)
    told = ", ".join(
        f"{view.frame.label('investigation', 'sampling_route', route, language())} {numeral(count)}"
        for route, count in routes.most_common()
    )
    countries = sorted({row["country"] for row in rows if is_known(row["country"])})
    sentence = _("Investigations: {count}; why they were chosen: {routes}.", count=numeral(len(rows)), routes=told)
    if 0 < len(countries) <= COUNTRIES_NAMED:
        sentence += " " + _("Countries: {countries}.", countries=", ".join(countries))
    return [sentence]


def is_purposive(view: View) -> bool:
    """Whether the networks are anything but a recorded random sample."""
    routes = set(view.table("investigations")["sampling_route"])
    return routes != {"random"}
