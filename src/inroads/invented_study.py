"""An invented study: the files of a field whose truth is known, and the main job done on them."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inroads.errors import InputError
from inroads.language import _, speaking
from inroads.study import new_study

if TYPE_CHECKING:
    from inroads.study import Study
    from inroads.world.trace.post import Post
    from inroads.world.trace.texts import Texts

SHOWN = 10_000
TARGETS = 25
"""Networks simulated for what is true on average, for each network in the files of a small field."""
Progress = Callable[[str, int, int], None]


def _quiet(_what: str, _done: int, _all: int) -> None:
    """Show no progress."""


def make_world(
    folder: str | Path,
    networks: int = 40,
    posts: int = 50_000,
    family: str = "messy",
    seed: int = 1,
    progress: Progress = _quiet,
    **settings: float,
) -> dict[str, Any]:
    """Write an invented field: ``files/`` as a user would have them, and ``truth.json``; gives the truth.

    ``posts`` is how many posts there are in all, with those of bystanders; ``settings`` are any of the family's
    settings (see `world/families`). What is true on average is simulated on as many networks as the family says, in a
    small field on :data:`TARGETS` for each network; the truth gives its error.
    """
    from inroads.sources.workbook import write_workbook
    from inroads.store.durable import write_durably
    from inroads.world.family import read_any_family
    from inroads.world.field import make_field

    place = Path(folder)
    progress(_("invented field"), 0, 0)
    read = read_any_family(family, networks=networks, seed=seed, **settings)
    if "target_networks" not in settings:
        read = replace(read, target_networks=min(read.target_networks, TARGETS * networks))
    field = make_field(read)
    files = place / "files"
    files.mkdir(parents=True, exist_ok=True)
    write_workbook(files / "cases.xlsx", field.sheets)
    _write_texts(files, field.texts)
    told = {**field.truth, "posts": _write_posts(files, field.texts, posts, progress)}
    truth = json.dumps(told, indent=1, ensure_ascii=False, sort_keys=True)
    write_durably(place / "truth.json", truth.encode())
    return told


def _write_texts(files: Path, texts: "Texts") -> None:
    """Interviews, documents and their codings; a file that another field left there is taken away."""
    from inroads.world.trace.as_files import coding_file

    for folder, held in (("interviews", texts.interviews), ("documents", texts.documents)):
        (files / folder).mkdir(exist_ok=True)
        for old in set((files / folder).glob("*.txt")) - {files / folder / f"{name}.txt" for name in held}:
            old.unlink()
        for name, text in held.items():
            (files / folder / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    codings = (("codings", "texts", texts.codings), ("recodings", "recodings", texts.recodings.rows))
    for name, called, rows in codings:
        (files / f"{name}.yaml").write_text(coding_file(called, rows), encoding="utf-8", newline="\n")


def _write_posts(files: Path, texts: "Texts", posts: int, progress: Progress) -> dict[str, int]:
    """Posts, one after the other; gives how many there are of each place."""
    from inroads.world.trace.as_files import FORUM_MAPPING, post_lines

    (files / "forum.yaml").write_text(FORUM_MAPPING, encoding="utf-8", newline="\n")
    counted: Counter[str] = Counter()

    def counting() -> Iterator["Post"]:
        for number, post in enumerate(texts.posts(posts)):
            counted[post.place] += 1
            if number % SHOWN == 0:
                progress(_("posts"), number, posts)
            yield post

    with (files / "posts.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(post_lines(counting()))
    return dict(counted)


def demo(
    folder: str | Path = "demo",
    networks: int = 40,
    posts: int = 50_000,
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
    make_world(place, networks, posts, family, seed, progress, **settings)
    with speaking(lang):
        title = _("Invented field, seed {seed}", seed=seed)
    with new_study(where, title=title, coder="demo", lang=lang) as study:
        fill_study(study, place / "files", progress)
        return study.map(lang, seed, progress=progress)


def fill_study(study: "Study", files: Path, progress: Progress = _quiet) -> None:
    """The road of a user with three kinds of sources: case files, posts, interviews, documents, and their codings."""
    study.add(files / "cases.xlsx", progress=progress)
    if (files / "posts.jsonl").stat().st_size:
        study.add(files / "posts.jsonl", mapping=files / "forum.yaml", progress=progress)
    for folder, kind in (("interviews", "interview"), ("documents", "case_file")):
        texts = sorted((files / folder).glob("*.txt"))
        if texts:
            study.add(*texts, kind=kind, progress=progress)
    study.code(file=files / "codings.yaml")
