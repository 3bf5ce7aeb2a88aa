"""Sound exports of chats, and what reads damaged ones: `python -m tests.fuzz.fuzz_chats SECONDS [FORMAT]`."""

import json
import random
import sys
import time
import traceback
from collections.abc import Callable
from functools import cache

from tests.fuzz.folder_to_fuzz import folder_to_fuzz
from tests.fuzz.mutate import mutate

from inroads.errors import InputError
from inroads.sources.online.all_readers import reader_named
from inroads.sources.online.reader import Asked, head_of
from inroads.sources.online.report import Report
from inroads.world.exports.discord import write_discord
from inroads.world.exports.irc import STYLES, write_irc
from inroads.world.exports.online_place import make_place
from inroads.world.exports.telegram import write_telegram
from inroads.world.exports.whatsapp import write_whatsapp

NAMES = {"telegram": "result.json", "discord": "chat.json", "whatsapp": "WhatsApp Chat with F-01.txt", "irc": "#a.log"}


@cache
def chat_seeds() -> dict[str, list[bytes]]:
    """The seeds of each format."""
    place, folder = make_place(5, 40), folder_to_fuzz()
    write_telegram(place, folder / "t.json", 2)
    write_discord(place, folder / "d")
    full = json.loads((folder / "t.json").read_bytes())
    chats = [json.dumps(chat).encode() for chat in full["chats"]["list"]]
    return {
        "telegram": [(folder / "t.json").read_bytes(), *chats],
        "discord": [path.read_bytes() for path in sorted((folder / "d").iterdir())],
        "whatsapp": [write_whatsapp(place, folder, style).read_bytes() for style in ("android", "us", "ios")],
        "irc": [write_irc(place, folder, style).read_bytes() for style in STYLES],
    }


def chat_readers() -> dict[str, Callable[[bytes], object]]:
    """What reads each of them."""
    return {name: _reading(name) for name in NAMES}


def _reading(name: str) -> Callable[[bytes], object]:
    folder = folder_to_fuzz()

    def read(data: bytes) -> object:
        path = folder / NAMES[name]
        path.write_bytes(data)
        reader, report, rows = reader_named(name), Report(path.name), 0
        reader.recognise(head_of(path))
        for batch in reader.read(path, Asked(zone="Europe/Amsterdam", keep_addresses=True), report):
            rows += sum(len(table) for table in batch.values())
        report.lines()
        return rows

    return read


def main() -> None:
    """Fuzz one format, or all, for so many seconds each; prints one JSON object each."""
    seconds, only = float(sys.argv[1]), sys.argv[2:]
    every = [data for held in chat_seeds().values() for data in held]
    for name in only or NAMES:
        read, count, refused, slowest, failed = chat_readers()[name], 0, 0, 0.0, []
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            chance = random.Random(f"{name} {count}")
            data, began = mutate(chance.choice(chat_seeds()[name]), chance, every), time.process_time()
            try:
                read(data)
            except InputError:
                refused += 1
            except BaseException:  # noqa: BLE001 that is what is looked for
                failed.append(f"input {count}: {traceback.format_exc(limit=-3)}")
            slowest, count = max(slowest, time.process_time() - began), count + 1
        told = {
            "format": name,
            "inputs": count,
            "refused": refused,
            "slowest_s": round(slowest, 3),
            "failed": failed[:5],
        }
        sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
