"""How sure anybody was of a way in: the surest claim on how the person came in."""

import polars as pl

from inroads.involvement.snapshot import Tables
from inroads.model.certainty import CERTAINTIES

WAY_IN = ("mechanism", "channel", "medium", "medium_first_contact")


def way_certainties(table: Tables) -> dict[str, str]:
    """For each entry on whose way in some claim stands: the certainty of the surest of them.

    >>> claims = pl.DataFrame([
    ...     {"unit_type": "entry", "unit": "E-1", "variable": name, "certainty": said, "state": "standing"}
    ...     for name, said in (("mechanism", "possible"), ("medium", "probable"), ("person", "certain"))
    ... ])
    >>> way_certainties({"claims": claims}.__getitem__)
    {'E-1': 'probable'}
    """
    said = pl.col("unit_type").eq("entry") & pl.col("variable").is_in(WAY_IN) & pl.col("state").ne("withdrawn")
    surest: dict[str, str] = {}
    for entry, certainty in table("claims").filter(said).select("unit", "certainty").iter_rows():
        surest[entry] = min(certainty, surest.get(entry, certainty), key=CERTAINTIES.index)
    return surest
