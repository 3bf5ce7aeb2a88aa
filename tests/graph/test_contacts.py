"""Tests of the rules of contact, each by hand on a dozen posts."""

import datetime as dt
import math

import polars as pl
import pytest
from polars.testing import assert_frame_equal
from tests.graph.make_online import at, make_online, post
from tests.graph.run_rule import contacts, pairs, rule, weights

from inroads.errors import InputError
from inroads.graph import statement
from inroads.graph.kept import COLUMNS, KeptContacts
from inroads.graph.read_rules import rules_of
from inroads.graph.statement import contacts_by, sql_of
from inroads.store.duck import Duck

POSTS = [
    post(1, "ann", at(0)),
    post(2, "bob", at(1), reply_to="1", quotes=["1"]),
    post(3, "cat", at(2), reply_to="1", quotes=["1", "2"]),
    post(4, "ann", at(3), reply_to="3"),
    post(5, "bob", at(40), reply_to="4", mentions=["cat", "ann"]),
    post(6, "ann", at(41), reply_to="6", quotes=["4"]),
    post(7, "dan", at(2), thread="u", venue="v"),
    post(8, "ann", at(2.5), thread="u", venue="v", reply_to="99"),
    post(9, "eve", at(30), thread="u", venue="v", reply_to="7"),
    post(10, "cat", at(5), thread=None, kind="private", to=["ann", "dan"]),
    post(1, "bob", at(1), place="G", thread="t"),
    post(2, "ann", at(2), place="G", thread="t", reply_to="1"),
]
MARKS = [
    {"place": "F", "mark": "1", "kind": "vouch", "by": "ann", "to": "bob", "at": at(3)},
    {"place": "F", "mark": "2", "kind": "feedback", "by": "bob", "to": "ann", "at": at(4)},
    {"place": "F", "mark": "3", "kind": "reaction", "by": "cat", "to": None, "post": "1", "at": at(4)},
    {"place": "F", "mark": "4", "kind": "reaction", "by": "cat", "to": "dan", "post": "7", "at": at(5)},
    {"place": "F", "mark": "5", "kind": "friend", "by": "cat", "to": "eve", "at": at(5)},
]
EVENTS = [
    {"place": "F", "event": "1", "kind": "invited", "who": "bob", "by": "ann", "at": at(0)},
    {"place": "F", "event": "2", "kind": "joined", "who": "cat", "by": None, "at": at(0)},
    {"place": "F", "event": "3", "kind": "joined_by_link", "who": "dan", "by": "ann", "at": at(1)},
    {"place": "F", "event": "4", "kind": "banned", "who": "dan", "by": "ann", "at": at(9)},
]
TABLES = {"online_marks": MARKS, "online_events": EVENTS}


def found(kind, **said):
    """What a rule of this kind gives on the dozen posts."""
    return pairs(contacts(rule(kind, **said), POSTS, **TABLES))


def test_reply():
    """An answer links to the author answered, not to oneself, not to a post that is not there, and within a place."""
    expected = [("ann", "bob", 1), ("ann", "cat", 1), ("bob", "ann", 2), ("cat", "ann", 1), ("eve", "dan", 1)]

    assert expected == found("reply")


def test_reply_within_a_window():
    """A reply after the window is none."""
    assert [("ann", "bob", 1), ("ann", "cat", 1), ("bob", "ann", 1), ("cat", "ann", 1)] == found(
        "reply", window="7 days"
    )


def test_quote():
    """Each post quoted links to its author."""
    assert [("bob", "ann", 1), ("cat", "ann", 1), ("cat", "bob", 1)] == found("quote")


def test_mention():
    """Each account named is linked to."""
    assert [("bob", "ann", 1), ("bob", "cat", 1)] == found("mention")


def test_private():
    """A private message links to all it goes to, and its medium is a private chat."""
    table = contacts(rule("private"), POSTS)

    assert [("cat", "ann", 1), ("cat", "dan", 1)] == pairs(table)
    assert {"private_chat"} == set(table["medium"])


def test_trade_and_reaction():
    """Vouches and feedback are trades; a reaction that names nobody goes to the author of its post."""
    assert [("ann", "bob", 1), ("bob", "ann", 1)] == found("trade")
    assert [("cat", "ann", 1), ("cat", "dan", 1)] == found("reaction")


def test_invitation():
    """Who invited, or whose link was used, is linked to who came in; a ban is no invitation."""
    assert [("ann", "bob", 1), ("ann", "dan", 1)] == found("invitation")


def test_previous_posts():
    """The posts before, in order of time, as many as asked and within the window; private messages do not count."""
    one = [("ann", "bob", 2), ("ann", "cat", 1), ("ann", "dan", 1), ("bob", "ann", 2), ("cat", "bob", 1)]
    two = [("ann", "bob", 3), ("ann", "cat", 1), ("ann", "dan", 1), ("bob", "ann", 2), ("bob", "cat", 1)]

    assert [*one, ("eve", "ann", 1)] == found("reply_window")
    assert [*two, ("cat", "ann", 1), ("cat", "bob", 1), ("eve", "ann", 1), ("eve", "dan", 1)] == found(
        "reply_window", posts=2
    )
    assert [("ann", "bob", 2), ("ann", "cat", 1), ("ann", "dan", 1), ("bob", "ann", 1), ("cat", "bob", 1)] == found(
        "reply_window", window="2 days"
    )
    assert [("ann", "dan", 1), ("eve", "ann", 1)] == found("reply_window", scope="venue")


