"""The posts of a study as findings look at them: which export tells of which days."""

from pathlib import Path

import pytest

import inroads
from inroads.store.held_posts import HeldPosts

RULES = """
mapping: forum
read: {format: csv}
posts:
  place: {value: F-01}
  post: {column: id}
  author: {column: user}
  at: {column: date}
  text: {column: body}
"""


def line(number: int, day: int) -> str:
    """One post."""
    return f"{number},u,2024-01-{day:02}T12:00:00Z,x\n"


@pytest.fixture
def study(tmp_path: Path):
    """An empty study, and the rules by which its files are read."""
    (tmp_path / "forum.yaml").write_text(RULES)
    with inroads.new_study(tmp_path / "a.study", coder="C1") as opened:
        yield opened


def add(study, tmp_path: Path, name: str, *posts: tuple[int, int]) -> None:
    """Add a file of posts."""
    file = tmp_path / name
    file.write_text("id,user,date,body\n" + "".join(line(*post) for post in posts))
    study.add(file, mapping=tmp_path / "forum.yaml", source="S")


def test_each_export_tells_of_its_days(study, tmp_path):
    """A post that two files hold counts for the days of both, and once as a post."""
    add(study, tmp_path, "one.csv", (1, 3), (2, 3), (3, 5))
    add(study, tmp_path, "two.csv", (3, 5), (4, 9))
    held = HeldPosts(study.folder)

    assert ["one.csv", "two.csv"] == held.exports["name"].to_list()
    assert [(3, 2), (5, 1), (5, 1), (9, 1)] == sorted(
        (day.day, n) for day, n in held.days.select("day", "posts").rows()
    )
    assert 4 == held.scan().collect().height


def test_a_file_that_grew_is_one_export(study, tmp_path):
    """What lies between its old end and its new beginning is covered by it, though only the end was read."""
    add(study, tmp_path, "chat.csv", (1, 3), (2, 4))
    add(study, tmp_path, "chat.csv", (1, 3), (2, 4), (3, 9))
    held = HeldPosts(study.folder)

    assert 1 == held.days.filter(day=held.days["day"].max())["export"].n_unique()
    longest = held.days.filter(day=held.days["day"].max())["export"].item()
    assert [3, 4, 9] == [day.day for day in held.days.filter(export=longest)["day"]]


def test_an_empty_study_has_no_days(study):
    """And no export."""
    held = HeldPosts(study.folder)

    assert (0, 0) == (held.days.height, held.exports.height)
    assert not held.shows_persons
