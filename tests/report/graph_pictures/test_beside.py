"""The layers of a study beside its finding on overlap."""

import re

from tests.graph.small_graph import small_view

from inroads.report.graph_pictures.beside import OVERLAP, layers_beside


def test_the_layers_stand_beside_the_overlap_without_infiltrators():
    """Who is out of the graph is in no picture; a study without ties has none."""
    beside = layers_beside(small_view().graph())

    assert [OVERLAP] == list(beside)
    assert "P-01" in beside[OVERLAP].drawn
    assert "P-05" not in beside[OVERLAP].drawn
    assert {} == layers_beside(small_view(ties=[], tie_spells=[]).graph())


def test_the_same_study_gives_the_same_picture():
    """Nothing of it is left to chance, and ids in it meet no others of a page."""
    one, other = (layers_beside(small_view().graph())[OVERLAP].drawn for _time in range(2))

    assert one == other
    assert not {"hatch", "answers", "findings"} & set(re.findall(r'id="([^"]+)"', one))
