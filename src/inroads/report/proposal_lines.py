"""Proposals for the screen: what may have happened, when, between whom, on which passage, and what was decided."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from inroads.coding.proposal_kinds import kind_word
from inroads.language import _
from inroads.report.hits import one_line
from inroads.store.account_names import with_id
from inroads.store.post_versions import EARLIER

if TYPE_CHECKING:
    import polars as pl


def proposal_lines(found: "pl.DataFrame") -> list[str]:
    """A block for each proposal."""
    return [line for row in found.iter_rows(named=True) for line in ("", *_lines(row))]


def _lines(row: Mapping[str, Any]) -> Iterable[str]:
    at = f"{row['at']:%Y-%m-%d %H:%M}" if row["at"] else _("no date")
    who = " -> ".join(with_id(row[f"{one}_name"], row[one]) for one in ("by", "who") if row[one])
    yield f"{row['proposal']}  {kind_word(row['kind'])}  {at}  {one_line(who)}"
    yield f"  {one_line(row['passage'])}"
    if row["words"]:
        yield f"  «{one_line(row['words'])}»"
    if row["version"] == EARLIER:
        yield "  " + _("these words stand in an earlier version of the post alone")
    if row["other_words"]:
        because = one_line(row["other_because"])
        accepted = row["other_words"] == "accepted"
        yield "  " + (
            _("other words of this post, in another version, were accepted: {because}", because=because)
            if accepted
            else _("other words of this post, in another version, were declined: {because}", because=because)
        )
    if row["state"] != "open":
        told = {"who": row["decided_by"], "because": row["because"]}
        accepted = row["state"] == "accepted"
        yield "  " + (
            _("accepted by {who}: {because}", **told) if accepted else _("declined by {who}: {because}", **told)
        )
