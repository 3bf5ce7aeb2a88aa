"""Damaged dumps of forums, BBCode and serialised values: only an InputError comes out, soon and in little memory.

``python -m tests.fuzz.fuzz_forum_dumps`` gives each of the targets FUZZ_SECONDS (600): guided by coverage where atheris
is installed and FUZZ_ATHERIS names a target, else by the damage of ``mutate``; it prints one JSON object.
"""

import json
import os
import random
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from tests.fuzz.mutate import mutate

from inroads.errors import InputError
from inroads.sources.online.all_readers import reader_for
from inroads.sources.online.bbcode import words_of
from inroads.sources.online.charset_repair import Charset
from inroads.sources.online.php_values import php_value
from inroads.sources.online.reader import Asked
from inroads.sources.online.report import Report
from inroads.sources.online.sql_dump import SqlDump
from inroads.world.exports.forum_dump import LAYOUTS, write_forum_dump
from inroads.world.exports.online_place import make_place

LONGEST_S = 10.0
MOST_BYTES = 3 << 30
SIGNS = (
    b"'", b"\\", b"\\'", b"''", b"),(", b");\n", b"/*!40101 ", b"*/", b"--\n", b"`", b"NULL", b"_binary '", b"0x4",
    b"X'1", b"INSERT INTO `zz_posts` VALUES ", b"CREATE TABLE `zz_posts` (", b"DELIMITER ;;\n", b"[quote]",
    b"[/quote]", b"[quote='a' pid='1']", b'<QUOTE author="a" post_id="1">', b"<s>", b"[code]", b"a:1:{",
    b'O:1:"A":0:{}', b"}",
)  # fmt: skip


def dumps() -> list[bytes]:
    """A small dump in each layout."""
    place = make_place(1, 30)
    held = []
    with tempfile.TemporaryDirectory() as folder:
        for layout in LAYOUTS:
            path = Path(folder) / "a.sql"
            write_forum_dump(place, path, layout, prefix="zz_")
            held.append(path.read_bytes())
    return held


TEXTS = [
    b"[QUOTE=n0va;12]sold?[/QUOTE]yes, [b]pm[/b] me [url=http://x.invalid]here[/url] [code][b][/code]",
    b'<r><QUOTE author="n0va" post_id="12"><s>[quote=n0va]</s>a<e>[/quote]</e></QUOTE> x &lt;<br/>\ny</r>',
    b"[quote author=n0va link=topic=1.msg12#msg12 date=5]a&quot;<br />b[/quote]<!-- s:) --><img src='x'><!-- s:) -->",
    "één “café” привет".encode("cp1251", errors="replace"),
    b'a:2:{s:2:"to";a:1:{i:0;s:1:"5";}i:3;d:0.5;}',
]


def read_dump(path: Path, data: bytes) -> None:
    """Read a file as whatever it is recognised as."""
    path.write_bytes(data)
    found = reader_for(path)
    if found:
        for _batch in found[0].read(path, Asked(), Report(path.name)):
            pass
    for _row in SqlDump(path).rows(lambda _table, columns: columns):
        pass


def read_text(data: bytes) -> None:
    """Read a text as BBCode, escaped or not, and as a serialised value."""
    text = Charset().text(data)
    words_of(text)
    words_of(text, escaped=True)
    words_of("<r>" + text)
    php_value(data)


def damaged(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The bytes with signs of the formats put in, and damage as it happens."""
    for _turn in range(chance.randint(0, 3)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 50, 2000)) + data[at + chance.randint(0, 9) :]
    return mutate(data, chance, others) if chance.random() < 0.7 else data


def targets(folder: Path) -> dict[str, tuple[list[bytes], Callable[[bytes], None]]]:
    """Seeds and readers by name."""
    return {"dump": (dumps(), lambda data: read_dump(folder / "a.sql", data)), "bbcode": (TEXTS, read_text)}


def fuzz(name: str, seconds: float, seed: int = 1) -> dict[str, object]:
    """Figures of one target: inputs, refused, the slowest in seconds of computing, and what failed."""
    inputs = refused = 0
    slowest, failures = 0.0, list[str]()
    with tempfile.TemporaryDirectory() as folder:
        held, read = targets(Path(folder))[name]
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            data = damaged(random.Random(f"{name} {seed} {inputs}").choice(held), random.Random(inputs + seed), held)
            began = time.process_time()
            try:
                read(data)
            except InputError:
                refused += 1
            except BaseException:  # noqa: BLE001 that is what is looked for
                failures.append(f"input {inputs}: {traceback.format_exc(limit=-3)}")
            took = time.process_time() - began
            if took > LONGEST_S:
                failures.append(f"input {inputs}: {took:.1f} s")
            slowest = max(slowest, round(took, 3))
            inputs += 1
    return {"inputs": inputs, "refused": refused, "slowest_s": slowest, "failures": failures}


def guided(name: str, seconds: float) -> None:
    """Fuzz one target by coverage; atheris ends the process."""
    import atheris

    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    corpus = folder / "corpus"
    corpus.mkdir()
    held, read = targets(folder)[name]
    for number, data in enumerate(held):
        (corpus / str(number)).write_bytes(data)

    @atheris.instrument_func
    def one(data: bytes) -> None:
        try:
            read(data)
        except InputError:
            return

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], str(corpus), f"-max_total_time={int(seconds)}", "-max_len=200000", "-timeout=60"], one)
    atheris.Fuzz()


def main() -> None:
    """Fuzz both targets, or one by coverage."""
    seconds, only = float(os.environ.get("FUZZ_SECONDS", "600")), os.environ.get("FUZZ_ATHERIS", "")
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    if only:
        guided(only, seconds)
    results = {name: fuzz(name, seconds) for name in os.environ.get("FUZZ_ONLY", "dump bbcode").split()}
    sys.stdout.write(json.dumps({"bench": "fuzz", "results": results}) + "\n")
    sys.exit(any(figures["failures"] for figures in results.values()))


if __name__ == "__main__":
    main()
