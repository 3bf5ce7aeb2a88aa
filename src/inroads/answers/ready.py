"""What a study can answer today, question by question, and which claims to code next."""

from dataclasses import dataclass
from typing import Literal

from inroads.answers.all_findings import ALL_FINDINGS
from inroads.answers.ready_cells import Cell, Opened, opened_by
from inroads.answers.ready_direct import DIRECT
from inroads.answers.ready_numbers import Count, numbers_behind
from inroads.answers.ready_questions import QUESTIONS, Asks, Question
from inroads.answers.ready_settled import Settles
from inroads.answers.ready_where import gists, passages_in, passages_of
from inroads.involvement.view import View
from inroads.language import _, language, numeral
from inroads.model.tables import TABLES

ENOUGH = 0.8
"""From this part of the units on the answer is one; below it, what is not known could turn it."""
SHOWN_UNITS = 5

Verdict = Literal["can", "bounds", "cannot"]


@dataclass(frozen=True)
class FindingReady:
    """Whether one finding can be had: ``known`` units of ``of``; ``because`` says why where it cannot."""

    finding: str
    verdict: Verdict
    needs: str
    known: int
    of: int
    because: str = ""


@dataclass(frozen=True)
class QuestionReady:
    """Whether one question can be answered: as its first finding can; ``later`` are findings not built yet."""

    question: str
    verdict: Verdict
    because: str
    findings: list[FindingReady]
    later: list[str]


@dataclass(frozen=True)
class Look:
    """A unit with a cell to fill, and the passages that its other cells rest on."""

    unit: str
    gist: str
    passages: list[str]


@dataclass(frozen=True)
class NextClaims:
    """Cells to fill next: what each opens, in which units, and where to look for the first of them."""

    table: str
    variable: str
    label: str
    word: str
    cells: int
    opens: dict[str, int]
    networks: list[str]
    units: list[str]
    look: list[Look]


@dataclass(frozen=True)
class Ready:
    """What can be answered; ``first`` says where to begin in a study that holds next to nothing."""

    questions: list[QuestionReady]
    numbers: list[Count]
    next: list[NextClaims]
    first: list[str]

    def __repr__(self) -> str:
        verdicts = [question.verdict for question in self.questions]
        counts = {word: numeral(verdicts.count(word)) for word in ("can", "bounds", "cannot")}
        return _("Questions that can be answered: {can}; only as bounds: {bounds}; that cannot: {cannot}", **counts)


def ready(view: View) -> Ready:
    """Ask what is known for each question, and what filling the blanks would settle."""
    built = {question.__name__ for question in ALL_FINDINGS}
    opened = [*_opened(view, built), *(one for direct in DIRECT for one in direct(view) if _is_built(one, built))]
    opened.sort(key=lambda one: (-one.per_cell, -one.count))
    return Ready(
        [_question(view, question, built) for question in QUESTIONS],
        numbers_behind(view),
        [_next(view, one) for one in opened],
        _first(view),
    )


def _name(finding: str) -> str:
    return finding.partition(".")[2]


def _is_built(opened: Opened, built: set[str]) -> bool:
    return all(_name(finding) in built for finding in opened.answers)


def _opened(view: View, built: set[str]) -> list[Opened]:
    """Each cell once, with all findings that need it."""
    needed: dict[tuple[str, str], tuple[Cell, dict[str, Settles]]] = {}
    for question in QUESTIONS:
        for asks in question.asks:
            for cell in asks.cells if _name(asks.finding) in built else ():
                needed.setdefault((cell.table, cell.variable), (cell, {}))[1][asks.finding] = asks.settles
    return [one for cell, findings in needed.values() for one in opened_by(view, cell, findings)]


def _question(view: View, question: Question, built: set[str]) -> QuestionReady:
    findings = [_finding(view, asks) for asks in question.asks if _name(asks.finding) in built]
    later = [asks.finding for asks in question.asks if _name(asks.finding) not in built] + list(question.later)
    if not findings:
        return QuestionReady(question.text(), "cannot", _("it is not built yet"), [], later)
    head = findings[0]
    return QuestionReady(question.text(), head.verdict, head.because, findings, later)


def _finding(view: View, asks: Asks) -> FindingReady:
    settled = asks.settles(view)
    known, of = len(settled.units), len(settled.of)
    needs = asks.needs()
    if known < asks.least:
        because = _("there are none: {needs}", needs=needs) if known == 0 else _too_few(needs, known, asks.least)
        return FindingReady(asks.finding, "cannot", needs, known, of, because)
    verdict: Verdict = "can" if settled.share >= ENOUGH else "bounds"
    return FindingReady(asks.finding, verdict, needs, known, of)


def _too_few(needs: str, known: int, least: int) -> str:
    return _("{needs}: {known}; needed: {least}", needs=needs, known=numeral(known), least=numeral(least))


def _next(view: View, opened: Opened) -> NextClaims:
    cell = opened.cell
    units = list(opened.units)
    table = "entries" if cell.table == "entry_agents" else cell.table
    told, where = gists(view, table, units), _where(view, opened, table)
    return NextClaims(
        cell.table,
        cell.variable,
        view.frame.label(cell.unit, cell.variable, None, language()),
        opened.word,
        len(units),
        {finding: len(found) for finding, found in opened.answers.items()},
        _networks(opened),
        units,
        [Look(unit, told.get(unit, ""), where.get(unit, [])) for unit in units[:SHOWN_UNITS]],
    )


def _where(view: View, opened: Opened, table: str) -> dict[str, list[str]]:
    """Where to look for the first units: for a source in those passages of it that say too little."""
    units = opened.units[:SHOWN_UNITS]
    if table == "sources":
        return passages_in(view, units, [unit for found in opened.answers.values() for _kind, unit in found])
    return passages_of(view, TABLES[table].unit, units)


def _networks(opened: Opened) -> list[str]:
    """The networks whose growth type it would settle."""
    return sorted(unit for _kind, unit in opened.answers.get("mechanisms.growth_types", ()))


def _first(view: View) -> list[str]:
    """What to do first where there is no entry yet."""
    if view.table("entries").height:
        return []
    steps: list[str] = []
    if not view.table("networks").height:
        steps.append(
            _("Write an empty workbook with `inroads template`, and give each network a row in the sheet networks.")
        )
    steps.append(
        _("Give each person who came in a row in the sheet entries: person, network, mechanism, medium, date.")
    )
    steps.append(_("Take it in with `inroads add STUDY cases.xlsx`, and ask again."))
    if view.table("sources").height:
        steps.append(
            _("Sources are there already: look for ways in with `inroads find`, and code them with `inroads code`.")
        )
    return steps
