"""Tests of a folder that is watched: what arrives comes in once, whatever happens to the watch."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.sources.make_posts import FORUM, jsonl, make_mapping, make_post

from inroads.errors import InputError
from inroads.study import new_study, open_study
from inroads.study.arrivals import STATE


@pytest.fixture
def inbox(tmp_path):
    """A folder in which exports arrive."""
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


@pytest.fixture
def study(tmp_path):
    """An empty study."""
    with new_study(tmp_path / "s.study", coder="A") as opened:
        yield opened


@pytest.fixture
def mapping(tmp_path):
    """A mapping of posts."""
    return make_mapping(tmp_path, FORUM)


def once(study, inbox, mapping=None, pause=lambda _seconds: None):
    """What one watch does, and what it tells."""
    told = []
    return study.watch(inbox, once=True, mapping=mapping, tell=told.append, pause=pause), told


def posts(study):
    """The ids of all posts."""
    return sorted(study.table("posts")["post"])


def test_what_is_there_comes_in_once(study, inbox, mapping):
    """Each file is one act; a second watch adds nothing, though its state was deleted."""
    (inbox / "a.jsonl").write_bytes(jsonl(make_post(1)))
    (inbox / "deep").mkdir()
    (inbox / "deep" / "b.jsonl").write_bytes(jsonl(make_post(1), make_post(2)))
    first, _told = once(study, inbox, mapping)
    (study.folder.cache / STATE).unlink()
    second, told = once(study, inbox, mapping)

    assert (["1", "2"], 2, 0) == (posts(study), len(first.acts), len(second.acts))
    assert ([], 0) == (told, second.backlog.waiting)


def test_source_and_zone(study, inbox):
    """All files of a watch may be of one source, and times without a zone be read in one that is named."""
    (inbox / "result.json").write_text(
        '{"name": "Crew", "type": "private_supergroup", "id": 55, "messages": [{"id": 2, "type": "message",'
        ' "date": "2020-01-01T13:00:00", "from": "ann", "from_id": "user8", "text": "hi"}]}'
    )
    study.watch(inbox, once=True, source="TG-01", zone="Europe/Amsterdam", pause=lambda _seconds: None)
    post = study.table("posts").row(0, named=True)

    assert ("TG-01", 12) == (post["source"], post["at"].hour)


def test_a_file_that_is_being_written(study, inbox, mapping):
    """A file that grows between two looks waits, and is counted; parts of downloads are not looked at."""
    path = inbox / "a.jsonl"
    path.write_bytes(jsonl(make_post(1)))
    (inbox / "b.jsonl.part").write_bytes(jsonl(make_post(7)))
    growing, told = once(study, inbox, mapping, lambda _seconds: path.write_bytes(jsonl(make_post(1), make_post(2))))

    assert ([], 1, path.stat().st_size) == (growing.acts, growing.backlog.waiting, growing.backlog.bytes)
    assert "Waiting: 1" in told[-1]
    assert 1 == json.loads((study.folder.cache / STATE).read_text())["backlog"]["waiting"]
    once(study, inbox, mapping)
    assert ["1", "2"] == posts(study)


def test_same_size_and_time_other_words(study, inbox, mapping):
    """Size and time prove nothing: other content under the same size and time comes in at the next watch."""
    path = inbox / "a.jsonl"
    path.write_bytes(jsonl(make_post(1)))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    once(study, inbox, mapping)
    path.write_bytes(jsonl(make_post(1, body="post X")))
    os.utime(path, (1_600_000_000, 1_600_000_000))
    once(study, inbox, mapping)

    assert ["post X"] == study.table("posts")["text"].to_list()


def test_what_cannot_be_read_is_told_once(study, inbox, mapping):
    """A faulty file is told once with its reason, stops nothing, and is tried again when it changes."""
    (inbox / "a.jsonl").write_bytes(b'{"id": 1}\n')
    (inbox / "b.jsonl").write_bytes(jsonl(make_post(2)))
    first, told = once(study, inbox, mapping)
    _again, silent = once(study, inbox, mapping)
    (inbox / "a.jsonl").write_bytes(jsonl(make_post(1)))
    once(study, inbox, mapping)

    assert (["a.jsonl"], 1, []) == (list(first.failed), len(first.acts), silent)
    assert any(line.startswith("a.jsonl: cannot be taken in.") for line in told)
    assert ["1", "2"] == posts(study)


def test_what_is_not_recognised_is_listed(study, inbox):
    """Without a mapping a file that is no export is listed, and nothing comes in."""
    (inbox / "notes.bin").write_bytes(b"\x00\x01")
    done, told = once(study, inbox)

    assert (["notes.bin"], []) == (done.unknown, done.acts)
    assert any("not recognised" in line for line in told)


def test_studies_are_not_looked_into(study, tmp_path, mapping):
    """A study that lies in the folder is left alone."""
    done, _told = once(study, tmp_path, mapping)

    assert ["forum.yaml"] == list(done.failed)


def test_what_was_undone_stays_away(study, inbox, mapping):
    """An import that somebody undid does not come back by itself."""
    (inbox / "a.jsonl").write_bytes(jsonl(make_post(1)))
    done, _told = once(study, inbox, mapping)
    study.undo(done.acts[0])
    again, _told = once(study, inbox, mapping)

    assert ([], []) == (again.acts, posts(study))


def test_no_folder(study, tmp_path):
    """A folder that is not there is told."""
    with pytest.raises(InputError, match="no folder"):
        study.watch(tmp_path / "none")


@pytest.mark.parametrize("after", [0.35, 0.6])
def test_killed(study, inbox, mapping, after):
    """A watch that is killed at any moment has lost and doubled nothing when another one has ended."""
    study.close()
    for number in range(12):
        (inbox / f"{number:02}.jsonl").write_bytes(jsonl(*(make_post(number * 10 + one) for one in range(12))))
    call = [sys.executable, "-m", "inroads.cli", "watch", study.path, inbox, "--every", "0.1", "--mapping", mapping]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as running:
        running.stdout.readline()
        time.sleep(after - 0.3)
        running.send_signal(signal.SIGKILL)
    with open_study(study.path) as after_all:
        once(after_all, inbox, mapping)

        assert sorted(map(str, range(122))) == posts(after_all)
        assert 12 == after_all.history().filter(verb="add").height
        assert all(check.holds for check in after_all.verify())
