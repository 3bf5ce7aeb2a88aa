"""A file of lines that grew is read from where it ended, and gives what the whole file gives."""

import shutil
import tempfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.make_posts import FORUM, as_csv, jsonl, make_post

from inroads.study import new_study
from inroads.world.exports.convokit import write_convokit
from inroads.world.exports.fourcat import write_fourcat
from inroads.world.exports.irc import STYLES, write_irc
from inroads.world.exports.online_place import make_place
from inroads.world.exports.whatsapp import write_whatsapp

TABLES = ("posts", "online_accounts", "online_venues", "online_events", "online_marks")
CHAT = r"""
mapping: chat
read: {format: lines, pattern: '\[(?P<time>[0-9:]+)\] <(?P<nick>[^>]+)> (?P<said>.*)', others: join}
posts:
  place: {value: irc}
  post: {column: line}
  author: {column: nick}
  text: {column: said}
accounts:
  place: {value: irc}
  author: {column: nick}
  name: {column: nick}
"""
LOG = (
    "[10:00] <fl4sh> one\n[10:01] <n0va> two\nand more\n\n[10:02] <fl4sh> café\n[10:03] <n0va> two\n"
    "[10:04] <fl4sh> last\n"
)
PAIR = (
    "13/01/2020, 10:00 - Messages are end-to-end encrypted.\n13/01/2020, 10:01 - n0va: one\nand more\n"
    "13/01/2020, 10:02 - n0va: two\n14/01/2020, 10:03 - fl4sh: 3\n14/01/2020, 10:03 - k: added later\n\nx\n"
    "14/01/2020, 10:04 - n0va added m\n14/01/2020, 10:05 - fl4sh: @m so\n"
)
NUMBERS = PAIR.replace(" - k:", " - +31 6 12345678:")
DATES = "".join(f"{day}/01/2020, 10:00 - n{day % 3}: so {day}\n" for day in range(10, 15))
RECORDS = [make_post(n, parent=n and n - 1, body=f'one, {n}\ntwo; "{n}" é') for n in range(5)]
ODD = "[2020-01-01 23:58:00] <a> B: so\n[23:59:00] <B> yes\n[00:01:00] <b> a: no\nodd\n[00:02:00] * a goes\n"


@cache
def files() -> dict[str, tuple[str, bytes, str]]:
    """By format the name of a file, what is in it, and the mapping it comes in by."""
    place, folder = make_place(7, 25), Path(tempfile.mkdtemp())
    write_fourcat(place, folder / "t.csv")
    write_fourcat(place, folder / "p.ndjson", telegram=False)
    write_convokit(place, folder / "c")
    csv, of_csv = as_csv(RECORDS, ";"), FORUM.replace("{format: jsonl}", "{format: csv}")
    return {
        "csv": ("p.csv", csv, of_csv),
        "csv windows": ("p.csv", csv.decode().encode("cp1252"), of_csv),
        "csv sep": ("p.csv", b"sep=;\n" + csv, of_csv),
        "jsonl": ("p.jsonl", jsonl(*RECORDS, make_post(2, body="edited")), FORUM),
        "lines": ("a.log", LOG.encode(), CHAT),
        "4cat csv": ("t.csv", (folder / "t.csv").read_bytes(), ""),
        "4cat ndjson": ("p.ndjson", (folder / "p.ndjson").read_bytes(), ""),
        "convokit": ("c/utterances.jsonl", (folder / "c" / "utterances.jsonl").read_bytes(), ""),
        "irc": ("#odd.log", ODD.encode(), ""),
        **{f"irc {style}": ("#a.log", write_irc(place, folder, style).read_bytes(), "") for style in STYLES},
        **{
            f"whatsapp {style}": ("WhatsApp Chat with F-01.txt", write_whatsapp(place, folder, style).read_bytes(), "")
            for style in ("android", "ios")
        },
        "whatsapp pair": ("WhatsApp Chat with n0va.txt", PAIR.encode(), ""),
        "whatsapp numbers": ("WhatsApp Chat with n0va.txt", NUMBERS.encode(), ""),
        "whatsapp dates": ("WhatsApp Chat with n0va.txt", DATES.encode(), ""),
    }


class Growing:
    """A study into which a file comes as it grows."""

    def __init__(self, folder: Path, form: str) -> None:
        name, self.data, mapping = files()[form]
        self.study = new_study(folder / "s.study", coder="A")
        self.file = folder / name
        self.file.parent.mkdir(exist_ok=True)
        self.unit = self.file if "/" not in name else self.file.parent
        if self.unit != self.file:
            write_convokit(make_place(7, 25), self.unit)
        self.said: dict[str, object] = {"zone": "Europe/Amsterdam", "reader": reader_of(form)}
        if mapping:
            (folder / "m.yaml").write_text(mapping)
            self.said = {"mapping": folder / "m.yaml"}

    def add(self, data: bytes) -> bool:
        """Whether of this content only the end was read."""
        self.file.write_bytes(data)
        return any("only what follows was read" in note for note in self.study.add(self.unit, **self.said).notes)

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """All tables that stand."""
        return {table: sorted(map(repr, self.study.table(table).rows())) for table in TABLES}

    def forget(self) -> None:
        """Take the cache away."""
        shutil.rmtree(self.study.folder.cache)


