"""An invented place as a data set of 4CAT: its items of Telegram, or the columns that all data sets have."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from inroads.world.exports.online_place import OnlinePlace

MISSING = "MissingMappedField"
NEEDED = ("id", "thread_id", "timestamp", "body", "author")


def write_fourcat(place: OnlinePlace, path: Path, *, telegram: bool = True) -> None:
    """Write a CSV or, by its suffix, NDJSON file; posts that are gone are left out.

    Of Telegram each venue is a chat; else only the mandatory columns, with threads.
    """
    rows = list(_telegram(place) if telegram else _plain(place))
    with path.open("w", encoding="utf-8", newline="") as file:
        if path.suffix == ".csv":
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        else:
            file.writelines(json.dumps(row) + "\n" for row in rows)


def _when(seconds: int | None) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S") if seconds else ""


def _plain(place: OnlinePlace) -> Iterator[dict[str, str]]:
    for one in place.messages:
        if not one.gone:
            said = (str(one.number), str(one.thread), _when(one.at), one.text, place.accounts[one.author].name)
            yield dict(zip(NEEDED, said, strict=True))


def _telegram(place: OnlinePlace) -> Iterator[dict[str, str]]:
    for one in place.messages:
        if one.gone:
            continue
        venue, account = place.threads[one.thread].venue, place.accounts[one.author]
        yield {
            "id": f"chat{venue}-{one.number}",
            "thread_id": f"chat{venue}",
            "chat": place.venues[venue],
            "author": str(account.uid),
            "author_username": account.name,
            "author_name": account.name,
            "author_is_bot": "no",
            "body": one.text,
            "body_markdown": one.text,
            "is_reply": "yes" if one.reply_to else "no",
            "reply_to": str(one.reply_to or ""),
            "views": MISSING,
            "reactions": "",
            "timestamp": _when(one.at),
            "unix_timestamp": str(one.at),
            "timestamp_edited": _when(one.edited_at),
            "unix_timestamp_edited": str(one.edited_at or ""),
        }
