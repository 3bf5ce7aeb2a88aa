"""Laws of the rules of contact, on any posts; and what they give held to another computation of the same."""

import math
from calendar import monthrange
from collections import Counter, defaultdict

import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.graph.make_online import START, at, post
from tests.graph.run_rule import contacts, pairs, rule

from inroads.graph.read_rules import rules_of
from inroads.world.exports.online_place import make_place

QUICK = settings(
    max_examples=3,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
KINDS = ("reply", "quote", "mention", "private", "co_presence", "reply_window", "conversation")


@st.composite
def some_posts(draw):
    """Up to a dozen posts of four authors in two threads over forty days."""
    authors, count = st.sampled_from("abcd"), draw(st.integers(2, 12))
    made = []
    for number in range(1, count + 1):
        earlier = st.sampled_from([str(before) for before in range(1, number + 1)])
        made.append(
            post(
                number, draw(authors), at(draw(st.integers(0, 40))), thread=draw(st.sampled_from("tu")),
                reply_to=draw(st.none() | earlier), quotes=draw(st.none() | st.lists(earlier, max_size=2)),
                mentions=draw(st.none() | st.lists(authors, max_size=2)),
                kind=draw(st.sampled_from([None, None, "private"])), to=draw(st.none() | st.lists(authors, max_size=2)),
            )
        )  # fmt: skip
    return made


def asked(kind, **said):
    """A rule of a kind; of co-presence within ten days."""
    return rule(kind, **({"window": "10 days", **said} if kind == "co_presence" else said))


@pytest.mark.parametrize("kind", KINDS)
@QUICK
@given(posts=some_posts(), cut=st.integers(0, 12))
def test_split_in_two_files(kind, posts, cut):
    """Posts that come in two files, in any order and partly told twice, give the same contacts."""
    whole = contacts(asked(kind, period="month"), posts)
    parts = [part for part in (posts[max(0, cut - 2) :], posts[:cut]) if part]

    assert whole.equals(contacts(asked(kind, period="month"), *parts))


@pytest.mark.parametrize("kind", ["reply", "quote", "reply_window", "conversation"])
@QUICK
@given(posts=some_posts(), days=st.integers(1, 30), more=st.integers(0, 30))
def test_wider_windows(kind, posts, days, more):
    """A wider window never gives fewer contacts."""
    narrow = Counter({pair[:2]: pair[2] for pair in pairs(contacts(asked(kind, window=f"{days} days"), posts))})
    wide = Counter({pair[:2]: pair[2] for pair in pairs(contacts(asked(kind, window=f"{days + more} days"), posts))})

    assert narrow <= wide


@QUICK
@given(posts=some_posts(), days=st.integers(1, 10), times=st.integers(1, 4))
def test_windows_of_windows(posts, days, times):
    """Who was there together in a window was so in one of several times its length, if no room is too full."""
    narrow = contacts(asked("co_presence", window=f"{days} days"), posts)
    wide = contacts(asked("co_presence", window=f"{days * times} days"), posts)

    assert {pair[:2] for pair in pairs(narrow)} <= {pair[:2] for pair in pairs(wide)}


@pytest.mark.parametrize("kind", ["reply", "quote", "mention", "private", "reply_window", "conversation"])
@QUICK
@given(posts=some_posts())
def test_reversed_is_transposed(kind, posts):
    """Reversed gives the same contacts with sender and receiver changed."""
    there = contacts(asked(kind), posts)
    back = contacts(asked(kind, direction="reversed"), posts)

    assert pairs(there) == sorted((one, other, count) for other, one, count in pairs(back))
    assert math.isclose(there["weight"].sum(), back["weight"].sum())


@pytest.fixture(scope="module")
def place():
    """An invented place of four hundred posts."""
    return make_place(7, 400)


@pytest.fixture(scope="module")
def told(place):
    """What the place would tell: posts, and tables of marks and events."""
    name = {uid: account.name for uid, account in place.accounts.items()}
    posts = [_post(message, name) for message in place.messages]
    posts += [_post(message, name, kind="private", to=[name[uid] for uid in message.to]) for message in place.private]
    marks = [
        {
            "place": "F", "mark": str(mark.number), "kind": mark.kind, "by": name[mark.by], "to": name[mark.to],
            "post": str(mark.post) if mark.post else None, "at": _when(mark.at),
        }
        for mark in place.marks
    ]  # fmt: skip
    events = [
        {
            "place": "F", "event": str(event.number), "kind": event.kind, "who": name[event.who],
            "by": name[event.by] if event.by else None, "at": _when(event.at),
        }
        for event in place.happenings
    ]  # fmt: skip
    return posts, {"online_marks": marks, "online_events": events}


def _when(seconds):
    return at(seconds=seconds - START.timestamp())


def _post(message, name, **more):
    made = post(message.number, name[message.author], _when(message.at), thread=str(message.thread), **more)
    answered = {"reply_to": str(message.reply_to)} if message.reply_to else {}
    quotes = {"quotes": [str(number) for number in message.quotes], "mentions": [name[uid] for uid in message.mentions]}
    return {**made, **answered, **quotes}


def expected_pairs(links, place):
    """Links between accounts, counted."""
    name = {uid: account.name for uid, account in place.accounts.items()}
    counts = Counter((name[one], name[other]) for one, other in links if one != other)
    return sorted((*pair, count) for pair, count in counts.items())


def test_links_that_posts_name(place, told):
    """Replies, quotes, mentions and private messages are those that the place knows."""
    author = {message.number: message.author for message in place.messages}
    messages = place.messages
    links = {
        "reply": [(m.author, author[m.reply_to]) for m in messages if m.reply_to],
        "quote": [(m.author, author[quoted]) for m in messages for quoted in m.quotes],
        "mention": [(m.author, uid) for m in messages for uid in m.mentions],
        "private": [(m.author, uid) for m in place.private for uid in m.to],
    }

    for kind, known in links.items():
        assert expected_pairs(known, place) == pairs(contacts(rule(kind), told[0], **told[1])), kind


def test_marks_and_events(place, told):
    """Vouches, reactions and invitations are those that the place knows."""
    links = {
        "trade": [(mark.by, mark.to) for mark in place.marks if mark.kind == "vouch"],
        "reaction": [(mark.by, mark.to) for mark in place.marks if mark.kind == "reaction"],
        "invitation": [(event.by, event.who) for event in place.happenings if event.by],
    }

    for kind, known in links.items():
        assert expected_pairs(known, place) == pairs(contacts(rule(kind), told[0], **told[1])), kind


def test_windows_of_threads(place, told):
    """Posts before in the thread, and presence in a thread within a fortnight, are those counted in plain Python."""
    threads = defaultdict(list)
    for message in place.messages:
        threads[message.thread].append(message)
    before = [(m.author, e.author) for t in threads.values() for n, m in enumerate(t) for e in t[max(0, n - 3) : n]]
    there = defaultdict(set)
    for message in place.messages:
        there[message.thread, message.at // (14 * 86_400)].add(message.author)
    name = {uid: account.name for uid, account in place.accounts.items()}
    together = Counter(
        (one, other)
        for uids in there.values()
        for one in map(name.get, uids)
        for other in map(name.get, uids)
        if one < other
    )

    assert expected_pairs(before, place) == pairs(contacts(rule("reply_window", posts=3), told[0]))
    assert sorted((*pair, count) for pair, count in together.items()) == pairs(
        contacts(rule("co_presence", window="2 weeks"), told[0])
    )


def a_month_after(moment):
    """The same day of the next month, or its last day."""
    year, month = moment.year + moment.month // 12, moment.month % 12 + 1
    return moment.replace(year=year, month=month, day=min(moment.day, monthrange(year, month)[1]))


def test_evolution_in_plain_python(place, told):
    """The rule of the Evolution market study gives the weights that a plain loop over each thread gives."""
    name = {uid: account.name for uid, account in place.accounts.items()}
    expected = defaultdict(float)
    threads = defaultdict(list)
    for message in place.messages:
        threads[message.thread].append(message)
    for posts in threads.values():
        for number, later in enumerate(posts[1:], 1):
            expected[later.author, posts[0].author] += 0.5
            for earlier in reversed(posts[max(0, number - 10) : number]):
                waited = (later.at - earlier.at) / 86_400
                if earlier.author == later.author or a_month_after(_when(earlier.at)) <= _when(later.at):
                    break
                left = max(0, 1 - waited / 7)
                expected[later.author, earlier.author] += 0.2 + 0.8 * (math.exp(3 * left) - 1) / (math.exp(3) - 1)
    known = {(name[a], name[b]): weight for (a, b), weight in expected.items() if a != b}
    made = contacts(rules_of("evolution_market")[0], told[0]).group_by("sender", "receiver").agg(pl.col("weight").sum())
    given_ = {(row["sender"][4:], row["receiver"][4:]): row["weight"] for row in made.to_dicts()}

    assert known.keys() == given_.keys()
    assert all(math.isclose(known[pair], given_[pair], abs_tol=1e-4) for pair in known)