def test_one_post_before_by_either_way(tmp_path, monkeypatch):
    """The quick way to the one post before gives what the way to many gives."""
    asked = rule(
        "reply_window", window="2 days", period="day", direction="both", decay="{shape: linear, within: 2 days}"
    )
    quick = contacts_by(asked)
    monkeypatch.setattr(statement, "links_of", lambda rule: sql_of(rule.kind))
    slow = contacts_by(asked)
    study = make_online(tmp_path / "s.study", POSTS)
    with Duck(study) as duck:
        held = [duck.frame(one.sql, one.values) for one in (quick, slow)]

    assert quick.sql != slow.sql
    assert_frame_equal(*held, check_row_order=False)


def test_co_presence():
    """Accounts that write in one thread within one window are there together, once for each window."""
    month = [("ann", "bob", 3), ("ann", "cat", 1), ("ann", "dan", 1), ("bob", "cat", 1)]

    assert month == found("co_presence", window="30 days")
    assert [("ann", "dan", 1)] == found("co_presence", window="1 day")


def test_full_rooms_are_left_out_aloud(tmp_path):
    """Windows in which more accounts wrote than the rule allows are counted, with the most in one."""
    study = make_online(tmp_path / "s.study", POSTS)
    asked = rule("co_presence", window="30 days", accounts=2)
    with Duck(study) as duck:
        kept = KeptContacts(study).compute([asked], lambda: duck)[0]

    assert (1, 3, 3) == (kept.left_out, kept.largest, kept.rows)


def test_direction():
    """Reversed changes sender and receiver; both puts them in order and adds up."""
    assert [("ann", "bob", 1), ("ann", "cat", 1), ("bob", "cat", 1)] == found("quote", direction="reversed")
    assert [("ann", "bob", 3), ("ann", "cat", 2), ("dan", "eve", 1)] == found("reply", direction="both")


def test_period_and_minimum():
    """Contacts are counted in each period, told by its first day; fewer than the minimum are left out."""
    table = contacts(rule("reply", period="month"), POSTS)
    bob = table.filter(pl.col("sender") == "F · bob")

    assert [dt.date(2015, 1, 1), dt.date(2015, 2, 1)] == bob["period"].to_list()
    assert [("bob", "ann", 2)] == found("reply", minimum=2)
    assert [at(1), at(40)] == bob["first_at"].to_list()


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("day", dt.date(2015, 2, 10)),
        ("week", dt.date(2015, 2, 9)),
        ("quarter", dt.date(2015, 1, 1)),
        ("year", dt.date(2015, 1, 1)),
        ("none", None),
    ],
)
def test_periods(period, expected):
    """Weeks begin on Monday, quarters in January, April, July and October."""
    assert [expected] * 2 == contacts(rule("mention", period=period), POSTS)["period"].to_list()


def test_decay():
    """A link weighs from 1 down to the floor, in a straight line or exponentially."""
    said = "{{shape: {}, within: 4 days, floor: 0.2}}"
    linear = weights(contacts(rule("quote", decay=said.format("linear")), POSTS))
    steep = weights(contacts(rule("quote", decay=said.format("exponential")), POSTS))
    day = 0.2 + 0.8 * (math.exp(3 * 0.75) - 1) / (math.exp(3) - 1)

    assert {("bob", "ann"): 0.8, ("cat", "ann"): 0.6, ("cat", "bob"): 0.8} == linear
    assert round(day, 6) == steep["bob", "ann"] == steep["cat", "bob"]


def test_the_rule_of_the_evolution_market_study():
    """By hand: posts of one thread, back to one's own last post or a month, and each to whoever opened it."""
    posts = [
        post(1, "op", at(0)),
        post(2, "ann", at(0)),
        post(3, "bob", at(3.5)),
        post(4, "ann", at(7)),
        post(5, "bob", at(35)),
    ]
    half, full, floor, opener = 0.2 + 0.8 * (math.exp(1.5) - 1) / (math.exp(3) - 1), 1.0, 0.2, 0.5
    expected = {
        ("ann", "op"): opener + full + opener,  # 2: opener and at once; 4: opener, its own post 2 stands before it
        ("bob", "op"): opener + half + opener,  # 3: opener and after 3.5 days; 5: opener
        ("bob", "ann"): half + floor,  # 3 after 2; 5 after 4, 28 days later
        ("ann", "bob"): half,  # 4 after 3
    }
    made = contacts(rules_of("evolution_market")[0], posts)
    summed = made.group_by("sender", "receiver").agg(pl.col("weight").sum())

    assert {pair: round(weight, 6) for pair, weight in expected.items()} == weights(summed)


