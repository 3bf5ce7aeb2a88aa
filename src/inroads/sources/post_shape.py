"""Lines of JSON that are all written alike, read at once: same names in the same order, plain values.

What fits the shape means the same to every reader of JSON, so that nothing is lost by reading it quickly; whatever does
not (names told twice, nested values, half characters, numbers with a point) is left to the careful road.
"""

import json
import re
from collections.abc import Sequence

import polars as pl

LEARNT_FROM = 1000
"""From how many lines the kinds of the values are learnt."""

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
        """The names that every record of the lines last read has."""

    def read(self, lines: pl.Series) -> pl.DataFrame | None:
        """The wanted columns of the lines; None where they are not written alike."""
        if any("." in name for name in self._wanted):
            return None
        if not self._are_alike(lines) and not (
            self._learn(lines.head(LEARNT_FROM).to_list()) and self._are_alike(lines)
        ):
            return None
        held = lines.str.join("\n").item().encode()
        try:
            found = pl.read_ndjson(held, schema=self._schema) if self._schema else None
        except pl.exceptions.PolarsError:
            return None
        if found is None or found.height != len(lines):
            return None
        lacking = [pl.lit(None, dtype=pl.String).alias(name) for name in self._wanted if name not in self._schema]
        return found.with_columns(lacking).select(self._wanted)

    def _are_alike(self, lines: pl.Series) -> bool:
        return bool(self._fits) and bool(lines.str.contains(self._fits).all())

    def _learn(self, lines: Sequence[str]) -> bool:
        """Learn the names and the kinds of values; False where lines are of no shape."""
        self._fits = ""
        try:
            records = [json.loads(line) for line in lines]
        except (ValueError, RecursionError):
            return False
        names = tuple(records[0]) if type(records[0]) is dict else ()
        if not names or any(type(record) is not dict or tuple(record) != names for record in records):
            return False
        fits, schema = [], {}
        for name in names:
            told = {type(record[name]) for record in records} - {type(None)}
            if not re.fullmatch(r"[\w @:;/+-]+", name):
                return False
            pattern, kind = _ANY, None
            if name in self._wanted:
                if len(told) > 1 or not told <= _KINDS.keys():
                    return False
                pattern, kind = _KINDS[told.pop()] if told else ("null", pl.String())
                schema[name] = kind
            fits.append(rf'"{re.escape(name)}" ?: ?(?:null|{pattern})')
        self._fits, self._schema, self.names = r"^\{ ?" + " ?, ?".join(fits) + r" ?\}$", schema, names
        return True
