"""Tests of coding passages, by one call and by a file."""

import hashlib

import pytest

from inroads import new_study
from inroads.errors import InputError

TALK = (
    "I: How did you meet?\nR: I knew him\n from school 😀, we met at school.\nI: And then?\nR: He asked me to come.\n"
)
ENTRY = {"entry": "E-1", "person": "P-1", "network": "N-1", "mechanism": "M1"}


@pytest.fixture
def study(tmp_path):
    """A study that holds one interview."""
    (tmp_path / "talk.txt").write_text(TALK, encoding="utf-8")
    with new_study(tmp_path / "one.study", coder="C1") as made:
        made.add(tmp_path / "talk.txt", kind="interview", access="interview")
        yield made


def codings(tmp_path, text, name="codings.yaml"):
    """A coding file of that text."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


def test_one_call_is_one_act(study):
    """A row that is coded claims each of its cells on the passage, in one act of the coder; twice adds nothing."""
    coded = study.code("entries", ENTRY, at="talk#turn 2", certainty="probable", because="so he says")
    again = study.code(
        "entries", ENTRY, at='talk#"R: I knew him from school 😀, we met at school."', certainty="probable"
    )
    claims = study.table("claims").filter(unit="E-1").sort("variable")

    assert ["exists", "mechanism", "network", "person"] == claims["variable"].to_list()
    assert {("C1", "probable", "so he says")} == set(claims.select("coder", "certainty", "because").iter_rows())
    assert [["talk#21-68"]] == claims["passages"].unique().to_list()
    assert (0, coded.new) == (again.new, again.known)
    assert ["new", "frame", "add", "code"] == study.history()["verb"].to_list()
    assert "entries entry=E-1" in study.history()["says"][-1]


def test_a_passage_tells_where_it_lies(study):
    """The passage of a claim bears source, document, locator, speaker and the access that comes down to it."""
    study.code("entries", ENTRY, at='talk#"from school 😀"')
    passage = study.table("passages").filter(passage="talk#36-49").row(0, named=True)

    assert ("talk", "talk", "turn 2, 36-49", "R", "interview") == tuple(
        passage[name] for name in ("source", "document", "locator", "speaker", "access")
    )


def test_any_table_can_be_coded(study):
    """Steps, ties, approaches, accounts, activities, places: every table takes codings, the sheet of claims too."""
    at = ["talk#turn 2", "talk#turn 4"]
    study.code("steps", {"entry": "E-1", "step": 1, "medium": "private_chat"}, at=at)
    study.code("tie", {"a": "P-1", "b": "P-2", "content": "friend", "formed_medium": "face_to_face"}, at=at)
    study.code("approaches", {"person": "P-1", "network": "N-1", "outcome": "joined"}, at=at)
    study.code("accounts", {"speaker": "P-1", "about": "N-1", "stance": "first_hand"}, at=at)
    study.code("activities", {"network": "N-1", "step": "cash out", "actors": ["P-1", "P-2"]}, at=at)
    study.code("places", {"place": "F-01", "medium": "online"}, at=at)
    study.code("claims", {"unit_type": "entry", "unit": "E-1", "variable": "initiative", "value": "network"}, at=at)
    tables = ("steps", "ties", "approaches", "accounts", "activities", "places", "entries")

    assert [1] * len(tables) == [study.table(name).height for name in tables]
    assert ["P-1", "P-2"] == study.table("activities")["actors"][0].to_list()


def test_what_is_denied(study):
    """A row coded as absent is denied by what the passage says."""
    study.code("approaches", {"approach": "A-1", "outcome": "refused"}, at="talk#turn 2")
    study.code("approaches", {"approach": "A-1", "outcome": "refused"}, at="talk#turn 4", absent=True, coder="C2")

    assert "contested" == study.table("approaches")["outcome"][0]


def test_a_dry_run_changes_nothing(study):
    """A dry run shows the claims and the words with what stands around, and leaves the study as it was."""
    before = study.folder.ledger.heads()
    shown = repr(study.code("entries", ENTRY, at='talk#"from school 😀"', dry_run=True))

    assert "talk#36-49 (turn 2, 36-49, R)" in shown
    assert "I knew him [from school 😀], we met at school." in shown
    assert "entry E-1: mechanism = M1" in shown
    assert before == study.folder.ledger.heads()


def test_a_file_is_one_act(study, tmp_path):
    """All rows of a coding file come in as one act; the file is evidence; its defaults hold where a row is silent."""
    file = codings(
        tmp_path,
        f"""\
