"""A table of posts that was cut off."""

import pytest
from tests.sources.make_posts import FORUM, as_csv, make_mapping, make_post

from inroads.errors import InputError
from inroads.study import new_study

MAPPING = FORUM.replace("{format: jsonl}", "{format: csv}")
WHOLE = as_csv([make_post(1, parent=0), make_post(2)])


@pytest.fixture
def add(tmp_path):
    """``add(data)`` adds a CSV file to a study; ``add.study`` is the study."""
    with new_study(tmp_path / "s.study", coder="A") as study:

        def add(data):
            (tmp_path / "p.csv").write_bytes(data)
            return study.add(tmp_path / "p.csv", mapping=make_mapping(tmp_path, MAPPING))

        add.study = study
        yield add


def test_cut_within_a_row(add):
    """A last row that lacks cells and a line end is refused, and the fault says that the file seems to be cut off."""
    with pytest.raises(InputError, match="seems to be cut off here"):
        add(WHOLE[: WHOLE.rindex(b",")])

    assert 0 == add.study.table("posts").height


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_cut_within_the_last_cell(add, order):
    """A last row without a line end is taken and suspected, and says nothing against a whole file."""
    text = b"id,topic,user,date,parent,body\n1,t,a,2015-03-01 12:00,,the whole of it\n"
    files = [text, text[:-8]]
    told = [" ".join(add(files[number]).lines()) for number in order]

    assert ["the whole of it"] == add.study.table("posts")["text"].to_list()
    assert [False, True] == ["no line end follows its last row" in told[order.index(number)] for number in (0, 1)]
