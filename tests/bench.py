"""How fast and how large: prints one JSON object on one line. It times, it never judges."""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from inroads.coding.claims import to_claims
from inroads.coding.record import record
from inroads.model.draft import DraftCell, DraftRow
from inroads.store.ledger import Ledger
from inroads.study import Study, new_study

CLAIMS = 100_000
COLUMNS = {
    "mechanism": "M1",
    "medium": "face_to_face",
    "at": "2018-03",
    "role": "core",
    "channel": "contact",
    "access": "statement",
}


def seconds(work):
    """How long the work takes, in seconds."""
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 3)


def append_per_s(folder: Path) -> float:
    """Durable single appends a second."""
    ledger = Ledger.create(folder / "append.db")
    count = 2000

    def append():
        for number in range(count):
            with ledger.writing("bench") as pen:
                pen.write("claim", {"unit": f"E-{number}", "variable": "medium", "value": "face_to_face"})

    return round(count / seconds(append), 1)


def study_of_claims(folder: Path) -> Study:
    """A study of 100 000 claims: 12 500 entries of 40 networks, eight claims each."""
    study = new_study(folder / "bench.study", coder="bench")
    rows = []
    for number in range(CLAIMS // 8):
        said = {"entry": f"E-{number}", "person": f"P-{number}", "network": f"N-{number % 40}", **COLUMNS}
        cells = tuple(DraftCell(name, text, f"cases.xlsx#entries!A{number + 2}") for name, text in said.items())
        rows.append(DraftRow("entries", cells, f"cases.xlsx, sheet entries, row {number + 2}"))
    claims = to_claims(rows, study.frame, "cases.xlsx")
    record(study.folder, claims, [], "bench")
    return study


def command(*arguments: str) -> float:
    """How long a command takes as a process of its own, in seconds."""
    call = [sys.executable, "-m", "inroads.cli", *arguments]
    return seconds(lambda: subprocess.run(call, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))


def main() -> None:
    """Measure, and print the line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = {"help_s": min(command("--help") for _turn in range(5)), "append_per_s": append_per_s(folder)}
        study = study_of_claims(folder)
        results["snapshot_100k_claims_s"] = seconds(study.snapshot)
        results["verify_100k_s"] = seconds(study.verify)
        study.close()
        results["demo_s"] = command("demo", str(folder / "demo"))
        shutil.rmtree(folder / "demo" / "demo.study" / "cache")
        results["map_default_s"] = command("map", str(folder / "demo" / "demo.study"))
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    results["peak_gib"] = round(max(peaks) / 2**20, 3)
    sys.stdout.write(json.dumps({"bench": "study", "results": results}) + "\n")


if __name__ == "__main__":
    main()
