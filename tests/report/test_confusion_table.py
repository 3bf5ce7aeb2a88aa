"""One telling of the ways in against another, and the other tables of what one vantage shows."""

from tests.answers.dossiers import dossier

from inroads.answers.contradictions import contradictions
from inroads.answers.finding import Finding, Record
from inroads.answers.mask_and_recode import mask_and_recode
from inroads.answers.source_contrast import source_contrast
from inroads.involvement.view import View
from inroads.language import speaking
from inroads.report.confusion_table import confusion_table, is_confusion
from inroads.report.crossed_table import cross_of
from inroads.report.finding_section import Place, finding_section
from inroads.report.markup import text
from inroads.report.reading import Reading
from inroads.report.words import Wording


def reading(finding: Finding, lang: str = "en") -> Reading:
    """A finding in the writing; every row is linked."""
    return Reading(finding, Wording(View(dossier()).frame, lang), lambda _finding, row: "s1" if row else None)


def of_kind(finding: Finding, kind: str) -> list[Record]:
    """The records of one of its tables."""
    return [record for record in finding.table if record["kind"] == kind]


def test_both_tellings_stand_side_by_side() -> None:
    """What is told alike is marked, what is not known stands in one column, what is not seen in the last."""
    finding = mask_and_recode(View(dossier()))
    records = of_kind(finding, "confusion")
    made = confusion_table(reading(finding), records, text("x"))

    assert is_confusion(records)
    assert not is_confusion(of_kind(finding, "shares"))
    assert made.index("Told from all sides as") < made.index("Told from there as") < made.index("not seen")
    assert 1 == made.count("not seen")
    assert '<b><a href="#s1">1' in made
    assert "2 of 2" in made


def test_cells_that_fall_into_one_add_up_and_lead_nowhere() -> None:
    """Two ways of not knowing are one cell of the table, and its number is no link."""
    cell = {"channel": "contact", "medium": "offline", "n": 1, "n_low": 1, "n_high": 2, "of": 5}
    records = [
        {"row": word, **cell, "seen_channel": "contact", "seen_medium": word}
        for word in ("not_recorded", "unknown_to_source")
    ]
    made = confusion_table(reading(mask_and_recode(View(dossier()))), records, text("x"))

    assert '<td class="num">2–\u20604 of 5</td>' in made


def test_vantages_are_told_in_words_with_their_accesses() -> None:
    """In both languages the section says what each vantage sees, and names no vantage by its id."""
    for lang, said in (("en", "What is seen from where"), ("nl", "Wat van waaruit te zien is")):
        with speaking(lang):
            finding = mask_and_recode(View(dossier()))
            section = finding_section(reading(finding, lang), Place(1, 0))
        assert said in section
        assert "forum_study" not in section


def test_sources_and_vantages_are_columns() -> None:
    """Shares of ways in lie side by side; each direction is said in words."""
    masked, contrast = (make(View(dossier())) for make in (mask_and_recode, source_contrast))
    section = finding_section(reading(masked), Place(1, 0))

    for finding, kind, column in (
        (masked, "shares", "vantage"),
        (masked, "fates", "fate"),
        (contrast, "ways", "source_set"),
    ):
        cross = cross_of(f"{finding.id}/{kind}", of_kind(finding, kind))
        assert cross is not None
        assert column == cross.column
    assert "cannot be told" in section


def test_a_contradiction_counts_its_claims_by_kind_of_source() -> None:
    """The words of the variable and the value, and who says so how often."""
    section = finding_section(reading(contradictions(View(dossier()))), Place(1, 0))

    assert "E-5" in section
    assert "case file 1" in section
    assert "data of a meeting place 1" in section
