"""The one way out of a study."""

import hashlib
import json

import pytest

from inroads.errors import InputError
from inroads.report.gate import Gate


def read_log(out):
    """The lines of the log of the gate."""
    return [json.loads(line) for line in (out / "gate.log").read_text("utf-8").splitlines()]


def test_every_release_is_logged(tmp_path):
    """What leaves is whole, and the log says who let out what, when, by which rule."""
    path = Gate(tmp_path / "out", "C1").write("report.html", b"<p>", "report")

    (line,) = read_log(tmp_path / "out")
    assert path.read_bytes() == b"<p>"
    assert tuple(line[key] for key in ("actor", "name", "holds", "rule", "decision")) == (
        "C1",
        "report.html",
        "report",
        "allow_all",
        "released",
    )
    assert hashlib.sha256(b"<p>").hexdigest() == line["sha256"]
    assert line["at"].endswith("+00:00")


def test_log_only_grows(tmp_path):
    """A second release adds a line and changes none."""
    gate = Gate(tmp_path, "C1")
    gate.write("a.json", b"1", "findings")
    before = (tmp_path / "gate.log").read_bytes()

    gate.write("a.json", b"2", "findings")

    assert (tmp_path / "gate.log").read_bytes().startswith(before)
    assert [line["name"] for line in read_log(tmp_path)] == ["a.json", "a.json"]


def test_torn_line_spoils_no_other(tmp_path):
    """A line torn by a crash stays alone: the next one is whole."""
    (tmp_path / "gate.log").write_bytes(b'{"at": "20')

    Gate(tmp_path, "C1").write("a.json", b"1", "findings")

    assert json.loads((tmp_path / "gate.log").read_text("utf-8").splitlines()[-1])["name"] == "a.json"


@pytest.mark.parametrize("name", ["../a", "/etc/a", "gate.log", "", "b/../../a"])
def test_names_stay_inside(tmp_path, name):
    """A name that would leave the folder, or overwrite the log, is refused and nothing is written."""
    with pytest.raises(InputError):
        Gate(tmp_path / "out", "C1").write(name, b"", "report")

    assert not (tmp_path / "out").exists()


def test_let_out_elsewhere(tmp_path):
    """A path that a person named may lie outside; the line stays with the study and names no folder."""
    path = Gate(tmp_path / "out", "C1").let_out(tmp_path / "home" / "chapter5.html", b"x", "report")

    assert path.read_bytes() == b"x"
    assert read_log(tmp_path / "out")[0]["name"] == ".../chapter5.html"