def test_a_month_of_the_calendar():
    """A month from the 31st of January ends on the last of February."""
    before = post(1, "ann", dt.datetime(2015, 1, 31, 12, tzinfo=dt.UTC))
    within, beyond = (post(2, "bob", dt.datetime(2015, 2, 28, hour, tzinfo=dt.UTC)) for hour in (11, 12))

    assert [("bob", "ann", 1)] == pairs(contacts(rule("reply_window", window="1 month"), [before, within]))
    assert [] == pairs(contacts(rule("reply_window", window="1 month"), [before, beyond]))


def test_bots_and_deleted_accounts():
    """Accounts that are no one person are left out, unless the rule keeps them."""
    accounts = [
        {"place": "F", "author": "bob", "kind": "bot"},
        {"place": "F", "author": "cat", "kind": "deleted"},
        {"place": "G", "author": "ann", "kind": "bot"},
    ]

    assert [("eve", "dan", 1)] == pairs(contacts(rule("reply"), POSTS, online_accounts=accounts))
    assert found("reply") == pairs(contacts(rule("reply", without="[]"), POSTS, online_accounts=accounts))


def test_medium():
    """The medium is that of the place's rooms, unless the rule says it."""
    venues = [{"place": "F", "venue": "v", "kind": "chat"}, {"place": "F", "venue": "w", "kind": "category"}]

    assert {"group_chat"} == set(contacts(rule("quote"), POSTS, online_venues=venues)["medium"])
    assert {"public_online"} == set(contacts(rule("quote"), POSTS)["medium"])
    assert {"game"} == set(contacts(rule("quote", medium="game"), POSTS)["medium"])


def test_side_by_side(tmp_path):
    """Rules stand side by side under names of their own, are found again, and are computed anew when posts come."""
    study = make_online(tmp_path / "s.study", POSTS[:3])
    with Duck(study) as duck:
        kept = KeptContacts(study)
        kept.compute([rule("quote", rule="q"), rule("reply", rule="r")], lambda: duck)
        with pytest.raises(InputError, match="called «q»"):
            kept.compute([rule("reply", rule="q")], lambda: duck)
        table = kept.table(lambda: pytest.fail("it is kept"))

    assert COLUMNS == dict(table.schema)
    assert {"q": 3, "r": 2} == dict(table.group_by("rule").len().iter_rows())


def test_new_posts_and_touched_files(tmp_path):
    """Where posts have come since, or the file was touched, the table is computed again."""
    with_two = make_online(tmp_path / "s.study", POSTS[:2])
    asked = rule("reply")
    with Duck(with_two) as duck:
        kept = KeptContacts(with_two)
        kept.compute([asked], lambda: duck)
        kept.path(asked).write_bytes(b"touched")

        assert kept.get(asked) is None
        assert 1 == kept.table(lambda: duck).height
        kept.drop("r")
        assert [] == kept.rules()
        with pytest.raises(InputError, match="no rule «r»"):
            kept.drop("r")


@pytest.mark.parametrize(
    ("kind", "said"),
    [("quote", {"quotes": ["1", "1"]}), ("mention", {"mentions": ["ann", "ann"]}),
     ("private", {"to": ["ann", "ann"], "kind": "private"})],
)  # fmt: skip
def test_what_a_post_names_twice_counts_once(kind, said):
    """A post that quotes, names or goes to the same twice is one contact."""
    posts = [post(1, "ann", at(0)), post(2, "bob", at(1), **said)]

    assert [("bob", "ann", 1)] == pairs(contacts(rule(kind), posts))


def told_of_times(path, posts, **said):
    """How many links answer what is dated after them, bear no time, or are left out for want of one."""
    study = make_online(path / "s.study", posts)
    with Duck(study, threads=1) as duck:
        (kept,) = KeptContacts(study).compute([rule(**said)], lambda: duck)
    study.close()
    return kept.early, kept.untimed, kept.lacking


UNTIMED = [
    post(1, "ann", at(1)), post(2, "bob", at(0), reply_to="1"), post(3, "cat", None, reply_to="1"),
    post(4, "dan", at(9), reply_to="3"), post(5, "ann", None, reply_to="3", mentions=["bob"]), post(6, "eve", at(10)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"kind": "reply"}, (1, 2, 0)),
        ({"kind": "reply", "window": "7 days"}, (1, 0, 3)),
        ({"kind": "mention"}, (0, 1, 0)),
        ({"kind": "reply_window"}, (0, 0, 2)),
        ({"kind": "co_presence", "window": "1 day"}, (0, 0, 2)),
    ],
)
def test_odd_times_are_told(tmp_path, said, expected):
    """Replies dated before what they answer, links without a time, and what is left out for want of one, are told."""
    assert expected == told_of_times(tmp_path, UNTIMED, **said)


def test_nothing_is_told_of_sound_times(tmp_path):
    """Where all posts bear times in order, nothing is told."""
    assert (0, 0, 0) == told_of_times(tmp_path, [*UNTIMED[:1], post(9, "bob", at(2), reply_to="1")], kind="reply")
