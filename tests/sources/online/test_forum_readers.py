"""What dumps of forums lack, double or hide is told, and harms nothing."""

import pytest
from polars.testing import assert_frame_equal
from tests.sources.online.test_forum_round import tables

import inroads
from inroads.sources.online.forum_layouts import LAYOUTS as KNOWN
from inroads.sources.online.forum_layouts import layout_in
from inroads.sources.online.reader import Asked
from inroads.world.exports.forum_dump import LAYOUTS, write_forum_dump
from inroads.world.exports.online_place import make_place

USERS = "CREATE TABLE u_users (uid int, username text, password text, usergroup int, regdate int, lastactive int);\n"
POSTS = (
    "CREATE TABLE u_posts (pid int, tid int, replyto int, uid int, username text, dateline int, message text, "
    "visible int);\n"
)


def made(tmp_path, rows, *, more="", encoding="utf-8", users="(2,'fl4sh','s3cret',1,0,0)"):
    """What comes of a dump of MyBB with these rows of posts."""
    path = tmp_path / "a.sql"
    inserted = f"INSERT INTO u_posts VALUES {rows};\n"
    path.write_bytes(f"{POSTS}{inserted}{USERS}INSERT INTO u_users VALUES {users};\n{more}".encode(encoding))
    found, report = tables(path, Asked(place="F-01"))
    return found["posts"], report


def test_users_that_come_after_posts(tmp_path):
    """An author is named by the table of users, wherever it stands; guests and deleted users by what is left."""
    posts, report = made(
        tmp_path, "(1,5,0,2,'old name',1,'a',1),(2,5,1,0,'a guest',1,'b',1),(3,5,1,9,'',1,'c',1),(4,5,1,0,'',1,'d',1)"
    )

    assert ["fl4sh", "a guest", "user 9"] == posts["author"].to_list()
    assert [4] == next(iter(report.left.values())).places


def test_threads_that_are_not_in_the_dump(tmp_path):
    """A post whose thread is missing is kept under the thread's number, and told."""
    posts, report = made(tmp_path, "(1,5,0,2,'',1,'a',1)")

    assert ["5"] == posts["thread"].to_list()
    assert ["its thread is none of the dump; it is kept by its number"] == list(report.mended)


def test_hidden_and_deleted_posts(tmp_path):
    """A post that waits for a moderator is hidden, a deleted one also gone."""
    posts, _report = made(tmp_path, "(1,5,0,2,'',1,'a',1),(2,5,0,2,'',1,'b',0),(3,5,0,2,'',1,'c',-1)")

    assert [("", False), ("private_online_seized", False), ("private_online_seized", True)] == posts.select(
        "access", "gone"
    ).rows()


def test_times_that_cannot_be(tmp_path):
    """A time of 0 or beyond all calendars is left open."""
    posts, _report = made(
        tmp_path, "(1,5,0,2,'',0,'a',1),(2,5,0,2,'',99999999999999999999,'b',1),(3,5,0,2,'',-5,'c',1)"
    )

    assert 2 == posts["at"].null_count()


def test_another_charset(tmp_path):
    """A dump in cp1251 is read as such, and the report says what was assumed."""
    posts, report = made(tmp_path, "(1,5,0,2,'',1,'продам базу',1)", encoding="cp1251")

    assert ["продам базу"] == posts["text"].to_list()
    assert ["a.sql: bytes that are no UTF-8 were read as cp1251; that is assumed from how they look."] == report.notes


def test_two_forums_in_one_dump(tmp_path):
    """Of two forums under two prefixes the first is read whole, and the tables of the other are named."""
    other = "CREATE TABLE v_users (uid int, username text, usergroup int, regdate int, lastactive int);\n"
    posts, report = made(
        tmp_path, "(1,5,0,2,'',1,'a',1)", more=other + "INSERT INTO v_users VALUES (2,'n0va',1,0,0);\n"
    )

    assert ["fl4sh"] == posts["author"].to_list()
    assert ["a.sql: these tables look like ones that were read, and are left: v_users."] == report.notes


def test_a_post_of_ten_megabytes(tmp_path):
    """A very long post is cut, and told."""
    posts, report = made(tmp_path, f"(1,5,0,2,'',1,'{'a' * 10_500_000}',1),(2,5,0,2,'',1,'b',1)")

    assert [10_000_000, 1] == posts["text"].str.len_chars().to_list()
    assert any("cut" in how for how in report.mended)


def test_old_columns_of_smf():
    """SMF 1.1 writes its columns in another way, and is the same layout."""
    columns = (
        "ID_MSG",
        "ID_TOPIC",
        "ID_BOARD",
        "posterTime",
        "ID_MEMBER",
        "subject",
        "posterName",
        "posterEmail",
        "body",
    )

    found = layout_in({"s_messages": tuple(name.lower() for name in columns)})

    assert found is not None
    assert "smf" == found.layout


def test_no_layout_lets_a_secret_through():
    """No list of columns that pass names a password, salt, key or session."""
    words = ("pass", "salt", "loginkey", "sess_", "sessionhash", "secret", "token", "form_salt", "authenticate")
    let = {name for layout in KNOWN.values() for table in layout.tables.values() for name in table.lets}

    assert set() == {name for name in let if any(word in name for word in words)}


@pytest.mark.parametrize("layout", ["mybb", "xenforo"])
def test_no_secret_in_a_study(layout, tmp_path):
    """After a dump is added no file of the study holds a password: of the dump itself only the hash is kept."""
    write_forum_dump(make_place(1, 60), tmp_path / "backup.sql", layout)
    with inroads.new_study(tmp_path / "s.study", coder="C1") as study:
        added = study.add(tmp_path / "backup.sql", place="F-01")
        again = study.add(tmp_path / "backup.sql", place="F-01")
        checks = study.verify()
    files = [path for path in (tmp_path / "s.study").rglob("*") if path.is_file()]

    assert any("recognised" in line for line in added.lines())
    assert [] == [
        path.name for path in files if b"$2y$" in path.read_bytes() or b"example.invalid" in path.read_bytes()
    ]
    assert "" == again.act
    assert [] == [check for check in checks if not check.holds]


@pytest.mark.parametrize("order", [("whole", "half"), ("half", "whole")])
def test_a_dump_that_was_cut_off_takes_no_names_away(order, tmp_path):
    """Posts keep what the whole dump says of them, whichever of the two came in first."""
    write_forum_dump(make_place(1, 60), tmp_path / "whole.sql", "mybb")
    data = (tmp_path / "whole.sql").read_bytes()
    (tmp_path / "half.sql").write_bytes(data[: data.index(b"INSERT INTO `mybb_threads`") + 60])

    def posts(name, *files):
        with inroads.new_study(tmp_path / name, coder="C1") as study:
            for file in files:
                study.add(tmp_path / f"{file}.sql", place="F-01", reader="mybb")
            return study.table("posts").drop("source").sort("post")

    whole = posts("w.study", "whole")
    half = posts("h.study", "half").join(whole, on="post")

    assert 60 == (half["thread"] != half["thread_right"]).sum()
    assert_frame_equal(whole, posts("b.study", *order))


def test_every_layout_is_written():
    """The writer knows every layout that is read."""
    assert set(KNOWN) == set(LAYOUTS)
