"""Sound saved pages, corpora, data sets and mapped tables, and what reads damaged ones."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.folder_to_fuzz import folder_to_fuzz
from tests.sources.online.test_tables_mapping import CHAT, FEEDBACK, VENDORS

from inroads.errors import InputError
from inroads.sources.online import convokit, fourcat, saved_pages
from inroads.sources.online.reader import Asked, head_of
from inroads.sources.online.report import Report
from inroads.sources.online.selector_file import PRESETS, read_selectors
from inroads.sources.online_tables import online_tables
from inroads.sources.post_mapping_file import read_post_mapping
from inroads.sources.post_tally import Tally
from inroads.world.exports.convokit import write_convokit
from inroads.world.exports.fourcat import write_fourcat
from inroads.world.exports.market import write_market
from inroads.world.exports.online_place import make_place
from inroads.world.exports.saved_pages import PROGRAMS, write_saved_pages

ROWS = (
    '{"who": "a", "said": "x", "sort": "pm", "to": ["b", "c"], "tags": "@a,@b", "quoted": 12, "edited": 1425212280,'
    ' "room": "r", "invited_by": "b"}\n{"who": "b", "said": "\u00e9", "sort": null, "quoted": ["7"]}\n'
)


def page_seeds() -> dict[str, list[bytes]]:
    """The seeds of each kind, by the name that its file bears."""
    place = make_place(11, 24)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = []
        for program in PROGRAMS:
            write_saved_pages(place, folder / program, program)
            pages += [path.read_bytes() for path in sorted((folder / program).rglob("topic-*/*.html"))[:2]]
        write_convokit(place, folder / "c")
        write_convokit(place, folder / "o", old=True)
        for kind in ("csv", "ndjson"):
            write_fourcat(place, folder / f"t.{kind}")
            write_fourcat(place, folder / f"p.{kind}", telegram=False)
        write_market(place, folder)
        return {
            "page.html": pages,
            "selectors.yaml": [path.read_bytes() for path in sorted(PRESETS.glob("*.yaml"))],
            "utterances.jsonl": [(folder / one / "utterances.jsonl").read_bytes() for one in "co"],
            "speakers.json": [(folder / "c" / "speakers.json").read_bytes(), b'{"a": {"meta": {"name": "\\ud83d"}}}'],
            "4cat.csv": [(folder / one).read_bytes() for one in ("t.csv", "p.csv")],
            "4cat.ndjson": [(folder / one).read_bytes() for one in ("t.ndjson", "p.ndjson")],
            "tables.csv": [(folder / one).read_bytes() for one in ("feedback.csv", "vendors.csv")],
            "tables.jsonl": [ROWS.encode()],
            "tables.yaml": [text.encode() for text in (CHAT, FEEDBACK, VENDORS)],
        }


def page_readers() -> dict[str, Callable[[bytes], object]]:
    """What reads each of them."""
    folder = folder_to_fuzz()
    write_convokit(make_place(11, 24), folder / "c")
    feedback, chat = (_mapping(folder, text) for text in (FEEDBACK, CHAT))
    return {
        "page.html": lambda data: _export(saved_pages.SAVED_PAGES, _written(folder / "page.html", data)),
        "selectors.yaml": lambda data: read_selectors(_written(folder / "s.yaml", data)),
        "utterances.jsonl": lambda data: _corpus(folder / "c", "utterances.jsonl", data),
        "speakers.json": lambda data: _corpus(folder / "c", "speakers.json", data),
        "4cat.csv": lambda data: _export(fourcat.FOURCAT, _written(folder / "4cat.csv", data)),
        "4cat.ndjson": lambda data: _export(fourcat.FOURCAT, _written(folder / "4cat.ndjson", data)),
        "tables.csv": lambda data: _tables(_written(folder / "t.csv", data), feedback),
        "tables.jsonl": lambda data: _tables(_written(folder / "t.jsonl", data), chat),
        "tables.yaml": lambda data: read_post_mapping(_written(folder / "m.yaml", data)),
    }


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _mapping(folder: Path, text: str):
    return read_post_mapping(_written(folder / "m.yaml", text.encode()))


def _corpus(folder: Path, name: str, data: bytes) -> object:
    _written(folder / name, data)
    return _export(convokit.CONVOKIT, folder)


def _export(reader, path: Path) -> object:
    reader.recognise(head_of(path))
    report = Report(path.name)
    rows = [frame.rows() for batch in reader.read(path, Asked(), report) for frame in batch.values()]
    "\n".join(report.lines()).encode()
    return rows


def _tables(path: Path, mapping) -> object:
    tally = Tally(path.name)
    try:
        found = [frame.rows() for _table, frame in online_tables(path, mapping, tally, "windows-1252")]
    finally:
        for fault in tally.faults:
            f"{fault.what} {fault.where}".encode()
    if tally.faults:
        raise InputError.of(tally.faults, tally.uncounted)
    return found
