"""What somebody looks for, as SQLite's full-text search understands it: every word is taken literally."""

import re

from inroads.errors import InputError
from inroads.language import _

OPERATORS = ("AND", "OR", "NOT")
_PIECE = re.compile(r'"(?P<phrase>[^"]*)"(?P<prefix>\*?)|(?P<bracket>[()])|(?P<word>[^\s"()]+)|(?P<open>")')


def read_query(words: str) -> str:
    """The search for these words; raises InputError that points at what cannot be read.

    All words must occur; ``"several words"`` in this order, ``begin*`` for every ending, ``OR`` and ``NOT`` between.

    >>> read_query('met "at school" snap*')
    '"met" AND "at school" AND "snap" *'
    """
    if not words.strip():
        raise InputError(_("Nothing is said that could be found."), do=_how())
    said: list[str] = []
    for piece in _PIECE.finditer(words):
        if piece["open"]:
            raise _pointed(words, piece.start(), _("A quotation mark is not closed."))
        operand = piece[0] not in OPERATORS and piece[0] != ")"
        if said and operand and said[-1] not in (*OPERATORS, "("):
            said.append("AND")
        said.append(_operand(words, piece))
    return " ".join(said)


def _operand(words: str, piece: re.Match[str]) -> str:
    if piece["bracket"] or piece[0] in OPERATORS:
        return piece[0]
    word = piece["word"] or piece["phrase"]
    bare = word.removesuffix("*")
    if not any(letter.isalnum() for letter in bare):
        raise _pointed(words, piece.start(), _("«{word}» holds no letter and no digit.", word=word))
    return f'"{bare}"' + (" *" if piece["prefix"] or bare != word else "")


def unreadable(words: str) -> InputError:
    """What to say of words that make no search."""
    return InputError(_("These words cannot be read as a search."), words, _how())


def _pointed(words: str, place: int, what: str) -> InputError:
    return InputError(what, f"{words}\n{' ' * place}^", _how())


def _how() -> str:
    return _(
        'All words must occur. Write "met at school" for words in this order, snap* for every ending,'
        " OR between alternatives, NOT before what must not occur."
    )
