"""Tests of what a card tells of one network."""

import pytest
from tests.answers.invented import invented
from tests.involvement.make_snapshot import claim, entry, make_snapshot

from inroads.answers.card import Source, card
from inroads.answers.card_parts import Branch, Persona
from inroads.errors import InputError
from inroads.involvement.view import View

NETWORKS = [{"network": "N-01", "name": "Alder", "active": "2015/2017"}, {"network": "N-02", "name": "Birch"}]


def card_of(network="N-01", **rows):
    """The card of a network of these rows."""
    return card(View(make_snapshot(**{"networks": NETWORKS, **rows})), network)


def brought(entry_id, person, part="recruited"):
    """Who brought in the person of an entry."""
    return {"id": f"{entry_id}:{person}", "entry": entry_id, "person": person, "part": part}


def test_network_by_id_or_name():
    """A network is found by its id and by its name, whatever the capitals."""
    assert "N-01" == card_of("N-01").network == card_of("alder").network
    assert "2015/2017" == card_of().active


def test_unknown_network():
    """A network that is not there is an error that names the near ones."""
    with pytest.raises(InputError, match="Alder"):
        card_of("Aldr")


def test_no_name_is_no_network():
    """An empty name finds nothing, though a network may have none."""
    with pytest.raises(InputError, match="no network"):
        card_of("", networks=[{"network": "N-01"}])


def test_name_of_two():
    """A name that two networks bear asks for an id."""
    with pytest.raises(InputError, match="N-01, N-02"):
        card_of("Oak", networks=[{"network": name, "name": "Oak"} for name in ("N-01", "N-02")])


def test_entries_in_order():
    """Founders come first, then the others by date, those without a date last."""
    rows = [entry("E-4"), entry("E-3", at="2016"), entry("E-2", at="2015"), entry("E-1", at="2017", founder="yes")]

    assert ["E-1", "E-2", "E-3", "E-4"] == [one.entry for one in card_of(entries=rows).entries]


def test_way_in():
    """An entry tells channel, first contact and commitment, its date as it may be, and its steps if they are mixed."""
    row = entry("E-1", at="2015-03/2015-06", mechanism="M6", medium_commitment="private_chat", place="L-1")
    steps = [
        {"id": "s2", "entry": "E-1", "step": 2.0, "medium": "private_chat"},
        {"id": "s1", "entry": "E-1", "step": 1.0, "medium": "face_to_face", "place": "L-1"},
    ]
    (one,) = card_of(entries=[row], steps=steps, places=[{"place": "L-1", "medium": "offline"}]).entries

    assert ("2015-03/2015-06", "place", "offline", "private_chat") == (one.at, one.channel, one.world, one.commitment)
    assert (True, [1.0, 2.0]) == (one.mixed, [step.number for step in one.steps])


def test_who_brought_whom():
    """People stand below who brought them in, each once, be it a founder, an outsider, one another, or nobody known."""
    rows = [entry("E-1", founder="yes"), *(entry(f"E-{number}") for number in range(2, 8))]
    agents = [
        *(brought("E-2", "P-E-1"), brought("E-3", "P-E-2"), brought("E-4", "P-99")),
        *(brought("E-6", "P-E-7"), brought("E-7", "P-E-6")),
    ]

    assert [
        Branch("founders", [(0, "P-E-1"), (1, "P-E-2"), (2, "P-E-3")]),
        Branch("outsider", [(0, "P-99"), (1, "P-E-4")]),
        Branch("not_said", [(0, "P-E-5")]),
        Branch("circle", [(0, "P-E-6"), (1, "P-E-7")]),
    ] == card_of(entries=rows, entry_agents=agents).branches


def test_personas_as_judged():
    """A name as written stands with a person only where somebody judged so."""
    personas = [{"persona": name, "name": name} for name in ("fl4sh", "n1ght")]
    judged = [
        {"id": "1", "persona": "fl4sh", "person": "P-E-1", "verdict": "probably"},
        {"id": "2", "persona": "n1ght", "person": "P-E-1", "verdict": "not"},
    ]
    (person,) = card_of(entries=[entry("E-1")], personas=personas, identities=judged).persons

    assert [Persona("fl4sh", "probably", "")] == person.personas


def test_what_is_not_known():
    """Blanks are counted by word, after the rules have filled in what follows; what makes no sense is no blank."""
    rows = [
        entry("E-1", mechanism="M6", at="2015", medium_commitment="unknown_to_source", initiative="not_applicable"),
        entry("E-2", mechanism="M6", at="2015", medium_commitment="unknown_to_source", initiative="network"),
    ]
    found = {(blank.variable, blank.word): (blank.n, blank.of) for blank in card_of(entries=rows).blanks}

    assert (2, 2) == found["medium_commitment", "unknown_to_source"]
    assert (2, 2) == found["role", "not_recorded"]
    assert not {"channel", "medium_first_contact", "at", "initiative"} & {variable for variable, _word in found}


def test_sources():
    """Sources stand with their kind, how many passages of them are cited, and by which accesses these were had."""
    cited = claim("entry", "E-1", "role", "core") | {"claim": "E-1:mechanism", "passages": ["p. 1", "p. 2"]}
    passages = [
        {"passage": "p. 1", "source": "S-1", "access": "statement"},
        {"passage": "p. 2", "source": "S-1", "access": "device_extract"},
        {"passage": "p. 3", "source": "S-2", "access": "records"},
    ]
    found = card_of(
        entries=[entry("E-1", mechanism="M1")],
        claims=[cited],
        passages=passages,
        sources=[{"source": "S-1", "kind": "case_file"}],
    )

    assert [Source("S-1", "case_file", 2, {"statement": 1, "device_extract": 1})] == found.sources


def test_contested_cells():
    """Cells that nobody has settled are named, those of the network alone."""
    contested = [claim("entry", name, "role", "core") | {"state": "contested"} for name in ("E-1", "E-2")]
    rows = [entry("E-1", role="contested"), entry("E-2", "N-02", role="contested")]

    assert [("entry", "E-1", "role")] == card_of(entries=rows, claims=contested).contested


def test_card_is_a_sentence():
    """A card says in a sentence what it holds."""
    assert "Network N-01: entries 1, persons 1, sources 0" == repr(card_of(entries=[entry("E-1")]))


def test_nothing_on_record():
    """A network of which nothing is told has a card all the same."""
    found = card_of("N-02")

    assert ([], [], []) == (found.entries, found.branches, found.sources)


def test_every_entry_stands_once():
    """Whatever the field, everybody who came in stands once in the tree."""
    view = View(invented(4))
    for network in view.table("networks")["network"]:
        found = card(view, network)
        people = [person for branch in found.branches for _depth, person in branch.lines]

        assert {one.person for one in found.entries} <= set(people)
        assert len(people) == len(set(people))
