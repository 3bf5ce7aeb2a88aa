"""Records of JSON lines, one by one; a line that holds none is left out and reported."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inroads.errors import InputError
from inroads.language import _
from inroads.sources.online.report import Report
from inroads.sources.post_stream import utf8_pieces

LONGEST = 1 << 26
"""How many bytes a line may have: a post of ten million characters, written in signs of four bytes, and its names."""


def byte_lines(path: Path, report: Report, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """The lines of a file from a byte on with their numbers; what is packed and ends early is given up to there."""
    number, held, passing = 1, b"", False
    source = utf8_pieces(path, start)
    while True:
        try:
            piece = next(source, None)
        except InputError:
            if number == 1:
                raise
            report.truncated = True
            return
        if piece is None:
            break
        first, *others = piece.split(b"\n")
        held = b"" if passing else held + first
        for line in others:
            if not passing:
                yield number, held
            number, held, passing = number + 1, line, False
        if len(held) > LONGEST:
            report.leave(_("it is longer than {size} MB", size=LONGEST // 1024**2), number)
            held, passing = b"", True
    if held:
        report.unended = number
        yield number, held


def json_lines(path: Path, report: Report, start: int = 0) -> Iterator[tuple[int, dict[str, Any]]]:
    """The records of a file from a byte on with the numbers of their lines."""
    broken = 0
    for number, line in byte_lines(path, report, start):
        if broken:
            report.leave(_("it is not JSON"), broken)
            broken = 0
        if not line.strip():
            continue
        try:
            record = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            report.leave(_("it holds bytes that are no UTF-8"), number)
        except json.JSONDecodeError:
            broken = number
        except (RecursionError, ValueError):
            report.leave(_("its JSON is nested too deeply, or holds a number of too many digits"), number)
        else:
            if isinstance(record, dict):
                yield number, record
            else:
                report.leave(_("it is no record with named values"), number)
    if broken:
        report.leave(_("it is not JSON"), broken)
        report.truncated = True


def first_record(data: bytes) -> dict[str, Any]:
    """The record on the first line of the beginning of a file; empty where there is none."""
    try:
        record = json.loads(data.partition(b"\n")[0].decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def as_id(said: Any) -> str:
    """An id as text; '' for what is none."""
    if isinstance(said, str):
        return said.strip()
    return str(said) if isinstance(said, int) and not isinstance(said, bool) and abs(said) < 1 << 63 else ""
