"""How fast and how large: prints one JSON object on one line. It times, it never judges."""

import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.operating.run import without_sweeps
from tests.operating.world import world_of
from tests.sources.make_posts import make_mapping

from inroads.coding.claims import to_claims
from inroads.coding.record import record
from inroads.model.draft import DraftCell, DraftRow
from inroads.store.ledger import Ledger
from inroads.study import Study, new_study
from inroads.world.family import read_family

CLAIMS = 100_000
POSTS = 1_000_000
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


def write_posts(folder: Path) -> Path:
    """A million posts as JSON lines of about 240 bytes, by some 50 000 authors, and the mapping they come in by."""
    draw = random.Random(1)
    words = ["carding", "drop", "vouch", "pm", "me", "jabber", "escrow", "shop", "thanks", "selling", "logs", "mule"]
    with (folder / "posts.jsonl").open("w", encoding="utf-8") as file:
        for number in range(POSTS):
            post = {
                "id": number,
                "topic": f"t-{draw.randrange(20_000)}",
                "user": f"user{int(draw.paretovariate(0.6)) % 50_000}",
                "date": f"{draw.randrange(2010, 2020)}-0{draw.randrange(1, 10)}-1{draw.randrange(10)}T12:00:00Z",
                "body": " ".join(draw.choices(words, k=22)),
                "parent": draw.randrange(number) if number and draw.random() < 0.5 else None,
            }
            file.write(json.dumps(post) + "\n")
    return make_mapping(folder)


def measured(*arguments: str) -> tuple[float, float]:
    """How many seconds a command takes as a process of its own, and how many GiB at most."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "inroads.cli", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments)
    return round(time.perf_counter() - began, 3), round(usage.ru_maxrss / 2**20, 3)


def posts(folder: Path) -> dict[str, float]:
    """A million posts: to take them in, to take them in again, to fold them, to verify them."""
    mapping = write_posts(folder)
    study = new_study(folder / "posts.study", coder="bench")
    call = ("add", str(study.path), str(folder / "posts.jsonl"), "--mapping", str(mapping))
    took, peak = measured(*call)
    results = {"posts_1m_s": took, "posts_peak_gib": peak, "posts_again_s": measured(*call)[0]}
    results["posts_snapshot_s"] = seconds(study.snapshot)
    results["posts_verify_s"] = seconds(study.verify)
    study.close()
    return results


def small_world_s() -> float:
    """From life to a snapshot with settled claims, in memory, in a process of the harness: the median of twenty."""
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=without_sweeps) as running:
        return round(statistics.median([running.submit(small_world, seed).result() for seed in range(21)][1:]), 3)


def small_world(seed: int) -> float:
    """The seconds that one world of thirty networks takes."""
    settings = read_family("plain")
    began = time.perf_counter()
    world_of(settings, 30, seed).view.table("entries")
    return time.perf_counter() - began


def main() -> None:
    """Measure, and print the line."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results = posts(folder)  # first: a process counts what its parent held when it began as its own peak
        results["small_world_s"] = small_world_s()
        results |= {"help_s": min(command("--help") for _turn in range(5)), "append_per_s": append_per_s(folder)}
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