codings: talk
documents: {{talk: {{sha256: {hashlib.sha256(TALK.encode()).hexdigest()}}}}}
defaults: {{coder: C7, certainty: probable, access: statement}}
rows:
  - {{table: entries, passage: "talk#turn 2", entry: E-1, person: P-1, network: N-1, certainty: certain}}
  - {{table: steps, passage: ['talk#"met at school"', "talk#turn 4"], entry: E-1, step: 1, medium: face_to_face}}
  - {{table: places, passage: "talk#turn 4", place: F-1, access: open}}
  - {{table: claims, unit_type: entry, unit: E-1, variable: founder, value: "no", passage: "talk#turn 4"}}
""",
    )
    first, again = study.code(file=file), study.code(file=file)
    claims = study.table("claims")

    assert (0, first.new) == (again.new, again.known)
    assert ["codings.yaml"] == study.history().filter(verb="code")["says"].to_list()
    assert {"C7"} == set(claims.filter(unit_type="step")["coder"])
    assert ["certain", "probable"] == claims.filter(unit_type="entry")["certainty"].unique().sort().to_list()
    assert "open" == study.table("places").filter(place="F-1")["access"][0]
    assert "statement" == study.table("passages").filter(passage="talk#54-67")["access"][0]


def test_a_file_that_replaces(study, tmp_path):
    """A corrected coding file takes back what only the first one said."""
    row = 'rows:\n  - {table: entries, passage: "talk#turn 2", entry: E-1, mechanism: %s}\n'
    study.code(file=codings(tmp_path, row % "M1"))
    coded = study.code(file=codings(tmp_path, row % "M2", "mended.yaml"), replaces="codings.yaml")

    assert (1, 1, []) == (coded.new, coded.withdrawn, coded.differing)
    assert "M2" == study.table("entries")["mechanism"][0]


def test_a_coding_of_another_file(study, tmp_path):
    """A coding that was made on another file than the study holds under that name is refused."""
    text = "documents: {talk: {sha256: 00ff}}\nrows:\n  - {table: networks, network: N-1}\n"
    with pytest.raises(InputError, match=r"another file than the study holds as «talk»[^$]*00ff"):
        study.code(file=codings(tmp_path, text))
    with pytest.raises(InputError, match=r"no document «tulk»[^$]*line 1[^$]*talk"):
        study.code(file=codings(tmp_path, text.replace("talk:", "tulk:")))

    assert "code" not in study.history()["verb"].to_list()


def test_all_faults_at_once(study, tmp_path):
    """Every reference that leads nowhere is told with its line, and nothing comes in."""
    row = '  - {table: entries, entry: %s, passage: "%s"}\n'
    text = "rows:\n" + row % ("E-1", "talk#turn 9") + row % ("E-2", "p. 3")
    with pytest.raises(InputError, match=r"«turn 9».\n  codings.yaml, line 2[^$]*«p. 3».\n  codings.yaml, line 3"):
        study.code(file=codings(tmp_path, text))

    assert 0 == study.table("entries").height


def test_rows_of_a_workbook_may_cite(study, tmp_path):
    """A sheet may refer to a document; any other page stays a page; what looks like a slip is asked about."""
    rows = "entry,network,passage\nE-1,N-1,talk#turn 2\nE-2,N-1,p. 12\nE-3,N-1,tolk#turn 2\n"
    (tmp_path / "entries.csv").write_text(rows, encoding="utf-8")
    added = study.add(tmp_path / "entries.csv")
    cited = dict(study.table("claims").filter(variable="network").select("unit", "passages").iter_rows())

    assert {"E-1": ["talk#21-68"], "E-2": ["p. 12"], "E-3": ["tolk#turn 2"]} == cited
    assert "tolk#turn 2" in "\n".join(added.notes)
    assert "p. 12" not in "\n".join(added.notes)


def test_a_sheet_that_cites_wrongly(study, tmp_path):
    """A reference into a document that is known must lead somewhere, in a sheet too."""
    (tmp_path / "entries.csv").write_text("entry,network,passage\nE-1,N-1,talk#turn 9\n", encoding="utf-8")
    with pytest.raises(InputError, match="«talk» has no «turn 9»"):
        study.add(tmp_path / "entries.csv")


def test_without_a_passage(study):
    """What a coder says without a passage rests on no source: it hides nothing of what the sources were asked."""
    study.code("networks", {"network": "N-1", "name": "Alder"})

    assert {"talk"} == set(study.table("sources")["source"])


def test_a_row_without_a_table(study):
    """An unknown table or column is refused with what looks like it."""
    with pytest.raises(InputError, match=r"«entrees»[^$]*entries"):
        study.code("entrees", ENTRY)
    with pytest.raises(InputError, match=r"«mechanisme»[^$]*mechanism"):
        study.code("entries", {"mechanisme": "M1"})
