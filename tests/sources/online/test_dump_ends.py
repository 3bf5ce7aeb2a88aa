"""A dump that seems to be cut off is told as such, and of which days a dump tells follows from its ends."""

from datetime import date

import pytest

from inroads.answers.post_calendar import calendars, told_day
from inroads.sources.online.mybb import MYBB
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.store.held_posts import HeldPosts
from inroads.study import new_study

POSTS = (
    "CREATE TABLE `f_posts` (`pid` int, `tid` int, `replyto` int, `fid` int, `uid` int, `username` text,"
    " `dateline` int, `message` text, `visible` int);\n"
)
ROWS = "INSERT INTO `f_posts` VALUES (1,5,0,3,0,'fl4sh',1425212280,'{}',1);\n"
MORE = "INSERT INTO `f_posts` VALUES (2,5,0,4,0,'n0va',1425385080,'b',1);\n"
USERS = "CREATE TABLE `f_users` (`uid` int, `username` text, `usergroup` int, `regdate` int, `lastactive` int);\n"
SEEN = "INSERT INTO `f_users` VALUES (2,'n0va',1,0,1425471480);\n"
MYSQL, OLD = "-- MySQL dump 10.13\n", "/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;\n"
BACK = "/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;\n"
DONE = "-- Dump completed on 2015-03-07 10:00:00\n"
ADMINER = "-- Adminer 4.7.7 MySQL dump\n\n"


def read(tmp_path, text):
    """The report on a dump of MyBB."""
    path = tmp_path / "a.sql"
    path.write_text(text)
    report = Report(path.name)
    for _batch in MYBB.read(path, Asked(place="F-01"), report):
        pass
    return report


@pytest.mark.parametrize(
    ("text", "is_suspected"),
    [
        (MYSQL + POSTS + ROWS, True),
        (MYSQL + POSTS + ROWS + DONE, False),
        (MYSQL + POSTS + ROWS + "-- Dump completed\n", False),
        (OLD + POSTS + ROWS, True),
        (OLD + POSTS + ROWS + USERS + BACK, False),
        (ADMINER + POSTS + ROWS, True),
        (ADMINER + POSTS + ROWS + "-- 2015-03-07 10:00:00\n", False),
        (POSTS + "LOCK TABLES `f_posts` WRITE;\n" + ROWS, True),
        (POSTS + "LOCK TABLES `f_posts` WRITE;\n" + ROWS + "UNLOCK TABLES;\n", False),
        (POSTS + ROWS + USERS, True),
        (POSTS + ROWS + USERS + "INSERT INTO `f_users` VALUES (2,'n0va',1,0,0);\n", False),
        (POSTS + ROWS, False),
    ],
)  # fmt: skip
def test_a_dump_cut_between_two_statements(text, is_suspected, tmp_path):
    """What programs write at the end of a dump and is missing makes it suspected; what they may leave out does not."""
    report = read(tmp_path, text)

    assert (is_suspected, False) == (bool(report.suspected), report.truncated)
    assert is_suspected == any("seems to be cut off" in line for line in report.lines())


@pytest.mark.parametrize("order", [("whole", "half"), ("half", "whole")])
def test_a_suspected_dump_overrides_no_whole_one(order, tmp_path):
    """Where two dumps tell a post otherwise, the words of the whole one stand, whichever came in first."""
    (tmp_path / "whole.sql").write_text(MYSQL + POSTS + ROWS.format("whole") + DONE)
    (tmp_path / "half.sql").write_text(MYSQL + POSTS + ROWS.format("half"))
    with new_study(tmp_path / "s.study", coder="C1") as study:
        for name in order:
            study.add(tmp_path / f"{name}.sql", place="F-01", reader="mybb")

        assert ["whole"] == study.table("posts")["text"].to_list()


@pytest.mark.parametrize(
    ("end", "until"),
    [
        (DONE, date(2015, 3, 7)),
        ("", date(2015, 3, 3)),
        ("-- Dump completed on 2014-01-01\n", date(2015, 3, 3)),
        ("-- Dump completed on 2019-01-01\n", date(2015, 3, 4)),
    ],
)
def test_of_which_days_a_dump_tells(end, until, tmp_path):
    """Up to the day it was written, else to its last post; one written years later may have been loaded anew."""
    report = read(tmp_path, POSTS + ROWS + MORE + USERS + SEEN + end)

    assert until == report.until
    assert (until == date(2015, 3, 4)) == any("written anew" in note for note in report.notes)


def test_a_dump_of_phpmyadmin_names_its_day_at_its_beginning(tmp_path):
    """Its head says when it was written; of one that seems to be cut off the last post says how far it tells."""
    head = "-- phpMyAdmin SQL Dump\n-- Generation Time: Mar 05, 2015 at 10:00 AM\n"

    assert date(2015, 3, 5) == read(tmp_path, head + POSTS + ROWS + MORE).until
    assert date(2015, 3, 3) == read(tmp_path, head + OLD + POSTS + ROWS + MORE).until


def test_site_and_rooms_agree_in_the_calendar(tmp_path):
    """Of a dump the days covered of the site and of every room end on the same day."""
    path = tmp_path / "a.sql"
    path.write_text(MYSQL + POSTS + ROWS + MORE + DONE)
    with new_study(tmp_path / "s.study", coder="C1") as study:
        study.add(path, place="F-01", reader="mybb")
        found = calendars(HeldPosts(study.folder))

    assert {None: "2015-03-07", "3": "2015-03-07", "4": "2015-03-07"} == {
        one.spot[1]: told_day(one.spans[-1][1]) for one in found
    }
