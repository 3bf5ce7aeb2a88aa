"""Dumps of forums in every layout, and texts of BBCode, as `make fuzz` damages and searches them.

``python -m tests.fuzz.fuzz_forum_dumps KIND SECONDS`` searches one kind: guided by coverage where atheris is installed,
else with what hypothesis puts together of the signs of the formats. It ends with an error where a reader fails.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.folder_to_fuzz import folder_to_fuzz
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

Read = Callable[[bytes], object]
TEXT = "bbcode.txt"
SIGNS = (
    b"'", b"\\", b"\\'", b"''", b"),(", b");\n", b"/*!40101 ", b"*/", b"--\n", b"`", b"NULL", b"_binary '", b"0x4",
    b"X'1", b"INSERT INTO `zz_posts` VALUES ", b"CREATE TABLE `zz_posts` (", b"DELIMITER ;;\n", b"[quote]",
    b"LOCK TABLES a WRITE;\n", b"-- Dump completed on 9999-99-99\n", b"\n-- MySQL dump \n", b"\xd0\xd1\xd2",
    b"[/quote]", b"[quote='a' pid='1']", b'<QUOTE author="a" post_id="1">', b"<s>", b"[code]", b"a:1:{",
    b'O:1:"A":0:{}', b"}", b"(1,2,3,4,'", b"99999999999999999999",
)  # fmt: skip
TEXTS = [
    b"[QUOTE=n0va;12]sold?[/QUOTE]yes, [b]pm[/b] me [url=http://x.invalid]here[/url] [code][b][/code]",
    b'<r><QUOTE author="n0va" post_id="12"><s>[quote=n0va]</s>a<e>[/quote]</e></QUOTE> x &lt;<br/>\ny</r>',
    b"[quote author=n0va link=topic=1.msg12#msg12 date=5]a&quot;<br />b[/quote]<!-- s:) --><img src='x'><!-- s:) -->",
    "één “café” привет".encode("cp1251", errors="replace"),
    b'a:2:{s:2:"to";a:1:{i:0;s:1:"5";}i:3;d:0.5;}',
]


@cache
def forum_seeds() -> dict[str, list[bytes]]:
    """A small dump in each layout, and texts."""
    place, held = make_place(1, 30), {}
    with tempfile.TemporaryDirectory() as folder:
        for layout in LAYOUTS:
            path = Path(folder) / "a.sql"
            write_forum_dump(place, path, layout, prefix="zz_")
            held[f"{layout}.sql"] = [path.read_bytes()]
    return {**held, TEXT: TEXTS}


def forum_readers() -> dict[str, Read]:
    """What reads each of them."""
    path = folder_to_fuzz() / "a.sql"
    return {kind: _text if kind == TEXT else lambda data: _dump(path, data) for kind in forum_seeds()}


def _dump(path: Path, data: bytes) -> object:
    path.write_bytes(data)
    found, report, rows = reader_for(path), Report(path.name), 0
    if found:
        for batch in found[0].read(path, Asked(), report):
            rows += sum(len(table) for table in batch.values())
    "\n".join(report.lines()).encode()
    return rows + sum(1 for _row in SqlDump(path).rows(lambda _table, columns: columns))


def _text(data: bytes) -> object:
    text = Charset().text(data)
    return [words_of(text), words_of(text, escaped=True), words_of("<r>" + text), php_value(data)]


def damaged(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The bytes with signs of the formats put in, and damage as it happens."""
    for _turn in range(chance.randint(0, 3)):
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.choice(SIGNS) * chance.choice((1, 1, 1, 50, 2000)) + data[at + chance.randint(0, 9) :]
    return mutate(data, chance, others) if chance.random() < 0.7 else data


def search(kind: str, seconds: float) -> str:
    """Search one kind for so long, and give by what; a fault of a reader comes out, atheris ends the process."""
    if find_spec("atheris"):
        _by_coverage(kind, seconds)
    return _by_hypothesis(kind, seconds)


def _tried(read: Read, data: bytes) -> None:
    try:
        read(data)
    except InputError:
        return


def _by_hypothesis(kind: str, seconds: float) -> str:
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from hypothesis import strategies as st

    read, held, tries = forum_readers()[kind], forum_seeds()[kind], 0
    signs = st.lists(st.sampled_from(SIGNS) | st.binary(max_size=8), max_size=12).map(b"".join)
    end = time.monotonic() + seconds
    while time.monotonic() < end:

        @seed(tries)
        @settings(
            max_examples=50, deadline=None, database=None, suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )  # fmt: skip
        @given(st.sampled_from(held), st.floats(0, 1), signs, st.integers(0, 40))
        def one(data: bytes, share: float, put: bytes, gone: int) -> None:
            if time.monotonic() < end:
                at = int(share * len(data))
                _tried(read, data[:at] + put + data[at + gone :])

        one()
        tries += 1
    return "hypothesis"


def _by_coverage(kind: str, seconds: float) -> None:
    import atheris

    corpus = folder_to_fuzz()
    for number, data in enumerate(forum_seeds()[kind]):
        (corpus / str(number)).write_bytes(data)
    read = forum_readers()[kind]
    atheris.instrument_all()
    limits = [
        f"-max_total_time={max(1, int(seconds))}",
        "-max_len=200000",
        "-timeout=60",
        f"-artifact_prefix={corpus}/",
    ]
    atheris.Setup([sys.argv[0], str(corpus), *limits], atheris.instrument_func(lambda data: _tried(read, data)))
    atheris.Fuzz()


if __name__ == "__main__":
    sys.stdout.write(search(sys.argv[1], float(sys.argv[2])) + "\n")
