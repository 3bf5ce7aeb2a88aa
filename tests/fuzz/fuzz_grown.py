"""Damaged files that grow: what is read on gives what the whole gives: `python -m tests.fuzz.fuzz_grown SECONDS`."""

import json
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.fuzz.mutate import mutate
from tests.study.test_read_on import Growing, files, read_whole

from inroads.errors import InputError


def differing(folder: Path, chance: random.Random) -> tuple[str, bool, str]:
    """The format of a damaged file, whether its end was read on, and which tables then differ from those of the whole.

    It is cut at a line, added, grown and added again.
    """
    form = chance.choice(list(files()))
    growing = Growing(folder, form)
    data = mutate(growing.data, chance, [data for _name, data, _mapping in files().values()])
    held = data.splitlines(keepends=True)
    growing.data = b"".join(held)
    with growing.study as study:
        try:
            growing.add(b"".join(held[: chance.randrange(1, len(held) + 1)]))
            if not growing.add(growing.data):
                return form, False, ""
        except (InputError, ValueError):
            return form, False, ""
        found = growing.rows()
        study.undo(study.history().filter(verb="add")["act"][-1])
        whole = read_whole(growing)
        return form, True, " ".join(table for table in found if found[table] != whole[table])


def fuzz(seconds: float, seed: int = 1) -> dict[str, object]:
    """Figures: files tried, how many of them were read on, and which came out otherwise than whole."""
    tried = read_on = 0
    failures: list[str] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory() as folder:
            form, is_on, tables = differing(Path(folder), random.Random(f"{seed} {tried}"))
        failures += [f"input {tried} ({form}): {tables}"] if tables else []
        tried, read_on = tried + 1, read_on + is_on
    return {"inputs": tried, "read_on": read_on, "failures": failures}


def main() -> None:
    """Fuzz for so many seconds; prints one JSON object."""
    figures = fuzz(float(sys.argv[1]))
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.exit(bool(figures["failures"]))


if __name__ == "__main__":
    main()
