"""Every reader of exports, and which of them a file is for."""

from pathlib import Path

from inroads.errors import InputError
from inroads.frame.similar import near
from inroads.language import _
from inroads.sources.online.convokit import CONVOKIT
from inroads.sources.online.discord import DISCORD
from inroads.sources.online.fourcat import FOURCAT
from inroads.sources.online.irc import IRC
from inroads.sources.online.mybb import MYBB
from inroads.sources.online.phpbb import PHPBB
from inroads.sources.online.reader import Reader, head_of
from inroads.sources.online.saved_pages import SAVED_PAGES
from inroads.sources.online.smf import SMF
from inroads.sources.online.telegram import TELEGRAM
from inroads.sources.online.vbulletin import VBULLETIN
from inroads.sources.online.whatsapp import WHATSAPP
from inroads.sources.online.xenforo import XENFORO

READERS: tuple[Reader, ...] = (
    XENFORO,
    VBULLETIN,
    SMF,
    PHPBB,
    MYBB,
    TELEGRAM,
    DISCORD,
    CONVOKIT,
    FOURCAT,
    SAVED_PAGES,
    WHATSAPP,
    IRC,
)


def reader_for(path: Path) -> tuple[Reader, str] | None:
    """The reader that recognises the file, and what it says it is; None where none does."""
    head = head_of(path)
    for reader in READERS:
        said = reader.recognise(head)
        if said:
            return reader, said
    return None


def reader_named(name: str) -> Reader:
    """The reader of that name; raises InputError."""
    for reader in READERS:
        if reader.name == name:
            return reader
    names = [reader.name for reader in READERS]
    close = near(name, names)
    raise InputError(
        _("There is no reader «{name}».", name=name),
        do=_("Did you mean {near}?", near=" / ".join(close))
        if close
        else _("Readers are: {names}.", names=", ".join(names)),
    )
