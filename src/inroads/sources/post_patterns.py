"""Records of a file of lines of free form, such as the log of a chat: a pattern names the parts of a line."""

from collections.abc import Iterable, Iterator

from inroads.errors import InputError
from inroads.language import _, numeral
from inroads.sources.post_jsonl import Row
from inroads.sources.post_lines import LONGEST
from inroads.sources.post_mapping import LINE, PostField, PostMapping, PostReading
from inroads.sources.post_tally import Tally


def pattern_rows(lines: Iterable[tuple[int, str]], mapping: PostMapping, tally: Tally) -> Iterator[Row]:
    """The parts of each line that a pattern fits, with those of the file's name; what fits none is counted."""
    reading, wanted = mapping.read, mapping.columns
    text = next(iter(mapping.fields.get("text", PostField()).columns), "")
    named = _named(reading, tally.file)
    tally.columns.update(wanted)
    held: dict[str, str | None] = {}
    size = other = begins = 0
    for number, line in lines:
        found = next((match for pattern in reading.patterns if (match := pattern.fullmatch(line))), None)
        if found:
            if held:
                yield begins, size, [held.get(name) for name in wanted]
            held, size = {**named, **found.groupdict(), LINE: str(number + tally.before)}, len(line)
            begins = number
        elif reading.join and held and size + len(line) < LONGEST:
            held[text] = f"{held.get(text) or ''}\n{line}"
            size += len(line)
        else:
            other += bool(line.strip())
    if held:
        yield begins, size, [held.get(name) for name in wanted]
    if other:
        tally.notes.append(
            _("{file}: lines that are no post and were passed over: {count}.", file=tally.file, count=numeral(other))
        )


def _named(reading: PostReading, file: str) -> dict[str, str | None]:
    if reading.name is None:
        return {}
    found = reading.name.search(file)
    if found is None:
        raise InputError(
            _("The name of this file does not fit the pattern under «read: name»."), file, _("Rename it, or mend that.")
        )
    return found.groupdict()
