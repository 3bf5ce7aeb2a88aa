"""Posts are streamed, in order, each by somebody who was there; those that belong to events are there at any size."""

from collections import defaultdict
from itertools import islice, pairwise

import pytest

from inroads.world.field import Field
from inroads.world.trace.as_files import post_lines
from inroads.world.trace.post import Post, number_of, second_of
from inroads.world.truth.passage_access import passages_of

COUNT = 12_000


@pytest.fixture(scope="module")
def posts(field: Field) -> list[Post]:
    """The posts of a field."""
    return list(field.texts.posts(COUNT))


def test_there_are_as_many_posts_as_asked(posts: list[Post], field: Field) -> None:
    """The number of posts is the one asked for, over all places; with none asked for, those of the events are left."""
    told = sum(map(len, field.texts.told.values()))

    assert len(posts) == COUNT > 2 * told
    assert {post.place for post in posts} == {board.name for board in field.texts.boards}
    assert sum(1 for _post in field.texts.posts(0)) == told


def test_posts_are_a_stream(field: Field) -> None:
    """The first of a million posts come at once: nothing is held back."""
    assert len(list(islice(field.texts.posts(1_000_000), 100))) == 100


def test_posts_come_place_by_place_in_the_order_of_time(posts: list[Post]) -> None:
    """Within a place a post is never older than the one before it, and a place comes once."""
    by_place = defaultdict(list)
    for post in posts:
        by_place[post.place].append(post.second)
    changes = sum(one.place != two.place for one, two in pairwise(posts))

    assert all(seconds == sorted(seconds) for seconds in by_place.values())
    assert changes == len(by_place) - 1


def test_a_post_is_named_once_and_answers_an_earlier_one(posts: list[Post]) -> None:
    """Numbers are unique within a place; an answer lies in the thread of what it answers, and later."""
    known: dict[tuple[str, str], Post] = {}
    for post in posts:
        assert (post.place, post.number) not in known
        known[post.place, post.number] = post
        if post.reply_to:
            assert known[post.place, post.reply_to].thread == post.thread


def test_numbers_do_not_run_out() -> None:
    """A place may hold millions of posts of different numbers."""
    assert len({number_of(running) for running in range(200_000)}) == 200_000


def test_posts_that_are_coded_are_there_at_any_size(field: Field) -> None:
    """Whatever a coder cites stands in the stream, word for word, however many bystanders write around it."""
    cited = {passage.split(":")[0] for row in field.texts.codings for passage in passages_of(row)}
    small, large = ({post.reference: post for post in field.texts.posts(count)} for count in (0, COUNT))
    mine = {passage for passage in cited if passage.split("#")[0] in {board.name for board in field.texts.boards}}

    assert len(mine) > 50
    assert mine <= set(small)
    assert all(large[passage] == small[passage] for passage in mine)


def test_whoever_writes_of_a_network_was_there(field: Field) -> None:
    """A post that belongs to an event bears the handle of somebody known at the place, while he was there."""
    decoys = {decoy["passage"] for decoy in field.truth["passages"]["decoys"]}
    for board in field.texts.boards:
        persons = {handle: person for person, handle in board.handles.items()}
        others = {handle.name for handle in field.texts.handles if handle.place == board.place.number}
        for post in field.texts.told[board.place.number]:
            if post.author in others or post.reference in decoys:
                continue
            first, last = board.visits[persons[post.author]]
            assert second_of(first, 0) <= post.second < second_of(last + 20, 0)


def test_a_dump_ends_where_it_is_cut(field: Field, posts: list[Post]) -> None:
    """No post is younger than the dump; in messy fields some dumps end early, in plain ones none."""
    ends = {board.name: second_of(board.ended + 1, 0) for board in field.texts.boards}

    assert all(post.second < ends[post.place] for post in posts)
    assert any(board.is_cut for board in field.texts.boards) == (field.truth["family"] == "messy")


def test_places_for_members_say_so(field: Field, posts: list[Post]) -> None:
    """Posts of a place that vouches or invites state their access; those of an open one leave it to their source."""
    stated = {post.access for post in posts}
    of_source = {row["source"]: row["access"] for row in field.texts.sources["sources"] if row["source"][:2] == "FD"}

    private = "private_online_seized"
    assert stated - {private} == {"", "members_online"}
    assert all(of_source[post.source] == (post.access or "public_online") for post in posts if post.access != private)


def test_truth_knows_who_stands_behind_a_handle(field: Field) -> None:
    """Each handle of whoever came near a network, and no bystander's, is told with its person."""
    told = defaultdict(set)
    for record in field.truth["personas"]:
        told[record["persona"]].add(record["person"])
    judged = [row for row in field.texts.codings if row["table"] == "identities"]

    decoys = {decoy["passage"] for decoy in field.truth["passages"]["decoys"]}
    impersonated = {record["persona"] for record in field.truth["personas"] if record["kind"] == "impersonated"}
    for board in field.texts.boards:
        for post in field.texts.told[board.place.number]:
            assert f"{post.place} · {post.author}" in told or post.reference in decoys
    assert all(row["person"] in told[row["persona"]] for row in judged if row["persona"] not in impersonated)
    assert any(len(persons) > 1 for persons in told.values()) == (field.truth["family"] == "messy")


def test_most_of_what_is_written_is_no_evidence(posts: list[Post], field: Field) -> None:
    """Bystanders write most posts."""
    mine = {handle for board in field.texts.boards for handle in board.handles.values()}

    assert sum(post.author not in mine for post in posts) > 0.7 * COUNT


def test_a_line_is_a_record(posts: list[Post]) -> None:
    """A post stands on one line, with its date in UTC."""
    line = next(post_lines(posts))

    assert line.count("\n") == 1
    assert '"date":"' in line
    assert 'Z","body":"' in line
