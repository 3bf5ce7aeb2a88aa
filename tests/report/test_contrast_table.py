"""What goes with where networks began, as it is read."""

from tests.answers.begun import two_kinds

from inroads.answers.composition import roles, size
from inroads.answers.finding import Finding, Record
from inroads.language import speaking
from inroads.report.contrast_table import contrast_table, is_contrast
from inroads.report.finding_section import Place, finding_section
from inroads.report.markup import text
from inroads.report.reading import Reading
from inroads.report.words import Wording

ONLINE, SOCIAL = [7, 15, 31], [1, 3, 3, 7, 7, 3]


def made(finding: Finding, records: list[Record], lang: str = "en") -> str:
    """The table of contrasts."""
    return str(contrast_table(reading(finding, lang), records, text("x")))


def reading(finding: Finding, lang: str = "en") -> Reading:
    """A finding in the writing."""
    return Reading(finding, Wording(two_kinds(ONLINE, SOCIAL).frame, lang), lambda _finding, _row: None)


def contrasts(finding: Finding) -> list[Record]:
    """The contrasts of a finding."""
    return next(variant.table for variant in finding.variants if variant.name == "contrast")


def test_a_ratio_reads_as_times_with_its_networks() -> None:
    """The networks of both kinds stand beside the ratio, its interval and its p."""
    finding = size(two_kinds(ONLINE, SOCIAL, [0]))
    shown = made(finding, contrasts(finding))

    assert is_contrast(contrasts(finding))
    assert not is_contrast(finding.table)
    for said in ("later members: began at an online place, against contacts offline", "3 and 6", "3.56 times", "0.0"):
        assert said in shown


def test_a_difference_of_shares_reads_as_points() -> None:
    """With its sign, never as a bare percentage."""
    finding = roles(two_kinds(ONLINE, SOCIAL))
    shown = made(finding, contrasts(finding))

    assert "money mule: began at an online place, against contacts offline" in shown
    assert "0 points" in shown


def test_a_refused_contrast_gives_its_reason_in_place_of_numbers() -> None:
    """Once for a landmark where all are refused for the same reason."""
    finding = size(two_kinds(ONLINE, SOCIAL))
    shown = made(finding, contrasts(finding))

    assert 1 == shown.count("No activity on record is dated")
    assert "No activity" in shown[shown.index("the first dated offence") :]


def test_an_open_end_is_any_number() -> None:
    """An interval that excludes nothing says so."""
    finding = size(two_kinds([3] * 4, [3] * 6))

    assert "any number to any number" in made(finding, contrasts(finding))


def test_the_section_shows_both_tables_in_dutch() -> None:
    """The tables of the further question are shown and not counted as other looks at the same number."""
    with speaking("nl"):
        finding = size(two_kinds(ONLINE, SOCIAL))
        section = str(finding_section(reading(finding, "nl"), Place(1, 0)))

    assert "Waarmee het begin van netwerken samengaat" in section
    assert "3,56 keer" in section
    assert "Variants looked at" not in section
