"""Lines of JSON that are written alike, read at once: the same names in the same order, plain values.

All but the first name may be lacking. Some lines may be odd; they are left to the careful road, if they are few.

What fits the shape means the same to every reader of JSON, so that nothing is lost by reading it quickly; whatever does
not (names told twice, nested values, half characters, numbers with a point) is left to the careful road.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl

LEARNT_FROM = 1000
"""From how many lines the kinds of the values are learnt."""
FEW, MANY = 20, 4
"""One line of so many may be odd before the shape is learnt anew, and before it is given up."""

NONE_ODD = pl.Series([], dtype=pl.UInt32)

_HEX = "[0-9a-fA-F]"
_UNIT = (
    rf"(?:0(?:0(?:0[1-9a-fA-F]|[1-9a-fA-F]{_HEX})|[1-9a-fA-F]{_HEX}{{2}})|[1-9a-cA-CefEF]{_HEX}{{3}}"
    rf"|[dD][0-7]{_HEX}{{2}}|[dD][89abAB]{_HEX}{{2}}\\u[dD][c-fC-F]{_HEX}{{2}})"
)
_TEXT = rf'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u{_UNIT}))*"'
_WHOLE = r"(?:0|-?[1-9][0-9]{0,17})"
_ANY = rf"(?:{_TEXT}|-?(?:0|[1-9][0-9]{{0,17}})(?:\.[0-9]{{1,17}})?|true|false)"
_KINDS: dict[type, tuple[str, pl.DataType]] = {str: (_TEXT, pl.String()), int: (_WHOLE, pl.Int64())}


class Shape:
    """How the lines of a file are written, as far as it is known; it is learnt from the lines themselves."""

    def __init__(self, wanted: Sequence[str]) -> None:
        self._wanted = wanted
        self._fits = ""
        self._schema: dict[str, pl.DataType] = {}
        self.names: tuple[str, ...] = ()
        """The names that the records of the lines last read have."""

    def read(self, lines: bytes) -> tuple[pl.DataFrame, pl.Series] | None:
        """The wanted columns of the lines that are written alike, and the rows of those that are not; None where these
        are too many. Every line has its end.
        """
        if any("." in name for name in self._wanted):
            return None
        if self._are_alike(lines):
            return self._parsed(lines, NONE_ODD)
        texts = pl.Series(lines.decode().split("\n")[:-1], dtype=pl.String)
        odd = self._odd(texts)
        if len(odd) * FEW > len(texts):
            self._learn(texts.head(LEARNT_FROM).to_list())
            odd = self._odd(texts)
        if not self._schema or len(odd) * MANY > len(texts):
            return None
        even = pl.Series(np.delete(np.arange(len(texts)), odd.to_numpy()))
        return self._parsed(texts.gather(even).str.join("\n").item().encode(), odd)

    def _are_alike(self, lines: bytes) -> bool:
        whole = rf"\A(?:{self._fits}\n)+\z"
        return bool(self._fits) and bool(pl.Series([lines]).cast(pl.String).str.contains(whole).item())

    def _odd(self, lines: pl.Series) -> pl.Series:
        if not self._fits:
            return pl.int_range(len(lines), eager=True)
        return (~lines.str.contains(rf"\A{self._fits}\z")).arg_true()

    def _parsed(self, lines: bytes, odd: pl.Series) -> tuple[pl.DataFrame, pl.Series] | None:
        try:
            found = pl.read_ndjson(lines, schema=self._schema)
        except pl.exceptions.PolarsError:
            return None
        lacking = [pl.lit(None, dtype=pl.String).alias(name) for name in self._wanted if name not in self._schema]
        return found.with_columns(lacking).select(self._wanted), odd

    def _learn(self, lines: Sequence[str]) -> None:
        """Learn the names and the kinds of values as most of the lines have them; nothing where they have none."""
        self._fits, self._schema = "", {}
        records = [record for record in map(_record, lines) if record]
        names = _order(records)
        fits: list[str] = []
        schema: dict[str, pl.DataType] = {}
        for name in names:
            told = Counter(type(record[name]) for record in records if record.get(name) is not None).most_common(1)
            if not re.fullmatch(r"[\w @:;/+-]+", name):
                return
            pattern, kind = _ANY, None
            if name in self._wanted:
                if told and told[0][0] not in _KINDS:
                    return
                pattern, kind = _KINDS[told[0][0]] if told else ("null", pl.String())
                schema[name] = kind
            one = rf'"{re.escape(name)}" ?: ?(?:null|{pattern})'
            lacking = any(name not in record for record in records)
            fits.append(one if not fits else f"(?: ?, ?{one})?" if lacking else f" ?, ?{one}")
        if names:
            self._fits, self._schema, self.names = rf"\{{ ?{''.join(fits)} ?\}}", schema, names


def _record(line: str) -> dict[str, Any] | None:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return record if type(record) is dict else None


def _order(records: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """The names of the records, in the order that most of them keep; all of these begin with the same one."""
    order: list[str] = []
    for names, _count in Counter(map(tuple, records)).most_common():
        joint = _joint(order, names)
        order = joint if joint and joint[0] == names[0] else order
    return tuple(order)


def _joint(order: Sequence[str], names: tuple[str, ...]) -> list[str]:
    """An order that holds both; none where they contradict each other."""
    joint, at = list(order), 0
    for name in names:
        if name not in joint:
            joint.insert(at, name)
        elif joint.index(name) < at:
            return []
        at = joint.index(name) + 1
    return joint
