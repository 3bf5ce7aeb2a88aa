"""Verbs of a study in a row, as a driver that may be killed at any call carries them out."""

import shutil

from inroads.study import new_study, open_study

FILES = {
    "base": "E-0,P-00,N-01,sms,2015\n",
    "one": "E-1,P-01,N-01,phone,2018\nE-2,P-02,N-01,sms,2017\n",
    "two": "E-1,P-01,N-01,email,2018-03\nE-2,P-02,N-01,sms,2017\n",
    "three": "E-1,P-01,N-01,post,2018\nE-3,P-03,N-02,game,2019\n",
    "apart": "E-4,P-04,N-02,public_online,2019\n",
}
FORUM = """
mapping: forum
posts:
  place: {value: F-01}
  post: {column: id}
  author: {column: user}
  text: {column: body}
"""
POSTS = "".join(f'{{"id": {number}, "user": "fl4sh{number % 3}", "body": "post {number}"}}\n' for number in range(50))


def prepare(place):
    """The files, a study, and a copy of it that was worked on apart."""
    for name, rows in FILES.items():
        (place / name).mkdir()
        (place / name / "entries.csv").write_text("entry,person,network,medium,at\n" + rows, encoding="utf-8")
    (place / "posts.jsonl").write_text(POSTS, encoding="utf-8")
    (place / "inbox").mkdir()
    (place / "inbox" / "later.jsonl").write_text(POSTS.replace("post 7", "edited") + POSTS, encoding="utf-8")
    (place / "forum.yaml").write_text(FORUM, encoding="utf-8")
    with new_study(place / "base.study", "Invented", coder="A") as study:
        study.add(place / "base")
    shutil.copytree(place / "base.study", place / "copy.study")
    with open_study(place / "copy.study", coder="B") as copy:
        copy.add(place / "apart")


def _add(place, name, replaces=""):
    with open_study(place / "base.study") as study:
        study.add(place / name, replaces=replaces)


def _add_posts(place):
    with open_study(place / "base.study") as study:
        study.add(place / "posts.jsonl", mapping=place / "forum.yaml")


def _watch(place):
    with open_study(place / "base.study") as study:
        study.watch(place / "inbox", once=True, mapping=place / "forum.yaml", pause=lambda _seconds: None)


def _adjudicate(place):
    with open_study(place / "base.study") as study:
        study.adjudicate("entry", "E-1", "medium", "email", because="read again")


def _undo(place):
    with open_study(place / "base.study") as study:
        study.undo()


def _snapshot(place):
    with open_study(place / "base.study") as study:
        study.snapshot()


def _merge(place):
    with open_study(place / "base.study") as study:
        study.merge(place / "copy.study")


def _new(place):
    new_study(place / "fresh.study", "Fresh", coder="A").close()


STEPS = {
    "add one": lambda place: _add(place, "one"),
    "add two": lambda place: _add(place, "two"),
    "adjudicate": _adjudicate,
    "undo": _undo,
    "add posts": _add_posts,
    "watch": _watch,
    "snapshot": _snapshot,
    "merge": _merge,
    "add three": lambda place: _add(place, "three", "one"),
    "snapshot again": _snapshot,
    "new": _new,
}
