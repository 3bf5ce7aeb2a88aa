"""Data sets of 4CAT, as CSV or JSON lines, known by the columns that all of them have."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.sources.online.carried import CannotGoOnError, must_agree
from inroads.sources.online.fourcat_telegram import OF_TELEGRAM, account_of, authors_by_chat, channel_numbers
from inroads.sources.online.harvest import Batch, Harvest
from inroads.sources.online.json_lines import LONGEST, as_id, byte_lines, first_record, json_lines
from inroads.sources.online.reader import Asked, Head, Reader
from inroads.sources.online.report import Report
from inroads.sources.online.telegram import PLATFORM
from inroads.sources.post_mapping import PostField
from inroads.sources.post_stream import unpacked_suffix
from inroads.sources.post_times import Times
from inroads.store.online_columns import ACCOUNTS, BOT, PERSON, VENUES

MANDATORY = frozenset({"id", "thread_id", "timestamp", "body", "author"})
MISSING = "MissingMappedField"


def recognise(head: Head) -> str:
    """By the names of the columns, or of what the first record says."""
    suffix = head.suffix
    if suffix not in (".csv", ".ndjson", ".jsonl"):
        return ""
    names = _columns(head.text.partition("\n")[0]) if suffix == ".csv" else set(first_record(head.data))
    if not names >= MANDATORY:
        return ""
    return _("a data set of 4CAT, of Telegram") if names >= OF_TELEGRAM else _("a data set of 4CAT")


def _columns(line: str) -> set[str]:
    try:
        return set(next(csv.reader([line.rstrip("\r")]), []))
    except csv.Error:
        return set()


def read(path: Path, asked: Asked, report: Report) -> Iterator[Batch]:
    """The items as posts; those of Telegram with their chats as rooms and their authors as accounts."""
    held = dict(asked.carried.state) if asked.carried else {}
    if unpacked_suffix(path.name) == ".csv":
        report.unit, report.before = "row", held.get("rows", 0)
    first = _rows(path, Report(path.name), asked.start, dict(held))
    authors = authors_by_chat((row for _number, row in first), held.get("authors", {}))
    harvest, reading = None, _Items(asked, channel_numbers(authors))
    if any(reading.channels.get(chat) != channel for chat, channel in held.get("channels", {}).items()):
        raise CannotGoOnError  # what seemed a channel is a chat in which others write too, or the other way round
    for number, row in _rows(path, report, asked.start, held):
        if harvest is None:
            held["place"] = _place(path, row, asked, report)
            must_agree(asked.carried, place=held["place"])
            harvest = Harvest(held["place"], report)
        reading.take(harvest, number, row)
        yield from harvest.batches()
    reading.tell(report)
    if harvest is not None:
        yield from harvest.batches(last=True)
    channels = {chat: reading.channels.get(chat) for chat in authors or ()}
    carried = {**held, "chats": sorted(reading.chats), "authors": authors, "channels": channels}
    report.carried = carried if "place" in held else None


def _rows(path: Path, report: Report, start: int, held: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    is_table = unpacked_suffix(path.name) == ".csv"
    return _csv_rows(path, report, start, held) if is_table else json_lines(path, report, start)


def _place(path: Path, row: Mapping[str, Any], asked: Asked, report: Report) -> str:
    of_telegram = not asked.place and row.keys() >= OF_TELEGRAM
    return PLATFORM if of_telegram else asked.place_for(path, report)


def _csv_rows(path: Path, report: Report, start: int, held: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a table with their numbers, the head being row 1; what cannot be read is left out.

    ``held`` says the names of the columns where the head was read before, and how many rows; here that is kept.
    """
    lines = _decoded(path, report, start)
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST))
    reader = csv.reader(lines, strict=True)
    names: list[str] = held.setdefault("names", [])
    before, number = held.get("rows", 0), 0
    while True:
        held["rows"] = before + number
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            report.truncated = report.truncated or "end of data" in str(fault)
            report.leave(_("its quotes do not match up, or a line end stands outside them"), number)
            continue
        if not names:
            names = held["names"] = row
            if not set(names) >= MANDATORY:
                lacking = ", ".join(sorted(MANDATORY - set(names)))
                raise InputError(_("These columns of 4CAT are missing: {names}.", names=lacking), path.name)
        elif len(row) == len(names):
            if report.unended:
                report.suspected = _("no line end follows its last row")
            yield number, dict(zip(names, row, strict=True))
        elif row:
            report.truncated = report.truncated or (bool(report.unended) and len(row) < len(names))
            report.leave(_("it has more or fewer cells than the head"), number)


