"""A process may be killed at any call: nothing acknowledged is lost, nothing is half there."""

import os
import random
import shutil

import pytest
from tests.reliability.state import damage_in, length_of, meaning_at
from tests.reliability.verbs import STEPS

KILLS = int(os.environ.get("INROADS_KILLS", "25"))
SEED = int(os.environ.get("INROADS_SEED", "1"))
SIGKILL = 9
NAMES = list(STEPS)
PLAN = (
    *("pwrite64", "fdatasync", "write", "rename", "fsync", "pwrite64", "fdatasync", "openat", "unlink"),
    *("pwrite64", "fdatasync", "fsync", "ftruncate", "pwrite64", "fdatasync", "write", "rename", "mkdir"),
)
"""Which call is the last one of each run, in turn: those that write the ledger come most often."""


@pytest.fixture(scope="session")
def due(template, tmp_path_factory):
    """Undisturbed: the length of the ledger after each number of verbs, and what all tables hold at the end."""
    place = shutil.copytree(template, tmp_path_factory.mktemp("due") / "place")
    lengths = [length_of(place / "base.study")]
    for name in NAMES:
        STEPS[name](place)
        lengths.append(length_of(place / "base.study"))
    return lengths, meaning_at(place / "base.study")


@pytest.fixture(scope="session")
def counts(driver, template, tmp_path_factory):
    """How many of each call an undisturbed run makes."""
    place = shutil.copytree(template, tmp_path_factory.mktemp("counts") / "place")
    ended = driver.run(place, NAMES)
    assert (ended.code, ended.acks) == (0, NAMES)
    return ended.counts()


def fresh_is_whole_or_absent(place, acknowledged):
    """A study that was being made is there and can be filled, or is not there and can be made."""
    if not (place / "fresh.study").exists():
        assert not acknowledged
        STEPS["new"](place)
    assert length_of(place / "fresh.study") == 2
    assert damage_in(place / "fresh.study") == []


@pytest.mark.parametrize("number", range(KILLS))
def test_kill(driver, place, due, counts, number):
    """After a kill at any call every acknowledged act is there, the next is wholly there or not, and all can go on."""
    draw = random.Random(SEED * 1_000_003 + number)
    call = PLAN[number % len(PLAN)]
    lengths, meaning = due
    ended = driver.run(place, NAMES, f"{call}:signal=KILL:when={draw.randint(1, counts[call])}")
    done = len(ended.acks)

    assert ended.code == -SIGKILL
    assert ended.acks == NAMES[:done]
    length = length_of(place / "base.study")
    assert length in lengths[done : done + 2]
    assert damage_in(place / "base.study") == []
    fresh_is_whole_or_absent(place, acknowledged="new" in ended.acks)
    if length != lengths[done]:
        done += 1
    for name in NAMES[done:-1]:
        STEPS[name](place)
    assert length_of(place / "base.study") == lengths[-1]
    assert damage_in(place / "base.study") == []
    assert meaning_at(place / "base.study") == meaning
