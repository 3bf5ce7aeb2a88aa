"""Tests of judging who is who."""

import pytest

from inroads import new_study
from inroads.errors import InputError

FLASH = "F-01 · fl4sh"
POSTS = """\
id,user,body
1,fl4sh,looking for a coder
2,m00n,pm sent
"""
FORUM = """\
mapping: forum
posts:
  place: {value: F-01}
  post: {column: id}
  author: {column: user}
  text: {column: body}
  source: {value: FORUM}
"""


@pytest.fixture
def study(tmp_path):
    """A study with a forum and an interview."""
    for name, text in {
        "talk.txt": "I: You?\nR: That was me.\nI: Sure?\nR: Yes.\n",
        "posts.csv": POSTS,
        "forum.yaml": FORUM,
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with new_study(tmp_path / "one.study", coder="C1") as made:
        made.add(tmp_path / "talk.txt", kind="interview")
        made.add(tmp_path / "posts.csv", mapping=tmp_path / "forum.yaml")
        yield made


def stand_ins(study):
    """Who stands for whom, by which verdict."""
    return study.table("stand_ins").select("persona", "person", "verdict").rows()


def test_a_judgement(study):
    """A persona stands for a person by a judgement, which bears coder, reason and passages, and is undone by undo."""
    study.judge(FLASH, "P-1", "same", "he says so", at="talk#turn 2", began="2013", ended="2015-06")
    row = study.table("stand_ins").row(0, named=True)
    verdict = study.table("claims").filter(variable="verdict").row(0, named=True)

    assert (FLASH, "P-1", "same_as", 2013, 2015) == (
        row["persona"], row["person"], row["verdict"], row["began_earliest"].year, row["ended_latest"].year
    )  # fmt: skip
    assert ("C1", "he says so", ["talk#8-23"]) == (verdict["coder"], verdict["because"], verdict["passages"])
    assert verdict["claim"] in row["claims"]

    study.undo(because="misheard")

    assert [] == stand_ins(study)


def test_one_who_thinks_again(study):
    """What a judge says later takes the place of what the same judge said before; undone, the earlier stands again."""
    study.judge(FLASH, "P-1", "same", "same number")
    study.judge(FLASH, "P-1", "possibly", "the number was reused")

    assert ("possibly", []) == (study.table("identities")["verdict"][0], stand_ins(study))

    study.undo()

    assert [(FLASH, "P-1", "same_as")] == stand_ins(study)


def test_two_who_differ(study):
    """Two judges who differ leave it contested, and the persona stands for nobody until somebody adjudicates."""
    study.judge(FLASH, "P-1", "same", "same number")
    judged = study.judge(FLASH, "P-1", "different", "other hours", actor="C2")
    row = study.table("identities").row(0, named=True)

    assert [f"identity {FLASH} · P-1 · 1, verdict"] == judged.differing
    assert ("contested", []) == (row["verdict"], stand_ins(study))

    study.adjudicate("identity", row["id"], "verdict", "probably", "the hours are explained")

    assert [(FLASH, "P-1", "probably")] == stand_ins(study)


def test_several_times_and_persons(study):
    """A persona may be one person for a while and another later, and one person may come back."""
    study.judge(FLASH, "P-1", "same", "first owner", ended="2013")
    study.judge(FLASH, "P-2", "probably", "bought the account", began="2014", ended="2015")
    study.judge(FLASH, "P-1", "same", "took it back", began="2016")

    assert [(FLASH, "P-1", "same_as")] * 2 + [(FLASH, "P-2", "probably")] == stand_ins(study)
    with pytest.raises(InputError, match="several judgements on this pair"):
        study.judge(FLASH, "P-1", "different", "which?")


def test_alike_is_not_the_same(study):
    """That a persona, a person and an author bear one name joins nobody."""
    study.code("persons", {"person": "fl4sh"})
    study.code("personas", {"persona": "fl4sh", "name": "fl4sh", "place": "F-01"})
    study.code("personas", {"persona": "F-02 · fl4sh", "name": "fl4sh", "place": "F-02"})

    assert [] == stand_ins(study)


def test_nobody_is_judged_by_mistake(study):
    """A persona that no source knows is refused with those it looks like; so is a judgement without a reason."""
    with pytest.raises(InputError, match=r"«flsh»[^$]*Did you mean|«flsh»[^$]*personas"):
        study.judge("flsh", "P-1", "same", "a guess")
    with pytest.raises(InputError, match=rf"«fl4sh»[^$]*{FLASH}"):
        study.judge("fl4sh", "P-1", "same", "a guess")
    with pytest.raises(InputError, match="needs a reason"):
        study.judge(FLASH, "P-1", "same", " ")


def test_what_may_not_be_linked(study, tmp_path):
    """No judgement rests on a source that may not be linked: by command, by file, or through its personas."""
    study.judge(FLASH, "P-1", "same", "he says so", at="talk#turn 2")
    study.code("sources", {"source": "talk", "may_link": "no"})

    assert [] == stand_ins(study)
    study.code("sources", {"source": "talk", "may_link": "yes"}, coder="C-9")
    assert [] == stand_ins(study), "what is contested is no permission"
    with pytest.raises(InputError, match="«talk» may not be linked"):
        study.judge(FLASH, "P-2", "same", "he says so", at="talk#turn 2")
    (tmp_path / "identities.csv").write_text(
        f"persona,person,verdict,source\n{FLASH},P-3,same,talk\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match="«talk» may not be linked"):
        study.add(tmp_path / "identities.csv")

    study.code("sources", {"source": "FORUM", "may_link": "no"})
    with pytest.raises(InputError, match="«FORUM» may not be linked"):
        study.judge(FLASH, "P-1", "same", "same number")
    with pytest.raises(InputError, match="«FORUM» may not be linked"):
        study.code("identities", {"persona": FLASH, "person": "P-4", "verdict": "same"})
    known = study.table("identities").row(0, named=True)
    with pytest.raises(InputError, match="«FORUM» may not be linked"):
        study.code("identities", {"id": known["id"], "verdict": "probably"}, coder="C-3")


@pytest.mark.parametrize("person", ["", " ", "not_recorded", "unknown to source"])
def test_nobody_is_no_person(study, person):
    """A judgement names a person: no blank, and no word for what is missing."""
    with pytest.raises(InputError, match="names no person"):
        study.judge(FLASH, person, "same", "a guess")


def test_time_runs_forward(study):
    """A judgement that ends before it begins is refused."""
    with pytest.raises(InputError, match="ends before it begins"):
        study.judge(FLASH, "P-1", "same", "a guess", began="2016", ended="2015")


def test_a_person_nobody_knows(study):
    """A judgement on a person nobody spoke of stands, and says so, with those the name looks like."""
    first = study.judge(FLASH, "P-0017", "same", "he says so")
    known = study.judge(FLASH, "P-0017", "probably", "or so")
    mistyped = study.judge(FLASH, "P-0071", "same", "he says so")

    assert (True, False) == tuple("«P-0017»" in " ".join(one.notes) for one in (first, known))
    assert "Did you mean P-0017?" in " ".join(mistyped.notes)
