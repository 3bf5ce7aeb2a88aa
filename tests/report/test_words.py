"""Tests of the words of the report."""

import pytest
from tests.answers.invented import invented

from inroads.involvement.view import View
from inroads.report.words import Wording


@pytest.mark.parametrize(("lang", "said"), [("en", "0.05"), ("nl", "0,05")])
def test_parameters(lang, said):
    """A parameter that is a number bears the decimal mark of the language; of one that was not set nothing is said."""
    told = Wording(View(invented(1)).frame, lang).parameters({"budget": 0.05, "sweeps": [], "since": ""})

    assert [said] == [sentence.rpartition(": ")[2].rstrip(".") for sentence in told]
