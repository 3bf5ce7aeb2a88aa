"""How far long work is: one line on stderr, from the second second on (in a file from the fourth)."""

import time
from typing import TextIO

FIRST_S = 1.0
FIRST_FILE_S = 3.0
PAUSE_SCREEN_S = 0.1
PAUSE_FILE_S = 2.0


class Progress:
    """Tells what is being done, how much is done, and of how much."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._began = time.monotonic()
        self._told = 0.0
        self._what = ""

    def __call__(self, what: str, done: int, all_: int) -> None:
        """Tell it, at most ten times a second on a screen, every two seconds in a file."""
        now = time.monotonic()
        pause, first = (PAUSE_SCREEN_S, FIRST_S) if self._out.isatty() else (PAUSE_FILE_S, FIRST_FILE_S)
        if now - self._began < first or (now - self._told < pause and what == self._what):
            return
        self._told, self._what = now, what
        line = f"{what}: {done:,} / {all_:,}".replace(",", " ") if all_ else f"{what} ..."
        self._out.write(f"\r\033[K{line}" if self._out.isatty() else f"{line}\n")
        self._out.flush()

    def end(self) -> None:
        """Leave a clean line."""
        if self._told and self._out.isatty():
            self._out.write("\r\033[K")
            self._out.flush()
