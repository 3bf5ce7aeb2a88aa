"""One finding on the page: question and answer beside table, caveats, figure and variants, in that order."""

from dataclasses import dataclass

from inroads.answers.finding import Finding, Record, Variant
from inroads.language import _
from inroads.report.confusion_table import confusion_table, is_confusion
from inroads.report.contrast_table import contrast_table, is_contrast
from inroads.report.crossed_table import cross_of, crossed_table
from inroads.report.looked_at import LEFT_OUT, left_out_told, variants_told
from inroads.report.markup import Html, join, tag, text
from inroads.report.numbers import number
from inroads.report.reading import Reading
from inroads.report.record_table import record_table
from inroads.report.svg import draw
from inroads.report.two_by_two import WHOLE, is_two_by_two, layers_of, note_on_bounds, two_by_two_table
from inroads.report.vantages_told import vantages_told

LONGEST = 60
"""A list of more rows than this is folded away until somebody opens it."""


@dataclass(frozen=True)
class Place:
    """Where a finding stands in its report: its own number and that of its figure (0: no figure)."""

    number: int
    figure: int


@dataclass(frozen=True)
class Beside:
    """A picture that stands beside a finding and is none of its own: what it shows, and the drawing."""

    title: str
    drawn: Html
    figure: int = 0


def finding_section(reading: Reading, place: Place, beside: Beside | None = None) -> Html:
    """The finding as an article, text on one side and evidence on the other."""
    finding = reading.finding
    said = tag(
        "div", tag("h3", finding.question), tag("p", finding.answer, class_="answer"), _facts(reading), class_="said"
    )
    shown = tag(
        "div",
        *_tables(reading, place),
        vantages_told(reading),
        _under(finding),
        _figure(finding, place),
        _beside(beside),
        *_variants(reading),
        class_="shown",
    )
    return tag("article", said, shown, id=f"f{place.number}", class_="finding")


def _facts(reading: Reading) -> Html:
    """What was counted, in small type under the answer."""
    finding = reading.finding
    counted = _("Units counted: {units}; in all {n}.", units=reading.words.unit(finding.unit), n=number(finding.n))
    lines = [counted, *reading.words.parameters(finding.parameters), *variants_told(finding, reading.words)]
    return tag("p", join([text(line) for line in lines], " "), " ", tag("code", finding.id), class_="facts")


def _tables(reading: Reading, place: Place) -> list[Html]:
    finding = reading.finding
    if not finding.table:
        return [tag("p", _("Nothing on record answers this question."))]
    kinds = list(dict.fromkeys(record.get("kind") for record in finding.table))
    if len(kinds) == 1 or is_two_by_two(finding.table):
        return [_table(reading, finding.table, f"{place.number}", finding.id)]
    groups = [(kind, [record for record in finding.table if record.get("kind") == kind]) for kind in kinds]
    shown = []
    for letter, (kind, records) in zip("abcdefgh", groups, strict=False):
        title = reading.words.word("kind", str(kind))
        held = _table(reading, records, f"{place.number}{letter}", f"{finding.id}/{kind}", title)
        is_long = len(records) > LONGEST and cross_of(f"{finding.id}/{kind}", records) is None
        shown.append(_folded(title, len(records), held) if is_long else held)
    return shown


def _folded(title: str, rows: int, held: Html) -> Html:
    """A table of very many rows, to be opened."""
    summary = tag("summary", _("{title}: rows {n}", title=title, n=number(rows)))
    return tag("details", summary, held, class_="layer")


def _table(reading: Reading, records: list[Record], label: str, layout: str, title: str = "") -> Html:
    """A table with its numbered caption, laid out as its finding reads best."""
    caption = join([tag("b", _("Table {number}.", number=label)), " ", title or reading.finding.question])
    return _laid_out(reading, records, layout, caption)


def _laid_out(reading: Reading, records: list[Record], layout: str, caption: Html) -> Html:
    if is_two_by_two(records):
        return _layers(reading, records, caption)
    if is_confusion(records):
        return confusion_table(reading, records, caption)
    if is_contrast(records):
        return contrast_table(reading, records, caption)
    cross = cross_of(layout, records)
    return crossed_table(reading, records, cross, caption) if cross else record_table(reading, records, caption)


def _layers(reading: Reading, records: list[Record], caption: Html) -> Html:
    """The 2x2 of all layers together, and of each layer in a fold."""
    first, *others = layers_of(records)
    words = reading.words
    name = {layer: words.word("layer", layer).capitalize() for layer in (first, *others)}
    whole = two_by_two_table(reading, records, first, join([caption, " ", name[first], "."]))
    folds = [
        tag("details", tag("summary", name[layer]), _layer(reading, records, layer, name[layer]), class_="layer")
        for layer in others
        if layer != WHOLE
    ]
    return join([whole, note_on_bounds(records), _left_out(reading, first), *folds])


def _layer(reading: Reading, records: list[Record], layer: str, name: str) -> Html:
    return join([two_by_two_table(reading, records, layer, text(name)), _left_out(reading, layer)])


def _left_out(reading: Reading, layer: str) -> Html | None:
    """The range with each network left out stands under the main table; a variant has none of its own."""
    return left_out_told(reading.finding, reading.words, layer) if reading.linked else None


def _under(finding: Finding) -> Html:
    """What must be said directly under a table: what confounds, and what the sources were selected on."""
    caveats = (
        tag("ul", *[tag("li", caveat) for caveat in finding.caveats], class_="caveats") if finding.caveats else None
    )
    selection = tag("p", finding.selection, class_="selection") if finding.selection else None
    return join([part for part in (caveats, selection) if part])


def _figure(finding: Finding, place: Place) -> Html | None:
    if not finding.picture or not place.figure:
        return None
    drawn = draw(finding.picture, f"g{place.figure}", finding.question, finding.answer)
    caption = join(
        [
            tag("b", _("Figure {number}.", number=place.figure)),
            " ",
            finding.question,
            " ",
            tag("a", _("Table {number}", number=place.number), href=f"#f{place.number}"),
        ]
    )
    return tag("figure", drawn, tag("figcaption", caption))


def _beside(beside: Beside | None) -> Html | None:
    if beside is None:
        return None
    caption = join([tag("b", _("Figure {number}.", number=beside.figure)), " ", beside.title])
    return tag("figure", beside.drawn, tag("figcaption", caption))


def _variants(reading: Reading) -> list[Html]:
    shown = [variant for variant in reading.finding.variants if variant.table and variant.name != LEFT_OUT]
    return [_variant(reading.without_links(), variant) for variant in shown]


def _variant(reading: Reading, variant: Variant) -> Html:
    name = reading.words.variant(variant.name)
    own = f"{reading.finding.id}/{variant.name}"
    layout = own if cross_of(own, variant.table) else reading.finding.id
    laid_out = _laid_out(reading, variant.table, layout, text(f"{name}."))
    return tag("details", tag("summary", name), laid_out, class_="variant")
