"""Posts that are dated before their place existed are told of."""

from dataclasses import replace
from datetime import UTC, datetime

from inroads.study import new_study
from inroads.world.exports.forum_dump import write_forum_dump
from inroads.world.exports.online_place import make_place


def test_posts_before_the_place_existed(tmp_path):
    """Posts more than a year older than the first account are taken, counted and told; others are not."""
    place = make_place(1, 60)
    write_forum_dump(place, tmp_path / "sound.sql", "mybb")
    founded = datetime.fromtimestamp(min(one.joined for one in place.accounts.values()), UTC).date()
    place.messages[:3] = [replace(message, at=946_684_800) for message in place.messages[:3]]
    write_forum_dump(place, tmp_path / "early.sql", "mybb")
    with new_study(tmp_path / "a.study", coder="C1") as study:
        sound = study.add(tmp_path / "sound.sql", place="F-01").lines()
        early = study.add(tmp_path / "early.sql", place="F-02").lines()

    assert not [line for line in sound if "before" in line and "more than a year" in line]
    told = next(line for line in early if "more than a year" in line)
    assert f"«F-02» had its first account or room ({founded}): 3, the first of 2000-01-01" in told
