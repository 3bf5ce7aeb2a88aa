"""The card of a network as one page: it stands alone, reads without a network or a script, and prints on one sheet."""

from collections.abc import Iterable
from importlib.resources import files
from itertools import groupby
from typing import Any

from inroads import __version__
from inroads.answers.card import Card
from inroads.answers.card_parts import Branch, Entry, Person
from inroads.language import _, language, numeral
from inroads.report.card_words import CardWords
from inroads.report.marks import mark
from inroads.report.markup import Html, join, tag, text
from inroads.report.page import POLICY
from inroads.report.svg import draw

SHEET = 500
SHRINKS = 0.63
"""How high the printed part of a sheet is, in points as they are counted here, and how fast a higher page shrinks:
what is smaller is wider too, so that fewer lines break."""
SMALLEST = 0.5
WORLDS = ("offline", "remote_voice", "online")


def card_page(card: Card, words: CardWords, picture: dict[str, Any] | None, title: str) -> str:
    """The card as one HTML page; ``picture`` is its timeline, ``title`` that of the study."""
    main = tag(
        "main",
        tag("section", *_beside(card, words)),
        tag("section", *_figure(card, picture), *_entries(card, words), *_below(card, words)),
        class_="card",
    )
    name = f"{card.network} {card.name}" if card.name and card.name != card.network else card.network
    head = tag("header", tag("h1", name), tag("div", *_lead(card, words, title)))
    body = tag("body", head, main, style=f"--fit:{_fit(card):.2f}")
    return f"<!doctype html>\n{tag('html', _html_head(name, card), body, lang=language())}\n"


def _fit(card: Card) -> float:
    """How much smaller the page is printed, so that it stays on one sheet: by the height of its higher column."""
    steps = sum(entry.mixed and bool(entry.steps) for entry in card.entries)
    others = len({person.person for person in card.persons} - {entry.person for entry in card.entries})
    right = 190 + 13.5 * len(card.entries) + 13 * steps + 7 * (len(card.approaches) + others)
    people = sum(len(branch.lines) + 1 for branch in card.branches)
    told = len(card.facts) + len({blank.variable for blank in card.blanks}) + len(card.contested) / 2
    left = 90 + 12 * told + 9 * people + 16 * (len(card.places) + len(card.sources))
    shrunk: float = (SHEET / max(left, right)) ** SHRINKS
    return max(SMALLEST, min(1.0, shrunk))


def _html_head(title: str, card: Card) -> Html:
    style = "".join(files("inroads.report").joinpath(name).read_text("utf-8") for name in ("style.css", "card.css"))
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="generator", content="Inroads"),
        tag("meta", name="inroads:snapshot", content=card.snapshot),
        tag("title", title),
        tag("style", Html(style)),
    )


def _lead(card: Card, words: CardWords, title: str) -> list[Html]:
    shapes = [("offline", _("offline")), ("online", _("online")), ("remote_voice", _("remote voice"))]
    key = join(
        [tag("span", mark(name), word, class_="nb") for name, word in [*shapes, ("unknown", _("unknown"))]], "  "
    )
    made = _("{study}; snapshot {id}, Inroads {version}.", study=title, id=card.snapshot[:16], version=__version__)
    growth = _("Growth type: {growth}", growth=words.growth(card))
    return [tag("p", growth, class_="lead"), tag("p", key, class_="key"), tag("p", made, class_="selection")]


def _beside(card: Card, words: CardWords) -> list[Html]:
    """Facts, what is not known, sources."""
    facts = [(_("Active"), words.at(card.active))]
    facts += [(words.variable("network", name), words.label("network", name, v)) for name, v in card.facts.items()]
    if card.coverage:
        facts.append((_("Known in full"), words.coverage(card)))
    pairs = [part for name, value in facts for part in (tag("dt", name), tag("dd", value))]
    return [
        tag("h2", _("The network")),
        tag("dl", *pairs),
        *_part(_("What is not known"), _unknown(card, words)),
        *_part(_("Who brought whom"), [_branch(branch, words) for branch in card.branches]),
        *_part(_("Places"), [_place(card, words, place) for place in range(len(card.places))]),
        *_part(_("Sources"), [_source(card, words, place) for place in range(len(card.sources))]),
    ]


def _unknown(card: Card, words: CardWords) -> list[Html]:
    """Blanks of a variable in one line; contested cells by unit."""
    lines = []
    for variable, blanks in groupby(card.blanks, key=lambda blank: blank.variable):
        held = list(blanks)
        told = ", ".join(f"{words.at(blank.word)} {numeral(blank.n)}" for blank in held)
        name = words.variable("entry", variable)
        lines.append(tag("li", name, ": ", told, " ", tag("small", _("of {n}", n=numeral(held[0].of)))))
    for unit, cells in groupby(card.contested, key=lambda cell: cell[:2]):
        names = ", ".join(words.variable(unit[0], variable) for _kind, _unit, variable in cells)
        lines.append(tag("li", _("Contested in {unit}: {variables}", unit=unit[1], variables=names)))
    return lines


