"""Every sentence that is shown has its Dutch twin."""

import re
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from inroads.cli import inroads
from inroads.cli.spoken import help_texts
from inroads.language import _, speaking

SRC = Path(__file__).parent.parent / "src" / "inroads"
FIELD = re.compile(r"\{[^}]*\}")


@cache
def catalogue():
    """The Dutch catalogue."""
    with (SRC / "locale" / "nl" / "LC_MESSAGES" / "inroads.po").open("rb") as file:
        return read_po(file, locale="nl")


@cache
def sentences():
    """Every sentence of the source."""
    found = extract_from_dir(str(SRC), keywords={"_": None})
    said = {message if isinstance(message, str) else message[0] for _file, _line, message, *_rest in found}
    return said | {text for text in help_texts(inroads) if text}


def test_every_sentence_is_translated():
    """No sentence of the source lacks its Dutch text."""
    dutch = {message.id: message.string for message in catalogue() if message.id and not message.fuzzy}

    assert sorted(sentence for sentence in sentences() if not dutch.get(sentence)) == []


def test_nothing_is_left_over():
    """The catalogue holds no sentence that the source has dropped."""
    assert {message.id for message in catalogue() if message.id} - sentences() == set()


def test_the_same_fields():
    """A translation fills in the same values as its sentence."""
    for message in catalogue():
        if message.id:
            assert sorted(FIELD.findall(message.id)) == sorted(FIELD.findall(message.string)), message.id


def test_dutch_is_spoken():
    """The compiled catalogue is used."""
    with speaking("nl"):
        assert _("A decision needs a reason.") != "A decision needs a reason."
