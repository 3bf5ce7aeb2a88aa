"""The sequence of worlds an entry ran through, from first contact to commitment."""

from collections import Counter

from inroads.answers.alluvial import alluvial_picture
from inroads.answers.caveats import entry_caveats, pooled_caveat
from inroads.answers.finding import Finding, Record
from inroads.answers.sheet import Sheet
from inroads.answers.source_sets import one_kind_only, per_source
from inroads.answers.spoken import Names, of_total
from inroads.answers.tellers import in_order
from inroads.answers.told_paths import Told, told_paths
from inroads.answers.ways import pooled, unknown_share, ways_in
from inroads.involvement.medium import DEFAULT_ROLLUP, is_known
from inroads.involvement.paths import ENDS, ORDER_UNKNOWN, entry_paths, is_whole
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, numeral


def pathways(view: View, rollup: str = DEFAULT_ROLLUP) -> Finding:
    """Paths as they occur, mixed ones as sequences and never as a single "both"."""
    rows = _path_rows(view, rollup)
    told = told_paths(view, rows)
    known = [row for row in rows if _is_settled(row)]
    sheet = Sheet()
    for path, mixed in _paths_of(rows):
        inside = [row for row in rows if row["path"] == path]
        record = {"path": path, "mixed": mixed, **_record(path, rows, known)}
        record |= _tellers_of([told[row["entry"]] for row in inside])
        sheet.add_rows((path,), record, "entry", inside)
    names = Names(view)
    return sheet.finding(
        view,
        id="mechanisms.pathways",
        question=_("In which steps do people come in, and where do offline and online follow one another?"),
        unit="entry",
        n=len(rows),
        answer=" ".join(
            [_answer(sheet, known, len(rows) - len(known), names), *_ends(rows), *_pieced(view, known, told)]
        ),
        picture=alluvial_picture(view, rows, rollup),
        caveats=[
            _("A path is the order of worlds; steps that follow each other in the same world count once."),
            pooled_caveat(),
            *one_kind_only(view),
            *entry_caveats(view, rows),
        ],
        parameters={"rollup": rollup},
        variants=per_source(view, lambda one: _paths_table(_path_rows(one, rollup))),
    )


def _path_rows(view: View, rollup: str) -> list[Row]:
    """The entries that are counted, each with its path."""
    derived = view.table("entry_paths") if rollup == DEFAULT_ROLLUP else entry_paths(view.table, view.frame, rollup)
    paths = {row["entry"]: row for row in derived.iter_rows(named=True)}
    return [{**row, **paths[row["entry"]]} for row in ways_in(view, rollup)]


def _record(path: str, rows: list[Row], known: list[Row]) -> Record:
    """How many entries ran along the path: of the known ones, or of all if it says that the path is not known."""
    if not is_whole(path):
        return unknown_share(sum(row["path"] == path for row in rows), len(rows))
    return pooled(known, lambda row: row["path"] == path)


def _paths_table(rows: list[Row]) -> list[Record]:
    known = [row for row in rows if _is_settled(row)]
    return [
        {"row": path, "path": path, "mixed": mixed, **_record(path, rows, known)} for path, mixed in _paths_of(rows)
    ]


def _paths_of(rows: list[Row]) -> list[tuple[str, bool | None]]:
    """The paths on record, the commonest first, and whether each is mixed."""
    mixed = {row["path"]: row["mixed"] if is_known(row["path"]) else None for row in rows}
    counts = Counter(row["path"] for row in rows)
    return [(path, mixed[path]) for path, _n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _tellers_of(told: list[Told]) -> Record:
    """By which kinds of source a path is told, and of how many entries no source alone tells the whole of it."""
    kinds = in_order({kind for one in told for kind in one.kinds})
    return {"told_by": kinds, "pieced": sum(one.is_pieced for one in told)}


def _ends(rows: list[Row]) -> list[str]:
    """How many entries have one end of a path on record, and no path."""
    ends = sum(row["path"] in ENDS for row in rows)
    if not ends:
        return []
    return [
        _(
            "Of {n} of these only the first contact or only the commitment is on record: one end is no path, and stands"
            " in a row of its own.",
            n=numeral(ends),
        )
    ]


def _pieced(view: View, known: list[Row], told: dict[str, Told]) -> list[str]:
    pieced = sum(told[row["entry"]].is_pieced for row in known)
    if not known or not any(told[row["entry"]].kinds for row in known):
        return []
    across = sum(told[row["entry"]].is_pieced and len(told[row["entry"]].kinds) > 1 for row in known)
    return [
        _(
            "Known paths that no source alone tells from beginning to end: {n} of {of}; pieced together from different"
            " kinds of source: {across}.",
            n=numeral(pieced),
            of=numeral(len(known)),
            across=numeral(across),
        ),
        *one_kind_only(view),
    ]


def _is_settled(row: Row) -> bool:
    return is_whole(row["path"])


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
