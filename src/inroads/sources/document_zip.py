"""The parts of a packed document (DOCX, ODT), unpacked only as far as is safe."""

import io
import zipfile
import zlib

from inroads.errors import InputError
from inroads.language import _

LARGEST_BYTES = 32 * 1024 * 1024
"""A part larger than this unpacked is no text that anybody typed; one as large takes up to 10 s and 800 MB to read."""

_BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError, ValueError, KeyError)


def parts_of(data: bytes, name: str, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The parts of these names that the file holds; raises InputError where it is damaged, locked or a trap."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            held = {part: archive.getinfo(part) for part in wanted if part in archive.NameToInfo}
            return {part: _unpacked(archive, info, name) for part, info in held.items()}
    except InputError:
        raise
    except _BROKEN as error:
        raise InputError(
            _("This file is damaged or locked: it cannot be unpacked ({reason}).", reason=str(error)[:120]),
            name,
            _("Open it in the program it comes from, and save it again without a password."),
        ) from None


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    with archive.open(info) as part:
        data = part.read(LARGEST_BYTES + 1)
    if len(data) > LARGEST_BYTES:
        raise InputError(
            _("A part of this file ({part}) is larger than {size} MB when unpacked.", part=info.filename,
              size=LARGEST_BYTES // 1024**2),
            name,
            _("Split the document, or save it as plain text."),
        )  # fmt: skip
    return data
