"""A study may bring its own signs."""

import shutil

import pytest
from tests.online_study import add_online
from tests.test_cli import run

from inroads.errors import InputError
from inroads.frame.online_signs import online_signs
from inroads.study import new_study, open_study

OWN = """\
signs:
  - {sign: pick_up, kind: recruiting, language: nl, pattern: "\\\\buithaler", example: wij zoeken uithalers}
"""
POSTS = [
    {"post": str(day), "author": f"u{day % 6}", "at": f"2024-01-{day:02}T12:00", "text": "uithaler gezocht"}
    for day in range(1, 29)
] + [{"post": "99", "author": "x", "at": "2024-01-02T12:00", "text": "write me on telegram"}]


@pytest.fixture
def study(tmp_path):
    """A study of a forum whose posts recruit in words of their own."""
    with new_study(tmp_path / "a.study", coder="C1") as made:
        add_online(made, tmp_path / "a.txt", POSTS)
        (tmp_path / "own.yaml").write_text(OWN)
        yield made


def recruiting(study):
    """How many posts with recruiting words are counted of late."""
    found = study.since("2024-01-20")
    (row,) = [row for row in found.table if row.get("signal") == "recruiting"]
    return row["n"], any("own.yaml" in told for told in found.caveats)


def test_own_signs(study, tmp_path):
    """They take the place of those that come with Inroads, in proposals and in counts, until they are undone."""
    before = study.history()["act"][-1]
    kinds = [set(study.proposals()["kind"])]
    counts = [recruiting(study)]
    assert 1 == len(study.set_signs(tmp_path / "own.yaml"))
    kinds.append(set(study.proposals()["kind"]))
    counts.append(recruiting(study))

    assert [{"channel_shift"}, {"recruiting"}] == kinds
    assert [(0, False), (9, True)] == counts
    assert {"channel_shift"} == set(study.as_of(before).proposals()["kind"])
    study.undo()
    assert online_signs() == study.signs


def test_faults_change_nothing(study, tmp_path):
    """A file with faults is refused whole."""
    (tmp_path / "own.yaml").write_text(OWN + "  - {sign: pick_up}\n")
    entries = len(study.folder.ledger)
    with pytest.raises(InputError, match=r"own\.yaml, line 3"):
        study.set_signs(tmp_path / "own.yaml")

    assert entries == len(study.folder.ledger)


def test_command(study, tmp_path, capsys):
    """`inroads signs` shows a file that `inroads signs set` takes."""
    run("signs", study.path)
    (tmp_path / "shown.yaml").write_text(capsys.readouterr().out)
    run("signs", study.path, "set", tmp_path / "shown.yaml")
    run("signs", study.path, "set", code=2)
    run("signs", study.path, "--as-of", "1999-01-01", code=2)

    assert f"Signs in force: {len(online_signs())}." in capsys.readouterr().out


def test_the_clock_does_not_decide(study, tmp_path, monkeypatch):
    """Signs that were set later are in force, though the clock was set back in between."""
    (tmp_path / "all.yaml").write_text("extends: inroads\n")
    study.set_signs(tmp_path / "all.yaml")
    monkeypatch.setattr("inroads.store.ledger.now", lambda: "2001-01-01T00:00:00.000000+00:00")
    study.set_signs(tmp_path / "own.yaml")

    assert ["pick_up"] == [sign.sign for sign in study.signs]


def test_copies(study, tmp_path):
    """Copies that set other signs are told apart when they are merged, until one sets those that are to hold."""
    shutil.copytree(study.path, tmp_path / "b.study")
    (tmp_path / "all.yaml").write_text("extends: inroads\n")
    with open_study(tmp_path / "b.study", "C2") as other:
        other.set_signs(tmp_path / "own.yaml")
        study.set_signs(tmp_path / "all.yaml")

        assert ["own.yaml (C2)", "all.yaml (C1)"] == study.merge(other.path).signs
    assert "signs apart" in {check.name for check in study.verify()}
    study.set_signs(tmp_path / "own.yaml")
    assert "signs apart" not in {check.name for check in study.verify()}
