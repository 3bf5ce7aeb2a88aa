"""An invented market as the structured tables that researchers pass on: listings, vendors and feedback as CSV."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from inroads.world.exports.online_place import OnlinePlace

LISTINGS, VENDORS, FEEDBACK = "listings.csv", "vendors.csv", "feedback.csv"


def write_market(place: OnlinePlace, folder: Path) -> None:
    """Write the tables: each first message of a thread is a listing by its author, each vouch a feedback.

    A feedback names the first listing of its vendor, where there is one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    first = {message.thread: message for message in reversed(place.messages)}
    listings = sorted(first.values(), key=lambda message: message.number)
    of_vendor = {message.author: message.number for message in reversed(listings)}
    names = {uid: account.name for uid, account in place.accounts.items()}
    _write(
        folder / LISTINGS,
        ("listing_id", "vendor", "category", "title", "description", "price_usd", "first_seen"),
        (
            (one.number, names[one.author], place.venues[place.threads[one.thread].venue],
             place.threads[one.thread].title, one.text, 10, _day(one.at))
            for one in listings
        ),
    )  # fmt: skip
    _write(
        folder / VENDORS,
        ("vendor", "level", "member_since", "pgp_mail"),
        ((account.name, account.rank, _day(account.joined), account.mail) for account in place.accounts.values()),
    )
    _write(
        folder / FEEDBACK,
        ("vendor", "buyer", "listing_id", "rating", "comment", "date"),
        (
            (names[one.to], names[one.by], of_vendor.get(one.to, ""), one.value, one.text, _day(one.at))
            for one in place.marks
            if one.kind == "vouch"
        ),
    )


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _write(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows(rows)
