"""Files of many posts hold what is said of them, in every form."""

import polars as pl
import pytest

from inroads.world.exports.many_posts import BATCH, FORMS, write_many_posts

READ = {"jsonl": pl.read_ndjson, "csv": pl.read_csv, "parquet": pl.read_parquet}


@pytest.mark.parametrize("form", FORMS)
def test_counts_equal_the_file(tmp_path, form):
    """Posts, replies, threads and the posts of each user are those of the file, whatever its form."""
    path = tmp_path / f"posts.{form}"

    known = write_many_posts(path, 3000, form, seed=3, users=50)

    held = READ[form](path)
    by_user = dict(held.group_by("user").len().iter_rows())
    assert 3000 == held.height == known.posts
    assert known.replies == held["parent"].count()
    assert known.threads == held["thread"].n_unique()
    assert {f"user{user}": count for user, count in enumerate(known.per_user) if count} == by_user


def test_replies_answer_an_earlier_post_of_their_thread_and_quote_it(tmp_path):
    """A reply quotes the first words of a post that stands before it in the same thread."""
    path = tmp_path / "posts.parquet"

    write_many_posts(path, 3000, "parquet")

    held = pl.read_parquet(path)
    joined = held.drop_nulls("parent").join(held, left_on="parent", right_on="id", suffix=" before")
    assert 0.30 < joined.height / held.height < 0.40
    assert (joined["thread"] == joined["thread before"]).all()
    assert (joined["parent"] < joined["id"]).all()
    assert joined["body"].str.starts_with("> ").all()


def test_the_same_seed_writes_the_same_file(tmp_path):
    """A seed decides every byte, and numbers go on over the batches."""
    one, other = tmp_path / "one.jsonl", tmp_path / "other.jsonl"

    write_many_posts(one, 500, seed=5)
    write_many_posts(other, 500, seed=5)

    assert one.read_bytes() == other.read_bytes()
    assert BATCH > 500
