"""Tests of rows without an id: which unit they speak of."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coding.make_rows import claims_of, make_row

from inroads.coding.claims import to_claims
from inroads.coding.numbering import known_units
from inroads.errors import InputError
from inroads.frame.default import default_frame
from inroads.store.claim_bodies import BODY
from inroads.store.claims import key_of

CELLS = {
    "at": st.sampled_from(["2018", "2018-03", "2018-03-04", "2019", "not_recorded"]),
    "medium": st.sampled_from(["phone", "sms"]),
    "mechanism": st.sampled_from(["M1", "M2"]),
    "coder": st.sampled_from(["A", "B"]),
    "source": st.sampled_from(["S-1", "S-2"]),
}
STEP = {name: CELLS[name] for name in ("medium", "coder", "source")} | {"place": st.sampled_from(["L-1", "L-2"])}
ENTRIES = st.fixed_dictionaries({}, optional=CELLS).map(
    lambda cells: make_row("entries", person="P-01", network="N-01", **cells)
)
STEPS = st.fixed_dictionaries({}, optional=STEP).map(lambda cells: make_row("steps", entry="E-1", step=1, **cells))


def take(held, rows, file="cases.csv"):
    """Add the claims of the rows to what is held, as an import does; gives those that are new."""
    said = pl.DataFrame(list(held.values()), schema={field.name: field.dtype for field in BODY.fields})
    new = {}
    for claim in to_claims(rows, default_frame(), file, known_units(said)):
        passages = [passage.id for passage in claim.passages]
        key = key_of(claim.unit_type, claim.unit, claim.variable, claim.value, claim.polarity, passages, claim.coder)
        new[key] = {**claim.body(), "key": key, "act": "a"}
    new = {key: claim for key, claim in new.items() if key not in held}
    held.update(new)
    return [(claim["unit"], claim["variable"], claim["value"]) for claim in new.values()]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(ENTRIES, max_size=5), st.lists(STEPS, max_size=5)), st.randoms(), st.booleans())
def test_told_again_in_another_order(rows, random, is_renamed):
    """Whatever rows say, the same rows again, in another order and another file, say nothing new."""
    held = {}
    take(held, rows)
    again = random.sample(rows, len(rows))

    assert [] == take(held, again, "other.csv" if is_renamed else "cases.csv")


def test_the_scanty_row_finds_its_own_unit():
    """A row of which another coder's unit says more is the unit it made, not the one that says it too."""
    entry = {"person": "P-01", "network": "N-01"}
    scanty = [make_row("entries", **entry, coder="A"), make_row("entries", 3, **entry, coder="A", medium="sms")]
    full = make_row("entries", 4, **entry, coder="B", at="2018-03-04", mechanism="M2", medium="phone")
    held = {}
    take(held, [*scanty, full])

    assert [] == take(held, [full, *scanty])


def test_a_word_is_no_id():
    """A word for missing in the column of the id names nothing: the row is named by its key, or needs an id."""
    entry = {"entry": "unknown to source", "network": "N-01"}
    rows = [make_row("entries", number, **entry, person=f"P-{number}") for number in (1, 2)]
    with pytest.raises(InputError, match="needs «person»"):
        claims_of(make_row("persons", person="n/a", kind="identified"))

    assert {"P-1 · N-01 · 1", "P-2 · N-01 · 1"} == {claim.unit for claim in claims_of(*rows)}
