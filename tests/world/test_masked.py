"""The truth says which cells of the files vanish from which vantage."""

import json

from inroads.frame.default import default_frame
from inroads.world.field import Field
from inroads.world.truth.masked import TOLD, VANTAGES, accesses_of_cells, masked, vanished

ROWS = {
    "sources": [{"source": "CF-1"}, {"source": "S-2", "access": "interview"}],
    "entries": [
        {"entry": "E-1", "medium": "phone", "source": "CF-1", "passage": "p. 1", "access": "statement", "coder": "C1"},
        {"entry": "E-1", "medium": "email", "source": "CF-1", "passage": "p. 2", "access": "public_online"},
        {"entry": "E-2", "channel": "place", "source": "S-2", "passage": "p. 3"},
        {"entry": "E-3", "source": "CF-1", "passage": "p. 4"},
    ],
    "steps": [{"entry": "E-1", "step": 2, "source": "CF-1", "access": "statement | device_extract"}],
}


def test_vantages_are_those_of_the_frame() -> None:
    """Written twice, apart from one another, they hold the same accesses."""
    frame = default_frame()

    assert {name: set(held) for name, held in VANTAGES.items()} == {
        name: set(held) for name, held in frame.vantages.items()
    }


def test_cells_have_the_accesses_of_all_rows_that_fill_them() -> None:
    """Two rows on one cell join, an access comes down from the source, and else it is unknown."""
    cells = accesses_of_cells(ROWS)

    assert cells["entry", "E-1", "medium"] == {"statement", "public_online"}
    assert cells["entry", "E-2", "channel"] == {"interview"}
    assert cells["entry", "E-3", "exists"] == {"unknown"}
    assert cells["step", "E-1 · 2 · 1", "entry"] == {"statement", "device_extract"}
    assert not {"source", "passage", "access", "coder", "entry"} & {name for kind, _, name in cells if kind == "entry"}


def test_cells_vanish_that_no_access_reaches() -> None:
    """What is told by the vantage is a list of cells, in order; unknown accesses are seen from `all` alone."""
    cells = accesses_of_cells(ROWS)

    assert vanished(cells, VANTAGES["interviews"])[:2] == [("entry", "E-1", "exists"), ("entry", "E-1", "medium")]
    assert ("entry", "E-3", "exists") in vanished(cells, VANTAGES["police_file"])
    assert vanished(cells, VANTAGES["all"]) == []


def test_the_truth_lists_what_it_says_it_lists(field: Field) -> None:
    """Only the cells named under `masked_of` are listed, for every vantage, and they are those of the rows."""
    told = field.truth["masked"]

    assert set(told) == set(VANTAGES)
    assert {"masked": told, "masked_of": field.truth["masked_of"]} == masked(
        field.rows, field.texts.codings, field.texts.sources["sources"], field.texts.access_of_posts()
    )
    for cells in told.values():
        assert all(cell["variable"] in TOLD[cell["unit_type"]] for cell in cells)
    assert {cell["unit_type"] for cell in told["interviews"]} == set(TOLD)


def test_a_wider_vantage_loses_less(field: Field) -> None:
    """What vanishes from a wider vantage vanishes from a narrower one, too."""
    lost = {
        vantage: {(cell["unit_type"], cell["unit"], cell["variable"]) for cell in cells}
        for vantage, cells in field.truth["masked"].items()
    }

    assert lost["all"] < lost["all_online"] < lost["forum_study"]
    assert lost["all_online"] <= lost["server_seizure"] <= lost["forum_study"]
    assert 0 < len(lost["police_file"]) < len(lost["forum_study"])


def test_the_truth_file_stays_small(field: Field) -> None:
    """Written as it is to disk, the truth of forty networks in files, and of the rest, stays below five megabytes."""
    assert len(json.dumps(field.truth, indent=1, ensure_ascii=False, sort_keys=True)) < 5_000_000