def _source(card: Card, words: CardWords, place: int) -> Html:
    source = card.sources[place]
    accesses = ", ".join(f"{words.label('passage', 'access', one)} {numeral(n)}" for one, n in source.accesses.items())
    kind = words.label("source", "kind", source.kind)
    passages = _("passages: {n}", n=numeral(source.passages))
    return tag("li", tag("b", source.source), f" {kind}, {passages}. ", tag("small", accesses))


def _figure(card: Card, picture: dict[str, Any] | None) -> list[Html]:
    if picture is None:
        return []
    caption = _("Entries by date; a line is what the date leaves open. Entries without a date: {n}.", n=_undated(card))
    drawn = draw(picture, "timeline", _("Entries of {network} by date", network=card.network), caption)
    return [tag("figure", drawn, tag("figcaption", caption))]


def _undated(card: Card) -> str:
    return numeral(sum(not entry.earliest for entry in card.entries))


def _entries(card: Card, words: CardWords) -> list[Html]:
    if not card.entries:
        return [tag("p", _("No entry is on record."))]
    titles = (_("Date"), _("Person"), _("Layer and function"), _("Way in"), _("Mechanism"), _("Brought in by"))
    head = tag("thead", tag("tr", *[tag("th", title, scope="col") for title in titles]))
    persons = {person.person: person for person in card.persons}
    rows = [_row(entry, persons.get(entry.person), words) for entry in card.entries]
    return [tag("table", head, tag("tbody", *rows)), *_legend(card, words)]


def _row(entry: Entry, person: Person | None, words: CardWords) -> Html:
    world = entry.world if entry.world in WORLDS else "unknown"
    place = f" ({words.place(entry.place)})" if entry.place else ""
    steps = tag("small", words.steps(entry)) if words.steps(entry) else None
    founder = tag("small", _("founder")) if entry.founder else None
    counted = entry.counted == "yes"
    told = [words.layer(entry.layer), words.functions(person) if person else ""]
    known_as = words.apart(person) if person else ""
    return tag(
        "tr",
        tag("td", words.at(entry.at), class_="nb"),
        tag("th", entry.person, founder, tag("small", known_as) if known_as else None, scope="row"),
        tag("td", ", ".join(part for part in told if part), None if counted else tag("small", _("not counted"))),
        tag("td", mark(world), words.way(entry), place, steps),
        tag("td", words.mechanism(entry)),
        tag("td", words.brought_by(entry), class_="nb" if len(entry.brought_by) == 1 else None),
        class_=None if counted else "unknown",
    )


def _legend(card: Card, words: CardWords) -> list[Html]:
    """What the codes of the mechanisms used stand for."""
    used = sorted({words.mechanism(entry) for entry in card.entries if words.mechanism(entry) == entry.mechanism})
    told = "; ".join(f"{code} {words.label('entry', 'mechanism', code)}" for code in used)
    return [tag("p", told, class_="selection")] if told else []


def _below(card: Card, words: CardWords) -> list[Html]:
    """Who is on record without an entry, and approaches."""
    inside = {entry.person for entry in card.entries}
    others = [_person(person, words) for person in card.persons if person.person not in inside]
    return [
        *_part(_("On record without an entry"), others, runs=True),
        *_part(_("Approaches that did not end in joining"), _approaches(card, words), runs=True),
    ]


def _part(title: str, lines: Iterable[Html], *, runs: bool = False) -> list[Html]:
    held = list(lines)
    return [tag("h2", title), tag("ul", *held, class_="runs" if runs else None)] if held else []


def _branch(branch: Branch, words: CardWords) -> Html:
    return tag("li", tag("b", words.branch(branch)), _nested(branch.lines, 0))


def _nested(lines: list[tuple[int, str]], depth: int) -> Html:
    """People below one another, in lists within lists."""
    items: list[Html] = []
    for place, (level, person) in enumerate(lines):
        if level == depth:
            end = next((at for at in range(place + 1, len(lines)) if lines[at][0] <= depth), len(lines))
            inner = lines[place + 1 : end]
            items.append(tag("li", person, _nested(inner, depth + 1) if inner else None))
    return tag("ul", *items, class_="deep" if depth else None)


def _person(person: Person, words: CardWords) -> Html:
    told = ", ".join(part for part in (words.layer(person.layer), words.who(person)) if part)
    return tag("li", tag("b", person.person), f" {told}")


def _place(card: Card, words: CardWords, place: int) -> Html:
    found = card.places[place]
    said = [words.label("place", "kind", found.kind)]
    said += [words.label("presence", "function", one) for one in found.functions]
    said.append(_("persons: {n}", n=numeral(found.persons)))
    medium = found.medium if found.medium in ("offline", "online", "hybrid") else "unknown"
    return tag("li", mark(medium), tag("b", words.place(found.place)), f" {', '.join(said)}")


def _approaches(card: Card, words: CardWords) -> list[Html]:
    lines = []
    for made in card.approaches:
        by = _("by {who}", who=made.by) if made.by else ""
        said = [words.at(made.at), words.medium(made.medium), words.label("approach", "outcome", made.outcome), by]
        lines.append(tag("li", tag("b", made.person), text(f" {', '.join(part for part in said if part)}")))
    return lines
