"""The checklist of the template: one page to print and tick for each case."""

from typing import Any

from inroads.language import _


def checklist() -> list[tuple[str, list[str]]]:
    """Headings with what to tick under each."""
    return [
        (
            _("Before you begin"),
            [
                _("Give every network, person and place an id of your own. Write no names of real people."),
                _("Two sheets are enough to begin: networks and entries. All other sheets and columns may stay blank."),
                _("Rows that begin with # and a space are examples; they are not read."),
            ],
        ),
        (
            _("For each network"),
            [
                _("One row in networks, with the period it was active."),
                _("Coverage: for which layers do you know all who came in? Without it, absence proves nothing."),
            ],
        ),
        (
            _("For each person who came in"),
            [
                _("One row in entries for each time a person came into a network, the founders too."),
                _("How was the first contact made, and how was it agreed? Keep offline, phone and online apart."),
                _("Was it through somebody (channel: contact) or through a place (channel: place)?"),
                _("If the way in had several steps, write them in steps, in order. Equal numbers: order unknown."),
                _("Who introduced, vouched or recruited? Write each in entry_agents."),
                _("Did an attempt to bring somebody in fail? Write it in approaches."),
            ],
        ),
        (
            _("For each row"),
            [
                _("Source, passage and access: where it stands, and how one could have seen it."),
                _("The source is silent: leave the cell blank or write not_recorded."),
                _("The source says it does not know: write unknown_to_source. It makes no sense here: not_applicable."),
                _("The source says it is not so: write the row with polarity absent."),
                _("Not sure: certainty probable or possible, and why under because."),
            ],
        ),
    ]


def write_checklist(workbook: Any) -> None:
    """Add the sheet ``checklist`` to a workbook of the writing library, laid out for one printed page."""
    sheet = workbook.add_worksheet("checklist")
    title = workbook.add_format({"bold": True, "font_size": 14})
    heading = workbook.add_format({"bold": True, "top": 1})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 95)
    sheet.write_string(0, 0, _("Checklist for a case"), title)
    row = 2
    for name, points in checklist():
        sheet.write_string(row, 0, name, heading)
        sheet.write_blank(row, 1, None, heading)
        for point in points:
            row += 1
            sheet.write_string(row, 0, "☐")
            sheet.write_string(row, 1, point, wrapped)
        row += 2
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.set_footer("&L&A&R&P / &N")
