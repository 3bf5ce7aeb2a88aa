"""The lines of a text that comes in pieces, numbered; one without end is passed over: memory stays bounded."""

from collections.abc import Iterable, Iterator

from inroads.language import _, numeral
from inroads.sources.post_tally import Tally

LONGEST = 1 << 23
"""How many characters a line, and so a post, may have."""


def numbered_lines(texts: Iterable[str], tally: Tally) -> Iterator[tuple[int, str]]:
    """Each line with its number, from 1; a line that is too long is a fault and is passed over."""
    number, rest, passing = 1, "", False
    for text in texts:
        first, *others = text.split("\n")
        rest = "" if passing else rest + first
        for line in others:
            if not passing:
                yield number, rest
            number, rest, passing = number + 1, line, False
        if len(rest) > LONGEST:
            too_long(number, tally)
            rest, passing = "", True
    if rest:
        yield number, rest


def too_long(number: int, tally: Tally) -> None:
    """Tell of a line without end."""
    what = _("This line is longer than {count} characters.", count=numeral(LONGEST))
    tally.fault(what, number, _("Write one record a line, and leave out what is no text, such as pictures."))
