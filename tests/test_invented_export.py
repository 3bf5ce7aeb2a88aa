"""An invented place comes in by every form in which it is written."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.test_cli import run

from inroads.errors import InputError
from inroads.invented_export import DUMPS, EXPORTS, LARGEST, MANY, write_export
from inroads.study import new_study


@pytest.mark.parametrize("form", [*MANY, *EXPORTS])
def test_what_is_written_comes_in(tmp_path: Path, form: str) -> None:
    """As many posts as the truth tells, but for those that stand in no such export."""
    paths = write_export(tmp_path, form, 60, seed=3)
    truth = json.loads(paths["truth"].read_text("utf-8"))
    with new_study(tmp_path / "made.study", coder="c1", legal_basis="invented") as study:
        if form in MANY:
            study.add(paths["files"] / f"posts.{form}", mapping=paths["mapping"])
            expected = truth["posts"]
        else:
            study.add(paths["files"])
            told = truth["messages"]
            gone = 0 if form in (*DUMPS, "irc", "whatsapp") else sum(message["gone"] for message in told)
            expected = len(told) - gone + len(private_in(form, truth))
        found = study.snapshot().posts.scan().select("post").collect().height
    assert expected == found


def private_in(form: str, truth: dict[str, Any]) -> list[dict[str, Any]]:
    """A dump holds all private messages, an export of Telegram those of the account that exports, others none."""
    mine = min(map(int, truth["accounts"]))
    own = form == "telegram"
    return [told for told in truth["private"] if form in DUMPS or (own and mine in (told["author"], *told["to"]))]


def test_bad_calls_write_nothing(tmp_path: Path) -> None:
    """Too many posts for a form that is written whole, none at all, what only a whole field has, a folder in use."""
    run("world", tmp_path / "field", "--as", "irc", "--family", "null", code=2)
    with pytest.raises(InputError, match="one post"):
        write_export(tmp_path / "none", "csv", 0, seed=1)
    assert [] == list(tmp_path.iterdir())
    with pytest.raises(InputError, match=str(LARGEST)):
        write_export(tmp_path / "big", "telegram", LARGEST + 1, seed=1)
    assert not (tmp_path / "big").exists()

    write_export(tmp_path / "used", "irc", 30, seed=1)
    with pytest.raises(InputError, match="something at this place"):
        write_export(tmp_path / "used", "irc", 30, seed=1)
