"""Samples of posts: drawn by design, recorded, weighted."""

from statistics import mean, pstdev

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.online_study import add_online

from inroads.coding.sample_posts import Draw, allocate, weighted_mean
from inroads.errors import InputError
from inroads.sources.workbook import read_workbook
from inroads.study import new_study

SEEDS = 1500


def posts_of(strata):
    """Posts of a population: so many in each stratum."""
    rows = [(name, number) for name, size in strata.items() for number in range(size)]
    return pl.DataFrame(
        {
            "key": [f"{name}{number}".encode() for name, number in rows],
            "place": ["F-01"] * len(rows),
            "post": [f"{name}{number}" for name, number in rows],
            "stratum": [name for name, _number in rows],
        }
    )


def drawn(posts, n, seed):
    """(post, weight) of a sample."""
    draw = Draw(seed, n)
    draw.add(posts)
    sizes = draw.sizes()
    taken = allocate(sizes, n)
    return [(post, sizes[stratum] / taken[stratum]) for _place, post, stratum in draw.drawn(taken)]


@given(st.dictionaries(st.text("abc", min_size=1), st.integers(1, 500), min_size=1, max_size=8), st.integers(1, 900))
def test_allocation(sizes, n):
    """An allocation adds up, takes no more than there are, and two of each stratum that has them."""
    least = sum(min(2, size) for size in sizes.values())
    if least > min(n, sum(sizes.values())):
        with pytest.raises(ValueError, match=str(least)):
            allocate(sizes, n)
        return
    taken = allocate(sizes, n)

    assert min(n, sum(sizes.values())) == sum(taken.values())
    assert all(min(2, size) <= taken[name] <= size for name, size in sizes.items())


def test_unbiased():
    """Over many seeds the weighted mean of a stratified sample is the mean of the population; the plain one is not."""
    posts = posts_of({"big": 400, "rare": 6})
    values = {post: float(post.startswith("rare")) + len(post) / 10 for post in posts["post"]}
    truth = mean(values.values())
    weighted, plain = [], []
    for seed in range(SEEDS):
        sample = drawn(posts, 20, seed)
        said = [values[post] for post, _weight in sample]
        weighted.append(weighted_mean(said, [weight for _post, weight in sample], posts.height))
        plain.append(mean(said))
    error = pstdev(weighted) / SEEDS**0.5

    assert abs(mean(weighted) - truth) < 4 * error
    assert abs(mean(plain) - truth) > 4 * error


def test_every_post_has_its_chance():
    """Each post of a stratum is drawn as often as its probability says."""
    posts = posts_of({"a": 10, "b": 4})
    counts = dict.fromkeys(posts["post"], 0)
    for seed in range(SEEDS):
        for post, _weight in drawn(posts, 7, seed):
            counts[post] += 1
    weights = {post[0]: weight for post, weight in drawn(posts, 7, 1)}
    chance = {post: 1 / weights[post[0]] for post in counts}

    assert all(abs(counts[p] / SEEDS - c) < 4.5 * (c * (1 - c) / SEEDS) ** 0.5 + 1e-9 for p, c in chance.items())


def test_by_hand():
    """Of four posts with 1, 0, 1, 1 all samples of two are drawn, and their mean is 3/4."""
    posts = posts_of({"a": 4})
    values = {"a0": 1, "a1": 0, "a2": 1, "a3": 1}
    samples = {tuple(sorted(post for post, _weight in drawn(posts, 2, seed))) for seed in range(200)}
    means = [weighted_mean([values[post] for post in pair], [2, 2], 4) for pair in samples]

    assert 6 == len(samples)
    assert 0.75 == mean(means)


def test_order_does_not_matter():
    """The same seed draws the same posts, in whatever order and batches they come."""
    posts = posts_of({"a": 50, "b": 9})
    draw = Draw(3, 12)
    for part in posts.reverse().iter_slices(7):
        draw.add(part)
    there = list(draw.drawn(allocate(draw.sizes(), 12)))

    assert [post for post, _weight in drawn(posts, 12, 3)] == [post for _place, post, _stratum in there]
    assert drawn(posts, 12, 3) != drawn(posts, 12, 4)


POSTS = [
    {"post": str(number), "author": f"u{number % 7}" if number % 5 else "busy", "venue": "A" if number % 3 else "B",
     "at": f"20{10 + number % 4}-03-{1 + number % 28:02}T12:00", "text": f"=text {number}", "access": "public_online"}
    for number in range(60)
]  # fmt: skip


