"""What changed of late, for the screen: counts beside limits and days covered, and what is seen one by one."""

import json
from collections.abc import Iterable

from inroads.answers.finding import Finding, Record
from inroads.answers.now_told import signal_words
from inroads.language import _, numeral
from inroads.report.hits import one_line
from inroads.report.said_words import said_words
from inroads.store.room_names import spot_name

MOST = 10
"""Events of one signal that the screen shows; JSON has them all."""


def now_record(found: Finding) -> Record:
    """The finding for programs: what was asked, the answer, and all rows."""
    kinds = {kind: [row for row in found.table if row["kind"] == kind] for kind in ("signals", "silent", "seen")}
    told = {
        kind: [{key: held for key, held in row.items() if key not in ("row", "kind")} for row in rows]
        for kind, rows in kinds.items()
    }
    return {**found.parameters, "answer": found.answer, **told, "caveats": found.caveats}


def now_bytes(found: Finding) -> bytes:
    """The finding as the gate sees it."""
    return json.dumps(now_record(found), ensure_ascii=False).encode()


def now_lines(found: Finding) -> list[str]:
    """The answer, a block for each place with what was counted there, what is seen one by one, what must be known."""
    said = now_record(found)
    lines = [one_line(found.answer)]
    for spot in dict.fromkeys(map(_spot, said["signals"])):
        mine = [row for row in said["signals"] if _spot(row) == spot]
        lines += ["", one_line(spot), *(f"  {line}" for line in _counted(mine))]
        lines += [f"  {_quiet(row)}" for row in said["silent"] if _spot(row) == spot]
    lines += _seen(said["seen"])
    return [*lines, "", *found.caveats]


def _spot(row: Record) -> str:
    """The room by its name; no two rooms of a place have the same."""
    return spot_name(row["place"], row["room"] or row["venue"], {})


def _counted(rows: list[Record]) -> Iterable[str]:
    words, signals = said_words(), signal_words()
    first = rows[0]
    days = {"n": numeral(first["days_covered"]), "of": numeral(first["days_asked"])}
    yield _("days covered: {n} of {of}; before: {before}", **days, before=numeral(first["days_before"]))
    if first["days_suspected"]:
        yield _("of these in a suspected hole: {n}", n=numeral(first["days_suspected"]))
    for row in rows:
        told = {"signal": signals[row["signal"]], "n": numeral(row["n"]), "rate": _rate(row["per_day"]),
                "before": _rate(row["per_day_before"])}  # fmt: skip
        if row["limit"] is not None:
            told |= {"limit": numeral(row["limit"]), "alarm": words[f"alarm.{row['alarm']}"]}
            yield _("{signal}: {n} (limit {limit}, {alarm}); per covered day {rate}, before {before}", **told)
        elif row["alarm"]:
            told["why"] = words[f"alarm.{row['alarm']}"]
            yield _("{signal}: {n} (no limit: {why}); per covered day {rate}, before {before}", **told)
        else:
            yield _("{signal}: {n}; per covered day {rate}, before {before}", **told)


def _rate(rate: float | None) -> str:
    return "-" if rate is None else numeral(rate)


def _quiet(row: Record) -> str:
    words = said_words()
    return _(
        "last post: {last}; days since that an export reaches: {days} ({alarm})",
        last=row["last"],
        days=numeral(row["days_silent"]),
        alarm=words[f"alarm.{row['alarm']}"],
    )


def _seen(rows: list[Record]) -> Iterable[str]:
    for signal, word in signal_words().items():
        mine = [row for row in rows if row["signal"] == signal]
        if not mine:
            continue
        yield ""
        yield f"{word}:"
        for row in mine[:MOST]:
            who = " - ".join(row[name] for name in ("persona", "with") if row[name])
            yield f"  {one_line(row['passage'])}  {row['day']}  {one_line(who)}"
        if len(mine) > MOST:
            yield "  " + _("and {n} more", n=numeral(len(mine) - MOST))
