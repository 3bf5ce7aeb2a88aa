"""Tests of imports: twice is once, overlapping is union, and nothing is half-done."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.coding.make_rows import add, claims_of, make_row
from tests.store.make_study import make_study, meaning_of, row_of, tables_of

from inroads.coding.decide import undo, withdraw
from inroads.coding.history import history
from inroads.coding.record import Incoming, record
from inroads.errors import InputError
from inroads.frame.default import default_frame

PHONE = make_row("entries", 2, entry="E-1", person="P-01", network="N-01", medium="phone")
SMS = make_row("entries", 2, entry="E-1", person="P-01", network="N-01", medium="sms")
SECOND = make_row("entries", 3, entry="E-2", person="P-02", network="N-01", medium="email")
THIRD = make_row("entries", 4, entry="E-3", person="P-03", network="N-01", medium="post")


def entries(study):
    """entry -> medium."""
    return dict(tables_of(study)["entries"].select("entry", "medium").iter_rows())


def test_twice_is_once(study, tmp_path):
    """The same file a second time changes nothing at all: no entry, no evidence."""
    first = add(study, tmp_path / "cases.xlsx", PHONE, SECOND)
    before = study.ledger.heads()
    again = add(study, tmp_path / "cases.xlsx", PHONE, SECOND)

    assert (first.new, first.known, again.new, again.known, again.act) == (8, 0, 0, 8, "")
    assert (study.ledger.heads(), len(study.evidence.ids())) == (before, 1)


def test_overlapping_files(study, tmp_path):
    """Two files that overlap give their union; what both say is said once and rests on one passage."""
    add(study, tmp_path / "one.xlsx", PHONE, SECOND)
    added = add(study, tmp_path / "two.xlsx", SECOND, THIRD)

    assert (added.new, added.known, added.differing) == (4, 4, [])
    assert entries(study) == {"E-1": "phone", "E-2": "email", "E-3": "post"}
    assert len(tables_of(study)["claims"]) == 12


def test_a_changed_value(study, tmp_path):
    """A cell that a later file changes is contested, and the import says so and what to do."""
    add(study, tmp_path / "v1.xlsx", PHONE, SECOND)
    added = add(study, tmp_path / "v2.xlsx", SMS, SECOND)

    assert entries(study)["E-1"] == "contested"
    assert added.differing == ["entry E-1, medium"]
    assert "--replaces" in repr(added)


def test_replaces(study, tmp_path):
    """A file that replaces another takes back what only that one said; the rest stands."""
    add(study, tmp_path / "v1.xlsx", PHONE, SECOND)
    added = add(study, tmp_path / "v2.xlsx", SMS, THIRD, replaces="v1.xlsx")

    assert entries(study) == {"E-1": "sms", "E-3": "post"}
    assert (added.new, added.withdrawn, added.differing) == (5, 5, [])
    assert set(tables_of(study)["claims"]["state"]) == {"standing", "withdrawn"}


def test_replacing_spares_what_others_say(tmp_path):
    """What a third file says too is not taken back, whichever of the two said it first."""
    for order in ("ab", "ba"):
        one = make_study(tmp_path / f"{order}.study")
        for name in order:
            add(one, tmp_path / f"{name}.xlsx", PHONE, *([SECOND] if name == "a" else []))
        add(one, tmp_path / "c.xlsx", THIRD, replaces="a.xlsx")

        assert entries(one) == {"E-1": "phone", "E-3": "post"}


def test_replacing_again(study, tmp_path):
    """A third version takes back what the second and the first said."""
    add(study, tmp_path / "v1.xlsx", PHONE, SECOND)
    add(study, tmp_path / "v2.xlsx", SMS, SECOND, replaces="v1.xlsx")
    add(study, tmp_path / "v3.xlsx", PHONE, replaces="v2.xlsx")

    assert entries(study) == {"E-1": "phone"}


def test_undoing_a_replacement(study, tmp_path):
    """A replacement is one act: one undo brings back the old file whole."""
    add(study, tmp_path / "v1.xlsx", PHONE, SECOND)
    before = meaning_of(study)
    add(study, tmp_path / "v2.xlsx", SMS, replaces="v1.xlsx")
    undo(study, "", "", "A")

    assert meaning_of(study) == before


def test_replacing_nothing(study, tmp_path):
    """To replace a file that was never added is refused with the names of those that were; nothing is left."""
    add(study, tmp_path / "v1.xlsx", PHONE)
    before = study.ledger.heads()
    with pytest.raises(InputError, match=r"No file «v0.xlsx»[^$]*v1.xlsx"):
        add(study, tmp_path / "v2.xlsx", SMS, replaces="v0.xlsx")

    assert (study.ledger.heads(), len(study.evidence.ids())) == (before, 1)


def test_replacing_one_of_several(study, tmp_path):
    """A file that came with others is not replaced alone, for nobody can tell what it said; their act is."""
    claims, files = claims_of(PHONE, SECOND), []
    for name in ("one.xlsx", "two.xlsx"):
        (tmp_path / name).write_text(name)
        files.append(Incoming(tmp_path / name, name, "case_file"))
    act = record(study, claims, files, "A").act
    with pytest.raises(InputError, match=rf"together with[^$]*two.xlsx[^$]*{act[:12]}"):
        add(study, tmp_path / "three.xlsx", THIRD, replaces="one.xlsx")
    add(study, tmp_path / "three.xlsx", THIRD, replaces=act[:12])

    assert entries(study) == {"E-3": "post"}


def test_undo_then_add_again(study, tmp_path):
    """A file whose import was undone can be added again, and undone again."""
    empty = meaning_of(study)
    add(study, tmp_path / "cases.xlsx", PHONE)
    full = meaning_of(study)
    for _time in range(2):
        undo(study, "", "", "A")
        assert meaning_of(study) == empty
        assert add(study, tmp_path / "cases.xlsx", PHONE).new == 4
        assert meaning_of(study) == full


def test_undo_spares_what_others_say(study, tmp_path):
    """To undo the first of two overlapping files leaves all that the second says."""
    other = make_study(tmp_path / "other.study")
    add(study, tmp_path / "one.xlsx", PHONE, SECOND)
    add(study, tmp_path / "two.xlsx", SECOND, THIRD)
    undo(study, history(study)["act"][2], "", "A")
    add(other, tmp_path / "two.xlsx", SECOND, THIRD)

    assert entries(study) == entries(other) == {"E-2": "email", "E-3": "post"}
    assert add(study, tmp_path / "two.xlsx", SECOND, THIRD).act == ""


def test_a_cut_import_leaves_nothing(study, tmp_path):
    """An import that fails half-way leaves no entry, no claim and no evidence."""
    before = study.ledger.heads()

    def fail(*_told):
        raise KeyboardInterrupt

    (tmp_path / "cases.xlsx").write_text("x")
    file = Incoming(tmp_path / "cases.xlsx", "cases.xlsx", "case_file")
    with pytest.raises(KeyboardInterrupt):
        record(study, claims_of(PHONE), [file], "A", progress=fail)

    assert (study.ledger.heads(), study.evidence.ids()) == (before, [])


def test_leftovers_go_with_the_next_import(study, tmp_path):
    """What a killed import left in evidence/ is taken away by the next one."""
    (tmp_path / "left.xlsx").write_text("left")
    study.evidence.put(tmp_path / "left.xlsx")
    add(study, tmp_path / "cases.xlsx", PHONE)

    assert study.evidence.ids() == study.evidence_ids()


def test_who_says_it(study, tmp_path):
    """Who imports is the author of the act; who coded is in the row."""
    add(study, tmp_path / "cases.xlsx", make_row("persons", person="P-01", kind="identified", coder="B"))

    assert set(tables_of(study)["claims"]["coder"]) == {"B"}
    assert history(study)["author"].to_list()[-1] == "A"
    assert row_of(study, "persons")["kind"] == "identified"


CELLS = {
    "medium": st.sampled_from(["phone", "sms", "not_recorded"]),
    "at": st.sampled_from(["2018", "2018-03", "2019"]),
    "contributing": st.sampled_from(["M1", "M1 | M3"]),
    "coder": st.sampled_from(["A", "B"]),
    "source": st.sampled_from(["S-1", "S-2"]),
    "access": st.sampled_from(["statement", "statement | records"]),
    "polarity": st.sampled_from(["present", "present", "absent"]),
}
QUICK = [Phase.explicit, Phase.reuse, Phase.generate]
"""Each example imports several times: a failing one is shown as it is found, not shrunk."""
ROWS = st.lists(st.tuples(st.integers(1, 4), st.fixed_dictionaries({}, optional=CELLS)), min_size=1, max_size=8)


@settings(max_examples=15, deadline=None, phases=QUICK)
@given(ROWS, st.lists(st.sets(st.integers(0, 7)), max_size=4), st.randoms())
def test_any_split_in_any_order(tmp_path_factory, drawn, parts, random):
    """Overlapping parts of a file, added in any order, fold to the same tables as the file in one."""
    place = tmp_path_factory.mktemp("split")
    rows = [
        make_row("entries", number, "cases.xlsx", entry=f"E-{unit}", person=f"P-{unit}", network="N-01", **cells)
        for number, (unit, cells) in enumerate(drawn)
    ]
    whole, split = make_study(place / "whole.study"), make_study(place / "split.study")
    add(whole, place / "cases.xlsx", *rows, text="cases")
    pieces = [[row for number, row in enumerate(rows) if number in part] for part in parts] + [rows[::2], rows[1::2]]
    random.shuffle(pieces)
    for piece in pieces:
        add(split, place / "cases.xlsx", *piece, text="cases")

    assert meaning_of(split) == meaning_of(whole)


def flow(month, amount=100):
    """A payment of a month."""
    return make_row("flows", month, sender="A", receiver="B", what="money", at=f"2018-{month:02d}", amount=amount)


@settings(max_examples=15, deadline=None, phases=QUICK)
@given(st.lists(st.sets(st.integers(1, 9), min_size=1), min_size=1, max_size=4))
def test_rows_without_ids_in_overlapping_files(tmp_path_factory, parts):
    """Payments of different months, told by overlapping files in any order, are as many as there are months."""
    place = tmp_path_factory.mktemp("flows")
    study = make_study(place / "a.study")
    for number, part in enumerate(parts):
        add(study, place / f"{number}.csv", *(flow(month, 100 + month) for month in sorted(part)))
    table = tables_of(study)["flows"]

    assert sorted(set().union(*parts)) == sorted(day.month for day in table["at_earliest"])
    assert all(amount == 100 + day.month for amount, day in table.select("amount", "at_earliest").iter_rows())


def test_a_re_entry_in_a_later_file(study, tmp_path):
    """A file that tells of an earlier way in, and again of the one on record, disputes nothing."""
    entry = {"person": "P-01", "network": "N-01"}
    add(study, tmp_path / "one.csv", make_row("entries", **entry, at="2015"))
    added = add(study, tmp_path / "two.csv", *(make_row("entries", at, **entry, at=at) for at in ("2012", "2015")))

    assert ([], 2) == (added.differing, len(tables_of(study)["entries"]))


def test_a_corrected_date_is_contested(study, tmp_path):
    """One way in on record and one row with another date: the date is contested, not a second way in."""
    entry = {"person": "P-01", "network": "N-01"}
    add(study, tmp_path / "one.csv", make_row("entries", **entry, at="2015"))
    add(study, tmp_path / "two.csv", make_row("entries", **entry, at="2014"))

    assert "at=contested" in row_of(study, "entries")["missing"]


def test_a_replacement_brings_its_certainty(study, tmp_path):
    """A file that corrects only how sure a claim is makes it so."""
    add(study, tmp_path / "one.csv", make_row("entries", entry="E-1", medium="phone"))
    add(
        study,
        tmp_path / "two.csv",
        make_row("entries", entry="E-1", medium="phone", certainty="possible"),
        replaces="one.csv",
    )

    medium = tables_of(study)["claims"].filter(variable="medium")
    assert [("possible", "standing")] == medium.select("certainty", "state").rows()


def test_an_overlapping_file_brings_nothing_back(study, tmp_path):
    """What a person withdrew stays withdrawn when another file says the same, and the import says so."""
    row = make_row("entries", entry="E-1", medium="phone")
    add(study, tmp_path / "one.csv", row)
    key = tables_of(study)["claims"].filter(variable="medium")["claim"].item()
    withdraw(study, [key], "misread", "A")
    added = add(study, tmp_path / "two.csv", row, make_row("entries", 3, entry="E-2", medium="sms"))

    assert "withdrew" in " ".join(added.notes)
    assert "not_recorded" == row_of(study, "entries", "E-1")["medium"]


@pytest.mark.parametrize(
    ("second", "told"),
    [
        ({"at": "2018-03"}, []),
        ({"at": "2019"}, ["entry E-1, at"]),
        ({"at": "not_recorded", "source": "S-2"}, []),
        ({"at": "2018", "polarity": "absent"}, ["entry E-1, at", "entry E-1, exists"]),
    ],
)
def test_what_is_told_to_differ_is_contested(study, second, told):
    """An import tells of the cells that it makes contested, and of no other: dates may meet, a source may be silent."""
    claims = claims_of(make_row("entries", entry="E-1", at="2018", source="S-1"))
    record(study, claims, [], "A", frame=default_frame())
    added = record(study, claims_of(make_row("entries", entry="E-1", **second)), [], "A", frame=default_frame())
    table = tables_of(study)["claims"].filter(state="contested")
    contested = {f"entry {unit}, {variable}" for unit, variable in table.select("unit", "variable").iter_rows()}

    assert (told, set(told)) == (added.differing, contested)
