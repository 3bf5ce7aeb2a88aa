"""Run the driver's verbs under strace: count its calls, kill it at one of them, or have one of them fail.

Only the main thread is traced: it does all that reaches the disk. What the threads of an engine write is to wake each
other, and an engine whose wake-up fails waits for ever.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST_RUN = 120
"""Seconds after which a run is ended: it fails its test, and does not hold up all others."""
CALLS = ("write", "pwrite64", "fsync", "fdatasync", "rename", "unlink", "unlinkat", "openat", "ftruncate", "mkdir")


def refused():
    """Why strace cannot be used here; '' where it can."""
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    return f"ptrace is refused: {tried.stderr.strip()}" if tried.returncode else ""


@dataclass
class Ended:
    """How a run ended: its exit code (negative: the signal), what it acknowledged, the calls it made."""

    code: int
    acks: list[str]
    trace: str

    def counts(self):
        """How many of each call the main thread made."""
        return Counter(line.split("(")[0] for line in self.trace.splitlines() if "(" in line)


class Driver:
    """The driver process."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.driver"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip

    def close(self):
        """End the driver."""
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def run(self, place, verbs, inject=""):
        """Let a child carry out the verbs in ``place``, traced, with one call tampered with."""
        go, acks, trace = place / "go", place / "acks", place / "trace"
        for left in (go, acks, trace):
            left.unlink(missing_ok=True)
        os.mkfifo(go)
        self._process.stdin.write("|".join([str(place), *verbs]) + "\n")
        self._process.stdin.flush()
        child = self._process.stdout.readline().strip()
        command = ["strace", "-s", "60", "-y", "-o", trace, "-p", child, "-e", f"trace={','.join(CALLS)},writev"]
        strace = subprocess.Popen(
            [*command, *(["-e", f"inject={inject}"] if inject else [])], stderr=subprocess.PIPE, text=True
        )
        told = "."
        while told and "attached" not in told:
            told = strace.stderr.readline()
        stuck = threading.Timer(LONGEST_RUN, os.kill, (int(child), signal.SIGKILL))
        stuck.start()
        with go.open("r+b", buffering=0) as gate:
            gate.write(b"!")
        code = int(self._process.stdout.readline())
        stuck.cancel()
        strace.communicate()
        if not told:
            raise RuntimeError("strace could not attach to the driver")
        lines = acks.read_text().splitlines() if acks.exists() else []
        return Ended(code, lines, re.sub(r"<(?:unfinished|\.\.\.).*", "", trace.read_text()))
