"""An invented online meeting place in the form in which real ones are exported, and what is true of it."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from inroads.errors import InputError
from inroads.language import _

if TYPE_CHECKING:
    from inroads.world.exports.online_place import OnlinePlace

MANY = ("jsonl", "csv", "parquet")
"""Forms that take any number of posts, with the mapping by which they come in."""
DUMPS = ("mybb", "phpbb2", "phpbb3", "vbulletin", "xenforo", "smf")
EXPORTS = ("telegram", "discord", "whatsapp", "irc", "convokit", "4cat", "pages", *DUMPS)
LARGEST = 200_000
"""Posts of a place that is held in memory while it is written."""


def write_export(folder: Path, form: str, posts: int, seed: int) -> dict[str, Path]:
    """Write one place with so many posts as ``form``, one of :data:`MANY` or :data:`EXPORTS`.

    Gives where the export, what is true (``truth.json``) and, of :data:`MANY`, the mapping lie. Raises InputError where
    there are files already, for no posts, or for more than :data:`LARGEST` in one of :data:`EXPORTS`.
    """
    if posts < 1:
        raise InputError(_("A meeting place has one post at least."), str(posts))
    if form in EXPORTS and posts > LARGEST:
        raise InputError(
            _("An export of this kind is written whole: {most} posts at most.", most=LARGEST),
            do=_("Choose one of: {known}.", known=", ".join(MANY)),
        )
    where = folder / "files"
    if where.exists() and any(where.iterdir()):
        what = _("There is something at this place already.")
        raise InputError(what, str(where), _("Choose another name, or move it away."))
    where.mkdir(parents=True, exist_ok=True)
    paths = {"files": where, "truth": folder / "truth.json"}
    if form in MANY:
        return paths | {"mapping": _write_many(where, paths["truth"], form, posts, seed)}
    from inroads.world.exports.online_place import make_place

    place = make_place(seed, posts)
    _writer(form)(place, where)
    paths["truth"].write_text(json.dumps(asdict(place), ensure_ascii=False, indent=1), encoding="utf-8")
    return paths


def _write_many(where: Path, truth: Path, form: str, posts: int, seed: int) -> Path:
    from inroads.world.exports.many_posts import MAPPING, write_many_posts

    known = write_many_posts(where / f"posts.{form}", posts, form, seed)
    told = {"posts": known.posts, "replies": known.replies, "threads": known.threads}
    told["users"] = int((known.per_user > 0).sum())
    truth.write_text(json.dumps(told, indent=1), encoding="utf-8")
    mapping = where / "posts.yaml"
    mapping.write_text(MAPPING.format(form=form), encoding="utf-8")
    return mapping


def _writer(form: str) -> Callable[["OnlinePlace", Path], object]:
    from inroads.world.exports.convokit import write_convokit
    from inroads.world.exports.discord import write_discord
    from inroads.world.exports.forum_dump import write_forum_dump
    from inroads.world.exports.fourcat import write_fourcat
    from inroads.world.exports.irc import write_irc
    from inroads.world.exports.saved_pages import write_saved_pages
    from inroads.world.exports.telegram import write_telegram
    from inroads.world.exports.whatsapp import write_whatsapp

    writers: dict[str, Callable[[OnlinePlace, Path], object]] = {
        "telegram": lambda place, where: write_telegram(place, where / "result.json", min(place.accounts)),
        "discord": write_discord,
        "whatsapp": write_whatsapp,
        "irc": write_irc,
        "convokit": write_convokit,
        "4cat": lambda place, where: write_fourcat(place, where / "4cat-telegram.csv"),
        "pages": write_saved_pages,
    }
    return writers.get(form) or (lambda place, where: write_forum_dump(place, where / f"{form}.sql.gz", form))
