"""The checklist of the template: one page to print for each way in, with four questions and room for the answers."""

from dataclasses import dataclass
from typing import Any

from inroads.language import _

LEAST, LINE = 38, 12
"""How high a row to write in is at least, and one line of print in it, in points."""
LETTERS = 62
"""How many letters of a point fit on a line."""


@dataclass(frozen=True)
class Point:
    """What to look for, and where it is written: a sheet and its columns."""

    text: str
    sheet: str
    columns: tuple[str, ...]

    @property
    def where(self) -> str:
        """The sheet and its columns as they stand under the point."""
        return f"{self.sheet}: {', '.join(self.columns)}"


def questions() -> list[tuple[str, list[Point]]]:
    """The four questions to ask of a source for each person who came in, with what to look for under each."""
    return [
        (
            _("1. Where did they first meet?"),
            [
                Point(
                    _("The first contact: face to face, by phone or text, or online, and by which medium?"),
                    "entries",
                    ("medium_first_contact",),
                ),
                Point(
                    _("Through a contact (family, street, school, work, prison, online ...) or at a place: which?"),
                    "entries",
                    ("channel", "mechanism", "tie", "place"),
                ),
                Point(
                    _("When, as precisely as the source has it? Was the tie there before the network?"),
                    "entries",
                    ("at", "tie_predates"),
                ),
            ],
        ),
        (
            _("2. Who brought the person in?"),
            [
                Point(
                    _("Who introduced, vouched, recruited, tested or handed over? If nobody: does a source say so?"),
                    "entry_agents",
                    ("person", "part"),
                ),
                Point(
                    _("Who took the first step: the network, the person, or somebody between them?"),
                    "entries",
                    ("initiative", "founder"),
                ),
                Point(
                    _("Who else was approached, by whom, where, and refused, dropped out or was rejected?"),
                    "approaches",
                    ("person", "by", "medium", "outcome"),
                ),
            ],
        ),
        (
            _("3. What was agreed, and where?"),
            [
                Point(
                    _("Where was it agreed to take part: face to face, by phone, or online, and by which medium?"),
                    "entries",
                    ("medium_commitment",),
                ),
                Point(
                    _("Which steps led there, in order (met, offered, tested, agreed)? Equal numbers: order unknown."),
                    "steps",
                    ("step", "medium", "place", "act", "at"),
                ),
                Point(
                    _("For what: which layer and function, and as a member, a contractor or a customer?"),
                    "entries",
                    ("role", "function", "relation"),
                ),
            ],
        ),
        (
            _("4. What did the source not say?"),
            [
                Point(
                    _(
                        "Looked for and not found: leave the cell blank. The source does not know it itself:"
                        " unknown_to_source. The question makes no sense here: not_applicable."
                    ),
                    "entries",
                    ("medium_first_contact", "medium_commitment"),
                ),
                Point(
                    _(
                        "The source says that it is not so (no place, nobody, never online): a row with polarity"
                        " absent. A blank is never a no."
                    ),
                    "entries",
                    ("polarity",),
                ),
                Point(
                    _(
                        "Not asked: what could this source never have told? For which layers do you know all who"
                        " came in?"
                    ),
                    "networks",
                    ("coverage",),
                ),
            ],
        ),
    ]


def reminders() -> list[str]:
    """What holds for every row."""
    return [
        _("Ids of your own for networks, persons and places; no names of real people, on this sheet neither."),
        _("Each answer with its passage (page, turn, minute, post) and the access by which you could read it."),
        _(
            "Access: {accesses}.",
            accesses=_("public online, members only, seized, device, tap, observation, statement"),
        ),
        _("Not sure: certainty probable or possible, and why under because."),
        _("Two sheets are enough to begin: networks and entries. Rows that begin with # and a space are not read."),
    ]


def write_checklist(workbook: Any) -> None:
    """Add the sheet ``checklist`` to a workbook of the writing library, laid out for one printed page."""
    sheet = workbook.add_worksheet("checklist")
    look = {
        "title": workbook.add_format({"bold": True, "font_size": 14}),
        "heading": workbook.add_format({"bold": True, "bg_color": "#EFEFEF", "border": 1}),
        "point": workbook.add_format({"text_wrap": True, "valign": "top", "border": 1, "font_size": 9}),
        "where": workbook.add_format({"font_color": "#777777", "font_size": 8}),
        "small": workbook.add_format({"font_size": 9}),
    }
    for column, width in enumerate((58, 38, 14, 14)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, _("Checklist for a way in: four questions"), look["title"])
    sheet.write_string(1, 0, _("Source: ................  Network: ............  Person: ............"), look["small"])
    sheet.write_string(1, 1, _("Coder: ............  Date: ............"), look["small"])
    row = _write_questions(sheet, look, 3)
    for place, reminder in enumerate(reminders(), start=row + 1):
        sheet.write_string(place, 0, f"☐ {reminder}", look["small"])
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
    sheet.print_area(0, 0, row + len(reminders()), 3)
    sheet.fit_to_pages(1, 1)
    sheet.set_footer("&L&A&R&P / &N")


def _write_questions(sheet: Any, look: dict[str, Any], row: int) -> int:
    """The questions, each with its lines; gives the row below them."""
    for question, points in questions():
        for column, heading in enumerate((question, _("Answer"), _("Passage"), _("Access"))):
            sheet.write_string(row, column, heading, look["heading"])
        for place, point in enumerate(points, start=row + 1):
            sheet.write_rich_string(place, 0, f"{point.text}\n", look["where"], point.where, look["point"])
            for column in (1, 2, 3):
                sheet.write_blank(place, column, None, look["point"])
            sheet.set_row(place, max(LEAST, LINE * (2 + len(point.text) // LETTERS) + 4))
        row += len(points) + 1
    return row
