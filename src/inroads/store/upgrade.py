"""Bring the study of an earlier version to the format of this one, step by step."""

from pathlib import Path

from inroads.store.study_folder import read_settings

STEPS: dict[int, str] = {}
"""From each earlier format to the next; format 1 is the first."""


def upgrade(path: Path) -> list[str]:
    """The steps that were taken; none where the study has the format of this version already."""
    read_settings(path)
    return list(STEPS.values())