@pytest.fixture
def study(tmp_path):
    """A study of sixty posts."""
    with new_study(tmp_path / "a.study", coder="C1") as made:
        add_online(made, tmp_path / "place.txt", POSTS)
        yield made


def test_recorded(study):
    """A sample is an act with design and seed; its table gives stratum, probability and weight; weights add up."""
    sample = study.sample("S1", 20, how="stratified", by=("period", "venue"), seed=5)
    table = study.table("sampled_posts")

    assert 20 == table.height
    assert abs(table["weight"].sum() - 60) < 1e-9
    assert {"2010, A", "2010, B"} < set(table["stratum"])
    assert ("S1", "C1") == (table["sample"][0], table["drawn_by"][0])
    assert "60 posts" in sample.speaks_for
    assert "sample" in study.history()["verb"].to_list()


def test_again(study):
    """The same seed draws the same from the same evidence; one name is one sample; an undo takes it back."""
    study.sample("S1", 10, seed=5)
    study.sample("S2", 10, seed=5)
    table = study.table("sampled_posts")
    with pytest.raises(InputError, match="already"):
        study.sample("S1", 5)
    study.undo(because="b")

    assert table.filter(sample="S1")["post"].to_list() == table.filter(sample="S2")["post"].to_list()
    assert {"S1"} == set(study.table("sampled_posts")["sample"])


def test_event(study):
    """A sample around an event holds its post for sure, and posts of the days before and after it."""
    study.sample("E1", 9, how="event", around="F-01#13", days=8)
    table = study.table("sampled_posts")
    days = study.table("posts").join(table, on="post", how="semi")["at"]

    assert [1.0] == table.filter(stratum="event")["probability"].to_list()
    assert {"event", "before", "after"} == set(table["stratum"])
    assert (days.max() - days.min()).days <= 16


def test_activity(study):
    """Strata by activity keep the authors who post much apart."""
    study.sample("S1", 12, how="stratified", by=("activity",))

    assert {"author with 2-10 posts", "author with 11-100 posts"} == set(study.table("sampled_posts")["stratum"])


@pytest.mark.parametrize(
    ("n", "design", "match"),
    [
        (3, {"how": "stratified", "by": ("period",)}, "strata"),
        (3, {"how": "stratified"}, "by what"),
        (3, {"by": ("place",)}, "by what"),
        (3, {"how": "stratified", "by": ("mood",)}, "by what"),
        (3, {"how": "event"}, "around an event"),
        (3, {"how": "event", "around": "F-01#99"}, "no dated post"),
        (3, {"place": "F-09"}, "No post"),
        (0, {}, "holds from 1"),
    ],
)
def test_refused(study, n, design, match):
    """What cannot be drawn as asked for is told, and nothing is recorded."""
    before = len(study.folder.ledger)
    with pytest.raises(InputError, match=match):
        study.sample("S1", n, **design)

    assert before == len(study.folder.ledger)


def test_sheet(study, tmp_path):
    """The sheet holds reference, text and blank columns; no text is taken for a formula, and XLSX holds the same."""
    study.sample("S1", 10, out=tmp_path / "s.csv", columns=("kin",))
    study.coding_sheet("S1", tmp_path / "s.xlsx", ("kin",))
    sheet = pl.read_csv(tmp_path / "s.csv")
    book = read_workbook((tmp_path / "s.xlsx").read_bytes(), "s.xlsx")[0]

    assert study.table("sampled_posts")["passage"].to_list() == sheet["passage"].to_list()
    assert all(text.startswith("'=text") for text in sheet["text"])
    assert [text[1:] for text in sheet["text"]] == [cell for row in book.rows for cell in row if "=text" in str(cell)]
    assert 10 == sheet["kin"].null_count()


def test_sheet_of_an_edited_post(study, tmp_path):
    """The sheet names the version whose words stand in it."""
    later = [{**POSTS[0], "text": "said otherwise", "edited_at": "2030-01-01T10:00"}]
    add_online(study, tmp_path / "later.txt", later)
    study.sample("S1", 60, out=tmp_path / "s.csv")
    sheet = pl.read_csv(tmp_path / "s.csv").filter(text="said otherwise")

    assert [True] == sheet["passage"].str.contains("~").to_list()
    assert "in_force" == study.versions(sheet["passage"].item().rpartition("~")[0])["state"].to_list()[-1]
