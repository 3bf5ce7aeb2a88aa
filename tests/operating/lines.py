"""Figures kept on disk, one line of JSON for each world: killed and started again, a run goes on."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.operating.result import Result, read_result


@dataclass(frozen=True)
class Seen:
    """What an estimator gave of one world; ``broke`` tells the error where it gave nothing."""

    seed: int
    results: tuple[Result, ...]
    broke: str = ""

    def as_line(self) -> str:
        """One line of JSON."""
        told: dict[str, Any] = {"seed": self.seed, "results": [result.as_record() for result in self.results]}
        if self.broke:
            told["broke"] = self.broke
        return json.dumps(told, separators=(",", ":"), ensure_ascii=False) + "\n"


@dataclass(frozen=True)
class Lines:
    """The lines of one estimator, family and number of networks under one digest."""

    path: Path

    def seeds(self) -> set[int]:
        """The worlds that are there."""
        return set(self.held())

    def held(self) -> dict[int, Seen]:
        """What was seen of each world, by its seed, in the order of the seeds."""
        if not self.path.is_file():
            return {}
        found: dict[int, Seen] = {}
        for line in self.path.read_text(encoding="utf-8").splitlines():
            told = json.loads(line)
            results = tuple(read_result(record) for record in told["results"])
            found.setdefault(told["seed"], Seen(told["seed"], results, told.get("broke", "")))
        return dict(sorted(found.items()))

    def mend(self) -> None:
        """Drop a last line that was only half written."""
        if not self.path.is_file():
            return
        with self.path.open("r+b") as file:
            whole = file.read()
            file.truncate(whole.rfind(b"\n") + 1)

    def add(self, seen: Iterable[Seen]) -> None:
        """Append worlds."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.writelines(one.as_line() for one in seen)


def lines_of(folder: Path, estimator: str, family: str, networks: int, digest: str) -> Lines:
    """Where the lines of a cell lie."""
    return Lines(folder / estimator / f"{family}-{networks}-{digest}.jsonl")
