"""A full or failing disk: the verb ends with an error that says so, and the study is as it was."""

import os
import shutil
import subprocess
import sys

import pytest
from tests.reliability.state import damage_in, length_of, meaning_at
from tests.reliability.tracer import ROOT

from inroads.errors import StudyError
from inroads.study import open_study

ALL = int(os.environ.get("INROADS_KILLS", "25")) > 25
REFUSED = 2
FEW = {"write": (1, 2), "pwrite64": (1, 9, 12, 20), "fsync": (1, 2), "fdatasync": (1, 3), "ftruncate": (1,)}


def refuse(driver, place, call, when, error="ENOSPC", verb="add one"):
    """Add a file while calls are refused: it is refused whole, or was not touched by it and is done."""
    base = place / "base.study"
    before = length_of(base), meaning_at(base)
    ended = driver.run(place, [verb], f"{call}:error={error}:when={when}")
    after = length_of(base), meaning_at(base)

    assert damage_in(base) == []
    if ended.code == 0:
        assert (ended.acks, after[0] > before[0]) == ([verb], True)
    else:
        assert (ended.code, after) == (REFUSED, before)
        assert "The study is as it was before" in (place / "acks").read_text()
    return ended.code


@pytest.mark.parametrize(("call", "when"), [(call, when) for call, whens in FEW.items() for when in whens])
def test_one_call_fails(driver, place, call, when):
    """Whichever single write fails, the study is as before or as after, and the error says which."""
    refuse(driver, place, call, when, "ENOSPC" if "write" in call else "EIO")


@pytest.mark.parametrize(
    ("call", "when"), [("write", "1"), ("write", "2"), ("write", "4"), ("write", "1+"), ("fsync", "2")]
)
def test_posts(driver, place, call, when):
    """Posts are refused whole as well, be it that their parts or the evidence find no room."""
    refuse(driver, place, call, when, "ENOSPC" if call == "write" else "EIO", "add posts")
    refused_parts = list((place / "base.study" / "cache").glob(".posts.*"))

    assert refused_parts == []


@pytest.mark.parametrize("call", ["write", "pwrite64"])
def test_all_calls_fail(driver, place, call):
    """Where the disk stays full the file is refused, and can be added once there is room."""
    assert refuse(driver, place, call, "1+") == REFUSED
    assert driver.run(place, ["add one"]).acks == ["add one"]


@pytest.mark.skipif(not ALL, reason="every call in turn is for make reliability")
@pytest.mark.parametrize("call", FEW)
@pytest.mark.parametrize("lasting", ["", "+"])
def test_every_call_in_turn(driver, template, tmp_path, call, lasting):
    """Every write in turn, alone or with all that follow."""
    calm = shutil.copytree(template, tmp_path / "calm")
    calls = driver.run(calm, ["add one"]).counts()[call]
    for when in range(1, calls + 1):
        place = shutil.copytree(template, tmp_path / f"{when}")
        refuse(driver, place, call, f"{when}{lasting}", "ENOSPC" if "write" in call else "EIO")
        shutil.rmtree(place)


@pytest.mark.usefixtures("driver")
def test_command_line(place):
    """On the command line the error goes to stderr and the exit code is 2."""
    command = ["strace", "-f", "-o", os.devnull, "-e", "inject=pwrite64:error=ENOSPC:when=1+"]
    run = subprocess.run(
        [*command, sys.executable, "-m", "inroads.cli", "add", place / "base.study", place / "one"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip

    assert run.returncode == REFUSED
    assert "The study is as it was before" in run.stderr


@pytest.fixture
def small_disk(tmp_path):
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "none", disk], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"mount is refused: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("left", [0, 16, 40, 70, 120])
def test_a_full_disk(small_disk, template, tmp_path, left):
    """On a disk that is really full a file is refused whole, wherever room runs out, and fits later."""
    base = small_disk / "base.study"
    subprocess.run(["cp", "-r", template / "base.study", base], check=True)
    meaning_at(base)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "entries.csv").write_text(
        "entry,person,network\n" + "".join(f"E-{number},P-{number},N-01\n" for number in range(300))
    )
    before = length_of(base), meaning_at(base)
    room = os.statvfs(small_disk)
    (small_disk / "filler").write_bytes(bytes(max(0, room.f_bavail * room.f_frsize - left * 1024)))
    with pytest.raises(StudyError, match="disk refused"), open_study(base) as study:
        study.add(tmp_path / "one")
    (small_disk / "filler").unlink()

    assert (length_of(base), meaning_at(base), damage_in(base)) == (*before, [])
    with open_study(base) as study:
        assert study.add(tmp_path / "one").new == 900
