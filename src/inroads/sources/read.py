"""One way in for every file: the language of the tables, or any layout through a mapping."""

from pathlib import Path

from inroads.frame.frame import Frame
from inroads.sources.case_file import CaseFile, read_bytes
from inroads.sources.case_table import read_case_file
from inroads.sources.columns import Columns, columns_of, default_columns
from inroads.sources.mapping import Preview, apply_mapping, preview, read_mapping
from inroads.sources.mapping_rules import Mapping
from inroads.sources.text import read_text


def read_sources(path: Path, frame: Frame, mapping: Path | None = None) -> CaseFile:
    """Read a file or folder into draft rows; raises one InputError with all faults."""
    columns = columns_of(frame)
    if mapping is None:
        return read_case_file(path, columns)
    return apply_mapping(_mapping(mapping, columns), path, columns)


def preview_mapping(path: Path, mapping: Path, rows: int = 5, frame: Frame | None = None) -> Preview:
    """What the first records of a file become under a mapping; changes nothing."""
    columns = columns_of(frame) if frame else default_columns()
    return preview(_mapping(mapping, columns), path, rows, columns)


def _mapping(path: Path, columns: Columns) -> Mapping:
    return read_mapping(read_text(read_bytes(path), path.name).text, path.name, columns)
