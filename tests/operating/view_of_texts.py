"""Case files, posts, interviews and dossiers of a world as a user has them: by the road of files, on a disk."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.operating.world import World

from inroads.invented_study import fill_study, make_world
from inroads.involvement.view import View
from inroads.study import new_study


@contextmanager
def view_of_texts(world: World) -> Iterator[View]:
    """The view of a study that lies in a folder for as long as one looks."""
    settings = replace(world.settings, target_networks=2).as_record()
    with tempfile.TemporaryDirectory(prefix="inroads-world-") as place:
        make_world(place, posts=0, **{**settings, "family": "plain"})
        with new_study(Path(place) / "a.study", coder="harness") as study:
            fill_study(study, Path(place) / "files")
            yield study.snapshot()
