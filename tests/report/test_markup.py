"""Markup that cannot be forgotten to escape."""

from inroads.report.markup import Html, join, tag, text


def test_text_is_text():
    """A plain string never becomes markup."""
    assert tag("p", "<b> & ", 1) == "<p>&lt;b&gt; &amp; 1</p>"


def test_markup_stays_markup():
    """What is markup already is not escaped again."""
    assert tag("p", tag("b", "P-01")) == "<p><b>P-01</b></p>"


def test_attributes_are_quoted():
    """An attribute cannot be broken out of."""
    assert tag("a", title='"><x', class_="k")[: -len("</a>")] == '<a title="&quot;&gt;&lt;x" class="k">'


def test_left_out():
    """None and False leave no trace, neither as child nor as attribute."""
    assert tag("p", None, "a", id=None, open=False) == "<p>a</p>"
    assert join([None, "a"]) == "a"


def test_html_is_known():
    """Text gives markup back as it is."""
    assert text(Html("<i>")) == "<i>"
