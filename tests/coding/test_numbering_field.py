"""Laws of rows without an id, tried on an invented field."""

import random
from collections import Counter, defaultdict

import polars as pl
import pytest
from tests.coding.test_numbering import take
from tests.invented import draft_rows

from inroads.coding.numbering import HARDLY_TWO
from inroads.frame.default import default_frame
from inroads.model.tables import TABLES
from inroads.store.claim_bodies import BODY
from inroads.store.fold import fold
from inroads.world.family import read_family
from inroads.world.field import make_field


def _rows(family, seed):
    """The rows of a field in which no two files tell of one network: what both tell of would be one unit."""
    return make_field(read_family(family, networks=2, seed=seed, target_networks=2, two_files=0.0)).rows


def keyed_rows(seed, family, is_repeated):
    """The rows that have a natural key, each key once; several times where ``is_repeated`` and their dates differ."""
    kept, seen = defaultdict(list), defaultdict(set)
    for name, rows in _rows(family, seed).items():
        table = TABLES[name]
        dated = table.ordered_by and table.unit not in HARDLY_TWO
        for row in rows:
            parts = [str(row.get(column)) for column in table.key]
            key = (name, *(sorted(parts) if name == "ties" else parts))
            date = row.get(table.ordered_by, "") if dated else ""
            is_new = not seen[key] or (is_repeated and date and not seen[key] & {"", date})
            if table.key and all(row.get(column) for column in table.key) and is_new:
                kept[name].append(row)
                seen[key].add(date)
    return kept


def without_ids(rows, coders):
    """The rows, once for each coder, without the id of the table."""
    return draft_rows(
        {
            name: [
                {**{column: value for column, value in row.items() if column != TABLES[name].id_column}, "coder": coder}
                for row in listed
                for coder in coders
            ]
            for name, listed in rows.items()
        }
    )


def units(held):
    """How many units of each kind bear these sets of cells."""
    said = defaultdict(set)
    for claim in held.values():
        if claim["unit_type"] not in ("passage", "source"):
            said[claim["unit_type"], claim["unit"]].add((claim["variable"], claim["value"], claim["coder"]))
    return Counter((unit_type, frozenset(cells)) for (unit_type, _unit), cells in said.items())


def contested(held):
    """The cells on which the claims differ."""
    said = pl.DataFrame(list(held.values()), schema={field.name: field.dtype for field in BODY.fields})
    claims = said.with_columns(at=pl.lit("2026"), withdrawn=pl.lit(value=False), entry="key").sort("key")
    table = fold(claims, [], default_frame())["claims"].filter(state="contested")
    return table.select("unit_type", "unit", "variable").unique().rows()


@pytest.mark.parametrize(
    ("family", "coders", "is_repeated"),
    [("messy", "A", True), ("plain", "AB", False)],
    ids=["one coder", "two who agree"],
)
def test_parts_in_any_order(family, coders, is_repeated):
    """Overlapping parts of a field in any order make the units that its ids make, each once, and contest nothing.

    By design (decision 9) it holds where keys are distinct, or dates are and a kind may well occur twice: two spells of
    one tie or two entries of a person that files tell of one by one are one unit, as are two ties of one content; and
    what one coder tells in a first file and another in a second is taken for the unit that is left.
    """
    dice = random.Random(7)
    rows = keyed_rows(3, family, is_repeated)
    drafts = without_ids(rows, coders)
    parts = [[row for row in drafts if dice.random() < 0.7] for _part in range(2)]
    parts.append([row for row in drafts if row not in parts[0] + parts[1]])
    whole, held = {}, {}
    take(whole, drafts)
    for number, part in enumerate(parts):
        take(held, dice.sample(part, len(part)), f"{number}.xlsx")

    assert {TABLES[name].unit: len(listed) for name, listed in rows.items()} == units_of(whole)
    assert units(whole) == units(held)
    assert [] == contested(held) == take(held, dice.sample(drafts, len(drafts)), "again.xlsx")


def units_of(held):
    """How many units there are of each kind that has rows."""
    kinds = Counter(unit_type for unit_type, _unit in {(claim["unit_type"], claim["unit"]) for claim in held.values()})
    return {kind: count for kind, count in kinds.items() if kind not in ("passage", "source")}
