"""What a reader gathers goes out as it was said, however it is put into columns."""

from hypothesis import given
from hypothesis import strategies as st

from inroads.sources.online.harvest import Harvest
from inroads.sources.online.report import Report

NAMES = st.lists(st.text("ab\x1d\0 é", max_size=3), max_size=3)


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6))
def test_lists_of_names_come_out_as_they_are(told):
    """Whatever signs names hold, each post has its own, and none where it names nobody."""
    harvest = Harvest("F-01", Report("a"))
    for number, (mentions, quotes) in enumerate(told, 1):
        harvest.post(number, str(number), "fl4sh", "x", mentions=mentions, quotes=quotes)
    [batch] = harvest.batches(last=True)

    assert [(one or None, other or None) for one, other in told] == batch["posts"].select("mentions", "quotes").rows()


def test_a_batch_is_full_of_posts_or_of_rows(monkeypatch):
    """Posts and rows of tables count alike towards the size of a batch."""
    monkeypatch.setattr("inroads.sources.online.harvest.MOST_ROWS", 3)
    harvest = Harvest("F-01", Report("a"))
    harvest.post(1, "1", "fl4sh", "x")
    harvest.add("online_accounts", 1, author="fl4sh")

    assert not list(harvest.batches())
    harvest.add("online_accounts", 2, author="n0va")
    assert [["online_accounts", "posts"]] == [sorted(batch) for batch in harvest.batches()]
