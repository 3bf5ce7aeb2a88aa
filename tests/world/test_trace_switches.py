"""Each switch of trace does what its comment in `plain.toml` says, and off it does nothing."""

from collections import Counter
from functools import cache

import numpy as np

from inroads.world.case import Case, cases_of
from inroads.world.dice import Dice
from inroads.world.family import read_family
from inroads.world.life.live import live
from inroads.world.log import Log
from inroads.world.names import Names
from inroads.world.settings import Settings
from inroads.world.trace.instrument import ASKED_LATER, CHECKLIST, OLD_CHECKLIST
from inroads.world.trace.pen import Row, Rows, day_of
from inroads.world.trace.police import choose
from inroads.world.trace.write import write_rows

NETWORKS = 60
ONLINE = ("private_chat", "group_chat", "public_online", "game", "email")
WAY = ("mechanism", "channel", "medium", "medium_first_contact")


@cache
def _lived() -> Log:
    return live(read_family("plain", networks=NETWORKS, seed=8, online=2.5, phone=0.1), np.random.default_rng(8))


def _settings(**switches: float) -> Settings:
    return read_family("plain", networks=NETWORKS, seed=8, day_known=1.0, month_known=0.0, **switches)


@cache
def _written(**switches: float) -> tuple[Rows, list[Case]]:
    """The rows that these switches leave of one field, and the networks they tell of."""
    settings, log = _settings(**switches), _lived()
    choose(settings, log, Dice(np.random.default_rng(9)))
    cases = cases_of(log, investigated_only=True)
    return write_rows(settings, log, cases, Names(log), np.random.default_rng(10)), cases


def _rows(**switches: float) -> Rows:
    return _written(**switches)[0]


def _truth(cases: list[Case]) -> dict[str, str]:
    """Where each entry was met."""
    names = Names(_lived())
    return {names.entry(way.joining.number): way.medium for case in cases for way in case.ways}


def _first(row: Row) -> str:
    medium = row.get("medium_first_contact") or row.get("medium") or ""
    return "" if not medium else "online" if medium in ONLINE else "offline"


def _share(holds: list[bool]) -> float:
    return sum(holds) / len(holds)


def _blank_ways(rows: Rows, truth: dict[str, str], medium: str) -> float:
    return _share([not any(name in row for name in WAY) for row in rows["entries"] if truth[row["entry"]] == medium])


def test_off_every_entry_is_told_once() -> None:
    """With everything off, one file tells of each entry, and of no entry falsely."""
    rows, cases = _written()
    truth = _truth(cases)

    assert Counter(row["entry"] for row in rows["entries"]) == Counter(truth.keys())
    assert {row["source"] for row in rows["entries"]} == {row["source"] for row in rows["sources"]}
    for row in rows["entries"]:
        assert _first(row) in ("", "online" if truth[row["entry"]] == "online" else "offline")


def test_hides_online() -> None:
    """What was met online is blank more often, by the log odds given; what was met offline as often as ever."""
    truth = _truth(_written()[1])
    before, after = _rows(way_blank=0.2), _rows(way_blank=0.2, hides_online=1.5)

    assert abs(_blank_ways(before, truth, "online") - 0.2) < 0.06
    assert abs(_blank_ways(after, truth, "online") - 0.47) < 0.08
    assert abs(_blank_ways(after, truth, "offline") - 0.2) < 0.05


def test_offline_over() -> None:
    """Of what was met online the share given is recorded as offline; never the other way round."""
    truth = _truth(_written()[1])
    told = [(_first(row), truth[row["entry"]]) for row in _rows(offline_over=0.4)["entries"] if _first(row)]

    assert abs(_share([medium == "offline" for medium, true in told if true == "online"]) - 0.4) < 0.06
    assert not [true for medium, true in told if true != "online" and medium == "online"]


def test_missed() -> None:
    """The share given of the entries has no row; whoever came in is a member all the same."""
    before, after = _rows(), _rows(missed=0.3)

    assert abs(len(after["entries"]) / len(before["entries"]) - 0.7) < 0.05
    assert len(after["memberships"]) == len(before["memberships"])


