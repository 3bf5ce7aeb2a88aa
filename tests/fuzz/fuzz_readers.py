"""Damaged files for every reader: only an InputError or a StudyError comes out, soon and in little memory.

``make fuzz`` gives each reader FUZZ_SECONDS (600) in a process of its own, FUZZ_ONLY may name some of them, and prints
one JSON object. An input that fails is kept in ``FUZZ_KEEP`` (``fuzz-failures``) to look at. Dumps of forums and BBCode
are searched for as long again: by atheris where it is installed, else by hypothesis. Files that grow (``grown``) are
read on and read whole.
"""

import json
import multiprocessing
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.folder_to_fuzz import folder_to_fuzz
from tests.fuzz.fuzz_chats import chat_readers
from tests.fuzz.fuzz_forum_dumps import damaged, forum_readers, forum_seeds
from tests.fuzz.fuzz_pages import page_readers
from tests.fuzz.fuzz_posts import post_readers
from tests.fuzz.mutate import mutate
from tests.fuzz.seeds import seeds

from inroads.errors import InputError, StudyError
from inroads.frame.default import default_frame
from inroads.sources.columns import default_columns
from inroads.sources.document import read_document
from inroads.sources.mapping import read_mapping
from inroads.sources.read import read_sources
from inroads.sources.text import read_text

LONGEST_S = 10.0
"""Of computing: a machine that is busy with other work makes no reader slow."""
MOST_BYTES = 3 << 30
Read = Callable[[bytes], object]


@dataclass
class Figures:
    """What came of one reader: inputs tried, of these refused, the slowest, and what must not be."""

    inputs: int = 0
    refused: int = 0
    slowest_s: float = 0.0
    failures: tuple[str, ...] = ()


def _document(name: str) -> Read:
    def read(data: bytes) -> object:
        document = read_document(Path(name), data, transcript=len(data) % 2 == 0)
        document.text.encode()
        last = 0
        for segment in document.segments:
            if not last <= segment.start <= segment.end <= len(document.text):
                raise AssertionError(segment)
            last = segment.end
        return document

    return read


def _case_file(name: str, mapping: str = "") -> Read:
    folder = folder_to_fuzz()
    frame = default_frame()
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")

    def read(data: bytes) -> object:
        (folder / name).write_bytes(data)
        return read_sources(folder / name, frame, folder / "mapping.yaml" if mapping else None)

    return read


def _mapping(data: bytes) -> object:
    return read_mapping(read_text(data, "mapping.yaml").text, "mapping.yaml", default_columns())


def _rows(format_: str) -> str:
    path = ", path: $.links" if format_ == "json" else ""
    rows = "rows:\n  - {table: persons, set: {person: {column: who}}}\n"
    return f"mapping: m\nread: {{format: {format_}{path}}}\n{rows}"


GRAPH = """
mapping: m
rows:
  - {table: persons, where: {record: node}, set: {person: {column: id}}}
  - {table: ties, where: {record: edge}, set: {a: {column: source}, b: {column: target}}}
"""


def readers() -> dict[str, tuple[list[bytes], Read]]:
    """Each reader with its seeds."""
    found = seeds()
    ready: dict[str, Read] = {
        "entries.csv": _case_file("entries.csv"),
        ".xlsx": _case_file("cases.xlsx"),
        ".json": _case_file("cases.json", _rows("json")),
        ".jsonl": _case_file("cases.jsonl", _rows("jsonl")),
        ".yaml": _mapping,
        **{f".{kind}": _case_file(f"graph.{kind}", GRAPH) for kind in ("graphml", "gexf", "net")},
        **post_readers(),
        **page_readers(),
        **chat_readers(),
        **forum_readers(),
    }
    return {kind: (held, ready.get(kind) or _document(f"interview{kind}")) for kind, held in found.items()}


