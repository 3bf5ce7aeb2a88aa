"""How the cases came in stands under every finding."""

from tests.involvement.make_snapshot import make_snapshot

from inroads.answers.caveats import country_caveats, sample_caveats
from inroads.answers.selection import selection_line
from inroads.involvement.view import View


def test_samples_and_investigations_are_told() -> None:
    """The selection as written, the routes counted, the countries named."""
    snapshot = make_snapshot(
        samples=[{"sample": "S5", "reference": "Monitor, sweep 5", "selection": "closed and large."}],
        investigations=[
            {"investigation": "I-1", "country": "NL", "sampling_route": "completed_large_suitable"},
            {"investigation": "I-2", "country": "DE", "sampling_route": "completed_large_suitable"},
        ],
    )

    said = selection_line(View(snapshot))
    assert said.startswith("Sample Monitor, sweep 5: closed and large. Investigations: 2; why they were chosen:")
    assert said.endswith("suitable 2. Countries: DE, NL.")


def test_silence_about_the_selection_is_said() -> None:
    """No line is left out."""
    assert "Nothing is recorded about how these networks came into the study." == selection_line(View(make_snapshot()))


def test_only_a_random_sample_goes_without_the_caveat() -> None:
    """Everything else, silence too, is purposive."""
    routes = {"random": 0, "referral": 1}

    for route, caveats in routes.items():
        view = View(make_snapshot(investigations=[{"investigation": "I-1", "sampling_route": route}]))
        assert caveats == len(sample_caveats(view))
    assert 1 == len(sample_caveats(View(make_snapshot())))


def test_one_country_needs_no_note() -> None:
    """A note on countries stands where there are several, also where the kind of data is unknown."""
    one = [{"network": "N-1", "country": "NL"}]

    assert [] == country_caveats(View(make_snapshot(networks=one)))
    assert (
        "kind of data not recorded 1"
        in country_caveats(View(make_snapshot(networks=[*one, {"network": "N-2", "country": "DE"}])))[0]
    )


def test_samples_chosen_alike_are_told_once() -> None:
    """Several samples with one and the same selection are counted and named, and the selection is told once."""
    samples = [{"sample": f"S{number}", "reference": "Monitor", "selection": "closed and large"} for number in (1, 2)]
    other = {"sample": "S3", "reference": "Pilot", "selection": "by hand"}

    said = selection_line(View(make_snapshot(samples=[*samples, other])))

    assert said.startswith("Samples (2; Monitor): closed and large. Sample Pilot: by hand.")
