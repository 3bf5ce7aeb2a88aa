"""An invented study: the files of a field whose truth is known, and the main job done on them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from inroads.errors import InputError
from inroads.language import _, speaking
from inroads.study import new_study

Progress = Callable[[str, int, int], None]


def _quiet(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""


def make_world(
    folder: str | Path,
    networks: int = 40,
    family: str = "messy",
    seed: int = 1,
    progress: Progress = _quiet,
    **settings: float,
) -> dict[str, Any]:
    """Write an invented field: ``files/`` as a user would have them, and ``truth.json``; gives the truth.

    ``settings`` are any of the family's settings (see `world/families`).
    """
    from inroads.sources.workbook import write_workbook
    from inroads.store.durable import write_durably
    from inroads.world.field import make_field
    from inroads.world.settings import read_family

    place = Path(folder)
    progress(_("invented field"), 0, 0)
    field = make_field(read_family(family, networks=networks, seed=seed, **settings))
    (place / "files").mkdir(parents=True, exist_ok=True)
    write_workbook(place / "files" / "cases.xlsx", field.rows)
    truth = json.dumps(field.truth, indent=1, ensure_ascii=False, sort_keys=True)
    write_durably(place / "truth.json", truth.encode())
    return field.truth


def demo(
    folder: str | Path = "demo",
    networks: int = 40,
    family: str = "messy",
    seed: int = 1,
    lang: str = "en",
    progress: Progress = _quiet,
    **settings: float,
) -> dict[str, Path]:
    """An invented study with known truth, from files to report, in one go; gives where findings and report lie."""
    place = Path(folder)
    where = place / "demo.study"
    if where.exists():
        raise InputError(
            _("There is a demo at this place already."), str(where), _("Choose another folder, or delete this one.")
        )
    make_world(place, networks, family, seed, progress, **settings)
    with speaking(lang):
        title = _("Invented field, seed {seed}", seed=seed)
    with new_study(where, title=title, coder="demo", lang=lang) as study:
        study.add(place / "files" / "cases.xlsx", progress=progress)
        return study.map(lang, seed, progress=progress)
