"""Put another coding frame in force, if it follows the earlier ones and every standing claim can be read under it."""

import polars as pl

from inroads.coding.cells import read_cell
from inroads.frame.frame import Frame
from inroads.model.claim import EXISTS
from inroads.model.missing import WRITTEN_WORDS
from inroads.model.tables import UNITS
from inroads.store.acts import Act, standing_acts
from inroads.store.claims import read_claims
from inroads.store.fold import columns_of
from inroads.store.frames import must_fit, must_follow, write_frame
from inroads.store.study_folder import StudyFolder

READ = ("unit_type", "unit", "variable", "value", "withdrawn")


def set_frame(study: StudyFolder, frame: Frame, actor: str) -> str:
    """Gives the id of the act; raises InputError that names every claim or decision the frame cannot read."""
    columns = {(unit, column.name): column for unit, table in UNITS.items() for column in columns_of(table, frame)}

    def read(unit_type: str, variable: str, value: str) -> None:
        column = columns.get((unit_type, variable))
        if variable != EXISTS and column is not None and value not in WRITTEN_WORDS:
            read_cell(value, column, frame.variable(unit_type, variable))

    with study.ledger.writing(actor) as pen:
        must_follow(study, frame)
        acts = standing_acts(study.ledger)
        claims = read_claims(study.ledger, acts).select(READ).vstack(_decided(acts))
        must_fit(claims, frame, read)
        return write_frame(study, pen, frame)


def _decided(acts: list[Act]) -> pl.DataFrame:
    """What was adjudicated, and may come into force again, as claims that stand."""
    rows = [
        (*(str(act.content[name]) for name in READ[:-1]), False)
        for act in acts
        if act.verb == "adjudicate" and act.content["variable"] != EXISTS
    ]
    schema = {**dict.fromkeys(READ[:-1], pl.String()), "withdrawn": pl.Boolean()}
    return pl.DataFrame(rows, schema=schema, orient="row")
