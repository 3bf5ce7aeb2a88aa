"""The command line says the verbs of a study, and only those."""

import json

import pytest
from click.testing import CliRunner

from inroads.cli import inroads, main
from inroads.store.access_log import read_access


def run(*arguments, code=0):
    """Run a command as a shell would, and hold it to its exit code."""
    ended = 0
    try:
        main([str(argument) for argument in arguments])
    except SystemExit as stopped:
        ended = stopped.code

    assert code == ended


@pytest.fixture
def study(tmp_path):
    """A study of two entries."""
    (tmp_path / "networks.csv").write_text("network,name,coverage\nN-01,Alder,all\n")
    (tmp_path / "entries.csv").write_text(
        "person,network,mechanism,medium,at,role\n"
        "P-01,N-01,M1,face_to_face,2018-03,core\n"
        "P-02,N-01,M7,private_chat,2018,core\n"
    )
    run("new", tmp_path / "a.study", "--coder", "C1")
    run("add", tmp_path / "a.study", tmp_path / "networks.csv", tmp_path / "entries.csv")
    return tmp_path / "a.study"


@pytest.mark.parametrize("name", sorted(inroads.commands))
def test_help_teaches(name):
    """Every command says in a sentence what it does, and explains each of its options."""
    command = inroads.commands[name]

    shown = CliRunner().invoke(inroads, [name, "--help"])

    assert shown.exit_code == 0
    assert len(command.help) > 40
    assert all(option.help for option in command.params if option.param_type_name == "option")


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (["--lang", "nl", "history", "a.study"], "inroads history ... --lang"),
        (["--coder=C1"], "inroads VERB ... --coder"),
        (["--said", "history"], ""),
        (["history", "--said"], ""),
    ],
)
def test_an_option_before_the_verb(capsys, call, hint):
    """An option that stands before its verb is told to stand behind it; one that nobody knows is just unknown."""
    run(*call, code=2)
    told = capsys.readouterr().err

    assert "No such option" in told or "Optie" in told
    assert (
        told.rstrip().endswith(f": {hint}")
        if hint
        else "inroads VERB" not in told and "..." not in told.split("\n")[-2]
    )


def test_add_twice(study, capsys):
    """The same file a second time adds nothing."""
    capsys.readouterr()

    run("add", study, study.parent / "entries.csv", "--json")

    assert json.loads(capsys.readouterr().out)["new"] == 0


def test_table_formats(study, tmp_path, capsys):
    """A table is printed as CSV or JSON, and written as Parquet."""
    capsys.readouterr()
    run("table", study, "entries")
    assert capsys.readouterr().out.splitlines()[0].startswith("entry,person,network,at_earliest")

    run("table", study, "entries", "--format", "json")
    assert len(json.loads(capsys.readouterr().out)) == 2

    run("table", study, "entries", "--format", "parquet", "--out", tmp_path / "e.parquet")
    assert (tmp_path / "e.parquet").read_bytes()[:4] == b"PAR1"


def test_parquet_needs_a_file(study, capsys):
    """Parquet is never poured onto the screen."""
    run("table", study, "entries", "--format", "parquet", code=2)

    assert "--out" in capsys.readouterr().err


def test_unknown_table(study, capsys):
    """A misspelt table is answered with the near one, and exit code 2."""
    run("table", study, "entreis", code=2)

    assert "entries" in capsys.readouterr().err


def test_not_a_study(tmp_path, capsys):
    """A folder that is no study is said to be none, with what to do."""
    run("map", tmp_path / "none", code=2)

    shown = capsys.readouterr()
    assert shown.out == ""
    assert "inroads new" in shown.err


def test_all_faults_at_once(study, tmp_path, capsys):
    """Every bad row of a file is told in one error, with row and column, and nothing is taken in."""
    (tmp_path / "bad").mkdir()
    bad = tmp_path / "bad" / "entries.csv"
    bad.write_text("person,network,mechanism,at\nP-05,N-01,M77,2018\nP-06,N-01,M1,2018-13\n,N-01,M1,2018\n")
    capsys.readouterr()

    run("add", study, bad, code=2)

    told = capsys.readouterr().err
    assert all(word in told for word in ("M77", "2018-13", "row 2", "row 3", "row 4"))
    run("table", study, "entries", "--json")
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_faults_in_dutch(study, capsys):
    """Errors speak the language asked for."""
    run("table", study, "entreis", "--lang", "nl", code=2)

    assert "Bedoelde u" in capsys.readouterr().err


def test_undo(study, capsys):
    """Undo takes back the last act; naming the undo brings it back."""
    run("undo", study, "--because", "wrong file")
    capsys.readouterr()
    run("history", study, "--json")
    acts = json.loads(capsys.readouterr().out)
    assert [act["stands"] for act in acts if act["verb"] == "add"] == [False]

    run("undo", study, acts[-1]["act"])
    run("verify", study)
    assert "DAMAGED" not in capsys.readouterr().out