WHOLE = "csv windows"
"""What is no UTF-8 is read as Windows-1252 as a whole, or not at all."""


@pytest.mark.parametrize("form", files())
def test_only_the_end_is_read(form, tmp_path):
    """The last record of a file that grew is all that is read; what the cache holds for that may be deleted."""
    growing = Growing(tmp_path, form)
    with growing.study:
        at = len(lines(form)) - (2 if form.startswith("csv") else 1)
        growing.add(b"".join(lines(form)[:at]))

        assert growing.add(growing.data) == (form != WHOLE)
        assert all(check.holds for check in growing.study.verify())


def test_without_the_cache_a_log_is_read_whole(tmp_path):
    """What a reader leaves at the end of a file is a convenience: without it the same comes in."""
    growing = Growing(tmp_path, "irc")
    with growing.study:
        growing.add(b"".join(lines("irc")[:3]))
        growing.forget()

        assert not growing.add(growing.data)
        assert 4 == growing.study.table("posts").height


@pytest.mark.parametrize(
    ("form", "at"), [("whatsapp pair", 2), ("lines", 2), ("whatsapp pair", 6), ("whatsapp pair", 5)]
)
def test_an_end_that_changes_the_rest_is_read_whole(form, at, tmp_path):
    """Where it begins in the middle of a message, or a third person makes a pair a group, the whole file is read."""
    growing = Growing(tmp_path, form)
    with growing.study:
        growing.add(b"".join(lines(form)[:at]))

        assert not growing.add(growing.data)


def test_another_zone_reads_the_whole(tmp_path):
    """What was read with another --zone is no beginning of what is read with this one; that it stands twice is told."""
    growing = Growing(tmp_path, "irc")
    with growing.study:
        growing.add(b"".join(lines("irc")[:3]))
        growing.said["zone"] = "America/Chicago"
        growing.file.write_bytes(growing.data)
        notes = growing.study.add(growing.unit, **growing.said).notes

        assert not any("only what follows was read" in note for note in notes)
        assert any("stand twice" in note for note in notes)


def test_what_is_found_again_stands_once(tmp_path):
    """Where the whole is read for want of the cache nothing stands twice, and nothing of the kind is told."""
    growing = Growing(tmp_path, "irc")
    with growing.study:
        growing.add(b"".join(lines("irc")[:3]))
        growing.forget()
        growing.file.write_bytes(growing.data)

        assert not any("stand twice" in note for note in growing.study.add(growing.unit, **growing.said).notes)


def test_no_number_of_a_telephone_is_carried_over(tmp_path):
    """What is kept to go on with a chat names no telephone number, unless the study keeps addresses."""
    growing = Growing(tmp_path, "whatsapp numbers")
    with growing.study:
        growing.add(growing.data)
        held = [path.read_bytes() for path in growing.study.folder.cache.glob("carried-*")]

        assert [] == [data for data in held if b"12345678" in data]


def test_a_log_is_told_by_its_own_lines(tmp_path):
    """A line of the end is told by its number in the whole file."""
    growing = Growing(tmp_path, "irc")
    with growing.study:
        growing.add(ODD.encode())
        growing.file.write_bytes(ODD.encode() + b"odder\n")

        assert any("(line 6)" in note for note in growing.study.add(growing.file, **growing.said).notes)


def reader_of(form: str) -> str:
    """The name of the reader of a format."""
    return form.partition(" ")[0]


def lines(form: str) -> list[bytes]:
    """The lines of the file of a format."""
    return files()[form][1].splitlines(keepends=True)


@pytest.mark.parametrize("form", files())
def test_the_end_gives_what_the_whole_gives(form, tmp_path_factory):
    """Cut at any line, added, grown and added again: all tables are as if the whole had been read, undone or not."""

    @settings(max_examples=4, deadline=None)
    @given(st.integers(2, len(lines(form)) - 1))
    def held(at: int) -> None:
        tails = Growing(tmp_path_factory.mktemp("on"), form)
        with tails.study:
            try:
                tails.add(b"".join(lines(form)[:at]))
            except ValueError:  # it was cut within a quoted cell, or holds nothing yet: refused, as ever
                return
            first = tails.study.history().filter(verb="add")["act"][-1]
            tails.add(tails.data)
            found = tails.rows()
            second = [act for act in tails.study.history().filter(verb="add")["act"] if act != first][-1]
            tails.study.undo(first)
            alone = tails.rows()
            tails.study.undo(tails.study.history().filter(verb="undo")["act"][-1])
            tails.study.undo(second)
            whole = read_whole(tails)
            assert whole == found
            tails.study.undo(first)
            assert tails.rows() == alone

    held()


def read_whole(growing: Growing) -> dict[str, list[tuple[object, ...]]]:
    """The tables after the file was read whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("inroads.store.post_parts.grown_from", lambda *_said: None)
        assert not growing.add(growing.data)
    return growing.rows()
