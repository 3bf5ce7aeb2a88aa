"""Studies that hold posts, accounts, marks and events, for tests of what is done with them."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from inroads.sources.online.harvest import Batch, Harvest
from inroads.sources.online.reader import Asked, Reader
from inroads.sources.online.report import Report
from inroads.store.online_columns import ACCOUNTS, EVENTS, MARKS, VENUES
from inroads.study import Study
from inroads.study.documents import Described
from inroads.study.exports import ExportsCall

TIMES = ("at", "edited_at", "joined", "last_seen", "opened")
Rows = Sequence[dict[str, Any]]


def micro(text: str) -> int:
    """Microseconds since 1970 of a moment in UTC."""
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) * 1_000_000


def add_online(
    study: Study,
    path: Path,
    posts: Rows,
    accounts: Rows = (),
    events: Rows = (),
    marks: Rows = (),
    venues: Rows = (),
    place: str = "F-01",
) -> None:
    """Take rows in, as an export of a meeting place that lies at ``path``; times are ISO texts in UTC."""
    path.write_text(repr((posts, accounts, events, marks, venues)))
    tables = {ACCOUNTS: accounts, EVENTS: events, MARKS: marks, VENUES: venues}

    def read(_path: Path, _asked: Asked, report: Report) -> Iterator[Batch]:
        harvest = Harvest(place, report)
        for number, said in enumerate(posts, 1):
            rest = _timed({name: value for name, value in said.items() if name not in ("post", "author", "text")})
            harvest.post(number, said["post"], said["author"], said.get("text", ""), **rest)
        for table, rows in tables.items():
            for number, said in enumerate(rows, 1):
                harvest.add(table, number, **_timed(said))
        yield from harvest.batches(last=True)

    reader = Reader("made", lambda _head: "", read)
    call = ExportsCall(study.folder, study.frame, Asked(place), Described(), "C1", "", lambda _what, _done, _all: None)
    call.add({path: (reader, "")})


def _timed(said: dict[str, Any]) -> dict[str, Any]:
    return {name: micro(value) if name in TIMES and value else value for name, value in said.items()}
