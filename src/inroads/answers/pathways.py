"""The sequence of worlds an entry ran through, from first contact to commitment."""

from collections import Counter

from inroads.answers.alluvial import alluvial_picture
from inroads.answers.caveats import entry_caveats, pooled_caveat
from inroads.answers.finding import Finding
from inroads.answers.sheet import Sheet
from inroads.answers.spoken import Names, of_total
from inroads.answers.ways import pooled, unknown_share, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.paths import ORDER_UNKNOWN, entry_paths
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral


def pathways(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Paths as they occur, mixed ones as sequences and never as a single "both"."""
    derived = view.table("entry_paths") if rollup == DEFAULT_ROLLUP else entry_paths(view.table, view.frame, rollup)
    paths = {row["entry"]: row for row in derived.iter_rows(named=True)}
    rows = [{**row, **paths[row["entry"]]} for row in ways_in(view, rollup)]
    known = [row for row in rows if _is_settled(row)]
    sheet = Sheet()
    for path, count in sorted(Counter(row["path"] for row in rows).items(), key=lambda item: (-item[1], item[0])):
        inside = [row for row in rows if row["path"] == path]
        if _is_settled(inside[0]):
            record = pooled(known, lambda row, path=path: row["path"] == path)  # type: ignore[misc]
        else:
            record = unknown_share(count, len(rows))
        sheet.add_rows((path,), {"path": path, "mixed": inside[0]["mixed"], **record}, "entry", inside)
    names = Names(view)
    return sheet.finding(
        view,
        id="mechanisms.pathways",
        question=_("In which steps do people come in, and where do offline and online follow one another?"),
        unit="entry",
        n=len(rows),
        answer=_answer(sheet, known, len(rows) - len(known), names),
        picture=alluvial_picture(view, rows, rollup),
        caveats=[
            _("A path is the order of worlds; steps that follow each other in the same world count once."),
            pooled_caveat(),
            *entry_caveats(view, rows),
        ],
        parameters={"rollup": rollup},
    )


def _is_settled(row: Row) -> bool:
    return is_known(row["path"]) and row["path"] != ORDER_UNKNOWN


def _answer(sheet: Sheet, known: list[Row], unknown: int, names: Names) -> str:
    if not known:
        return _("No entry on record has a known path; entries: {n}.", n=numeral(unknown))
    mixed = pooled(known, lambda row: row["mixed"])
    said = _("Entries with a known path that ran through more than one world: {mixed}.", mixed=of_total(mixed))
    sequences = [record for record in sheet.table if record["mixed"] and record["path"] != ORDER_UNKNOWN]
    if sequences:
        first = sequences[0]
        said += " " + _(
            "The commonest such path: {path}, {count}.", path=names.path(first["path"]), count=of_total(first)
        )
    return said + " " + _("Entries whose path is not known: {n}.", n=numeral(unknown))
