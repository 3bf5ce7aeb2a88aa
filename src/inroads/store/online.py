"""Accounts, venues, marks and events of online meeting places, as the files that stand tell them."""

import polars as pl

from inroads.store.acts import files_of, standing_acts
from inroads.store.claims import replaced_acts
from inroads.store.online_columns import ID_OF, ONLINE_COLUMNS
from inroads.store.parquet import read_evidence
from inroads.store.study_folder import StudyFolder


def online_table(study: StudyFolder, table: str) -> pl.DataFrame:
    """One row per place and id: of each cell what the file that came in last says, if it says anything."""
    columns = ONLINE_COLUMNS[table]
    acts = standing_acts(study.ledger)
    past = replaced_acts(acts)
    parts = [
        (file["sha256"], file["source"])
        for act in sorted(acts, key=lambda act: (act.at, act.id))
        if act.id not in past
        for file in files_of(act)
        if file["reader"] == table
    ]
    last = {sha256: number for number, (sha256, _source) in enumerate(parts)}
    held = [
        read_evidence(study.evidence.path(sha256), study.sealer).select(*columns).with_columns(source=pl.lit(source))
        for number, (sha256, source) in enumerate(parts)
        if number == last[sha256]
    ]
    if not held:
        return pl.DataFrame(schema={**columns, "source": pl.String})
    names = ["place", ID_OF[table]]
    rest = [name for name in (*columns, "source") if name not in names]
    latest = [pl.col(name).drop_nulls().last() for name in rest]
    return pl.concat(held).group_by(names, maintain_order=True).agg(latest).select(*columns, "source").sort(names)
