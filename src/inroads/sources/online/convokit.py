"""Corpora of ConvoKit: a folder with utterances as JSON lines and its speakers; read line by line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.online.carried import must_agree
from inroads.sources.online.harvest import Batch, Harvest
from inroads.sources.online.json_lines import as_id, first_record, json_lines
from inroads.sources.online.json_members import NotWholeError, json_members
from inroads.sources.online.reader import Asked, Head, Reader
from inroads.sources.online.report import Report
from inroads.sources.post_mapping import PostField
from inroads.sources.post_times import Times
from inroads.store.online_columns import ACCOUNTS, DELETED

UTTERANCES = ("utterances.jsonl", "utterances.jsonl.gz")
SPEAKERS = ("speakers.json", "users.json")
BESIDE = (*SPEAKERS, "conversations.json", "corpus.json", "index.json")
GONE = ("[deleted]", "[removed]")


def recognise(head: Head) -> str:
    """A folder with utterances and what stands beside them, or the file of utterances."""
    if head.names:
        found = all(set(head.names) & set(names) for names in (UTTERANCES, BESIDE))
    else:
        keys = set(first_record(head.data)) if head.path.name in UTTERANCES else set()
        found = all(keys & names for names in ({"id"}, {"text"}, {"speaker", "user"}, {"conversation_id", "root"}))
    return _("a corpus of ConvoKit") if found else ""


def read(path: Path, asked: Asked, report: Report) -> Iterator[Batch]:
    """The utterances as posts, and the speakers as accounts; meta data of conversations is not taken."""
    utterances = lines_of(path)
    if utterances is None:
        raise InputError(_("This folder holds no utterances.jsonl."), path.name)
    folder = utterances.parent
    place = asked.place_for(folder, report)
    beside = _beside(path)
    must_agree(asked.carried, place=place, beside=beside)
    harvest = Harvest(place, report)
    times = Times(PostField(zone=asked.zone))
    for number, record in json_lines(utterances, report, asked.start):
        _take(harvest, number, record, times)
        yield from harvest.batches()
    if path.is_dir():
        yield from _speakers(folder, harvest, report)
    if times.zoneless and not asked.zone:
        report.note(_("{file}: times that do not name their zone were read as UTC.", file=report.file))
    yield from harvest.batches(last=True)
    report.carried = {"place": place, "beside": beside}


def _beside(path: Path) -> list[str]:
    """The hashes of what stands beside the utterances: an account that is no longer there is not carried over."""
    from inroads.store.evidence import hash_file

    files = sorted(path.iterdir()) if path.is_dir() else []
    return [hash_file(file) for file in files if file.is_file() and file.name not in UTTERANCES]


def lines_of(path: Path) -> Path | None:
    """The utterances of a corpus."""
    return next((path / name for name in UTTERANCES if (path / name).is_file()), None) if path.is_dir() else path


def _take(harvest: Harvest, number: int, record: dict[str, Any], times: Times) -> None:
    author, text = as_id(record.get("speaker", record.get("user"))), record.get("text")
    if text is not None and not isinstance(text, str):
        harvest.report.leave(_("its text is no text"), number)
        return
    harvest.post(
        number,
        as_id(record.get("id")),
        author,
        text or "",
        thread=as_id(record.get("conversation_id", record.get("root"))),
        at=_time(record.get("timestamp"), times, harvest.report, number),
        reply_to=as_id(record.get("reply_to", record.get("reply-to"))),
    )
    if author in GONE:
        harvest.add(ACCOUNTS, number, author=author, kind=DELETED)


def _time(said: Any, times: Times, report: Report, number: int) -> int | None:
    if said is None or said in ("", "None"):
        return None
    try:
        return times.read(said)
    except (ValueError, TypeError, OverflowError):
        report.mend(_("its time cannot be read and is left open"), number)
        return None


def _speakers(folder: Path, harvest: Harvest, report: Report) -> Iterator[Batch]:
    """The accounts that the corpus names; of what it says of them the name, where there is one."""
    path = next((folder / name for name in SPEAKERS if (folder / name).is_file()), None)
    if path is None:
        return
    try:
        for number, (author, said) in enumerate(json_members(path), start=1):
            meta = said.get("meta", said) if isinstance(said, dict) else {}
            name = meta.get("name") if isinstance(meta, dict) else None
            kind = DELETED if author in GONE else None
            harvest.add(ACCOUNTS, number, author=author, name=name if isinstance(name, str) else None, kind=kind)
            yield from harvest.batches()
    except (NotWholeError, InputError):
        report.note(_("{file}: {name} cannot be read to its end.", file=report.file, name=path.name))


CONVOKIT = Reader("convokit", recognise, read, folders=True, lines_of=lines_of)