def test_drift() -> None:
    """The last file is read wrongly as often as given, the first hardly ever."""
    rows, cases = _written(drift=0.6)
    names = Names(_lived())
    ways = {names.entry(way.joining.number): way for case in cases for way in case.ways}
    began = {row["source"]: row["period"] for row in rows["sources"]}
    order = sorted(began, key=lambda source: began[source])
    first, last = set(order[: NETWORKS // 4]), set(order[-NETWORKS // 4 :])
    told = [row for row in rows["entries"] if "mechanism" in row]

    def wrong(files: set[str]) -> float:
        read = [(row["mechanism"], ways[row["entry"]].mechanism) for row in told if row["source"] in files]
        return _share([one != other for one, other in read])

    assert wrong(first) < 0.12
    assert wrong(last) > 0.25


def test_snowball() -> None:
    """The farther from the first suspect, the less is known: fewer persons, more blanks."""
    before, after = _rows(), _rows(snowball=0.3)

    assert len(after["entries"]) < 0.85 * len(before["entries"])
    blank = [_share([not any(name in row for name in WAY) for row in rows["entries"]]) for rows in (before, after)]
    assert blank[1] > blank[0] + 0.04
    assert {row["depth"] for row in after["investigations"]} == {"partial"}


def test_snowball_tells_of_no_one_it_does_not_know() -> None:
    """A layer of which somebody is unknown is not called completely known."""
    rows, cases = _written(snowball=0.5)
    told = Counter(row["network"] for row in rows["entries"])
    names = Names(_lived())
    lacking = {
        names.network(case.life.number) for case in cases if told[names.network(case.life.number)] < len(case.ways)
    }

    assert lacking
    assert all(row.get("coverage") != "all" for row in rows["networks"] if row["network"] in lacking)


def test_outsider_ties() -> None:
    """Of the ties of those who did not come in, the share given is written; of those who did, all."""
    before, after = _rows(), _rows(outsider_ties=0.2)

    def parted(rows: Rows) -> tuple[int, int]:
        members = {row["person"] for row in before["memberships"]}
        inside = sum({row["a"], row["b"]} <= members for row in rows["ties"])
        return inside, len(rows["ties"]) - inside

    assert parted(after)[0] > 0.95 * parted(before)[0]
    assert parted(after)[1] < 0.5 * parted(before)[1]
    assert {row["ascertainment"] for row in after["investigations"]} == {"entrants_better"}


def test_every_tie_of_an_entry_is_written() -> None:
    """The tie through which somebody came in has a row, whoever stands at its other end."""
    rows = _rows(outsider_ties=0.0)
    ties = {row["tie"] for row in rows["ties"]}

    assert {row["tie"] for row in rows["entries"] if "tie" in row} <= ties


def test_tie_for_entry() -> None:
    """The share given of the ties of those who came in bears a year alone, and it is that of an entry."""
    rows, cases = _written(tie_for_entry=0.5)
    years: dict[str, set[str]] = {}
    names = Names(_lived())
    for case in cases:
        for way in case.ways:
            years.setdefault(names.person(way.joining.person), set()).add(day_of(way.joining.at)[:4])
    dated = [row for row in rows["ties"] if "began" in row and {row["a"], row["b"]} & set(years)]
    yearly = [row for row in dated if len(row["began"]) == len("2010")]

    assert abs(len(yearly) / len(dated) - 0.5) < 0.06
    assert all(row["began"] in years.get(row["a"], set()) | years.get(row["b"], set()) for row in yearly)


def test_heap_arrest() -> None:
    """The share given of the dates is that of the arrest."""
    rows, cases = _written(heap_arrest=0.5)
    names = Names(_lived())
    arrest = {names.network(case.life.number): day_of(case.life.ended) for case in cases}
    dated = [(row["at"], arrest[row["network"]]) for row in rows["entries"] if "at" in row]

    assert abs(_share([at == day for at, day in dated]) - 0.5) < 0.07


def test_asked_from() -> None:
    """A file begun before the year has the old checklist: what was met online bears no way in, the rest does."""
    rows, cases = _written(asked_from=2012)
    truth = _truth(cases)
    old = {row["source"] for row in rows["sources"] if row["instrument"] == OLD_CHECKLIST}
    covers = {row["instrument"]: row.get("covers", "") for row in rows["instruments"]}
    entries = [row for row in rows["entries"] if row["source"] in old]

    assert set(covers) == {CHECKLIST, OLD_CHECKLIST}
    assert not set(covers[OLD_CHECKLIST].split(" | ")) & {f"entry.{name}" for name in ASKED_LATER["entry"]}
    assert {row["period"][:4] < "2012" for row in rows["sources"]} == {True, False}
    assert all((row["period"][:4] < "2012") == (row["source"] in old) for row in rows["sources"])
    assert not [row for row in entries if truth[row["entry"]] == "online" and any(name in row for name in WAY)]
    assert _share([bool(_first(row)) for row in entries if truth[row["entry"]] == "offline"]) > 0.7
    for table in ("steps", "approaches", "ties", "activities", "flows"):
        for row in rows.get(table, ()):
            if row["source"] in old:
                assert not {row.get(name) for name in ("medium", "formed_medium")} & set(ONLINE)


def test_lag_and_end_of_sight() -> None:
    """Nothing of which files tell lies after the end of sight, and networks whose time came later are in none."""
    rows, cases = _written(lag=2.0, sight_ends=2012)
    truth = _truth(cases)

    assert 0 < len(cases) < NETWORKS
    assert len(rows["entries"]) <= len(truth)
    for table in ("entries", "approaches", "ties", "memberships", "steps"):
        for row in rows[table]:
            for name in ("at", "began", "ended"):
                assert row.get(name, "")[:4] <= "2012", (table, row)


def test_two_files() -> None:
    """The share given of the networks has two investigations; some entries are in both, some in one alone."""
    rows, cases = _written(two_files=0.5)
    files = Counter(row["network"] for row in rows["case_links"])
    sources: dict[str, set[str]] = {}
    for row in rows["entries"]:
        sources.setdefault(row["entry"], set()).add(row["source"])
    twice = {name for name, count in files.items() if count > 1}
    doubled = {row["entry"] for row in rows["entries"] if row["network"] in twice}

    assert abs(len(twice) / len(files) - 0.5) < 0.2
    assert set(sources) == set(_truth(cases))
    assert abs(_share([len(sources[entry]) > 1 for entry in doubled]) - 0.5) < 0.1
    assert {source.endswith("-B") for entry in doubled for source in sources[entry]} == {True, False}
    assert len({row["investigation"] for row in rows["investigations"]}) == len(rows["investigations"])


def test_overlap() -> None:
    """The share given of the networks is held by the sample of an earlier study too."""
    rows = _rows(overlap=0.4)
    held = Counter(row["sample"] for row in rows["case_links"])

    assert {row["sample"] for row in rows["samples"]} == {"S-0", "S-1"} == set(held)
    assert held["S-1"] == NETWORKS
    assert abs(held["S-0"] / NETWORKS - 0.4) < 0.2


def test_sweeps() -> None:
    """Five sweeps hold 40, 40, 40, 30 and 30 of 180 networks, in the order of their investigation."""
    rows = _rows(sweeps=5)
    counted = Counter(row["sample"] for row in rows["networks"])
    began = {row["investigation"]: row["started"] for row in rows["investigations"]}
    order = sorted(rows["case_links"], key=lambda row: began[row["investigation"]])

    assert [counted[f"S-{sweep}"] for sweep in range(1, 6)] == [13, 13, 14, 10, 10]
    assert [row["sample"] for row in order] == sorted(row["sample"] for row in order)
    assert {(row["sample"], row["sweep"]) for row in rows["networks"]} == {(f"S-{one}", one) for one in range(1, 6)}


def test_access_wrong() -> None:
    """More passages bear an access by which the thing is hardly to be had."""

    def taps(rows: Rows) -> float:
        """Offline steps read in devices and intercepts."""
        steps = [row for row in rows["steps"] if row.get("medium") == "face_to_face"]
        return _share([row["access"] in ("device_extract", "online_intercept", "public_online") for row in steps])

    assert taps(_rows()) == 0
    assert taps(_rows(access_wrong=0.5)) > 0.1
