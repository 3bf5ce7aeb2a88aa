"""What changed since a day, of a study on disk: who may be shown, what leaves by the gate, which export was cut off."""

import json
from pathlib import Path

import pytest
from tests.online_study import add_online

import inroads
from inroads.errors import InputError
from inroads.report.now_lines import now_lines, now_record
from inroads.sources.online.harvest import Harvest
from inroads.sources.online.reader import Asked, Reader
from inroads.study.documents import Described
from inroads.study.exports import ExportsCall
from inroads.study.opened import quiet

DAY = 86_400_000_000
BEGIN = 1_704_110_400_000_000
"""Noon of the first of January 2024."""


def five_a_day(_path, _asked, report):
    """A reader that finds five accounts writing daily for 100 days, a newcomer on day 90, and a file cut off."""
    harvest = Harvest("F-01", report)
    for number in range(500):
        author = "n3w" if number == 450 else f"u{number % 5}"
        harvest.post(number, str(number), author, "looking for reliable drops in NL" if number > 440 else "x",
                     at=BEGIN + number // 5 * DAY)  # fmt: skip
    report.truncated = True
    yield from harvest.batches(last=True)


@pytest.fixture
def study(tmp_path: Path):
    """A study that holds them."""
    file = tmp_path / "dump.txt"
    file.write_text("x")
    with inroads.new_study(tmp_path / "a.study", coder="C1") as opened:
        reader = Reader("five", lambda _head: "", five_a_day, False)
        ExportsCall(
            opened.folder, opened.frame, Asked("", None, None, False), Described(source="S"), "C1", "", quiet
        ).add({file: (reader, "")})
        yield opened


def operational(study):
    """The same study, allowed to show persons."""
    settings = study.path / "study.toml"
    settings.write_text(settings.read_text().replace('mode = "research"', 'mode = "operational"'))
    return inroads.open_study(study.path)


def test_a_research_study_tells_counts_and_no_person(study):
    """The newcomer and the recruiting are counted; no account is named, on screen, to programs or at the gate."""
    found = study.since("2024-03-20")
    told = json.dumps(now_record(found)) + "\n".join(now_lines(found))

    assert [1, 59] == [r["n"] for r in found.table if r.get("signal") in ("new_personas", "recruiting")]
    assert "research mode" in told
    assert "n3w" not in told
    assert "since" in (study.path / "access.log").read_text()
    assert "since 2024-03-20" in (study.path / "out" / "gate.log").read_text()


def test_an_operational_study_shows_who_and_in_which_post(study):
    """With the post by which it is seen; the screen holds ten of a kind and says how many more."""
    with operational(study) as opened:
        found = opened.since("2024-03-20")
    lines = now_lines(found)

    assert "  F-01#450  2024-03-31  F-01 · n3w" in lines
    assert "  and 49 more" in lines
    assert [{"signal", "place", "venue", "room", "day", "persona", "with", "passage"}] == list(
        {frozenset(row): set(row) for row in now_record(found)["seen"]}.values()
    )


def test_another_mode_is_refused(study):
    """A mistyped mode opens nothing."""
    settings = study.path / "study.toml"
    settings.write_text(settings.read_text().replace('mode = "research"', 'mode = "operatonal"'))

    with pytest.raises(InputError, match="no mode of a study"):
        inroads.open_study(study.path)


def test_a_period_that_cannot_be_is_refused(study):
    """Nothing is counted backwards."""
    with pytest.raises(InputError, match="ends before it begins"):
        study.since("2024-03-20", until="2024-03-01")


def test_the_export_that_was_cut_off_is_told(study):
    """Its act says so, and the calendar does."""
    found = next(one for one in study.findings() if one.id == "places.coverage")

    assert [("dump.txt", "cut_off"), ("dump.txt", "round_number")] == [
        (one["name"], one["sign"]) for one in found.table if one["kind"] == "exports"
    ]


def test_a_place_is_one_with_its_rooms(tmp_path):
    """What can be answered of meeting places is counted in places, however many rooms they have."""
    posts = [{"post": str(n), "author": "a", "at": "2024-01-01", "venue": str(n)} for n in range(3)]
    venues = [{"place": "F-01", "venue": str(n), "kind": "channel"} for n in range(3)]
    with inroads.new_study(tmp_path / "b.study", coder="C1") as opened:
        add_online(opened, tmp_path / "b.txt", posts, venues=venues)
        found = [one for question in opened.ready().questions for one in question.findings]

    assert [(1, 1)] == [(one.known, one.of) for one in found if one.finding == "places.now"]


def test_an_edited_post_is_cited_by_its_version(tmp_path):
    """What is told of a post whose words came in by an edit rests on that version; the reference can be coded on."""
    posts = [
        {"post": str(day), "author": "u", "at": f"2024-01-{day:02}T12:00", "text": "hello"} for day in range(1, 29)
    ]
    edited = {**posts[27], "text": "looking for reliable drops in NL", "edited_at": "2024-01-29T12:00"}
    with inroads.new_study(tmp_path / "b.study", coder="C1") as study:
        add_online(study, tmp_path / "1.txt", posts)
        add_online(study, tmp_path / "2.txt", [edited])
        with operational(study) as shown:
            (row,) = [row for row in now_record(shown.since("2024-01-20"))["seen"] if row["signal"] == "recruiting"]
        mark = study.versions("F-01#28").filter(state="in_force")["mark"].item()

    assert f"F-01#28~{mark}" == row["passage"]
