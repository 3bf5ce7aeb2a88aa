"""Tests of what a study can answer, and what to code next."""

from tests.answers.invented import invented
from tests.involvement.make_snapshot import claim, entry, make_snapshot

from inroads.answers.answer_all import answer_all
from inroads.answers.ready import ready
from inroads.answers.ready_direct import accesses_to_state, kinds_to_state
from inroads.answers.ready_questions import QUESTIONS
from inroads.involvement.view import View


def asked(**rows):
    """What a study of these rows can answer."""
    return ready(View(make_snapshot(**rows)))


def finding(found, name):
    """One finding of those asked for."""
    return next(one for question in found.questions for one in question.findings if one.finding == name)


def next_of(found, variable):
    """The cells of this variable that would settle something."""
    return next((one for one in found.next if one.variable == variable), None)


def founder(name, **cells):
    """A founder of N-04 who met the others through somebody."""
    return entry(name, "N-04", founder="yes", role="core", channel="contact", **cells)


def test_each_finding_belongs_to_one_question():
    """Every finding that is asked has its place in one question, with what it needs."""
    declared = [asks.finding for question in QUESTIONS for asks in question.asks]
    built = [one.id for one in answer_all(View(invented(1)))]

    assert sorted(set(declared)) == sorted(declared)
    assert [] == sorted(set(built) - set(declared))


def test_empty_study():
    """An empty study can answer nothing, and says where to begin."""
    found = asked()

    assert {"cannot"} == {question.verdict for question in found.questions}
    assert "inroads template" in found.first[0]
    assert [] == found.next


def test_ready_is_a_sentence():
    """What can be answered is counted in a sentence."""
    assert repr(asked()).startswith("Questions that can be answered: 0; only as bounds: 0; that cannot: ")


def test_sources_without_entries():
    """A study that holds sources and no entry is sent to look for them."""
    found = asked(sources=[{"source": "S-01", "kind": "interview"}], networks=[{"network": "N-01"}])

    assert "inroads find" in found.first[-1]
    assert "inroads template" not in " ".join(found.first)


def test_verdicts():
    """What is known of four in five units is an answer, of fewer only bounds, of none nothing."""
    known = {"channel": "contact", "medium_first_contact": "face_to_face"}
    rows = [entry(f"E-{place}", **known) for place in range(4)]

    assert "can" == finding(asked(entries=[*rows, entry("E-9")]), "mechanisms.two_by_two").verdict
    assert "bounds" == finding(asked(entries=[*rows, entry("E-8"), entry("E-9")]), "mechanisms.two_by_two").verdict
    assert "cannot" == finding(asked(entries=[entry("E-9")]), "mechanisms.two_by_two").verdict


def test_a_question_stands_with_its_headline():
    """A question can be answered as its first finding can; what is not built is named."""
    found = asked(entries=[entry("E-1")])

    assert found.questions[0].because == found.questions[0].findings[0].because != ""
    assert ("cannot", []) == (found.questions[-1].verdict, found.questions[-1].findings)
    assert "intervention.places" in found.questions[-1].later


def test_growth_type_that_would_become_single():
    """Cells of founders that leave one growth type, whatever they say, are counted with the network they settle."""
    networks = [{"network": "N-04", "coverage": ["all"]}]
    later = entry("E-3", "N-04", founder="no", role="money_mule", channel="contact", medium_first_contact="phone")
    blank = entry("E-4", "N-04", founder="no", role="money_mule", channel="contact")

    found = next_of(
        asked(networks=networks, entries=[founder("E-1"), founder("E-2"), later, blank]), "medium_first_contact"
    )

    assert ["N-04"] == found.networks
    assert 1 == found.opens["mechanisms.growth_types"]
    assert ["E-1", "E-2"] == sorted(found.units[:2])


def test_cells_that_settle_nothing_are_left_out():
    """A blank that follows from another cell is not asked for."""
    found = asked(entries=[entry("E-1", mechanism="M7", role="core"), entry("E-2", channel="contact", role="core")])

    assert ["E-2"] == next_of(found, "medium_first_contact").units


def test_contested_cells_stand_apart():
    """A contested cell is to be settled, not coded again."""
    found = asked(entries=[entry("E-1", channel="contested", medium_first_contact="phone")])

    assert ("contested", ["E-1"]) == (next_of(found, "channel").word, next_of(found, "channel").units)


def test_silence_that_somebody_noted_is_no_blank():
    """Where a coder wrote that the source does not tell, nobody is sent back to it; a mere blank is listed."""
    blank = entry("E-2", medium_first_contact="phone")
    found = asked(entries=[entry("E-1", channel="not_recorded", medium_first_contact="phone"), blank])

    assert ["E-2"] == next_of(found, "channel").units


def test_most_per_cell_first():
    """Cells stand in order of how many answers each opens."""
    found = ready(View(invented(6)))
    rates = [sum(one.opens.values()) / one.cells for one in found.next]

    assert rates
    assert sorted(rates, reverse=True) == rates


def test_where_to_look():
    """A unit is listed with the passages that its other cells rest on."""
    cited = claim("entry", "E-1", "role", "core") | {"passages": ["S-01 · p. 4", "D-1#3-9"]}
    found = asked(
        entries=[entry("E-1", channel="contact")],
        passages=[{"passage": "S-01 · p. 4", "source": "S-01"}, {"passage": "D-1#3-9", "source": "S-02"}],
        claims=[cited | {"claim": "k1"}],
    )
    (look,) = next_of(found, "medium_first_contact").look

    assert ("P-E-1, N-01", ["D-1#3-9", "S-01 · p. 4"]) == (look.gist, look.passages)


def test_source_that_states_little():
    """One cell of a source states the access, or the kind, of all its passages that tell of ways in."""
    passages = [{"passage": f"p. {page}", "source": "S-01", "access": "unknown"} for page in range(4)]
    claims = [claim("entry", "E-1", f"v{page}", "x") | {"passages": [f"p. {page}"]} for page in range(3)]
    network = claim("network", "N-01", "name", "x") | {"passages": ["p. 3"]}
    view = View(make_snapshot(passages=passages, claims=[*claims, network], sources=[{"source": "S-01"}]))

    assert [(("S-01",), 3)] == [(one.units, one.count) for one in accesses_to_state(view)]
    assert [(("S-01",), 1)] == [(one.units, one.count) for one in kinds_to_state(view)]


def test_numbers_behind():
    """The numbers behind the answers tell how many of how many are known."""
    found = asked(entries=[founder("E-1", medium_first_contact="phone", at="2015"), entry("E-2")])
    told = {count.what: (count.n, count.of) for count in found.numbers}

    assert (1, 2) == told["entries whose channel and medium are known"]
    assert (1, 2) == told["entries with a date"]
    assert (1, 1) == told["founders whose origin is known"]
