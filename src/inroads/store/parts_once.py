"""Which Parquet files hold the posts of a study, and which of their rows are not in force.

An engine that reads Parquet itself needs no more than this to see each post once; no post passes through memory here.
"""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

from inroads.store.acts import files_of, standing_acts
from inroads.store.claims import replaced_acts
from inroads.store.online_columns import ONLINE_COLUMNS, POSTS
from inroads.store.posts import latest, part_path, posts_parts
from inroads.store.study_folder import StudyFolder

ID_DIGITS = 16


@dataclass
class PartsOfSource:
    """The files that hold the posts of one source; ``again`` gives by file the numbers of rows to leave out."""

    source: str
    paths: list[Path] = field(default_factory=list)
    again: dict[Path, pl.Series] = field(default_factory=dict)


def parts_once(study: StudyFolder) -> list[PartsOfSource]:
    """All posts of the study, by source, each post once."""
    parts = posts_parts(standing_acts(study.ledger))
    held = latest(study, parts)
    again = held.left_out()
    found: dict[str, PartsOfSource] = {}
    for number, part in enumerate(parts):
        group = found.setdefault(part.source, PartsOfSource(part.source))
        path = part_path(study, part.sha256)
        group.paths.append(path)
        if number in again:
            group.again[path] = again[number]
    if held.gone:
        found.setdefault("", PartsOfSource("")).paths.append(held.gone)
    return list(found.values())


def online_state(study: StudyFolder) -> str:
    """A name of what all files say of posts, accounts, venues, marks and events; another one where they say other."""
    acts = standing_acts(study.ledger)
    past = replaced_acts(acts)
    read = {POSTS, *ONLINE_COLUMNS}
    told = [
        f"{file['reader']} {file['sha256']}"
        for act in sorted(acts, key=lambda act: (act.at, act.id))
        if act.id not in past
        for file in files_of(act)
        if file["reader"] in read
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:ID_DIGITS]
