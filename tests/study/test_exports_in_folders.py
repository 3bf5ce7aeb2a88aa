"""Tests of how exports come in from folders, in wide encodings, and of what is no export."""

import pytest

from inroads.errors import InputError
from inroads.study import new_study
from inroads.world.exports.forum_dump import write_forum_dump
from inroads.world.exports.fourcat import write_fourcat
from inroads.world.exports.irc import write_irc
from inroads.world.exports.online_place import make_place
from inroads.world.exports.whatsapp import write_whatsapp


@pytest.fixture
def study(tmp_path):
    """An empty study."""
    with new_study(tmp_path / "s.study", coder="A") as opened:
        yield opened


@pytest.fixture
def chats(tmp_path):
    """A folder with the text of a chat, a log, and a picture."""
    place = make_place(1, 20, "P")
    folder = tmp_path / "chats"
    folder.mkdir()
    write_whatsapp(place, folder)
    write_irc(place, folder)
    (folder / "IMG-1.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture")
    return folder


def posts(study):
    """How many posts the study holds."""
    return study.table("posts").height


def test_a_folder_of_exports_is_its_files(study, chats):
    """Every export of a folder comes in, as one act; no chat becomes a document."""
    study.add(chats)

    assert (40, [], 1) == (
        posts(study),
        [source for source in study.snapshot().table("sources")["kind"] if source != "meeting_place"],
        study.history().filter(verb="add").height,
    )


def test_a_document_among_exports(study, chats):
    """What may be read otherwise is not passed over in silence: nothing comes in, and it is named."""
    (chats / "interview.txt").write_text("R1: we met at the station, as I told you.\n")

    with pytest.raises(InputError, match="is no export") as error:
        study.add(chats)

    assert (True, 0) == ("interview.txt" in str(error.value), posts(study))


def test_a_known_document_can_still_become_posts(study, chats):
    """A chat that was taken as a document comes in when its reader is to read it."""
    (chat,) = chats.glob("WhatsApp*")
    study.add(chat, reader="document")
    study.add(chat)

    assert 20 == posts(study)


def test_a_known_file_under_another_name_of_its_place(study, chats):
    """Whoever says --place of a file that is known is told that it stays as it is."""
    (chat,) = chats.glob("WhatsApp*")
    study.add(chat)
    notes = study.add(chat, place="family").notes

    assert (20, True) == (posts(study), any("it stays as it was read" in note for note in notes))


@pytest.mark.parametrize("reader", ["irc", "whatsapp"])
def test_a_named_reader_reads_the_files_of_a_folder(study, chats, reader):
    """A reader of single files takes a folder file by file."""
    for other in [path for path in chats.iterdir() if path.suffix != {"irc": ".log", "whatsapp": ".txt"}[reader]]:
        other.unlink()
    study.add(chats, reader=reader)

    assert 20 == posts(study)


@pytest.mark.parametrize("reader", ["irc", "saved_pages", "discord"])
@pytest.mark.parametrize(("name", "says"), [("nowhere", "no file or folder"), ("empty", "empty")])
def test_nothing_there(study, tmp_path, reader, name, says):
    """A path that is not there, and an empty folder, are told as such."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(InputError, match=says):
        study.add(tmp_path / name, reader=reader)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig"])
@pytest.mark.parametrize("family", ["mybb.sql", "4cat.csv"])
def test_files_that_bear_a_mark_of_their_encoding(study, tmp_path, family, encoding):
    """A dump or table that was redirected on Windows is UTF-16 with a mark, and comes in with its letters."""
    plain, marked = tmp_path / f"plain-{family}", tmp_path / family
    place = make_place(2, 40, "P")
    if family == "4cat.csv":
        write_fourcat(place, plain)
    else:
        write_forum_dump(place, plain, "mybb")
    marked.write_text(plain.read_text(encoding="utf-8"), encoding=encoding)
    study.add(marked)
    told = {row["post"].rpartition("/")[2]: row["text"] for row in study.table("posts").iter_rows(named=True)}

    assert [] == [
        message.number
        for message in place.messages
        if not message.gone and f"“één” {message.number}" not in told.get(str(message.number), "")
    ]


def test_a_dump_of_an_unknown_program(study, tmp_path):
    """A dump that is of no known forum is told to be that, and not to be a table without its name."""
    (tmp_path / "shop.sql").write_text("CREATE TABLE `x` (`a` int);\nINSERT INTO `x` VALUES (1);\n")

    with pytest.raises(InputError, match="dump of no forum"):
        study.add(tmp_path / "shop.sql")


def test_two_dumps_of_one_forum(study, tmp_path):
    """A place that is named after its file is told to be, since a later dump bears another name."""
    (tmp_path / "inbox").mkdir()
    write_forum_dump(make_place(3, 20, "P"), tmp_path / "monday.sql", "mybb")
    (tmp_path / "inbox" / "tuesday.sql").write_bytes((tmp_path / "monday.sql").read_bytes() + b"-- end\n")
    notes = study.add(tmp_path / "monday.sql").notes
    study.undo()
    silent = study.add(tmp_path / "monday.sql", place="F-01").notes
    study.watch(tmp_path / "inbox", once=True, place="F-01", pause=lambda _seconds: None)

    assert (True, False, {"F-01"}, 21) == (
        any("the place is called «monday»" in note for note in notes),
        any("the place is called" in note for note in silent),
        set(study.table("posts")["place"]),
        posts(study),
    )


def test_an_export_that_ends_before_its_first_message(study, tmp_path):
    """Of a file of which nothing is left to take it is not said that what stands before its end is taken."""
    (tmp_path / "result.json").write_text('{"name": "Crew", "type": "private_supergroup", "id": 5, "messages": [{"id"')
    with pytest.raises(InputError) as caught:
        study.add(tmp_path / "result.json")

    assert "It ends before its end: get it again." in caught.value.text()
    assert "is taken" not in caught.value.text()
