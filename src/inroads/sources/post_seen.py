"""The hash of a file, found on the way while its posts are read, so that it is read once less."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass
class Seen:
    """Of a file that is not packed, and was read from its first byte to its last, the SHA-256; else ''."""

    sha256: str = ""

    def pieces_of(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The same pieces, which are all of the file."""
        self.sha256 = ""
        seen = hashlib.sha256()
        for piece in pieces:
            seen.update(piece)
            yield piece
        self.sha256 = seen.hexdigest()
