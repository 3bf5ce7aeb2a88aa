# ruff: noqa: INP001 a script beside the pages, in no package
"""Bring every catalogue of sentences up to date with the source, and compile it.

New sentences come in untranslated, dropped ones go, translations stay. Places in the source are left out, so that a
catalogue changes only where a sentence does.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from inroads.cli import inroads
from inroads.cli.spoken import help_texts

SRC = Path(__file__).parent.parent / "src" / "inroads"
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: Inroads\\n"
"Language: {locale}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def sentences() -> set[str]:
    """Every sentence of the source."""
    found = extract_from_dir(SRC, keywords={"_": None})
    said = {message if isinstance(message, str) else message[0] for _file, _line, message, *_rest in found}
    return said | {text for text in help_texts(inroads) if text}


def updated(po: Path, wanted: set[str]) -> Catalog:
    """The catalogue of a language with the sentences wanted and no others."""
    locale = po.parts[-3]
    with po.open("rb") as source:
        old = read_po(source, locale=locale)
    new = Catalog(locale=locale)
    for sentence in wanted:
        known = old.get(sentence)
        message = new.add(sentence, known.string if known and not known.fuzzy else "")
        message.flags.discard("python-format")  # a per cent sign, never a field
    return new


def write(po: Path, catalogue: Catalog) -> None:
    """Write the catalogue, and its compiled form beside it."""
    with po.open("wb") as target:
        header = HEADER.format(locale=catalogue.locale_identifier, plural_forms=catalogue.plural_forms)
        target.write(header.encode())
        write_po(target, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    with po.with_suffix(".mo").open("wb") as target:
        write_mo(target, catalogue)


def main() -> None:
    """Update all catalogues; tell what still wants a translation."""
    wanted = sentences()
    for po in sorted(SRC.glob("locale/*/LC_MESSAGES/*.po")):
        catalogue = updated(po, wanted)
        write(po, catalogue)
        blank = sorted(message.id for message in catalogue if message.id and not message.string)
        sys.stdout.writelines(f"{po.parts[-3]}: {sentence}\n" for sentence in blank)


if __name__ == "__main__":
    main()
