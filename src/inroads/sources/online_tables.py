"""Accounts, venues, marks and events of a mapped file: tables of bounded size, every fault noted."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import polars as pl

from inroads.language import _, numeral
from inroads.sources.mapped_cells import Columns, MappedCells
from inroads.sources.post_mapping import TABLES, TIMES, PostField, PostMapping
from inroads.sources.post_records import post_rows
from inroads.sources.post_stream import WINDOWS, NotUtf8
from inroads.sources.post_tally import Tally
from inroads.store.online_columns import ID_OF, KINDS_OF, NEEDED_OF, ONLINE_COLUMNS
from inroads.store.post_columns import NAME_DIGITS

MOST_ROWS = 100_000
SECTION_OF = {table: section for section, table in TABLES.items()}
Made = tuple[str, pl.DataFrame]


def online_tables(path: Path, mapping: PostMapping, tally: Tally, encoding: str = "") -> Iterator[Made]:
    """The rows of each table that the mapping fills, in batches; of what is faulty only the faults are of use."""
    inner = mapping.of_tables()
    maker = _Tables(mapping, tally)
    numbers: list[int] = []
    rows: list[Sequence[Any]] = []
    size = 0
    for number, characters, values in post_rows(path, inner, tally, encoding):
        numbers.append(number)
        rows.append(values)
        size += characters
        if len(rows) >= MOST_ROWS or size >= 1 << 25:
            yield from maker.made(inner.columns, numbers, rows)
            numbers, rows, size = [], [], 0
    if rows:
        yield from maker.made(inner.columns, numbers, rows)
    maker.tell()


def tables_beside(path: Path, mapping: PostMapping, tally: Tally, counts: dict[str, int]) -> Iterator[Made]:
    """The tables of a file, and in ``counts`` how many rows they have; faults that ``tally`` has are not told again.

    A file that proves to be no UTF-8 is read again: rows that were given before are given once more, and are the same.
    """
    if not mapping.tables:
        return
    own = Tally(path.name, before=tally.before)
    for encoding in (tally.encoding,) if tally.encoding else ("", WINDOWS):
        own.clear()
        counts |= dict.fromkeys(mapping.tables, 0)
        try:
            for table, frame in online_tables(path, mapping, own, encoding):
                counts[table] += frame.height
                yield table, frame
            break
        except NotUtf8:
            continue
    told = {(fault.what, fault.where) for fault in tally.faults}
    tally.faults += [fault for fault in own.faults if (fault.what, fault.where) not in told]
    tally.uncounted += 0 if told else own.uncounted
    tally.columns |= own.columns
    tally.row, tally.suspected = own.row, tally.suspected or own.suspected
    tally.notes += [note for note in own.notes if note not in tally.notes]


def told_tables(counts: Mapping[str, int], tally: Tally) -> list[str]:
    """How many rows of each table a file gave."""
    return [
        _("{file}: rows of «{section}»: {count}.", file=tally.file, section=SECTION_OF[table], count=numeral(count))
        for table, count in counts.items()
    ]


class _Tables:
    def __init__(self, mapping: PostMapping, tally: Tally) -> None:
        self._mapping = mapping
        self._tally = tally
        self._cells = MappedCells(mapping.read.blank, tally)
        self._passed = dict.fromkeys(mapping.tables, 0)

    def made(self, names: Sequence[str], numbers: list[int], rows: list[Sequence[Any]]) -> Iterator[Made]:
        """The tables of a batch of records."""
        columns = dict(zip(names, zip(*rows, strict=True), strict=True))
        places = pl.Series(numbers, dtype=pl.Int64)
        for table in self._mapping.tables:
            frame = self._table(table, columns, places)
            if frame.height:
                yield table, frame

    def _table(self, table: str, columns: Columns, places: pl.Series) -> pl.DataFrame:
        fields = self._mapping.tables[table]
        made = {}
        for name in ONLINE_COLUMNS[table]:
            field = fields.get(name, PostField())
            make = self._cells.times if name in TIMES else self._cells.texts
            made[name] = make(f"{SECTION_OF[table]}.{name}", field, columns, places)
        self._cells.kinds(made["kind"], KINDS_OF[table], places)
        barred = made["place"].str.contains("[#|·]").fill_null(value=False).arg_true().to_list()
        place = made["place"]
        self._cells.fault(
            barred, places, lambda row: _("A place cannot have #, | or · in its name: «{name}».", name=place[row][:60])
        )
        frame = pl.DataFrame(made, schema=ONLINE_COLUMNS[table])
        kept = self._needed(table, frame, places)
        return _named(table, frame.filter(kept))

    def _needed(self, table: str, frame: pl.DataFrame, places: pl.Series) -> pl.Series:
        """Which rows say what they must; the others are faults, or are passed over where ``otherwise`` is ""."""
        kept = pl.Series([True]).new_from_index(0, frame.height)
        fields = self._mapping.tables[table]
        needed = {*NEEDED_OF[table], *({ID_OF[table]} & fields.keys())}
        needed |= {name for name, field in fields.items() if field.otherwise == ""}
        for name in sorted(needed):
            lacking = frame[name].is_null()
            kept &= ~lacking
            if fields[name].otherwise is None:
                told = _("This row has no «{name}» for «{section}».", name=name, section=SECTION_OF[table])
                self._cells.fault(lacking.arg_true().to_list(), places, told, _passed_over(name))
        self._passed[table] += int((~kept).sum())
        return kept

    def tell(self) -> None:
        """What is to be known of the file as a whole."""
        for table, count in self._passed.items():
            if count:
                self._tally.notes.append(
                    _(
                        "{file}: records that make no row of «{section}»: {count}.",
                        file=self._tally.file,
                        section=SECTION_OF[table],
                        count=numeral(count),
                    )
                )
        if self._cells.zoneless:
            self._tally.notes.append(
                _(
                    "{file}: times that do not name their zone were read as UTC: {count}. If they are of another, say"
                    " so in the mapping, at: {{..., zone: Europe/Amsterdam}}.",
                    file=self._tally.file,
                    count=numeral(self._cells.zoneless),
                )
            )


def _named(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Rows without an id are named by what they say, so that the same row told twice is one."""
    name = ID_OF[table]
    nameless = frame[name].is_null()
    if not nameless.any():
        return frame
    said = frame.select(pl.concat_str(pl.all().cast(pl.String).fill_null(""), separator="\0")).to_series()
    made = [blake2b(text.encode()).hexdigest()[:NAME_DIGITS] for text in said.filter(nameless)]
    return frame.with_columns(frame[name].scatter(nameless.arg_true(), pl.Series(made, dtype=pl.String)))


def _passed_over(name: str) -> str:
    return _('Mend it, or pass over such rows, {name}: {{..., otherwise: ""}}.', name=name)