def test_verify_exit_code(study, capsys):
    """Damage is exit code 1, with what is damaged."""
    next(path for path in (study / "evidence").rglob("*") if path.is_file()).write_bytes(b"other")

    run("verify", study, code=1)

    assert "evidence" in capsys.readouterr().out


def test_the_frame_of_a_study(study, tmp_path, capsys):
    """A researcher adds a variable in the study's own frame, and a sheet may use it at once."""
    own = tmp_path / "own.yaml"
    own.write_text(
        "frame: docm\nversion: 1\nextends: inroads@1\nvariables:\n"
        "  - {variable: boat_owner, unit: person, type: flag, source: own,\n"
        "     label: {en: Owns a boat, nl: Heeft een boot}}\n"
    )
    run("frame", study, "set", own)
    (tmp_path / "persons.csv").write_text("person,boat_owner\nP-01,ja\n")

    run("add", study, tmp_path / "persons.csv")
    capsys.readouterr()
    run("table", study, "persons", "--json")

    rows = {row["person"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["P-01"]["boat_owner"] is True


def test_logs_hold_ids_only(study, caplog):
    """What is logged names entries by their hashes, never what they say."""
    with caplog.at_level("DEBUG", logger="inroads"):
        run("undo", study, "--because", "a secret reason")

    assert len(caplog.messages) == 1
    assert "secret" not in caplog.text
    assert "head" in caplog.text


def test_use_is_logged_apart(study):
    """Who used a study, and with which verb, stands in a log of its own that holds no content."""
    run("map", study, "--coder", "C7")

    told = read_access(study)
    assert ("C7", "map") == (told[-1]["actor"], told[-1]["verb"])
    assert {"at", "actor", "verb"} == set(told[-1])


def frame_of(version, type_):
    """A frame of a study with one variable of its own."""
    return (
        f"frame: docm\nversion: {version}\nextends: inroads@1\nvariables:\n"
        f"  - {{variable: tattoo, unit: person, type: {type_}, source: own,\n"
        f"     label: {{en: Tattoo, nl: Tatoeage}}}}\n"
    )


def test_a_frame_must_follow(study, tmp_path, capsys):
    """A frame that changes under its name, or takes away what claims rest on, is refused, and the study goes on."""
    own = tmp_path / "own.yaml"
    own.write_text(frame_of(1, "flag"))
    run("frame", study, "set", own)
    (tmp_path / "persons.csv").write_text("person,tattoo\nP-01,yes\n")
    run("add", study, tmp_path / "persons.csv")

    for text, word in ((frame_of(1, "text"), "docm@1"), (frame_of(2, "number"), "tattoo")):
        own.write_text(text)
        capsys.readouterr()
        run("frame", study, "set", own, code=2)
        assert word in capsys.readouterr().err
    run("table", study, "persons")


def test_a_withdrawn_claim_stays_withdrawn(study, capsys):
    """Adding the same file again does not bring back what a person withdrew of it."""
    capsys.readouterr()
    run("table", study, "claims", "--where", "variable=medium", "--columns", "claim")
    claim = capsys.readouterr().out.split()[1]
    run("withdraw", study, claim, "--because", "misread")
    capsys.readouterr()

    run("add", study, study.parent / "entries.csv", "--json")

    assert 0 == json.loads(capsys.readouterr().out)["new"]


def test_replaces_asks_which(study, tmp_path, capsys):
    """A name that two acts brought is not guessed at: the act is asked for."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "networks.csv").write_text("network,name\nN-02,Birch\n")
    run("add", study, tmp_path / "b" / "networks.csv")
    capsys.readouterr()

    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "networks.csv").write_text("network,name\nN-02,Beech\n")
    run("add", study, tmp_path / "c" / "networks.csv", "--replaces", "networks.csv", code=2)

    assert "more than once" in capsys.readouterr().err


def test_a_period_is_a_date(tmp_path, capsys):
    """The period of a study is EDTF, and a hyphen between years is not."""
    run("new", tmp_path / "a.study", "--period", "1996-2019", code=2)

    assert "EDTF" in capsys.readouterr().err
    assert not (tmp_path / "a.study").exists()


def test_settings_of_a_document(study, tmp_path, capsys):
    """`--set` takes variable=value; anything else is told before a file is read."""
    (tmp_path / "talk.txt").write_text("INT: So?\nR1: Yes.\n", encoding="utf-8")
    run("add", study, tmp_path / "talk.txt", "--set", "may_link", code=2)
    assert "--set variable=value" in capsys.readouterr().err

    run("add", study, tmp_path / "talk.txt", "--as", "interview", "--set", "may_link=no", "--set", "language=nl")
    capsys.readouterr()
    run("table", study, "sources", "--format", "json")

    talk = next(row for row in json.loads(capsys.readouterr().out) if row["source"] == "talk")
    assert ("interview", False, "nl") == (talk["kind"], talk["may_link"], talk["language"])
