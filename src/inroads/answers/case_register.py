"""The register of cases by offence and sample: a case may bear several offences; the table says which is counted."""

from inroads.answers.finding import Record
from inroads.involvement.snapshot import Row
from inroads.involvement.view import View

ALL = "all"


def cases_by_offence(view: View) -> list[Record]:
    """Networks by offence and sample: ``n_main`` by main offence (adds up to the cases), ``n_any`` by every offence.

    A case with one offence counts that as its main one; one with several and none marked has no main offence.
    """
    sample_of = dict(view.table("networks").select("network", "sample").iter_rows())
    offences: dict[str, list[Row]] = {}
    for row in view.table("offences").iter_rows(named=True):
        if row["network"] in sample_of:
            offences.setdefault(row["network"], []).append(row)
    samples = sorted({sample for sample in sample_of.values() if sample})
    kinds = list(dict.fromkeys(row["offence"] for mine in offences.values() for row in mine))
    return [
        {
            "row": f"{kind}/{sample}",
            "offence": kind,
            "sample": sample,
            "n_main": sum(_main(mine) == kind for mine in _of(offences, sample_of, sample)),
            "n_any": sum(kind in {row["offence"] for row in mine} for mine in _of(offences, sample_of, sample)),
            "of": sum(sample in (ALL, held) for held in sample_of.values()),
        }
        for kind in kinds
        for sample in (ALL, *samples)
    ]


def _of(offences: dict[str, list[Row]], sample_of: dict[str, str | None], sample: str) -> list[list[Row]]:
    return [mine for network, mine in offences.items() if sample in (ALL, sample_of[network])]


def _main(offences: list[Row]) -> str | None:
    marked = [row["offence"] for row in offences if row["main"]] or [row["offence"] for row in offences]
    return marked[0] if len(marked) == 1 else None