def _decoded(path: Path, report: Report, start: int) -> Iterator[str]:
    for number, line in byte_lines(path, report, start):
        try:
            text = line.decode("utf-8-sig" if number == 1 and not start else "utf-8")
        except UnicodeDecodeError:
            report.mend(_("it holds bytes that are no UTF-8, shown as \ufffd"), number)
            text = line.decode("utf-8", "replace")
        yield text.removesuffix("\r") + "\n"


class _Items:
    """Takes items one after the other."""

    def __init__(self, asked: Asked, channels: Mapping[str, str]) -> None:
        self.channels = channels
        self.times = Times(PostField(zone=asked.zone))
        self.missing = 0
        self.chats: set[str] = set(asked.carried.state["chats"] if asked.carried else ())

    def take(self, harvest: Harvest, number: int, row: Mapping[str, Any]) -> None:
        """One item; a field that 4CAT could not fill is not recorded."""
        said = {name: self._said(cell) for name, cell in row.items()}
        thread, post = as_id(said.get("thread_id")), as_id(said.get("id"))
        is_telegram = row.keys() >= OF_TELEGRAM
        chat = self.channels.get(thread, thread) if is_telegram else ""
        answered = as_id(said.get("reply_to"))
        mentions = said.get("mentions")
        text = said.get("body")
        author = account_of(said, chat) if is_telegram else as_id(said.get("author"))
        harvest.post(
            number,
            f"{chat}/{post.removeprefix(f'{thread}-')}" if chat and post else post,
            author,
            text if isinstance(text, str) else "",
            thread="" if chat else thread,
            venue=chat,
            at=self._at(("unix_timestamp", "timestamp"), said, harvest.report, number),
            edited_at=self._at(("timestamp_edited",), said, harvest.report, number),
            reply_to=f"{chat}/{answered.removeprefix(f'{thread}-')}" if chat and answered else answered,
            mentions=[name.strip() for name in mentions.split(",") if name.strip()]
            if isinstance(mentions, str)
            else (),
        )
        if chat:
            self._telegram(harvest, number, chat, author, said)

    def _telegram(self, harvest: Harvest, number: int, chat: str, author: str, said: Mapping[str, Any]) -> None:
        if chat not in self.chats:
            self.chats.add(chat)
            kind = "channel" if chat in self.channels.values() else "chat"
            harvest.add(VENUES, number, venue=chat, name=as_id(said.get("chat")), kind=kind)
        if author:
            bot = str(said.get("author_is_bot")).casefold()
            sort = BOT if bot in ("yes", "true", "1") else PERSON if bot in ("no", "false", "0") else None
            name = as_id(said.get("author_name")) or as_id(said.get("author_username"))
            harvest.add(ACCOUNTS, number, author=author, name=name, kind=sort)

    def _said(self, cell: Any) -> Any:
        if isinstance(cell, str) and cell.startswith(MISSING):
            self.missing += 1
            return None
        return cell

    def _at(self, names: tuple[str, ...], said: Mapping[str, Any], report: Report, number: int) -> int | None:
        written = [cell for name in names if (cell := said.get(name)) not in (None, "")]
        for cell in written:
            try:
                return self.times.read(cell)
            except (ValueError, TypeError, OverflowError):
                continue
        if written:
            report.mend(_("its time cannot be read and is left open"), number)
        return None

    def tell(self, report: Report) -> None:
        """What is to be known of the file as a whole."""
        if self.missing:
            told = _("{file}: fields that 4CAT could not fill, taken as not recorded: {count}.",
                     file=report.file, count=numeral(self.missing))  # fmt: skip
            report.note(told)


FOURCAT = Reader("4cat", recognise, read, lines_of=lambda path: path)
