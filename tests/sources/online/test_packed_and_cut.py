"""Packed exports that were cut off are taken as far as they go, by every reader that takes packed files."""

import gzip
import json

import pytest

from inroads.errors import InputError
from inroads.study import new_study

TELEGRAM = json.dumps(
    {
        "name": "Crew", "type": "private_supergroup", "id": 5,
        "messages": [
            {"id": n, "type": "message", "date_unixtime": str(1577880000 + n), "from": "a", "from_id": f"user{n % 7}",
             "text": f"so {n} {n * 7919}"}
            for n in range(1, 2001)
        ],
    },
    indent=1,
)  # fmt: skip
IRC = "".join(f"[2020-01-01 10:{n // 60 % 60:02}:{n % 60:02}] <n{n % 7}> so {n} {n * 7919}\n" for n in range(2000))
WHATSAPP = "".join(f"13/01/2020, 10:{n // 60 % 60:02} - n{n % 7}: so {n} {n * 7919}\n" for n in range(2000))
FOURCAT = "".join(
    json.dumps({"id": str(n), "thread_id": "1", "author": f"n{n % 7}", "body": f"so {n} {n * 7919}",
                "timestamp": "2020-01-01 10:00:00"}) + "\n"
    for n in range(2000)
)  # fmt: skip


FILES = {
    "result.json": TELEGRAM, "#crew.log": IRC, "WhatsApp Chat with Crew.txt": WHATSAPP, "a.ndjson": FOURCAT,
}  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_what_stands_before_the_cut_is_taken(name, tmp_path):
    """Of a small packed export cut in half nearly half the posts come in, and the file is told to end too early."""
    packed = gzip.compress(FILES[name].encode())
    path = tmp_path / f"{name}.gz"
    path.write_bytes(packed[: len(packed) // 2])
    with new_study(tmp_path / "a.study", coder="C1") as study:
        told = " ".join(study.add(path, place="P-1").lines())
        count = study.table("posts").height

    assert 600 < count < 1400
    assert "ends before its end" in told


def test_nothing_to_unpack(tmp_path):
    """A packed file that is damaged from its first byte on is refused, and nothing of it is in the study."""
    path = tmp_path / "result.json.gz"
    path.write_bytes(gzip.compress(TELEGRAM.encode())[:12])
    with new_study(tmp_path / "a.study", coder="C1") as study, pytest.raises(InputError, match=r"damaged|mapping"):
        study.add(path)