def fuzz(kind: str, seconds: float, seed: int = 1, mark: Callable[[int], None] = lambda _number: None) -> Figures:
    """Read damaged files of one kind for so long; ``mark`` is told the number of each before it is read."""
    held, read = readers()[kind]
    every = [data for others in seeds().values() for data in others[:2]]
    figures = Figures()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        number = figures.inputs
        data = input_of(kind, held, every, seed, number)
        mark(number)
        began = time.process_time()
        try:
            read(data)
        except (InputError, StudyError):
            figures.refused += 1
        except BaseException:  # noqa: BLE001 that is what is looked for
            figures.failures += (f"input {number}: {traceback.format_exc(limit=-3)}",)
            _keep(kind, number, data)
        took = time.process_time() - began
        if took > LONGEST_S:
            figures.failures += (f"input {number}: {took:.1f} s",)
            _keep(kind, number, data)
        figures.slowest_s = max(figures.slowest_s, round(took, 3))
        figures.inputs += 1
    return figures


def input_of(kind: str, held: list[bytes], every: list[bytes], seed: int, number: int) -> bytes:
    """The damaged file of that number: the same in every run."""
    chance = random.Random(f"{kind} {seed} {number}")
    return (damaged if kind in forum_seeds() else mutate)(chance.choice(held), chance, every)


def _keep(kind: str, number: int, data: bytes) -> None:
    folder = Path(os.environ.get("FUZZ_KEEP", "fuzz-failures"))
    folder.mkdir(exist_ok=True)
    (folder / f"{kind.strip('.').replace('.', '-')}-{number}{Path(kind).suffix or kind}").write_bytes(data)


def _alone(kind: str, seconds: float, seed: int, marks: str, answer: "multiprocessing.SimpleQueue[Figures]") -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    with Path(marks).open("r+b", buffering=0) as out:
        answer.put(fuzz(kind, seconds, seed, lambda number: os.pwrite(out.fileno(), str(number).encode(), 0) and None))


def apart(kind: str, seconds: float, seed: int) -> Figures:
    """The same in a process of its own, so that one that dies is told, with the number of its last input."""
    spawn = multiprocessing.get_context("spawn")
    answer: multiprocessing.SimpleQueue[Figures] = spawn.SimpleQueue()
    with tempfile.NamedTemporaryFile() as marks:
        process = spawn.Process(target=_alone, args=(kind, seconds, seed, marks.name, answer))
        process.start()
        process.join()
        if process.exitcode == 0:
            return answer.get()
        last = Path(marks.name).read_text(encoding="ascii") or "0"
    held = readers()[kind][0]
    every = [data for others in seeds().values() for data in others[:2]]
    _keep(kind, int(last), input_of(kind, held, every, seed, int(last)))
    return Figures(int(last) + 1, failures=(f"input {last}: the process ended with {process.exitcode}",))


GROWN = "grown"
"""Files that grow, which are read on from where they ended."""


def searched(seconds: float, *module: str) -> Figures:
    """What a search found, in a process of its own."""
    call = [sys.executable, "-m", *module, str(seconds)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    return Figures(failures=((done.stdout + done.stderr)[-2000:],) if done.returncode else ())


def main() -> None:
    """Fuzz all readers, or those of FUZZ_ONLY, one after the other."""
    seconds, seed = float(os.environ.get("FUZZ_SECONDS", "600")), int(os.environ.get("FUZZ_SEED", "1"))
    only = os.environ.get("FUZZ_ONLY", "").split()
    results = {}
    if not only or GROWN in only:
        results[GROWN] = vars(searched(seconds, "tests.fuzz.fuzz_grown"))
    for kind in [one for one in only if one != GROWN] if only else readers():
        results[kind] = vars(apart(kind, seconds, seed))
        if kind in forum_seeds():
            results[f"{kind}, searched"] = vars(searched(seconds, "tests.fuzz.fuzz_forum_dumps", kind))
        sys.stderr.write(f"{kind}: {results[kind]}\n")
    sys.stdout.write(json.dumps({"bench": "fuzz", "results": results}) + "\n")
    sys.exit(any(figures["failures"] for figures in results.values()))


if __name__ == "__main__":
    main()
