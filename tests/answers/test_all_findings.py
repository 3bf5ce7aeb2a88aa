"""What holds for every finding."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.answers.invented import invented, invented_rows
from tests.involvement.make_snapshot import TinySnapshot, make_snapshot

from inroads.answers.all_findings import ALL_FINDINGS
from inroads.answers.finding import Finding
from inroads.involvement.view import View
from inroads.language import speaking

Find = Callable[[View], Finding]
each = pytest.mark.parametrize("find", ALL_FINDINGS, ids=lambda find: find.__name__)


def field() -> View:
    """The invented field, seen anew."""
    return View(invented())


def numbers(finding: Finding) -> list[tuple[Any, ...]]:
    """Table and variants without the names of units; a reason is said in a language, only that there is one counts."""
    tables = [finding.table, *(variant.table for variant in finding.variants if variant.name != "networks")]
    reason = [{**r, "refused": bool(r["refused"])} if "refused" in r else r for table in tables for r in table]
    return [tuple(record.items()) for record in reason]


def test_the_findings_stand_in_the_order_of_the_proposal() -> None:
    """Their ids are stable."""
    view = field()

    assert [
        "mechanisms.two_by_two", "functioning.map", "functioning.switches", "functioning.dependence",
        "functioning.trust", "functioning.money",
        "mechanisms.by_role", "mechanisms.by_phase", "mechanisms.pathways",
        "mechanisms.chains", "mechanisms.approaches", "mechanisms.growth_types", "places.use", "places.functions",
        "places.convergence", "places.bridging", "places.renewal", "places.coverage", "places.now",
        "intertwinement.formed_maintained", "intertwinement.overlap", "intertwinement.order",
        "intertwinement.brokers", "intertwinement.coupling",
        "composition.size", "composition.roles", "composition.span",
        "composition.structure",
        "change.mechanisms", "change.within_networks", "change.places", "change.decomposed", "change.comparable",
        "insider.contradictions", "bias.source_contrast", "bias.mask_and_recode",
    ] == [find(view).id for find in ALL_FINDINGS]  # fmt: skip


@each
def test_a_finding_says_something_and_goes_through_json(find: Find) -> None:
    """Question, answer, caveats and selection are there; no number is nan."""
    finding = find(field())

    assert all([finding.question, finding.answer, finding.caveats, finding.selection, finding.snapshot])
    assert json.loads(json.dumps([finding.table, finding.picture], allow_nan=False))


@each
def test_an_empty_study_gives_findings_too(find: Find) -> None:
    """Nothing on record is said, not raised."""
    finding = find(View(make_snapshot()))

    assert finding.answer
    assert "Nothing is recorded" in finding.selection
    json.dumps([finding.table, [variant.table for variant in finding.variants]], allow_nan=False)


@each
def test_rows_are_named_once_and_walk_back_to_claims(find: Find) -> None:
    """Each row has units and claims; every claim is on record."""
    view = field()
    finding = find(view)
    rows = [record["row"] for record in finding.table]
    known = set(view.table("claims")["claim"])

    assert len(set(rows)) == len(rows)
    assert set(rows) == set(finding.lineage) == set(finding.units)
    assert all(set(claims) <= known for claims in finding.lineage.values())
    assert all(bool(finding.units[row]) <= bool(finding.lineage[row]) for row in rows)
    for variant in finding.variants:
        names = [record["row"] for record in variant.table]
        assert len(set(names)) == len(names)


@each
def test_shares_lie_in_their_intervals(find: Find) -> None:
    """0 <= low <= share <= high <= 1 wherever they are given."""
    for record in find(field()).table:
        if record.get("low") is not None and record.get("share") is not None:
            assert 0 <= record["low"] <= record["share"] + 1e-12
            assert record["share"] - 1e-12 <= record["high"] <= 1


@each
def test_the_same_snapshot_gives_the_same_finding(find: Find) -> None:
    """Nothing depends on chance or on what was asked before."""
    assert find(field()) == find(field())


@each
def test_relabelling_persons_changes_nothing(find: Find) -> None:
    """Names of persons are names: another name, another order of rows, the same numbers."""
    renamed = json.loads(json.dumps(invented_rows()).replace('"P-N', '"Q-N'))
    shuffled = {name: rows[::-1] for name, rows in renamed.items()}

    assert numbers(find(field())) == numbers(find(View(make_snapshot(**shuffled))))


def doubled() -> TinySnapshot:
    """Every network twice, with its own people."""
    rows = invented_rows()
    again = json.loads(json.dumps(rows).replace("N-", "M-"))
    both = {name: mine + (again[name] if name != "places" else []) for name, mine in rows.items()}
    return make_snapshot(**both)


@each
def test_doubling_every_network_keeps_the_shares(find: Find) -> None:
    """Shares and bounds stay, intervals never widen."""
    once, twice = (find(View(snapshot)).table for snapshot in (invented(), doubled()))

    for one, two in zip(once, twice, strict=True):
        for key in ("share", "bound_low", "bound_high"):
            assert one.get(key) == pytest.approx(two.get(key))
        if one.get("low") is not None and "type" not in one:
            assert two["high"] - two["low"] <= one["high"] - one["low"] + 1e-9


@each
def test_a_finding_speaks_dutch_labels(find: Find) -> None:
    """In Dutch it is made without fault and the numbers are the same."""
    with speaking("nl"):
        dutch = find(field())

    assert numbers(find(field())) == numbers(dutch)


BORNE = re.compile(r"\(([^()]*[,;] )?95\s% interval [^()]*\)|\d+ of \d+ \([\d.,]+ to [\d.,]+\s%\)")
"""A percentage that its interval bears out, or an interval behind its counts."""


def bare(said: str) -> bool:
    """Whether a percentage is left when those with an interval are taken out."""
    for borne in ("On average per network, [0-9]+\\s% came in through a social contact offline", BORNE.pattern):
        said = re.sub(borne, "", said)
    return "%" in said


def test_a_bare_percentage_is_found() -> None:
    """The rule of the next test is one that can be broken."""
    assert bare("in all 100 % of the entries")
    assert bare("they were 3 of 4 (75 %)")
    assert not bare("3 of 4 (95 % interval 30 to 95 %)")


@each
@pytest.mark.parametrize("networks", [1, 3, 20])
def test_no_sentence_bears_a_bare_percentage(find: Find, networks: int) -> None:
    """Neither answer nor caveat of a small study has a percentage without its count and interval."""
    finding = find(View(invented(networks)))

    assert not [said for said in (finding.answer, *finding.caveats) if bare(said)]


POOLED = ("by_role", "by_phase", "pathways", "chains", "approaches", "formed_maintained", "order", "renewal", "brokers")


def test_pooled_shares_say_that_large_networks_weigh_more() -> None:
    """And no other finding says so."""
    told = {
        find.__name__
        for find in ALL_FINDINGS
        if any("large networks weigh more" in one for one in find(field()).caveats)
    }

    assert set(POOLED) == told


def test_the_frame_says_from_where_on_a_percentage_stands_alone() -> None:
    """The caveat on few networks follows the limit of the study's own frame."""
    made = invented(12)
    limits = made.frame.rules["limits"] | {"bare_percentage_from": 12}
    other = replace(made, frame=replace(made.frame, rules={**made.frame.rules, "limits": limits}))

    assert any("So few bear no percentage" in said for said in ALL_FINDINGS[0](View(made)).caveats)
    assert not any("So few bear no percentage" in said for said in ALL_FINDINGS[0](View(other)).caveats)
