"""One cell, judged: what a coder wrote becomes the one text that the ledger holds for it.

Choices become the identifier of the frame, dates EDTF, numbers their shortest form, flags ``yes`` and ``no``,
several values are joined by `` | ``.
"""

import math
import re
import unicodedata
from datetime import date, datetime

from inroads.errors import Fault, InputError
from inroads.frame.frame import Frame, Variable
from inroads.frame.words import MISSING
from inroads.language import _, language
from inroads.model.draft import Written
from inroads.model.missing import CONTESTED, FIVE_WORDS, NOT_APPLICABLE, NOT_ASKED, NOT_RECORDED, WRITTEN_WORDS
from inroads.model.number import read_number
from inroads.model.tables import Column
from inroads.model.when import When

JOINT = " | "
MONTHS = 12
NAMES = ("id", "ref", "refs")
"""Kinds of cells that name units: two spellings of one name must not make two units."""
WORDS = {label.casefold(): word for word, labels in MISSING.items() for label in labels.values()} | {
    **dict.fromkeys(("niet vermeld", "not mentioned"), NOT_RECORDED),
    **dict.fromkeys(("nvt", "n.v.t.", "n/a"), NOT_APPLICABLE),
}
"""What people write for the words that say why a value is missing."""
FLAGS = {"yes": "yes", "ja": "yes", "true": "yes", "1": "yes", "no": "no", "nee": "no", "false": "no", "0": "no"}
_DUTCH_DATE = re.compile(r"^(\d{1,2})[-.](\d{1,2})[-.](\d{4})$")
_SLASHED_DATE = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")


def text_of(written: Written) -> str:
    """A cell as text: whole numbers without a point, dates as ISO."""
    if isinstance(written, bool):
        return "yes" if written else "no"
    if isinstance(written, float) and written.is_integer():
        return str(int(written))
    if isinstance(written, datetime):
        return written.date().isoformat()
    return written.isoformat() if isinstance(written, date) else str(written).strip()


def read_cell(written: Written, column: Column, variable: Variable | None, frame: Frame | None = None) -> str:
    """The text the ledger holds for a cell; raises InputError with what is wrong and what to do.

    With the frame at hand a value that belongs to another variable is named.
    """
    text = text_of(written)
    if column.kind in NAMES:
        text = plain_name(text)
    word = word_of(text)
    if word in WRITTEN_WORDS:
        return word
    _refuse_derived(word)
    match column.kind:
        case "choice":
            text = _choice(text, column, variable, frame)
        case "choices":
            text = JOINT.join(sorted({_choice(part, column, variable, frame) for part in _parts(text) or [text]}))
        case "refs":
            text = JOINT.join(sorted(set(_names(text))))
        case "ref":
            text = _name(text, column)
        case "number":
            text = _number(written, text)
        case "flag":
            text = _flag(text)
        case "date":
            text = _date(text)
    return text


def word_of(text: str) -> str:
    """The word for a missing value that the text writes, in either language; else the text as one word."""
    word = " ".join(text.casefold().split())
    return WORDS.get(word, word.replace(" ", "_"))


def plain_name(text: str) -> str:
    """A name in one spelling: composed letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _refuse_derived(word: str) -> None:
    if word == NOT_ASKED:
        raise InputError(
            _("«not_asked» cannot be typed: it follows from the instrument of the source."),
            do=_("Leave the cell blank, and say in `instruments.covers` what was asked."),
        )
    if word == CONTESTED:
        raise InputError(
            _("«contested» cannot be typed: it follows from claims that differ."),
            do=_("Write each coder's value in a row of its own, with the column `coder`."),
        )


def _names(text: str) -> list[str]:
    names = _parts(text)
    words = [name for name in names if word_of(name) in FIVE_WORDS]
    if words:
        raise InputError(
            _("«{word}» stands among names; it says that they are missing.", word=words[0]),
            do=_("Write the names, or the word alone."),
        )
    if not names:
        raise InputError(_("«{text}» names nothing.", text=text), do=_("Write the names, or leave the cell blank."))
    return names


def _name(text: str, column: Column) -> str:
    if "|" in text or not text:
        raise InputError(
            _("«{text}» is not one {unit}; this column names one.", text=text, unit=column.unit),
            do=_("Write one name, or a row for each."),
        )
    return text


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _choice(text: str, column: Column, variable: Variable | None, frame: Frame | None) -> str:
    if variable is None or not variable.values:
        return text
    value = variable.resolve(text)
    if value is None:
        raise InputError(
            _("«{text}» is not a value of {name}.", text=text, name=column.name), do=_meant(text, variable, frame)
        )
    return value


def _meant(text: str, variable: Variable, frame: Frame | None) -> str:
    """The values that look like the text; else the value of another variable that does, and all values there are."""
    near = [_labelled(value, variable) for value in variable.near(text)]
    if near:
        return _("Did you mean {near}?", near=" / ".join(near))
    known = _(
        "Values are: {known}.",
        known=", ".join([*(_labelled(value.value, variable) for value in variable.values), *WRITTEN_WORDS]),
    )
    other = frame.elsewhere(text) if frame else None
    if other is None:
        return known
    name, held, value = other
    hint = _("«{name}» is known as {value}, but of {variable}.", name=name, value=value, variable=held.id)
    return f"{hint} {known}"


def _labelled(value: str, variable: Variable) -> str:
    """A value as it may be written; in Dutch with its label, which may be written too."""
    held = variable.value(value)
    if language() == "en" or held is None:
        return value
    return f"{held.label.get(language(), value)} ({value})"


def _number(written: Written, text: str) -> str:
    number = float(written) if isinstance(written, int | float) else read_number(text, decimal_comma=False)
    if number is None or not math.isfinite(number):
        raise InputError(_("«{text}» is no number.", text=text), do=_("Write digits only, for example 12 or 1.5."))
    return str(int(number)) if number == int(number) else repr(number)


def _flag(text: str) -> str:
    flag = FLAGS.get(text.lower())
    if flag is None:
        raise InputError(_("«{text}» is neither yes nor no.", text=text), do=_("Write yes or no."))
    return flag


def _date(text: str) -> str:
    slashed = _SLASHED_DATE.match(text)
    if slashed and max(int(slashed[1]), int(slashed[2])) > MONTHS:
        first, second, year = map(int, slashed.groups())
        day, month = (first, second) if first > MONTHS else (second, first)
        text = f"{year}-{month:02d}-{day:02d}"
    elif slashed:
        raise InputError(
            _("«{text}» can be read as day/month and as month/day.", text=text), do=_("Write it as year-month-day.")
        )
    return When.read("/".join(_iso(end) for end in text.split("/"))).edtf()


def _iso(text: str) -> str:
    """A Dutch date as ISO; any other text as it is."""
    dutch = _DUTCH_DATE.match(text.strip())
    if not dutch:
        return text
    day, month, year = dutch.groups()
    return f"{year}-{int(month):02d}-{int(day):02d}"


def fault_at(error: InputError, where: str, variable: str) -> list[Fault]:
    """The faults of a cell, told with the place where it stands."""
    place = _("{where}, column {variable}", where=where, variable=variable)
    return [Fault(fault.what, place, fault.do) for fault in error.faults]
