"""The masking in sentences: what was lost, what became of what was seen, and what must be known of it."""

from inroads.answers.direction import CANNOT_TELL, LESS, MORE, SAME
from inroads.answers.finding import Record
from inroads.answers.recoding import NOT_SEEN, Vantage
from inroads.answers.side_by_side import MARGINS
from inroads.answers.spoken import percent, share_told
from inroads.answers.vantages import vantage_meaning, vantage_name
from inroads.frame.policies import EVERY_ACCESS
from inroads.involvement.snapshot import Row
from inroads.language import _, numeral

Fates = dict[str, list[Row]]
UNSEEN = (NOT_SEEN, "network_not_seen")


def recoding_answer(table: list[Record], vantage: Vantage, entries: int) -> str:
    """What the vantage of the main tables loses, and what it would say instead."""
    if not entries:
        return _("No entry on record is counted.")
    by_row = {record["row"]: record for record in table}
    name = vantage.name
    if f"networks/{name}" not in by_row:
        return _("From {vantage} nothing is lost: it is the reference.", vantage=vantage_name(name))
    fates = {record["fate"]: record for record in table if record["kind"] == "fates" and record["vantage"] == name}
    said = [
        vantage_meaning(name),
        _(
            "Of {networks} networks it would see {seen}. Of {entries} entries it would miss {gone} with their networks,"
            " and {not_seen} in networks that it sees. Of those it sees, {misread} are told to have come in another"
            " way, {left_open} are left open, {same} look the same, {open_alike} are unknown from here and from there.",
            networks=numeral(by_row[f"networks/{name}"]["of"]),
            seen=_counts(by_row[f"networks/{name}"], turned=True),
            entries=numeral(entries),
            gone=_counts(fates["network_not_seen"]),
            not_seen=_counts(fates[NOT_SEEN]),
            misread=_counts(fates["misread"]),
            left_open=_counts(fates["left_open"]),
            same=_counts(fates["same"]),
            open_alike=_counts(fates["open_alike"]),
        ),
        *(_world(by_row, name, *cell) for cell in (MARGINS[0], MARGINS[-1])),
    ]
    return " ".join(part for part in said if part)


def _counts(record: Record, turned: bool = False) -> str:
    """A count, or its range over passages of unknown access; ``turned``: of what is left."""
    ends = [record["n_low"], record["n_high"]]
    if turned:
        ends = sorted(record["of"] - end for end in ends)
    return numeral(ends[0]) if ends[0] == ends[1] else f"{numeral(ends[0])}-{numeral(ends[1])}"


def _world(by_row: dict[str, Record], vantage: str, channel: str, medium: str) -> str:
    """The share of a world from all sides and from the vantage, with the direction."""
    here, there = (by_row[f"shares/{name}/{channel}/{medium}"] for name in (EVERY_ACCESS, vantage))
    if not there["of"]:
        return ""
    told = {"reference": share_told(here), "share": _both_looks(there), "networks": numeral(there["compared"])}
    sentences = {
        ("offline", MORE): _("Offline it tells too much: {share}, from all sides {reference}.", **told),
        ("offline", LESS): _("Offline it tells too little: {share}, from all sides {reference}.", **told),
        ("offline", SAME): _(
            "Offline it tells the same in every network that can be compared ({networks}): {share}, from all sides"
            " {reference}.",
            **told,
        ),
        ("offline", CANNOT_TELL): _(
            "Offline it tells {share}, from all sides {reference}; whether that is too much or too little cannot be"
            " told.",
            **told,
        ),
        ("online", MORE): _("Online it tells too much: {share}, from all sides {reference}.", **told),
        ("online", LESS): _("Online it tells too little: {share}, from all sides {reference}.", **told),
        ("online", SAME): _(
            "Online it tells the same in every network that can be compared ({networks}): {share}, from all sides"
            " {reference}.",
            **told,
        ),
        ("online", CANNOT_TELL): _(
            "Online it tells {share}, from all sides {reference}; whether that is too much or too little cannot be"
            " told.",
            **told,
        ),
    }
    return sentences[medium, there["direction"]]


def _both_looks(record: Record) -> str:
    """The share with passages of unknown access out of sight and, where that differs, in sight."""
    if (record["n"], record["of"]) == (record["n_seen"], record["of_seen"]) or record["low"] is None:
        return share_told(record)
    return _(
        "{n} of {of} to {n_seen} of {of_seen} (on average per network {share} to {share_seen} %, by passages of unknown"
        " access; 95 % intervals within {low} to {high} %)",
        **{name: numeral(record[name]) for name in ("n", "of", "n_seen", "of_seen")},
        **{name: percent(record[name]) for name in ("share", "share_seen", "low", "high")},
    )


def parts_told(without: Fates, by_parts: Fates) -> list[str]:
    """What it would be if an entry of which only a step is in sight were told from that step."""
    seen = [sum(map(len, found.values())) - sum(len(found[name]) for name in UNSEEN) for found in (without, by_parts)]
    if seen[0] == seen[1]:
        return []
    return [
        _(
            "An entry of which only a step, or who brought in, is in sight counts as not seen. Were it told from what"
            " is in sight, {more} more would be seen, {misread} of them misread and {left_open} left open.",
            more=numeral(seen[1] - seen[0]),
            misread=numeral(len(by_parts["misread"]) - len(without["misread"])),
            left_open=numeral(len(by_parts["left_open"]) - len(without["left_open"])),
        )
    ]


def recoding_caveats() -> list[str]:
    """What holds of every masking."""
    return [
        _(
            "The coder knew the rest: nobody read the masked files anew. Somebody who never saw the rest may have read"
            " what is left in another way."
        ),
        _(
            "Masking tells which entries are not seen and which are misread, in networks that are known from all sides."
            " Networks that no source knows are in neither picture; they show only against another source."
        ),
        _("All sides together are the reference, not the truth: they see what the sources of this study could see."),
        _(
            "Passages of unknown access are taken to be out of sight and in sight in turn: where the two differ, the"
            " range is shown, and intervals span both."
        ),
        _(
            "Too much or too little is told by the networks whose share rose or fell: only where the exact"
            " interval (by network) of the part that rose lies on one side of a half."
        ),
    ]
