"""Tests of the folder of a study and of what study.toml says."""

import multiprocessing

import pytest
from tests.store.make_study import make_study

from inroads.errors import InputError, StudyError
from inroads.store.study_folder import Settings, StudyFolder


def settings(study, text):
    """Put a text into study.toml and open the study."""
    study.close()
    (study.path / "study.toml").write_text(text, encoding="utf-8")
    return StudyFolder.open(study.path).settings


def test_what_lies_there(study):
    """A new study has its folders, its settings and its ledger, and nothing else."""
    names = {path.name for path in study.path.iterdir() if not path.name.startswith("ledger.db-")}

    assert names == {"study.toml", "ledger.db", "frame", "evidence", "cache", "out"}


@pytest.mark.parametrize("title", ["Invented", 'with "quotes" \\ and\nlines', "Ondermijning «één»", "\x7f\t\U0001f600"])
def test_settings_read_back(tmp_path, title):
    """Any title is written to study.toml so that it reads back."""
    StudyFolder.create(tmp_path / "one.study", Settings(title))

    assert StudyFolder.open(tmp_path / "one.study").settings == Settings(title)


def test_something_stands_there(study):
    """A study is never made over what is there already."""
    with pytest.raises(InputError, match="something at this place"):
        make_study(study.path)


def test_a_cut_beginning(tmp_path):
    """What a cut-off beginning left, its write-ahead log too, does not come into a new study of that name."""
    cut = make_study(tmp_path / f".one.study.{2**22 + 1}.part")
    (cut.path / "frame" / "left.yaml").touch()
    study = make_study(tmp_path / "one.study")

    assert (len(study.ledger), len(list((study.path / "frame").iterdir()))) == (2, 1)
    assert not cut.path.exists()


def test_no_study(tmp_path):
    """A folder that is no study is told so; where there is nothing, how to make one."""
    with pytest.raises(StudyError, match="check the path"):
        StudyFolder.open(tmp_path)
    with pytest.raises(StudyError, match="inroads new"):
        StudyFolder.open(tmp_path / "none")


@pytest.mark.parametrize("text", ["title = ", "title", "\x00", "title = 'a'\ntitle = 'b'"])
def test_no_toml(study, text):
    """A study.toml that cannot be read is told with the line."""
    with pytest.raises(StudyError, match="cannot be read"):
        settings(study, text)


def test_settings_with_faults(study):
    """Unknown and mistyped keys and a missing title give one error that names each."""
    with pytest.raises(InputError) as told:
        settings(study, "format = 1\ntitel = 'x'\ncoder = 3\nlang = true\n")

    assert [fault.what.split("«")[-1].split("»")[0] for fault in told.value.faults[1:3]] == ["coder", "lang"]
    assert "titel" in told.value.faults[0].what
    assert "no title" in told.value.faults[3].what


@pytest.mark.parametrize("found", ["2", "0", "'1'", "1.0", "true"])
def test_other_formats(study, found):
    """A study of another format is not touched; the error names both formats and what to do."""
    with pytest.raises(StudyError, match=r"reads format 1[^$]*upgrade"):
        settings(study, f"format = {found}\ntitle = 'x'\n")


def _begin(place, told):
    try:
        make_study(place)
        told.put("made")
    except InputError:
        told.put("there already")


def test_two_who_begin_one_study(tmp_path):
    """Of several processes that begin one study one makes it, and the others are told that it is there."""
    told = multiprocessing.Queue()
    started = [multiprocessing.Process(target=_begin, args=(tmp_path / "one.study", told)) for _turn in range(3)]
    for process in started:
        process.start()
    said = sorted(told.get(timeout=30) for _process in started)
    for process in started:
        process.join()

    assert ["made", "there already", "there already"] == said
    assert ["one.study"] == [path.name for path in tmp_path.iterdir()]
