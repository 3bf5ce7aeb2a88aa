"""What a study can answer, and what to code next, for the screen."""

from inroads.answers.ready import NextClaims, QuestionReady, Ready
from inroads.answers.ready_numbers import Count
from inroads.language import _, numeral
from inroads.model.missing import CONTESTED

SHOWN = 8
"""How many kinds of cells are listed."""


def ready_lines(found: Ready) -> list[str]:
    """Where to begin, the questions, the numbers behind them, and the cells that open most."""
    lines: list[str] = []
    if found.first:
        lines += [_("Nothing can be answered yet. To begin:")]
        lines += [f"  {place}. {step}" for place, step in enumerate(found.first, start=1)] + [""]
    for place, question in enumerate(found.questions, start=1):
        lines += [f"{place}. {question.question}", *_question(question), ""]
    lines += [_("What there is"), *(f"   {_count(count)}" for count in found.numbers)]
    if found.next:
        lines += ["", _("Cheapest claims to code next")]
        for place, claims in enumerate(found.next[:SHOWN], start=1):
            lines += [f"{place}. {_what(claims)} {_opens(claims)}", *_look(claims)]
    return lines


def _verdicts() -> dict[str, str]:
    return {"can": _("can be answered"), "bounds": _("only as bounds"), "cannot": _("cannot")}


def _question(question: QuestionReady) -> list[str]:
    verdicts = _verdicts()
    width = max(map(len, verdicts.values()))
    names = max((len(one.finding) for one in question.findings), default=0)
    said = verdicts[question.verdict]
    lines = [f"   {said[:1].upper()}{said[1:]}" + (f": {question.because}." if question.because else ".")]
    for one in question.findings:
        told = one.because or _count(Count(one.needs, one.known, one.of))
        lines.append(f"     {verdicts[one.verdict]:<{width}}  {one.finding:<{names}}  {told}")
    if question.later:
        lines.append("     " + _("not built yet: {findings}", findings=", ".join(question.later)))
    return lines


def _count(count: Count) -> str:
    if count.of is None:
        return f"{count.what}: {numeral(count.n)}"
    return _("{what}: {n} of {of}", what=count.what, n=numeral(count.n), of=numeral(count.of))


def _what(claims: NextClaims) -> str:
    """Which cells are blank or contested, and in how many units."""
    name = f"{claims.table}.{claims.variable}"
    n, label = numeral(claims.cells), claims.label[:1].upper() + claims.label[1:]
    if claims.table == "entry_agents":
        return _("Who brought the person in is not said (a row in entry_agents for each). Entries: {n}.", n=n)
    if (claims.table, claims.variable) == ("sources", "access"):
        return _("Access is not stated (sources.access, or access in the rows). Sources: {n}.", n=n)
    if claims.word == CONTESTED:
        return _("{label} ({name}) is contested, to be settled. Cells: {n}.", label=label, name=name, n=n)
    return _("{label} ({name}) is not recorded. Cells: {n}.", label=label, name=name, n=n)


def _opens(claims: NextClaims) -> str:
    told = []
    for finding, count in claims.opens.items():
        networks = f" ({', '.join(claims.networks)})" if finding == "mechanisms.growth_types" else ""
        told.append(f"{finding} {numeral(count)}{networks}")
    return _("That settles: {answers}.", answers=", ".join(told))


def _look(claims: NextClaims) -> list[str]:
    lines = []
    for look in claims.look:
        named = f"{look.unit} ({look.gist})" if look.gist and look.gist != look.unit else look.unit
        lines.append(f"     {named}: {'; '.join(look.passages)}" if look.passages else f"     {named}")
    more = claims.cells - len(claims.look)
    rest = _("... and {more} more (all with --json)", more=numeral(more))
    return [*lines, f"     {rest}"] if more else lines
