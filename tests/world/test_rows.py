"""The rows of the files speak the table language, name only what is there, and tell no secrets."""

from inroads.frame.default import default_frame
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import ROW_COLUMNS, TABLES
from inroads.model.when import When
from inroads.world.field import Field

REFERENCED = {
    "person": "persons", "network": "networks", "place": "places", "tie": "ties", "entry": "entries",
    "source": "sources", "investigation": "investigations", "sample": "samples", "instrument": "instruments",
    "persona": "personas",
}  # fmt: skip


def _cells(field: Field) -> list[tuple[str, str, object]]:
    return [
        (table, column, written)
        for table, rows in field.rows.items()
        for row in rows
        for column, written in row.items()
        if written not in WRITTEN_WORDS
    ]


def test_only_declared_tables_and_columns_are_used(field: Field) -> None:
    """Every column belongs to its table, to the frame, or to what any row may carry."""
    frame = default_frame()
    for table, column, _ in _cells(field):
        declared = TABLES[table]
        known = declared.column(column) is not None or frame.variable(declared.unit, column) is not None

        assert known or column in ROW_COLUMNS, (table, column)


def test_only_values_of_the_frame_are_used(field: Field) -> None:
    """Every choice is a value of the frame, by its identifier."""
    frame = default_frame()
    for table, column, written in _cells(field):
        variable = frame.variable(TABLES[table].unit, column)
        if variable is not None and variable.type in ("choice", "choices") and column != "covers":
            known = {value.value for value in variable.values}

            assert set(str(written).split(" | ")) <= known, (table, column, written)


def test_every_reference_resolves(field: Field) -> None:
    """Whatever a row names has a row of its own."""
    names = {name: {row.get(name) for row in field.rows[table]} for name, table in REFERENCED.items()}
    for table, column, written in _cells(field):
        declared = TABLES[table].column(column)
        unit = declared.unit if declared is not None else "source" if column == "source" else ""
        if unit in names and column != TABLES[table].id_column:
            assert set(str(written).split(" | ")) <= names[unit], (table, column, written)


def test_ids_are_given_once(field: Field) -> None:
    """No two rows of a table bear one id, but those of a second coder and of a second file."""
    for table, rows in field.rows.items():
        ids = [
            (row[TABLES[table].id_column], row.get("source"))
            for row in rows
            if TABLES[table].id_column in row and row.get("coder") != "C2"
        ]

        assert len(ids) == len(set(ids)), table


def test_dates_are_edtf(field: Field) -> None:
    """Every date can be read."""
    dates = [written for table, column, written in _cells(field) if _is_date(table, column)]

    assert dates
    for written in dates:
        When.read(str(written))


def _is_date(table: str, column: str) -> bool:
    declared = TABLES[table].column(column)
    return declared is not None and declared.kind == "date"


def test_rows_tell_no_secrets(field: Field) -> None:
    """Trust, propensity, debt and the like, which nobody could have seen, stand nowhere in the files."""
    latent = {"trust", "propensity", "digital", "skill", "debt", "town", "rooted", "forum_founded", "circumstances"}

    assert not latent & {column for _, column, _ in _cells(field)}


def test_findings_have_passages(field: Field) -> None:
    """Every row of an entry says in which file, on which page, by what access, who read it there."""
    for row in field.rows["entries"]:
        assert {"source", "passage", "access", "coder", "certainty"} <= set(row)
        assert row["passage"].startswith(row["source"])
