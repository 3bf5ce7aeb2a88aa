"""What can be compared over the years at all: variables that every instrument asked for, and what is left out."""

import numpy as np

from inroads.answers.caveats import entry_caveats, few_networks
from inroads.answers.change_sweeps import Sweeps, sweep_caveats, sweeps_of
from inroads.answers.finding import Finding, Record
from inroads.answers.sheet import Sheet, number
from inroads.answers.ways import ways_in
from inroads.involvement.inquiries import ASKED
from inroads.involvement.medium import is_known, rolled_up, rollup_of
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View
from inroads.language import _, language, numeral
from inroads.stats.clustered import mean_of_shares

SHOWN = ("channel", "medium_first_contact", "medium_commitment", "initiative", "layer")
VARIABLE_OF = {"layer": "role"}
MEDIA = ("medium_first_contact", "medium_commitment")


def comparable(view: View) -> Finding:
    """The variables that every network was asked for, with their values by sweep; the others are listed."""
    sweeps, rows = sweeps_of(view), ways_in(view)
    networks = [network for network in view.table("networks")["network"] if network in sweeps.of]
    sheet = Sheet()
    left_out = _add_variables(sheet, networks, sweeps)
    kept = [name for name in SHOWN if f"entry.{VARIABLE_OF.get(name, name)}" not in left_out]
    worlds = rollup_of(view.frame)
    for name in kept if len(sweeps.labels) > 1 else ():
        values = {row["entry"]: rolled_up(row[name], worlds) if name in MEDIA else row[name] for row in rows}
        _add_values(sheet, name, rows, values, sweeps)
    names = [_label(view, name) for name in left_out]
    return sheet.finding(
        view,
        id="change.comparable",
        question=_("What can be compared over the years, and what only seems to change because it came to be asked?"),
        unit="network",
        n=len(networks),
        answer=_answer(sweeps, len(networks), len(left_out), sum(map(len, ASKED.values())), names),
        caveats=[
            *sweep_caveats(sweeps),
            _(
                "A variable can be compared if no network lacks it because its instrument did not ask. A source that"
                " names no instrument, or one that does not say what it covers, could have been asked anything."
            ),
            *entry_caveats(view, rows),
            *few_networks(view, len(networks)),
        ],
        parameters=sweeps.parameters,
    )


def _add_variables(sheet: Sheet, networks: list[str], sweeps: Sweeps) -> list[str]:
    """A record for each variable: of how many networks it was asked; returns those that cannot be compared."""
    left_out = []
    for unit, variables in ASKED.items():
        for variable in variables:
            name = f"{unit}.{variable}"
            silent = [network for network in networks if name in sweeps.not_asked.get(network, ())]
            record: Record = {"kind": "variables", "about": unit, "variable": variable}
            record |= {"n": len(networks) - len(silent), "of": len(networks), "comparable": not silent}
            missed = [sweeps.labels[place] for place in sorted({sweeps.of[network] for network in silent})]
            record |= {"not_asked_in": missed}
            units = (("network", network) for network in networks if network not in set(silent))
            sheet.add(("variables", name), record, units, ())
            left_out += [name] if silent else []
    return left_out


def _add_values(sheet: Sheet, name: str, rows: list[Row], values: dict[str, str], sweeps: Sweeps) -> None:
    """The values of one variable by sweep: the mean over networks of its share among known ones."""
    found = sorted(set(values.values()), key=lambda value: (not is_known(value), value))
    for place, label in enumerate(sweeps.labels):
        mine = [row for row in rows if sweeps.of.get(row["network"]) == place]
        names = sorted({row["network"] for row in mine})
        at = np.array([names.index(row["network"]) for row in mine], dtype=np.int64)
        known = np.array([is_known(values[row["entry"]]) for row in mine], dtype=bool)
        m = np.bincount(at[known], minlength=len(names)).astype(float)
        for value in found:
            inside = [row for row in mine if values[row["entry"]] == value]
            k = np.bincount(at[[values[row["entry"]] == value for row in mine]], minlength=len(names)).astype(float)
            record = {"kind": "values", "variable": name, "value": value, "sweep": label}
            sheet.add_rows(("values", name, value, place), record | _share(k, m, value, len(mine)), "entry", inside)


def _share(k: np.ndarray, m: np.ndarray, value: str, all_: int) -> Record:
    if not is_known(value):
        n = int(k.sum())
        return {
            "n": n,
            "of": all_,
            "networks": int((k > 0).sum()),
            "share": n / all_ if all_ else None,
            "low": None,
            "high": None,
        }
    share, low, high = map(number, mean_of_shares(k, m))
    counts = {"n": int(k.sum()), "of": int(m.sum()), "networks": int((m > 0).sum())}
    return counts | {"share": share, "low": low, "high": high}


def _label(view: View, name: str) -> str:
    unit, _dot, variable = name.partition(".")
    said = view.frame.label(unit, variable, None, language())
    return said or name


def _answer(sweeps: Sweeps, networks: int, lacking: int, of: int, names: list[str]) -> str:
    if not sweeps.by:
        return _("Nothing can be compared over the years: no investigation of a network bears a date.")
    if not lacking:
        return _(
            "All {of} variables looked at can be compared: no instrument is known to have left one out"
            " (networks in a sweep: {networks}).",
            of=numeral(of),
            networks=numeral(networks),
        )
    return _(
        "Of {of} variables looked at, {n} can be compared over all sweeps (networks in a sweep: {networks}). Left out,"
        " because some networks were not asked: {names}.",
        of=numeral(of),
        n=numeral(of - lacking),
        networks=numeral(networks),
        names=", ".join(dict.fromkeys(names)),
    )
